import { expect, test } from 'vitest'
import { nearMisses } from '@fsrs/compiler'

test.each([
  ['maap', ['map', 'map2', 'filter'], ['map']],
  ['pritnfn', ['printf', 'printfn', 'sprintf'], ['printfn', 'printf']],
  ['LENGTH', ['length', 'head'], ['length']],
  ['x', ['y', 'zz', 'x'], ['y']],
  ['completely', ['different'], []],
])('for %s of %j suggests %j', (name, candidates, expected) => {
  expect(nearMisses(name, candidates)).toEqual(expected)
})

test('answers no more than the limit, nearest first, each once', () => {
  expect(nearMisses('abc', ['abd', 'abe', 'abd', 'abf', 'ABC'], 2)).toEqual(['ABC', 'abd'])
})

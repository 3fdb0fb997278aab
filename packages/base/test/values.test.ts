import { expect, test } from 'vitest'
import { isObject, shown } from '@fsrs/base'

test('objects are told from null and from functions', () => {
  expect([{}, [], null, () => 1, 'a'].map(isObject)).toEqual([true, true, false, false, false])
})

test('a value is shown as what it is, not as what its text may look like', () => {
  expect(['5', 5, null, undefined, {}, [1], () => 1].map(shown)).toEqual([
    "'5'",
    '5',
    'null',
    'undefined',
    'an object',
    'a list',
    'a function',
  ])
})

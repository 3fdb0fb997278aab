import { expect, test } from 'vitest'
import {
  choiceProblem,
  flagProblem,
  functionProblem,
  numberProblem,
  objectProblem,
  requireOptions,
  schemaProblem,
  textsProblem,
} from '@fsrs/base'

test('what is left out is no problem', () => {
  expect([
    numberProblem('a', undefined, 0),
    functionProblem('a', undefined),
    flagProblem('a', undefined),
    choiceProblem('a', undefined, ['x']),
    objectProblem('a', undefined, 'a clock', ['nowMs']),
  ]).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test.each([
  [0, undefined],
  [10, undefined],
  [Infinity, 'The option a is Infinity.'],
  [10.5, 'The option a is 10.5.'],
  [-1, 'The option a is -1.'],
  [Number.NaN, 'The option a is NaN.'],
  ['5', "The option a is '5'."],
  [null, 'The option a is null.'],
])('from 0 to 10 is %s', (value, message) => {
  expect(numberProblem('a', value, 0, 10)?.message).toBe(message)
})

test('a number has no upper bound unless one is given', () => {
  expect(numberProblem('a', Infinity, 0)).toBeUndefined()
})

test('what is wrong is said with what the option takes', () => {
  expect(
    [
      numberProblem('fuel', -1, 0),
      functionProblem('print', 'log'),
      flagProblem('warmUp', 1),
      choiceProblem('strategy', 'jit', ['auto', 'codegen']),
      objectProblem('clock', { nowMs: 5 }, 'a clock', ['nowMs']),
    ].map((problem) => `${problem?.message} ${problem?.hint}`),
  ).toEqual([
    'The option fuel is -1. It takes a number from 0 on; leave it out for its default.',
    "The option print is 'log'. It takes a function; leave it out for its default.",
    'The option warmUp is 1. It takes true or false; leave it out for its default.',
    "The option strategy is 'jit'. It takes auto, codegen; leave it out for its default.",
    'The option clock is an object. It takes a clock; leave it out for its default.',
  ])
})

test.each<[string, unknown, boolean]>([
  ['a list of texts', ['a'], true],
  ['a text', 'a', false],
  ['a list of numbers', [1], false],
])('%s among texts', (_what, value, holds) => {
  expect(textsProblem('a', value) === undefined).toBe(holds)
})

test.each<[string, unknown, boolean]>([
  ['a schema', { '~standard': { version: 1, vendor: 'x', validate: () => ({}) } }, true],
  ['a function that is one', Object.assign(() => 1, { '~standard': { validate: () => ({}) } }), true],
  ['an object', {}, false],
  ['a schema that checks nothing', { '~standard': {} }, false],
])('%s as a schema', (_what, value, holds) => {
  expect(schemaProblem('a', value) === undefined).toBe(holds)
})

test('the first problem is thrown', () => {
  expect(() => requireOptions(undefined, flagProblem('a', 1), flagProblem('b', 1))).toThrow('The option a is 1.')
  expect(() => requireOptions(undefined)).not.toThrow()
})

import { expect, test } from 'vitest'
import { CodedError, codeOf, messageOf } from '@fsrs/base'

test('a coded error carries its code, what to do, and its cause', () => {
  const cause = new Error('EACCES')
  const error = new CodedError('FILE_SYSTEM_ERROR', 'cannot read /a.', { hint: 'Check its permissions.', cause })
  expect(error).toMatchObject({
    name: 'CodedError',
    code: 'FILE_SYSTEM_ERROR',
    message: 'cannot read /a. Check its permissions.',
    cause,
  })
})

test('the name of an error is that of its class', () => {
  class WatchError extends CodedError<'X'> {}
  expect(new WatchError('X', 'm').name).toBe('WatchError')
})

test('code and message can be asked of anything that was thrown', () => {
  expect(codeOf(new CodedError('A', 'm'))).toBe('A')
  expect(codeOf(new Error('m'))).toBeUndefined()
  expect(codeOf('A')).toBeUndefined()
  expect(messageOf(new Error('m'))).toBe('m')
  expect(messageOf('thrown text')).toBe('thrown text')
  expect(messageOf(new TypeError())).toBe('TypeError')
})

test.each([
  ['an object without a prototype', Object.create(null)],
  ['an object that cannot be written', { toString: () => ({}) }],
  [
    'an object that refuses every question',
    new Proxy(
      {},
      {
        getPrototypeOf() {
          throw new Error('no')
        },
      },
    ),
  ],
])('%s can be thrown too', (_what, thrown) => {
  expect(messageOf(thrown)).toBe('Something was thrown that has no text')
})

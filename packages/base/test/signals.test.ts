import { expect, test } from 'vitest'
import { onAbort } from '@fsrs/base'

test('a listener is called once when the signal aborts', () => {
  const controller = new AbortController()
  let calls = 0
  onAbort(controller.signal, () => calls++)
  expect(calls).toBe(0)
  controller.abort()
  controller.abort()
  expect(calls).toBe(1)
})

test('a signal that has aborted already calls at once', () => {
  let calls = 0
  onAbort(AbortSignal.abort(), () => calls++)
  expect(calls).toBe(1)
})

test('a disposed listener is not called', () => {
  const controller = new AbortController()
  let calls = 0
  onAbort(controller.signal, () => calls++)[Symbol.dispose]()
  controller.abort()
  expect(calls).toBe(0)
})

test('without a signal nothing happens', () => {
  onAbort(undefined, () => expect.unreachable())[Symbol.dispose]()
})

import { expect, test, vi } from 'vitest'
import { HostScope } from '@fsrs/vm'

test('a scope ends whatever giving back throws, and whatever is thrown by who is told', async () => {
  const atConsole = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const told: unknown[] = []
  const scope = new HostScope((error) => {
    told.push(error)
    throw new Error('no ear')
  })
  const given: string[] = []
  scope.own(() => void given.push('first'))
  scope.own(() => Promise.reject(new Error('later')))
  scope.own(() => {
    throw Object.create(null)
  })
  await scope[Symbol.asyncDispose]()
  await scope[Symbol.asyncDispose]()
  expect([given, told.length, atConsole.mock.calls.length, scope.size]).toEqual([['first'], 2, 2, 0])
  atConsole.mockRestore()
})

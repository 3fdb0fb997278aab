import { expect, test, vi } from 'vitest'
import { reportTo } from '@fsrs/base'

test('an error is told, and what the telling throws goes to the console', () => {
  const told: unknown[] = []
  reportTo((error) => told.push(error), 'first')
  const atConsole = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  reportTo(() => {
    throw 'second'
  }, 'first')
  expect([told, atConsole.mock.calls]).toEqual([['first'], [['second']]])
  atConsole.mockRestore()
})

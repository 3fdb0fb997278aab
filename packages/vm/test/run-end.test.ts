import { expect, test } from 'vitest'

import { machine } from '../src/machine/machine.ts'
import { cleanUp, ending, runEnd } from '../src/values/run-end.ts'

function run<T>(body: () => T): T {
  const limits = { fuel: 100, timeoutMs: undefined, maxMemoryBytes: undefined }
  return machine.run(limits, { print: () => undefined, printError: () => undefined }, body)
}

const outOfFuel = expect.objectContaining({ code: 'FUEL_EXHAUSTED' })

function cleansUp(): boolean {
  let isCalled = false
  cleanUp(() => (isCalled = true))
  return isCalled
}

test('what is thrown where no run is open ends none', () => {
  expect(() => machine.charge(1)).toThrow(outOfFuel)
  expect(runEnd.error).toBeUndefined()
  expect(cleansUp()).toBe(true)
  expect(run(cleansUp)).toBe(true)
  ending(new Error('nothing runs'))
  expect(run(cleansUp)).toBe(true)
})

test('a run that has ended cleans nothing up, and the one it was called from goes on', () => {
  run(() => {
    const inner = (): void =>
      run(() => {
        expect(() => machine.charge(1000)).toThrow(outOfFuel)
        expect(cleansUp()).toBe(false)
        machine.afterHost()
      })
    expect(inner).toThrow(outOfFuel)
    expect(runEnd.error).toBeUndefined()
    expect(cleansUp()).toBe(true)
  })
})

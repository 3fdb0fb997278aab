import { FaultInjector, InjectedFault, injectEverywhere } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

class Disk {
  readonly #files = new Map<string, string>()
  read(name: string): Promise<string | undefined> {
    return Promise.resolve(this.#files.get(name))
  }
  write(name: string, content: string): Promise<void> {
    this.#files.set(name, content)
    return Promise.resolve()
  }
}

test('without a fault every call goes through, and is counted', async () => {
  const faults = new FaultInjector()
  const disk = faults.wrap(new Disk(), 'disk')
  await disk.write('a', '1')
  expect(await disk.read('a')).toBe('1')
  expect(faults.steps).toEqual(['disk.write', 'disk.read'])
  expect(faults.injected).toBe(false)
})

test('the named step throws, and only that one', async () => {
  const faults = new FaultInjector({ step: 2, kind: 'throw' })
  const disk = faults.wrap(new Disk(), 'disk')
  await disk.write('a', '1')
  expect(() => disk.read('a')).toThrow(InjectedFault)
  expect(await disk.read('a')).toBe('1')
  expect(faults.injected).toBe(true)
})

test('the named step rejects with the code of a failing disk', async () => {
  const disk = new FaultInjector({ step: 1, kind: 'reject' }).wrap(new Disk(), 'disk')
  await expect(disk.read('a')).rejects.toMatchObject({ code: 'EIO', step: 'disk.read' })
})

test('a late answer comes when it is released, a hanging one never: it is rejected', async () => {
  for (const kind of ['late', 'hang'] as const) {
    const faults = new FaultInjector({ step: 1, kind })
    const order: string[] = []
    const answer = faults
      .wrapFunction(async () => 'done', 'compile')()
      .then(
        (result) => order.push(result),
        () => order.push('rejected'),
      )
    await new Promise(setImmediate)
    order.push('released')
    faults.release()
    await answer
    expect(order).toEqual(['released', kind === 'late' ? 'done' : 'rejected'])
  }
})

/** Writes a copy before it deletes: safe at every step; the other order is not. */
async function move(disk: Disk, order: 'safe' | 'unsafe'): Promise<void> {
  const content = (await disk.read('from')) ?? ''
  if (order === 'unsafe') await disk.write('from', '')
  await disk.write('to', content)
  if (order === 'safe') await disk.write('from', '')
}

async function playMove(faults: FaultInjector, order: 'safe' | 'unsafe'): Promise<void> {
  const disk = new Disk()
  await disk.write('from', 'precious')
  await move(faults.wrap(disk, 'disk'), order).catch((error: unknown) => {
    if (!(error instanceof InjectedFault)) throw error
  })
  expect([await disk.read('from'), await disk.read('to')]).toContain('precious')
}

test('faults are injected into every step, in every way', async () => {
  expect(await injectEverywhere((faults) => playMove(faults, 'safe'))).toBe(3 * 2)
})

test('the step at which a program fails is named', async () => {
  await expect(injectEverywhere((faults) => playMove(faults, 'unsafe'))).rejects.toThrow('throw in step 3 (disk.write)')
})

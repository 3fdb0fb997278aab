import { accessSync, constants } from 'node:fs'

import { watcherContract } from '@fsrs/test-harness'
import { FileWatcher, type WatchBackend } from '@fsrs/watcher'
import { describe, test, vi } from 'vitest'

import { BACKENDS } from './support.ts'

/** A system that has no watches left. */
const exhausted: WatchBackend = {
  name: 'exhausted',
  open: () => ({
    add: () => {
      throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' })
    },
    remove: () => undefined,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }),
}

/** The watcher with a backend, as the contract wants it. */
export function subjectWith(backend: (typeof BACKENDS)[number]): Parameters<(typeof watcherContract)[0]['run']>[0] {
  return {
    name: backend,
    patienceMs: 60_000,
    quietMs: 200,
    create: (options) => new FileWatcher({ ...options, backend }),
    createWithoutWatches: () => new FileWatcher({ backend: exhausted }),
  }
}

/** The promises that take tens of thousands of files or events; they hold up the event loop, so one at a time. */
export const HEAVY = /10 000|overflow/

/** The promises about a thousand saves in a second: beside hundreds of other tests they would be a thousand in a minute. */
export const STORM = /storm/

/** The promises about what happens within a window; a machine that is busy with other tests would miss the window. */
export const TIMED = /^(?:leading|trailing|merges)|takes its time/

/** The promises about what this user may not do. */
export const PERMISSION = /permission/

/**
 * Lets this process be an ordinary user from now on, who can be denied something; until the result is disposed of. It
 * concerns everything that the process does.
 */
export function asOrdinaryUser(): Disposable {
  const NOBODY = 65_534
  const isSuperuser = process.geteuid?.() === 0
  if (isSuperuser) process.seteuid?.(NOBODY)
  return { [Symbol.dispose]: () => void (isSuperuser && process.seteuid?.(0)) }
}

/** Makes a test of each promise of the contract that `selects`, for each backend. */
export function testContract(selects: (name: string) => boolean, options: { readonly concurrent: boolean }): void {
  // Most of a test's time is waiting for quiet; more would wait for the thread pool, in the middle of their saves.
  vi.setConfig({ maxConcurrency: 30 })
  const { concurrent } = options
  describe.each(BACKENDS)('the watcher with the %s backend', { concurrent }, (backend) => {
    const subject = subjectWith(backend)
    for (const promise of watcherContract.filter(({ name }) => selects(name))) {
      // oxlint-disable-next-line vitest/valid-title -- the names of the promises are the titles
      test(promise.name, { timeout: 130_000, concurrent }, async ({ expect, skip }) => {
        const outcome = await promise.run(subject)
        if (outcome.type === 'unsupported') skip(outcome.reason)
        expect(outcome.type).toBe('passed')
      })
    }
  })
}

/** Lets temporary workspaces stand in memory where the system has such a place: what is tested is not the disk. */
export function workInMemory(): void {
  try {
    accessSync('/dev/shm', constants.W_OK)
    process.env['TMPDIR'] = '/dev/shm'
  } catch {
    // A system without it has a temporary directory, and tests that take longer.
  }
}

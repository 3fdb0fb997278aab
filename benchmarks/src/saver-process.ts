// Saves files as it is told to, in a process of its own, and says when each save was complete: an array of
// [path, text, how, restMs] a line comes in, the time of CLOCK_MONOTONIC in nanoseconds goes out, which all processes share.

import { appendFileSync, closeSync, openSync, renameSync, unlinkSync, writeFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

import { nodeFileSystem, saveStrategies, saveStrategy } from '@fsrs/test-harness'

/** Just before the call that makes the content complete. */
let completedNs = 0n

function stamped(call: () => void): void {
  completedNs = process.hrtime.bigint()
  call()
}

/** Saves of a storm, one a millisecond. */
const STORM_SAVES = 1000

/** What needs nothing but calls of the system; everything else is a strategy of the test harness. */
const PLAIN: Readonly<Record<string, (path: string, text: string) => void>> = {
  'in-place': (path, text) => writeInto(path, text, 'w'),
  rename: (path, text) => {
    writeInto(`${path}.tmp`, text, 'w')
    stamped(() => renameSync(`${path}.tmp`, path))
  },
  append: (path, text) => stamped(() => appendFileSync(path, text)),
  // `path` has a * where the name of each of three files goes, and `text` may have a #.
  together: (path, text) => {
    for (const name of ['a', 'b', 'c']) writeInto(path.replace('*', name), text.replace('#', name), 'w')
  },
  // `text` has a # where the number of the save goes.
  storm: (path, text) => {
    for (let i = 1; i <= STORM_SAVES; i++) {
      writeInto(path, text.replace('#', String(i)), 'w')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  },
}

function writeInto(path: string, text: string, flags: string): void {
  const file = openSync(path, flags)
  stamped(() => writeSync(file, text))
  closeSync(file)
}

/** Of the calls of a strategy, the last write or rename is the one that completes the content. */
const fileSystem: typeof nodeFileSystem = {
  ...nodeFileSystem,
  rename(from, to) {
    completedNs = process.hrtime.bigint()
    return nodeFileSystem.rename(from, to)
  },
  async open(path, mode) {
    const file = await nodeFileSystem.open(path, mode)
    return {
      ...file,
      write(bytes) {
        completedNs = process.hrtime.bigint()
        return file.write(bytes)
      },
    }
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const [path, text, how, restMs] = JSON.parse(line) as [string, string, string, number]
  const plain = PLAIN[how]
  if (plain !== undefined) plain(path, text)
  else if (how === 'create') writeFileSync(path, text)
  else if (how.startsWith('create '))
    await saveStrategies.find(({ name }) => `create ${name}` === how)?.create(path, text)
  else if (how === 'unlink') unlinkSync(path)
  else await saveStrategy(how).save(path, text, { fileSystem })
  if (restMs > 0) await setTimeout(restMs)
  process.stdout.write(`${String(completedNs)}\n`)
}

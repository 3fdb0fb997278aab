// Saves a file in the way it is told, in a process of its own, and says when the save was complete.
//
// Input lines: {"id":7,"path":"…","how":"in-place"|"rename"|"append"|"delete"|a save strategy of the test harness,
// "bytes":400}; with "create":true the file is made as the tool keeps it, and nothing is timed.
// Output lines: {"id":7,"atNs":"…"}: CLOCK_MONOTONIC just before the call that makes the save complete.
import { appendFileSync, closeSync, openSync, renameSync, unlinkSync, writeFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

import { nodeFileSystem, saveStrategies, saveStrategy } from '@fsrs/test-harness'

function content(id, bytes) {
  return `save ${id} ${'.'.repeat(Math.max(0, bytes - 10 - String(id).length))}\n`
}

const saves = {
  'in-place': (path, text) => writeInto(path, text, 'w'),
  rename: (path, text) => {
    const aside = `${path}.tmp`
    writeInto(aside, text, 'w')
    return stamped(() => renameSync(aside, path))
  },
  delete: (path, text) => {
    unlinkSync(path)
    return writeInto(path, text, 'wx')
  },
  append: (path, text) => stamped(() => appendFileSync(path, text)),
}

function writeInto(path, text, flags) {
  const file = openSync(path, flags)
  const atNs = stamped(() => writeSync(file, text))
  closeSync(file)
  return atNs
}

function stamped(call) {
  const atNs = process.hrtime.bigint()
  call()
  return atNs
}

/** Of the calls of a strategy, the last write or rename is the one that completes the content. */
let completedAtNs = 0n
const fileSystem = {
  ...nodeFileSystem,
  rename(from, to) {
    completedAtNs = process.hrtime.bigint()
    return nodeFileSystem.rename(from, to)
  },
  async open(path, mode) {
    const file = await nodeFileSystem.open(path, mode)
    return {
      ...file,
      write(bytes) {
        completedAtNs = process.hrtime.bigint()
        return file.write(bytes)
      },
    }
  },
}

async function saveBy(strategy, path, text) {
  await strategy.save(path, text, { fileSystem })
  return completedAtNs
}

async function create(path, how, text) {
  const strategy = saveStrategies.find(({ name }) => name === how)
  if (strategy === undefined) writeFileSync(path, text)
  else await strategy.create(path, text)
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, path, how, bytes, create: isNew } = JSON.parse(line)
  const text = content(id, bytes)
  let atNs = 0n
  if (isNew) await create(path, how, text)
  else atNs = how in saves ? saves[how](path, text) : await saveBy(saveStrategy(how), path, text)
  process.stdout.write(`${JSON.stringify({ id, atNs: String(atNs) })}\n`)
}

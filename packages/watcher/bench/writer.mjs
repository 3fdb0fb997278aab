// Saves a file in the way it is told, in a process of its own, and says when the save was complete.
//
// Input lines: {"id":7,"path":"…","how":"in-place"|"rename"|"append"|"delete","bytes":400}
// Output lines: {"id":7,"atNs":"…"}: CLOCK_MONOTONIC just before the call that makes the save complete.
import { appendFileSync, closeSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

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

for await (const line of createInterface({ input: process.stdin })) {
  const { id, path, how, bytes } = JSON.parse(line)
  const atNs = saves[how](path, content(id, bytes))
  process.stdout.write(`${JSON.stringify({ id, atNs: String(atNs) })}\n`)
}

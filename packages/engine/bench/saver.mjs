// The other process of `save-to-live.mjs`: saves what it is told to, and says when it began. The clock is the machine's
// monotonic one, which all processes share.

import { renameSync, writeFileSync } from 'node:fs'

process.on('message', ({ path, text, how }) => {
  const begunNs = process.hrtime.bigint()
  if (how === 'rename') {
    writeFileSync(`${path}.tmp`, text)
    renameSync(`${path}.tmp`, path)
  } else {
    writeFileSync(path, text)
  }
  process.send({ begunNs: String(begunNs) })
})

// Watches a tree: node --expose-gc tree-process.js CONTESTANT ROOT FILES. Writes what it found as JSON.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { WATCH_CONTESTANTS } from './file-watchers.ts'

/** What watching a tree came to. */
export interface TreeFound {
  readonly readyMs: number
  readonly memoryMb: number
  /** Files that were rewritten and never announced. */
  readonly lost: number
}

const SILENCE_MS = 3000
const [name = '', root = '', count = ''] = process.argv.slice(2)
const files = Array.from({ length: Number(count) }, (_, i) => join(root, `d${Math.floor(i / 100)}`, `file-${i}.txt`))
const watchTree = WATCH_CONTESTANTS.find((contestant) => contestant.name === name)?.watchTree
if (watchTree === undefined || gc === undefined)
  throw new Error(`${name} cannot watch a tree, or --expose-gc is missing.`)

const seen = new Set<string>()
let lastMs = 0
gc()
const before = process.memoryUsage().rss
const beganMs = performance.now()
await watchTree(root, (path) => {
  seen.add(path)
  lastMs = performance.now()
})
const readyMs = performance.now() - beganMs
await setTimeout(500)
gc()
const memoryMb = (process.memoryUsage().rss - before) / 1024 / 1024
await setTimeout(500)
for (const path of files) writeFileSync(path, `after ${Math.random()}\n`)
lastMs = performance.now()
while (performance.now() - lastMs < SILENCE_MS) await setTimeout(50)
const found: TreeFound = { readyMs, memoryMb, lost: files.filter((path) => !seen.has(path)).length }
process.stdout.write(JSON.stringify(found), () => process.exit())

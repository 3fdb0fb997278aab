// Watches a tree: node --expose-gc tree-process.js CONTESTANT ROOT FILES. Writes what it found as JSON.

import { writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import { WATCH_CONTESTANTS } from './file-watchers.ts'
import { treeFiles } from './tree.ts'

/** What watching a tree came to. */
export interface TreeFound {
  readonly readyMs: number
  readonly memoryMb: number
  /** Files that were rewritten and never announced. */
  readonly lost: number
}

const SILENCE_MS = 3000
const [name = '', root = '', count = ''] = process.argv.slice(2)
const files = treeFiles(root, Number(count))
const contestant = WATCH_CONTESTANTS.find((each) => each.name === name)
const watchTree = (await contestant?.load())?.watchTree
if (watchTree === undefined || gc === undefined)
  throw new Error(`${name} cannot watch a tree, or --expose-gc is missing.`)

const awaited = new Set<string>()
let lastMs = 0
gc()
const before = process.memoryUsage().rss
const beganMs = performance.now()
await watchTree(root, (path) => {
  awaited.delete(path)
  lastMs = performance.now()
})
const readyMs = performance.now() - beganMs
await setTimeout(500)
gc()
const memoryMb = (process.memoryUsage().rss - before) / 1024 / 1024
await setTimeout(500)
for (const path of files) awaited.add(path)
for (const path of files) writeFileSync(path, `after ${Math.random()}\n`)
lastMs = performance.now()
while (awaited.size > 0 && performance.now() - lastMs < SILENCE_MS) await setTimeout(50)
const found: TreeFound = { readyMs, memoryMb, lost: awaited.size }
process.stdout.write(JSON.stringify(found), () => process.exit())

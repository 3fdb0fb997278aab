import { readFileSync } from 'node:fs'

import { Workspace, planStorm, runStorm } from '@fsrs/test-harness'
import { FileWatcher } from '@fsrs/watcher'
import { test } from 'vitest'

import { BACKENDS, PATIENCE_MS } from './support.ts'

const clock = {
  nowMs: () => performance.now(),
  schedule(delayMs: number, callback: () => void): Disposable {
    const timer = setTimeout(callback, delayMs)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
}

test.concurrent.for(BACKENDS)('with %s, the last save of a storm is announced', async (backend, { expect }) => {
  await using workspace = await Workspace.create({ 'a.fs': 'before\n' })
  await using watcher = new FileWatcher({ backend, debounceMs: 20 })
  await watcher.watch(workspace.path('a.fs'))
  const strategies = ['truncate-write', 'temp-rename', 'vim-backup', 'delete-recreate']
  const plan = planStorm({ seed: 3, saves: 500, overMs: 500, files: ['a.fs'], strategies })
  // A client that reads when it is told, and remembers what it read last.
  const client = { content: '' }
  const following = follow(watcher, () => {
    client.content = contentOf(workspace.path('a.fs'))
  })
  await runStorm(plan, { path: (name) => workspace.path(name), clock })
  const last = await workspace.read('a.fs')
  await expect.poll(() => client.content, { timeout: PATIENCE_MS }).toBe(last)
  await watcher[Symbol.asyncDispose]()
  await following
})

async function follow(watcher: FileWatcher, onEvent: () => void): Promise<void> {
  for await (const _ of watcher) onEvent()
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return 'missing'
  }
}

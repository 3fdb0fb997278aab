import { writeFileSync, mkdtempSync, rmSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'

let directory = ''
let script = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fsrs-engine-'))
  script = join(directory, 'script.fsrs')
  writeFileSync(script, 'let x = 1\n')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const identity = (source: string) => source

test('a reload reads, compiles and makes the program live', async () => {
  await using engine = HotReloadEngine.withCompiler(script, identity)
  expect(engine.currentChunk).toBeUndefined()
  const stats = await engine.reload()
  expect(stats).toMatchObject({ success: true, sourceSizeBytes: 10, generation: 1 })
  expect(engine.currentChunk).toBe('let x = 1\n')
  expect(engine.reloadCount).toBe(1)
})

test('watching reloads', async () => {
  await using engine = HotReloadEngine.withCompiler(script, identity)
  await engine.reload()
  const controller = new AbortController()
  const done = engine.watchAndReload({ signal: controller.signal })
  await new Promise((r) => setTimeout(r, 200))
  const t0 = performance.now()
  const got = new Promise<number>((resolve) => engine.onReload(() => resolve(performance.now() - t0)))
  writeFileSync(join(directory, 'tmp'), 'let x = 2\n')
  renameSync(join(directory, 'tmp'), script)
  console.log(await got)
  expect(engine.currentChunk).toBe('let x = 2\n')
  controller.abort()
  await done
  expect(engine.isWatching).toBe(false)
})

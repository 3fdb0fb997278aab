import { expect, test } from 'vitest'
import { Chunk } from '@fsrs/chunk'
import { HotReloadEngine } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'

test('without a compiler the language is FSRS, and programs are chunks', async () => {
  await using workspace = await Workspace.create({ 'main.fsrs': 'let answer = 6 * 7\nanswer\n' })
  await using engine = new HotReloadEngine(workspace.path('main.fsrs'))
  expect(await engine.reload()).toMatchObject({ success: true })
  expect(engine.currentChunk).toBeInstanceOf(Chunk)
})

test('what is wrong with a script is a failed reload, with its place and its code', async () => {
  await using workspace = await Workspace.create({ 'main.fsrs': 'let answer = 6 * seven\n' })
  await using engine = new HotReloadEngine(workspace.path('main.fsrs'))
  const stats = await engine.reload()
  expect(stats.errorMessage).toContain('main.fsrs(1,18): error FS0039')
  expect(engine.diagnostics[0]).toMatchObject({ code: 'FS0039', severity: 'error' })
})

test('a file that is loaded reloads the program, also when it comes into being only then', async () => {
  await using workspace = await Workspace.create({ 'main.fsrs': '#load "lib.fsrs"\nLib.value\n' })
  await using engine = new HotReloadEngine(workspace.path('main.fsrs'))
  expect((await engine.reload()).success).toBe(false)
  await engine.start()
  await workspace.write('lib.fsrs', 'module Lib\nlet value = 1\n')
  expect(await engine.waitForChangeTimeout(10_000)).toMatchObject({ path: workspace.path('lib.fsrs'), type: 'created' })
  expect(await engine.reload()).toMatchObject({ success: true })
  expect(engine.liveGeneration?.dependencies).toEqual([workspace.path('main.fsrs'), workspace.path('lib.fsrs')])
  await workspace.write('lib.fsrs', 'module Lib\nlet value = 2\n')
  expect(await engine.waitForChangeTimeout(10_000)).toMatchObject({
    path: workspace.path('lib.fsrs'),
    type: 'modified',
  })
  expect(await engine.reload()).toMatchObject({ success: true })
})

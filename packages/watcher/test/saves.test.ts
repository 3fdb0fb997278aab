import { saveStrategies, Workspace } from '@fsrs/test-harness'
import { FileWatcher } from '@fsrs/watcher'
import { describe, expect, test } from 'vitest'

import { BACKENDS, Client, untilQuiet, untilTrue } from './support.ts'

/** Longer than every pause of the watcher, shorter than a person waits. */
const QUIET_MS = 200

describe.each(BACKENDS)('a save, with the %s backend', (backend) => {
  test.concurrent.each(saveStrategies)('by $name is one event with the whole content', async (strategy) => {
    await using workspace = await Workspace.create()
    const path = workspace.path('main.fsrs')
    await strategy.create(path, 'let x = 1\n')
    await using watcher = new FileWatcher({ backend, debounceMs: 20 })
    await watcher.watch(path)
    const client = new Client([path])
    for (const content of ['let x = 2 // longer\n', 'let x = 30 // longer still\n']) {
      await strategy.save(path, content)
      if (strategy.effect === 'content') await untilTrue(watcher, client, () => client.seen.at(-1)?.content === content)
      await untilQuiet(watcher, client, QUIET_MS)
    }
    const saves = strategy.effect === 'content' ? ['let x = 2 // longer\n', 'let x = 30 // longer still\n'] : []
    expect(client.seen.map(({ event, content }) => [event.type, event.path, content])).toEqual(
      saves.map((content) => ['modified', path, content]),
    )
  })
})

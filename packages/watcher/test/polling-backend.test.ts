import { Workspace } from '@fsrs/test-harness'
import { type WatchSession, pollingBackend } from '@fsrs/watcher'
import { expect, test } from 'vitest'

import { PATIENCE_MS } from './support.ts'

interface Polled {
  readonly reports: readonly string[]
  readonly session: WatchSession
}

/** Opens the backend on `directory`, and gives what it reports. */
async function openOn(directory: string, wants: (name: string) => boolean = () => true): Promise<Polled> {
  const reports: string[] = []
  const session = await pollingBackend({ hotMs: 5, idleMs: 10 }).open({
    changed: (_directory, name) => void reports.push(name),
    overflowed: () => void reports.push('anything'),
    lost: () => void reports.push('lost'),
  })
  await session.add(directory, wants)
  return { reports, session }
}

test('an entry that comes and goes between two looks is not lost: anything may have changed', async () => {
  await using workspace = await Workspace.create({ 'a.fs': '1\n' })
  const { reports, session } = await openOn(workspace.root)
  await using _ = session
  const blockedUntilMs = performance.now() + 40
  await workspace.write('short-lived.fs', '1\n')
  await workspace.remove('short-lived.fs')
  while (performance.now() < blockedUntilMs);
  await expect.poll(() => reports, { timeout: PATIENCE_MS }).toContain('anything')
})

test('entries that nobody wants are not looked at', async () => {
  await using workspace = await Workspace.create({ 'a.fs': '1\n', 'b.fs': '1\n' })
  const { reports, session } = await openOn(workspace.root, (name) => name === 'b.fs')
  await using _ = session
  await workspace.write('a.fs', '2\n')
  await workspace.write('b.fs', '2\n')
  await expect.poll(() => reports, { timeout: PATIENCE_MS }).toContain('b.fs')
  expect(reports).not.toContain('a.fs')
})

test('a directory that goes is lost, and is polled no more', async () => {
  await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
  const { reports, session } = await openOn(workspace.path('d'))
  await using _ = session
  await workspace.removeTree('d')
  await expect.poll(() => reports, { timeout: PATIENCE_MS }).toContain('lost')
})

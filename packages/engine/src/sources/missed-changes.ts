import type { FileEvent } from '@fsrs/watcher'

import { isSameSource, textOf } from './found-source.ts'
import type { FoundSource } from './found-source.ts'
import type { SourceTable } from './source-table.ts'
import { TRUSTED_AGE_MS, readSource, readStamps } from './sources.ts'
import type { SourcePort } from './sources.ts'

/** A change that nobody announced, and what was found. */
export interface MissedChange {
  readonly event: FileEvent
  readonly source: FoundSource
}

/**
 * What changed on disk since the sources were read: edits made before anybody watched.
 *
 * @param paths which of the sources to look at
 * @param atMs the time of the events
 */
export async function missedChanges(
  known: SourceTable,
  paths: readonly string[],
  sources: SourcePort,
  atMs: number,
): Promise<MissedChange[]> {
  const candidates = paths.filter((path) => known.has(path))
  const stamps = await readStamps(sources, candidates)
  const doubtful = candidates.filter((path, i) => {
    const source = known.get(path)!
    return source.stamp !== stamps[i] || source.ageMs < TRUSTED_AGE_MS
  })
  const found = await Promise.all(doubtful.map(async (path) => readSource(sources, path)))
  return doubtful.flatMap((path, i): MissedChange[] => {
    const before = known.get(path)
    const now = found[i]!
    if (isSameSource(before, now)) return []
    const existed = textOf(before) !== undefined
    const exists = textOf(now) !== undefined
    const type = existed && exists ? 'modified' : exists ? 'created' : 'deleted'
    return [{ event: { type, path, kind: 'file', atMs }, source: now }]
  })
}

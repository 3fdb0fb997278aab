// What the disk holds now, beside what was read from it.

import { after, afterAll } from '@fsrs/base'

import { textOf } from './found-source.ts'
import type { FoundSource } from './found-source.ts'
import type { SourceTable } from './source-table.ts'
import { TRUSTED_AGE_MS, readSource, readStamps } from './sources.ts'
import type { Snapshot, SourcePort } from './sources.ts'

/** All sources that a stamp does not prove to be as they were: whoever asks for a reload may not have waited for the watcher. */
export function doubtfulSources(
  port: SourcePort,
  files: SourceTable,
  changed: ReadonlyMap<string, number>,
): readonly string[] | Promise<readonly string[]> {
  const { paths } = files
  return after(readStamps(port, paths), (stamps): readonly string[] =>
    paths.filter((path, i) => {
      const source = files.get(path)
      const trusted = source !== undefined && source.stamp === stamps[i] && source.ageMs > TRUSTED_AGE_MS
      return !trusted || changed.has(path)
    }),
  )
}

/** How the disk differs from a snapshot. */
export interface DiskDifference {
  readonly paths: readonly string[]
  /** Whether what was read is a mere beginning of what is there now. */
  readonly isPrefix: boolean
}

const NONE: DiskDifference = { paths: [], isPrefix: false }

/** Looks at these files again, at once where the port answers at once; a file that is the same has its new stamp then. */
export function compareWithDisk(
  port: SourcePort,
  snapshot: Snapshot,
  paths: readonly string[],
  then: (difference: DiskDifference) => void,
): void {
  void after(readStamps(port, paths), (stamps) => {
    const moved = paths.filter((path, i) => snapshot.get(path)?.stamp !== stamps[i])
    if (moved.length === 0) return then(NONE)
    const now = new Map<string, FoundSource>()
    const reads = moved.map((path) => after(readSource(port, path), (found) => void now.set(path, found)))
    afterAll(reads, () => {
      const differing = moved.filter((path) => !snapshot.confirm(path, now.get(path)))
      then({ paths: differing, isPrefix: differing.some((path) => isPrefix(snapshot.get(path), now.get(path))) })
    })
  })
}

function isPrefix(before: FoundSource | undefined, now: FoundSource | undefined): boolean {
  const start = textOf(before)
  const whole = textOf(now)
  return start !== undefined && whole !== undefined && whole !== start && whole.startsWith(start)
}

import type { SourceResult } from '@fsrs/compiler'

/** One source as it was found on disk. */
export interface FoundSource {
  readonly result: SourceResult
  /**
   * Changes whenever the file does (identity, size and times in one text). Clocks of file systems are coarse: a change
   * right after another may keep the stamp, so one counts as proof only when the file was old enough when it was read.
   */
  readonly stamp: string
  /** 0 where there is nothing to read. */
  readonly sizeBytes: number
  /** How long before the reading the file had changed, in milliseconds; infinite where that is not known. */
  readonly ageMs: number
  /** The error of the file system, where there is one. */
  readonly cause?: unknown
}

/** The text of a source; `undefined` where it could not be read. */
export function textOf(source: FoundSource | undefined): string | undefined {
  return source?.result.ok === true ? source.result.text : undefined
}

/** Whether a program cannot tell the two apart. */
export function isSameSource(a: FoundSource | undefined, b: FoundSource | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  if (a.result.ok && b.result.ok) return a.result.text === b.result.text
  if (a.result.ok || b.result.ok) return false
  return a.stamp === b.stamp || (a.result.bytes !== undefined && isSameBytes(a.result.bytes, b.result.bytes))
}

/** Bytes of a source. */
export function sizeOf(source: FoundSource | undefined): number {
  return source?.sizeBytes ?? 0
}

function isSameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, index) => byte === b[index])
}

import type { SourceReader, SourceResult } from '@fsrs/compiler'

import { resolvePath } from '../src/compile.ts'

/** A reader over files in memory, which notes what it was asked for. */
export class MemorySources implements SourceReader {
  readonly files: Map<string, string>
  readonly asked: string[] = []

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files))
  }

  read(path: string): SourceResult {
    this.asked.push(path)
    const text = this.files.get(path)
    return text === undefined ? { ok: false, reason: 'missing', message: 'there is no such file.' } : { ok: true, text }
  }

  resolve(path: string, from: string): string {
    return resolvePath(path, from)
  }
}

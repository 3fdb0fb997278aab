import type { SourceReader, SourceResult } from '@fsrs/compiler'

import { resolvePath } from '../src/compile/compile.ts'

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

/** The files of one moment, which can tell what became of those of another. */
export class MemorySnapshot implements SourceReader {
  readonly #files: ReadonlyMap<string, string>
  readonly asked = new Set<string>()

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = new Map(files)
  }

  read(path: string): SourceResult {
    this.asked.add(path)
    const text = this.#files.get(path)
    return text === undefined ? { ok: false, reason: 'missing', message: 'there is no such file.' } : { ok: true, text }
  }

  resolve(path: string, from: string): string {
    return resolvePath(path, from)
  }

  changedSince(earlier: MemorySnapshot): readonly string[] {
    return [...earlier.asked].filter((path) => earlier.#files.get(path) !== this.#files.get(path))
  }

  keep(earlier: MemorySnapshot): void {
    for (const path of earlier.asked) this.asked.add(path)
  }
}

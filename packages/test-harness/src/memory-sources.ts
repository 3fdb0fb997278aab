import type { CompilerSourceReader, CompilerSourceResult } from './compiler-subject.ts'

/** Serves the sources of a program from memory, and notes which were asked for. Paths are absolute, with `/`. */
export class MemorySources implements CompilerSourceReader {
  readonly #files: ReadonlyMap<string, string | { readonly reason: 'unreadable' | 'not-utf8' }>
  readonly #asked = new Set<string>()
  readonly #answersLater: boolean

  /** @param options.later whether every answer is a promise, as from a disk; default: at once */
  constructor(
    files: Readonly<Record<string, string | { readonly reason: 'unreadable' | 'not-utf8' }>>,
    options: { readonly later?: boolean } = {},
  ) {
    this.#files = new Map(Object.entries(files))
    this.#answersLater = options.later ?? false
  }

  /** Every path that was asked for, missing ones too. */
  get asked(): ReadonlySet<string> {
    return this.#asked
  }

  /** Answers with the text, or with the reason why there is none. */
  read(path: string): CompilerSourceResult | Promise<CompilerSourceResult> {
    this.#asked.add(path)
    const result = this.#answer(path)
    return this.#answersLater ? Promise.resolve(result) : result
  }

  /** `path` where it is absolute, otherwise beside the file `from`. */
  resolve(path: string, from: string): string {
    return normalise(path.startsWith('/') ? path : `${from.slice(0, from.lastIndexOf('/'))}/${path}`)
  }

  /** What an earlier one was asked for, and has another content here; one that answers later cannot tell. */
  changedSince(earlier: CompilerSourceReader): readonly string[] | undefined {
    if (!(earlier instanceof MemorySources) || this.#answersLater) return undefined
    return [...earlier.#asked].filter((path) => earlier.#files.get(path) !== this.#files.get(path))
  }

  /** As if it had been asked for everything that the earlier one was asked for. */
  keep(earlier: CompilerSourceReader): void {
    if (earlier instanceof MemorySources) for (const path of earlier.#asked) this.#asked.add(path)
  }

  #answer(path: string): CompilerSourceResult {
    const file = this.#files.get(path)
    if (typeof file === 'string') return { ok: true, text: file }
    const reason = file?.reason ?? 'missing'
    return { ok: false, reason, message: `${path} is ${reason}.` }
  }
}

function normalise(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `/${parts.join('/')}`
}

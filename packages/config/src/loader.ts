import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic, ModuleReport, SourceReader, SourceResult } from '@fsrs/compiler'

import { errorAt, errorIn } from './config-diagnostic.ts'
import { parseFile } from './formats.ts'
import { Layers } from './layers.ts'
import { CHANGED, LoadedFiles, UNCHANGED, extendsEntry, ownPart } from './loaded-files.ts'
import type { Edited, LoadedFile, ParsedFile } from './loaded-files.ts'
import type { ConfigNode, Entry } from './node.ts'

/** All files of a configuration, put together, or what is wrong with them. */
export interface Loaded {
  readonly node: ConfigNode | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly reports: readonly ModuleReport[]
  /** What it has in common with the configuration that was loaded before; undefined: nobody knows. */
  readonly since: Edited['since'] | undefined
}

/** Files that extend one another in a chain longer than this are no configuration. */
const CHAIN_MAX = 100

/** Who asks for a file: the place that names it, and the files on the way to it. */
interface Asked {
  readonly by: Entry | undefined
  readonly way: readonly string[]
}

/** Reads files and what they extend. Remembers them, as long as they are part of the configuration. */
export class Loader {
  readonly #extendsKey: string | undefined
  #parsed = new Map<string, ParsedFile>()
  /** The last configuration in which nothing was wrong. */
  #files: LoadedFiles | undefined

  /** @param extendsKey the key that names other files; undefined: none does */
  constructor(extendsKey: string | undefined) {
    this.#extendsKey = extendsKey
  }

  /** Waits only where the reader does; the files are gone through again once what was waited for is there. */
  load(entry: string, sources: SourceReader): Loaded | Promise<Loaded> {
    const edited = this.#files?.edit(entry, sources)
    if (edited === undefined) return this.#loadAll(entry, sources)
    for (const [path, file] of edited.parsed) this.#parsed.set(path, file)
    const { node, reports, since } = edited
    return { node, diagnostics: [], reports, since }
  }

  async #loadAll(entry: string, sources: SourceReader): Promise<Loaded> {
    const read = new Map<string, SourceResult>()
    for (;;) {
      const loading = new Loading(sources, this.#extendsKey, this.#parsed, read)
      const node = loading.file(entry, { by: undefined, way: [] })
      const { diagnostics, reports, pending } = loading
      if (pending.size === 0) {
        const isRight = diagnostics.length === 0
        this.#parsed = loading.parsed
        this.#files = isRight ? new LoadedFiles(entry, this.#extendsKey, loading.loaded, sources) : undefined
        return { node: isRight ? node : undefined, diagnostics, reports: [...reports.values()], since: undefined }
      }
      for (const [path, answer] of pending) read.set(path, await answer)
    }
  }
}

/** One walk through the files: nothing of it is kept but what was parsed. */
class Loading {
  readonly parsed = new Map<string, ParsedFile>()
  readonly diagnostics: Diagnostic[] = []
  readonly reports = new Map<string, ModuleReport>()
  /** What the reader has not answered yet. */
  readonly pending = new Map<string, Promise<SourceResult>>()
  readonly #sources: SourceReader
  readonly #extendsKey: string | undefined
  readonly #before: ReadonlyMap<string, ParsedFile>
  readonly #read: Map<string, SourceResult>
  /** Files with what they extend, where nothing was wrong with them: one that many extend is put together once. */
  readonly loaded = new Map<string, LoadedFile>()
  readonly #wrong = new Set<string>()

  constructor(
    sources: SourceReader,
    extendsKey: string | undefined,
    before: ReadonlyMap<string, ParsedFile>,
    read: Map<string, SourceResult>,
  ) {
    this.#sources = sources
    this.#extendsKey = extendsKey
    this.#before = before
    this.#read = read
  }

  file(path: string, asked: Asked): ConfigNode | undefined {
    if (this.loaded.has(path) || this.#wrong.has(path)) return this.loaded.get(path)?.layers.node
    const file = this.#parse(path, asked)
    if (file === undefined) return undefined
    const { parsed } = file
    if (!parsed.ok) {
      this.diagnostics.push(...parsed.diagnostics)
      this.#wrong.add(path)
      return undefined
    }
    const parents = this.#parents(parsed.node, file, { by: asked.by, way: [...asked.way, path] })
    const layers = Layers.of([...parents.map(([, node]) => node), ownPart(parsed.node, this.#extendsKey)])
    this.loaded.set(path, { file, parents: parents.map(([parent]) => parent), layers })
    return layers.node
  }

  #source(path: string): SourceResult | undefined {
    const known = this.#read.get(path)
    if (known !== undefined) return known
    const answer = this.#sources.read(path)
    if (!(answer instanceof Promise)) return answer
    this.pending.set(path, answer)
    return undefined
  }

  #parse(path: string, { by }: Asked): ParsedFile | undefined {
    const source = this.#source(path)
    if (source === undefined) return undefined
    if (!source.ok) {
      const place = by ?? { source: new SourceFile(path, ''), keyStart: 0, keyEnd: 0, node: undefined }
      const at = place.node === undefined ? ([0, 0] as const) : ([place.node.start, place.node.end] as const)
      const help = source.reason === 'missing' ? `Create ${path}.` : undefined
      const message = `${path} cannot be read: ${source.message}`
      this.diagnostics.push(errorAt('CONFIG_UNREADABLE', place.source, at, message, help === undefined ? {} : { help }))
      return undefined
    }
    const before = this.#before.get(path)
    const isKnown = before?.text === source.text
    const { text } = source
    const now = isKnown ? before : { text, parsed: parseFile(new SourceFile(path, text)), paths: new Map() }
    this.parsed.set(path, now)
    const reason = isKnown ? UNCHANGED : before === undefined ? 'it is new' : CHANGED
    this.reports.set(path, { name: path, action: isKnown ? 'reused' : 'compiled', reason })
    return now
  }

  /** The files that it extends, with their paths; those that something is wrong with are left out. */
  #parents(node: ConfigNode, { paths }: ParsedFile, asked: Asked): (readonly [path: string, node: ConfigNode])[] {
    const entry = extendsEntry(node, this.#extendsKey)
    const parents: (readonly [string, ConfigNode])[] = []
    for (const named of entry === undefined ? [] : this.#named(entry)) {
      const parent = this.#parent(named, paths, asked)
      if (parent !== undefined) parents.push(parent)
    }
    return parents
  }

  #parent(entry: Entry, paths: ParsedFile['paths'], { way }: Asked): readonly [string, ConfigNode] | undefined {
    const { node } = entry
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined
    let path = paths.get(node)
    if (path === undefined) paths.set(node, (path = this.#sources.resolve(node.value, way.at(-1)!)))
    const { source, start, end } = node
    if (way.includes(path)) {
      const circle = [...way.slice(way.indexOf(path)), path].join(' → ')
      this.diagnostics.push(errorAt('CONFIG_EXTENDS_CYCLE', source, [start, end], `A file extends itself: ${circle}.`))
      return undefined
    }
    if (way.length >= CHAIN_MAX) {
      const message = `Files extend one another more than ${CHAIN_MAX} deep.`
      this.diagnostics.push(errorAt('CONFIG_TOO_LARGE', source, [start, end], message))
      return undefined
    }
    const parent = this.file(path, { by: entry, way })
    return parent && [path, parent]
  }

  #named(entry: Entry): readonly Entry[] {
    const items = entry.node.kind === 'array' ? entry.node.items : [entry.node]
    const wrong = items.find((item) => item.kind !== 'scalar' || typeof item.value !== 'string' || item.value === '')
    if (wrong === undefined)
      return items.map((node) => ({ source: entry.source, keyStart: entry.keyStart, keyEnd: entry.keyEnd, node }))
    const span = wrong.source.spanOf(wrong.start, wrong.end)
    const message = 'What a configuration extends is a path, or a list of paths.'
    this.diagnostics.push(errorIn('CONFIG_EXTENDS_INVALID', wrong.source.path, span, message))
    return []
  }
}

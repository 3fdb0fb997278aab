import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic, ModuleReport, SourceReader } from '@fsrs/compiler'

import { errorAt, errorIn } from './config-diagnostic.ts'
import { parseFile } from './formats.ts'
import { merged, without } from './node.ts'
import type { ConfigNode, Entry } from './node.ts'
import type { Parsed } from './parsing.ts'

/** All files of a configuration, put together, or what is wrong with them. */
export interface Loaded {
  readonly node: ConfigNode | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly reports: readonly ModuleReport[]
}

/** Who asks for a file: the place that names it, and the files on the way to it. */
interface Asked {
  readonly by: Entry | undefined
  readonly way: readonly string[]
}

/** Reads files and what they extend. Remembers what it parsed, as long as the files are part of the configuration. */
export class Loader {
  readonly #extendsKey: string | undefined
  #parsed = new Map<string, { readonly text: string; readonly parsed: Parsed }>()

  /** @param extendsKey the key that names other files; undefined: none does */
  constructor(extendsKey: string | undefined) {
    this.#extendsKey = extendsKey
  }

  async load(entry: string, sources: SourceReader): Promise<Loaded> {
    const loading = new Loading(sources, this.#extendsKey, this.#parsed)
    const node = await loading.file(entry, { by: undefined, way: [] })
    this.#parsed = loading.parsed
    const { diagnostics, reports } = loading
    return { node: diagnostics.length > 0 ? undefined : node, diagnostics, reports: [...reports.values()] }
  }
}

/** One load: nothing of it is kept but what was parsed. */
class Loading {
  readonly parsed = new Map<string, { readonly text: string; readonly parsed: Parsed }>()
  readonly diagnostics: Diagnostic[] = []
  readonly reports = new Map<string, ModuleReport>()
  readonly #sources: SourceReader
  readonly #extendsKey: string | undefined
  readonly #before: Loading['parsed']

  constructor(sources: SourceReader, extendsKey: string | undefined, before: Loading['parsed']) {
    this.#sources = sources
    this.#extendsKey = extendsKey
    this.#before = before
  }

  async file(path: string, asked: Asked): Promise<ConfigNode | undefined> {
    const parsed = await this.#parse(path, asked)
    if (parsed === undefined) return undefined
    if (parsed.ok) return this.#extended(parsed.node, { by: asked.by, way: [...asked.way, path] })
    // A file that two others extend is wrong once.
    for (const found of parsed.diagnostics) if (!this.diagnostics.includes(found)) this.diagnostics.push(found)
    return undefined
  }

  async #parse(path: string, { by }: Asked): Promise<Parsed | undefined> {
    const source = await this.#sources.read(path)
    if (!source.ok) {
      const place = by ?? { source: new SourceFile(path, ''), keyStart: 0, keyEnd: 0, node: undefined }
      const at = place.node === undefined ? ([0, 0] as const) : ([place.node.start, place.node.end] as const)
      const help = source.reason === 'missing' ? `Create ${path}.` : undefined
      const message = `${path} cannot be read: ${source.message}`
      this.diagnostics.push(errorAt('CONFIG_UNREADABLE', place.source, at, message, help === undefined ? {} : { help }))
      return undefined
    }
    const now = this.parsed.get(path)
    if (now !== undefined) return now.parsed
    const before = this.#before.get(path)
    const isKnown = before?.text === source.text
    const parsed = isKnown ? before.parsed : parseFile(new SourceFile(path, source.text))
    this.parsed.set(path, { text: source.text, parsed })
    const reason = isKnown ? 'its text is the same' : before === undefined ? 'it is new' : 'its text changed'
    this.reports.set(path, { name: path, action: isKnown ? 'reused' : 'compiled', reason })
    return parsed
  }

  async #extended(node: ConfigNode, asked: Asked): Promise<ConfigNode> {
    const key = this.#extendsKey
    const entry = node.kind === 'object' && key !== undefined ? node.entries.get(key) : undefined
    if (node.kind !== 'object' || entry === undefined || key === undefined) return node
    const parents: ConfigNode[] = []
    for (const named of this.#named(entry)) {
      const parent = await this.#parent(named, asked)
      if (parent !== undefined) parents.push(parent)
    }
    const own = without(node, key)
    const [first, ...more] = parents
    return first === undefined ? own : merged([first, ...more, own])
  }

  async #parent(entry: Entry, { way }: Asked): Promise<ConfigNode | undefined> {
    const { node } = entry
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined
    const path = this.#sources.resolve(node.value, way.at(-1)!)
    if (!way.includes(path)) return this.file(path, { by: entry, way })
    const circle = [...way.slice(way.indexOf(path)), path].join(' → ')
    const { source, start, end } = node
    this.diagnostics.push(errorAt('CONFIG_EXTENDS_CYCLE', source, [start, end], `A file extends itself: ${circle}.`))
    return undefined
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

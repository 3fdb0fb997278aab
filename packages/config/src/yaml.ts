import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml'

import type { ConfigNode, Entry } from './node.ts'
import type { NodeBuilder } from './parsing.ts'

/** Reads one document of YAML 1.2, its core schema; `<<` merges, as it did in 1.1. */
export function readYaml(builder: NodeBuilder): ConfigNode | undefined {
  const documents = parseAllDocuments(builder.source.text, {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  if (!Array.isArray(documents) || documents.length === 0) return builder.object(new Map(), [0, 0])
  const [document, second] = documents as Document.Parsed[]
  for (const { message, pos } of document!.errors) {
    // The parser catches the end of the stack by itself, and takes it for a mistake of the text.
    if (/maximum call stack/i.test(message)) throw new RangeError(message)
    builder.fail('CONFIG_SYNTAX', [pos[0], Math.max(pos[1], pos[0] + 1)], message)
    break
  }
  if (second !== undefined && builder.diagnostics.length === 0) {
    const [at] = second.range
    builder.fail('CONFIG_SYNTAX', [at, at + 1], 'A second document begins here.', 'A configuration is one document.')
  }
  for (const { message, pos } of document!.warnings) {
    builder.fail('CONFIG_VALUE_UNSUPPORTED', [pos[0], Math.max(pos[1], pos[0] + 1)], message)
  }
  if (builder.diagnostics.length > 0) return undefined
  if (document!.contents === null) return builder.object(new Map(), [0, 0])
  return new Reader(builder, document!).node(document!.contents)
}

class Reader {
  readonly #builder: NodeBuilder
  readonly #document: Document.Parsed
  /** To find an anchor, all that stands before the alias is gone through. */
  readonly #targets = new Map<Alias, ReturnType<Alias['resolve']>>()

  constructor(builder: NodeBuilder, document: Document.Parsed) {
    this.#builder = builder
    this.#document = document
  }

  node(node: unknown): ConfigNode {
    const builder = this.#builder
    if (isAlias(node)) return this.#alias(node)
    const range = rangeOf(node)
    if (isSeq(node)) {
      return builder.nested(range[0], () =>
        builder.array(
          node.items.map((item) => this.node(item)),
          range,
        ),
      )
    }
    if (isMap(node)) return builder.nested(range[0], () => this.#map(node, range))
    return this.#scalar(node, range)
  }

  #scalar(node: unknown, range: readonly [number, number]): ConfigNode {
    const value = isScalar(node) ? node.value : null
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return this.#builder.scalar(value, range)
      default:
        if (value !== null && value !== undefined) {
          this.#builder.fail(
            'CONFIG_VALUE_UNSUPPORTED',
            range,
            'This is neither text nor a number nor true, false or null.',
          )
        }
        return this.#builder.scalar(null, range)
    }
  }

  #alias(alias: Alias): ConfigNode {
    const range = rangeOf(alias)
    const target = this.#targetOf(alias)
    // An alias within what it stands for is nested without end.
    if (target !== undefined) return this.#builder.nested(range[0], () => this.node(target))
    this.#builder.fail('CONFIG_SYNTAX', range, `There is no anchor &${alias.source} before this.`)
    return this.#builder.scalar(null, range)
  }

  #targetOf(alias: Alias): ReturnType<Alias['resolve']> {
    let target = this.#targets.get(alias)
    if (target === undefined) {
      target = alias.resolve(this.#document)
      this.#targets.set(alias, target)
    }
    return target
  }

  #map(map: YAMLMap, range: readonly [number, number]): ConfigNode {
    const builder = this.#builder
    const entries = new Map<string, Entry>()
    const inherited = new Map<string, Entry>()
    for (const pair of map.items) {
      if (!isPair(pair)) continue
      const keyRange = rangeOf(pair.key)
      const key = this.#key(pair.key, keyRange)
      if (key === undefined) continue
      const node = pair.value === null ? builder.scalar(null, keyRange) : this.node(pair.value)
      if (key === '<<' && isPlain(pair.key)) this.#inherit(inherited, node, keyRange)
      else builder.set(entries, key, keyRange, node)
    }
    for (const [key, entry] of inherited) if (!entries.has(key)) entries.set(key, entry)
    return builder.object(entries, range)
  }

  #key(key: unknown, range: readonly [number, number]): string | undefined {
    const target = isAlias(key) ? this.#targetOf(key) : key
    const value = isScalar(target) ? target.value : undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
    this.#builder.fail('CONFIG_VALUE_UNSUPPORTED', range, 'A key must be a single value.')
    return undefined
  }

  /** Earlier ones win, as in the list of a merge. */
  #inherit(inherited: Map<string, Entry>, node: ConfigNode, range: readonly [number, number]): void {
    const parents = node.kind === 'array' ? node.items : [node]
    for (const parent of parents) {
      if (parent.kind !== 'object') {
        this.#builder.fail('CONFIG_SYNTAX', range, 'Only maps, or a list of maps, can be merged.')
        continue
      }
      for (const [key, entry] of parent.entries) if (!inherited.has(key)) inherited.set(key, entry)
    }
  }
}

function isPlain(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN'
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : undefined
  return range === undefined || range === null ? [0, 0] : [range[0], range[1]]
}

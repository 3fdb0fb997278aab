import type { Diagnostic, SourceFile } from '@fsrs/compiler'

import { errorAt } from './config-diagnostic.ts'
import type { ConfigDiagnosticCode } from './config-diagnostic.ts'
import type { ArrayNode, ConfigNode, Entry, ObjectNode, Scalar, ScalarNode } from './node.ts'

/** A file as it was parsed: a tree, or why there is none. */
export type Parsed =
  | { readonly ok: true; readonly node: ConfigNode }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Nested deeper than this, a file is no configuration; the parsers' own recursion ends later. */
const DEPTH_MAX = 200
/** Values in one file, aliases written out. */
const NODES_MAX = 250_000

/** Makes the nodes of one file, and keeps what is wrong with it. The rules that hold for every format are here. */
export class NodeBuilder {
  readonly source: SourceFile
  readonly diagnostics: Diagnostic[] = []
  #nodes = 0
  #depth = 0

  constructor(source: SourceFile) {
    this.source = source
  }

  fail(code: ConfigDiagnosticCode, range: readonly [number, number], message: string, help?: string): void {
    this.diagnostics.push(errorAt(code, this.source, range, message, help === undefined ? {} : { help }))
  }

  scalar(value: Scalar, [start, end]: readonly [number, number]): ScalarNode {
    this.#count(start)
    return { kind: 'scalar', value, source: this.source, start, end }
  }

  array(items: readonly ConfigNode[], [start, end]: readonly [number, number]): ArrayNode {
    this.#count(start)
    return { kind: 'array', items, source: this.source, start, end }
  }

  object(entries: ReadonlyMap<string, Entry>, [start, end]: readonly [number, number]): ObjectNode {
    this.#count(start)
    return { kind: 'object', entries, source: this.source, start, end }
  }

  /** Sets a key. What stands twice, or must not stand at all, is said. */
  set(entries: Map<string, Entry>, key: string, [keyStart, keyEnd]: readonly [number, number], node: ConfigNode): void {
    if (this.mayStand(key, [keyStart, keyEnd]) && !this.standsTwice(entries, key, [keyStart, keyEnd]))
      entries.set(key, { source: this.source, keyStart, keyEnd, node })
  }

  mayStand(key: string, range: readonly [number, number]): boolean {
    if (key !== '__proto__') return true
    this.fail('CONFIG_KEY_FORBIDDEN', range, 'The key __proto__ is not allowed.', 'Call it something else.')
    return false
  }

  standsTwice(entries: ReadonlyMap<string, Entry>, key: string, range: readonly [number, number]): boolean {
    const first = entries.get(key)
    if (first === undefined) return false
    const label = {
      file: this.source.path,
      span: this.source.spanOf(first.keyStart, first.keyEnd),
      message: 'it stands here first',
    }
    const message = `The key ${key} stands twice.`
    this.diagnostics.push(
      errorAt('CONFIG_KEY_TWICE', this.source, range, message, { labels: [label], help: 'Remove one of them.' }),
    )
    return true
  }

  /** Runs `build` one level deeper. @throws {TooLarge} */
  nested<Result>(at: number, build: () => Result): Result {
    if (this.#depth >= DEPTH_MAX) throw new TooLarge(at, `It is nested more than ${DEPTH_MAX} levels deep.`)
    this.#depth++
    try {
      return build()
    } finally {
      this.#depth--
    }
  }

  #count(at: number): void {
    if (++this.#nodes > NODES_MAX) throw new TooLarge(at, `It has more than ${NODES_MAX} values, aliases written out.`)
  }
}

/** A file that is no configuration any more. */
class TooLarge extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

/** Parses a file. Never throws because of its text. */
export function parse(source: SourceFile, read: (builder: NodeBuilder) => ConfigNode | undefined): Parsed {
  const builder = new NodeBuilder(source)
  let node: ConfigNode | undefined
  try {
    node = read(builder)
  } catch (error) {
    if (error instanceof TooLarge) builder.fail('CONFIG_TOO_LARGE', [error.at, error.at + 1], error.message)
    // What is nested thousands of levels deep ends in the parsers' own recursion.
    else if (error instanceof RangeError)
      builder.fail('CONFIG_TOO_LARGE', [0, 1], `It is nested more than ${DEPTH_MAX} levels deep.`)
    else throw error
  }
  if (node !== undefined && builder.diagnostics.length === 0) return { ok: true, node }
  return { ok: false, diagnostics: builder.diagnostics }
}

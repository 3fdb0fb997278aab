import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'

import type { ConfigNode, Entry } from './node.ts'
import type { NodeBuilder } from './parsing.ts'

type Range = readonly [number, number]

/** A table while it is filled; an array of tables has several. */
interface Table {
  readonly entries: Map<string, Slot>
  readonly range: Range
}
type Slot = { readonly key: Range } & (
  | { readonly kind: 'value'; readonly node: ConfigNode }
  | { readonly kind: 'tables'; readonly tables: Table[]; readonly isArray: boolean }
)

/** Reads TOML 1.0. Dates and times are kept as they are written: what they mean is the schema's to say. */
export function readToml(builder: NodeBuilder): ConfigNode | undefined {
  const text = builder.source.text.replace(/^\uFEFF/, ' ')
  let program: AST.TOMLProgram
  try {
    program = parseTOML(text, { tomlVersion: '1.0' })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    builder.fail('CONFIG_SYNTAX', [error.index, Math.min(error.index + 1, text.length)], `${error.message}.`)
    return undefined
  }
  const root: Table = { entries: new Map(), range: [0, text.length] }
  const [top] = program.body
  for (const part of top.body) {
    if (part.type === 'TOMLKeyValue') fill(builder, root, part, text)
    else {
      const table = tableAt(builder, root, part)
      for (const pair of part.body) fill(builder, table, pair, text)
    }
  }
  return nodeOf(builder, root)
}

function tableAt(builder: NodeBuilder, root: Table, part: AST.TOMLTable): Table {
  const keys = part.key.keys
  let table = root
  keys.forEach((key, index) => {
    const opensNext = part.kind === 'array' && index === keys.length - 1
    table = child(builder, table, key, opensNext)
  })
  return table
}

/** The table under a key, made where there is none; of an array of tables the last one, or a new one. */
function child(builder: NodeBuilder, table: Table, key: AST.TOMLBare | AST.TOMLQuoted, opensNext: boolean): Table {
  const name = nameOf(key)
  if (!builder.mayStand(name, key.range)) return { entries: new Map(), range: key.range }
  const slot = table.entries.get(name)
  if (slot?.kind === 'tables') {
    if (opensNext) slot.tables.push({ entries: new Map(), range: key.range })
    return slot.tables.at(-1)!
  }
  const made: Table = { entries: new Map(), range: key.range }
  table.entries.set(name, { kind: 'tables', key: key.range, tables: [made], isArray: opensNext })
  return made
}

function fill(builder: NodeBuilder, table: Table, { key, value }: AST.TOMLKeyValue, text: string): void {
  const last = key.keys.at(-1)!
  const holder = key.keys.slice(0, -1).reduce((at, each) => child(builder, at, each, false), table)
  const name = nameOf(last)
  if (builder.mayStand(name, last.range)) {
    holder.entries.set(name, { kind: 'value', key: last.range, node: valueNode(builder, value, text) })
  }
}

function valueNode(builder: NodeBuilder, value: AST.TOMLContentNode, text: string): ConfigNode {
  switch (value.type) {
    case 'TOMLArray':
      return builder.nested(value.range[0], () =>
        builder.array(
          value.elements.map((element) => valueNode(builder, element, text)),
          value.range,
        ),
      )
    case 'TOMLInlineTable':
      return builder.nested(value.range[0], () => {
        const table: Table = { entries: new Map(), range: value.range }
        for (const pair of value.body) fill(builder, table, pair, text)
        return nodeOf(builder, table)
      })
    case 'TOMLValue':
      return scalarNode(builder, value, text)
  }
}

function scalarNode(builder: NodeBuilder, value: AST.TOMLValue, text: string): ConfigNode {
  const range = value.range
  switch (value.kind) {
    case 'string':
    case 'boolean':
    case 'float':
      return builder.scalar(value.value, range)
    case 'integer':
      if (!Number.isSafeInteger(value.value)) {
        const message = 'JavaScript cannot hold this number exactly.'
        builder.fail('CONFIG_VALUE_UNSUPPORTED', range, message, 'Write it as a string.')
      }
      return builder.scalar(value.value, range)
    case 'offset-date-time':
    case 'local-date-time':
    case 'local-date':
    case 'local-time':
      return builder.scalar(text.slice(range[0], range[1]), range)
  }
}

function nodeOf(builder: NodeBuilder, table: Table): ConfigNode {
  const entries = new Map<string, Entry>()
  for (const [name, slot] of table.entries) {
    builder.set(entries, name, slot.key, slot.kind === 'value' ? slot.node : tablesNode(builder, slot))
  }
  return builder.object(entries, table.range)
}

function tablesNode(builder: NodeBuilder, slot: Extract<Slot, { kind: 'tables' }>): ConfigNode {
  return builder.nested(slot.key[0], () => {
    const nodes = slot.tables.map((table) => nodeOf(builder, table))
    return slot.isArray ? builder.array(nodes, slot.key) : nodes[0]!
  })
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value
}

import type { SourceFile, Span } from '@fsrs/compiler'

/** A value that needs no further looking into. */
export type Scalar = string | number | boolean | null

/** A value of a configuration and where it stands: what a file is parsed to, whatever its format. */
export type ConfigNode = ScalarNode | ArrayNode | ObjectNode

interface Placed {
  readonly source: SourceFile
  /** Offsets of the value in its source. */
  readonly start: number
  readonly end: number
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar'
  readonly value: Scalar
}

export interface ArrayNode extends Placed {
  readonly kind: 'array'
  readonly items: readonly ConfigNode[]
}

export interface ObjectNode extends Placed {
  readonly kind: 'object'
  readonly entries: ReadonlyMap<string, Entry>
}

/** A key, where it stands, and its value. */
export interface Entry {
  readonly source: SourceFile
  readonly keyStart: number
  readonly keyEnd: number
  readonly node: ConfigNode
}

/** The plain value of a node; objects have the keys of the file and nothing else. */
export function valueOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'array':
      return node.items.map(valueOf)
    case 'object':
      // `fromEntries` defines properties: no key reaches a setter.
      return Object.fromEntries(Array.from(node.entries, ([key, entry]) => [key, valueOf(entry.node)]))
  }
}

/**
 * Each on top of those before it: objects are merged key by key, everything else is replaced.
 *
 * @param layers one at least
 */
export function merged(layers: readonly ConfigNode[]): ConfigNode {
  let result = layers[0]!
  // What is merged into is made once, however many there are.
  let entries: Map<string, Entry> | undefined
  for (const over of layers.slice(1)) {
    if (result.kind !== 'object' || over.kind !== 'object') {
      result = over
      entries = undefined
      continue
    }
    entries ??= new Map(result.entries)
    for (const [key, entry] of over.entries) {
      const before = entries.get(key)
      entries.set(key, before === undefined ? entry : { ...entry, node: merged([before.node, entry.node]) })
    }
    result = { ...over, entries }
  }
  return result
}

/** The object without a key. */
export function without(node: ObjectNode, key: string): ObjectNode {
  const entries = new Map(node.entries)
  entries.delete(key)
  return { ...node, entries }
}

/** A place in a file. */
export interface Place {
  readonly file: string
  readonly span: Span
}

/** Where a value stands: the key of the deepest part of the path that is there, since the rest may be what is missing. */
export function placeOf(root: ConfigNode, path: readonly PropertyKey[]): Place {
  let place: Place = {
    file: root.source.path,
    span: root.source.spanOf(root.start, Math.min(root.start + 1, root.end)),
  }
  let node: ConfigNode | undefined = root
  for (const key of path) {
    if (node.kind === 'object') {
      const entry: Entry | undefined = node.entries.get(String(key))
      if (entry === undefined) break
      place = { file: entry.source.path, span: entry.source.spanOf(entry.keyStart, entry.keyEnd) }
      node = entry.node
    } else if (node.kind === 'array') {
      const item: ConfigNode | undefined = node.items[Number(key)]
      if (item === undefined) break
      place = { file: item.source.path, span: item.source.spanOf(item.start, item.end) }
      node = item
    } else {
      break
    }
  }
  return place
}

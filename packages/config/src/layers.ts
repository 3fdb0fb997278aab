import { merged } from './node.ts'
import type { ConfigNode, Entry, ObjectNode } from './node.ts'

/** By the key: numbers of the layers that have it, rising. */
type Owners = ReadonlyMap<string, readonly number[]>

/** What became of layers when one of them was replaced. */
export interface Relaid {
  readonly layers: Layers
  /** Keys at the top whose values may be others; all others are what they were. Undefined: any may be. */
  readonly keys: readonly string[] | undefined
}

/**
 * Configurations on top of one another, the last one uppermost. One of them can be replaced at the cost of its own keys:
 * who extends thousands of files puts together anew only what an edited one says.
 */
export class Layers {
  /** All of them together. */
  readonly node: ConfigNode
  readonly #nodes: readonly ConfigNode[]
  #owners: Owners | undefined

  private constructor(nodes: readonly ConfigNode[], node: ConfigNode, owners: Owners | undefined) {
    this.#nodes = nodes
    this.node = node
    this.#owners = owners
  }

  /** Puts them together. @param nodes one at least */
  static of(nodes: readonly ConfigNode[]): Layers {
    return new Layers(nodes, merged(nodes), undefined)
  }

  /** The same layers but for one. */
  with(number: number, node: ConfigNode): Relaid {
    const nodes = this.#nodes.with(number, node)
    const before = this.node
    // Of those that are known to be objects only the new one is looked at.
    const owners = (this.#owners ??= ownersIn(this.#nodes))
    const isObject = owners !== NOT_ALL_OBJECTS && before.kind === 'object' && node.kind === 'object'
    if (!isObject || !haveSameKeys(this.#nodes[number]!, node)) return { layers: Layers.of(nodes), keys: undefined }
    const keys = [...node.entries.keys()]
    const entries = new Map(before.entries)
    for (const key of keys) entries.set(key, entryOf(key, owners.get(key)!, nodes))
    const { source, start, end } = nodes.at(-1)!
    const edited: ObjectNode = { kind: 'object', entries, source, start, end }
    return { layers: new Layers(nodes, edited, owners), keys }
  }
}

/** And in the same order, which is that of the keys of all layers together. */
function haveSameKeys(before: ConfigNode, now: ObjectNode): boolean {
  if (before.kind !== 'object' || before.entries.size !== now.entries.size) return false
  const keys = before.entries.keys()
  for (const key of now.entries.keys()) if (keys.next().value !== key) return false
  return true
}

const NOT_ALL_OBJECTS: Owners = new Map()

function ownersIn(nodes: readonly ConfigNode[]): Owners {
  const owners = new Map<string, number[]>()
  for (const [number, node] of nodes.entries()) {
    if (node.kind !== 'object') return NOT_ALL_OBJECTS
    for (const key of node.entries.keys()) {
      const known = owners.get(key)
      if (known === undefined) owners.set(key, [number])
      else known.push(number)
    }
  }
  return owners
}

/** What layers that all have the key say of it. */
function entryOf(key: string, owners: readonly number[], nodes: readonly ConfigNode[]): Entry {
  const [first, ...more] = owners.flatMap((number) => {
    const node = nodes[number]!
    return node.kind === 'object' ? [node.entries.get(key)!] : []
  })
  return more.length === 0 ? first! : { ...more.at(-1)!, node: merged([first!.node, ...more.map(({ node }) => node)]) }
}

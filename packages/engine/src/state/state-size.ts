// How large values are, as an estimate that costs little however large they are: of what has many items a few are looked
// at. It keeps history within its bytes; nothing else depends on it.

/** Items that are looked at of each collection. */
const SAMPLE = 32
/** Objects that are looked at in all. */
const OBJECTS_MAX = 20_000
const DEPTH_MAX = 200
/** What V8 needs for an object besides its fields, and for a field, an item or a number that stands alone. */
const OBJECT_BYTES = 24
const FIELD_BYTES = 8

/** Bytes that a value of a script's or of the host's occupies, estimated; of what it refers to twice, once. */
export function estimateBytes(value: unknown): number {
  const seen = new Set<object>()
  const sizeOf = (each: unknown, depth: number): number => {
    if (typeof each === 'string') return OBJECT_BYTES + each.length
    if (typeof each === 'bigint') return OBJECT_BYTES + FIELD_BYTES
    // Code belongs to its program.
    if (typeof each !== 'object' || each === null || seen.has(each)) return 0
    if (seen.size >= OBJECTS_MAX || depth > DEPTH_MAX) return OBJECT_BYTES
    seen.add(each)
    if (ArrayBuffer.isView(each)) return OBJECT_BYTES + each.byteLength
    const items = itemsOf(each)
    if (items !== undefined) return OBJECT_BYTES + sizeOfItems(items, depth)
    return Object.values(each).reduce<number>(
      (sum, field) => sum + FIELD_BYTES + sizeOf(field, depth + 1),
      OBJECT_BYTES,
    )
  }
  const sizeOfItems = ({ count, sample, itemBytes }: Items, depth: number): number => {
    let looked = 0
    let bytes = 0
    for (const item of sample) {
      if (looked++ === SAMPLE) break
      bytes += sizeOf(item, depth + 1)
    }
    return count * itemBytes + (looked === 0 ? 0 : (bytes / Math.min(looked, SAMPLE)) * count)
  }
  return sizeOf(value, 0)
}

/** What has items: how many, some of them, and what each needs besides itself. */
interface Items {
  readonly count: number
  readonly sample: Iterable<unknown>
  readonly itemBytes: number
}

function itemsOf(value: object): Items | undefined {
  if (Array.isArray(value)) return { count: value.length, sample: spread(value), itemBytes: FIELD_BYTES }
  // A list of the language: its items hang on one another. A lazy sequence is left alone: it would run.
  if ('head' in value && 'tail' in value) return itemsOfList(value)
  const itemBytes = 2 * (OBJECT_BYTES + FIELD_BYTES)
  if (value instanceof Map || value instanceof Set) return { count: value.size, sample: value, itemBytes }
  if ('tree' in value && isTree(value.tree)) {
    return { count: value.tree.size, sample: topOf(value.tree), itemBytes: itemBytes + OBJECT_BYTES }
  }
  return undefined
}

/** What the language's maps and sets are made of. To go through one as the language does would cost the script fuel. */
interface Tree {
  readonly key: unknown
  readonly value?: unknown
  readonly left: Tree | undefined
  readonly right: Tree | undefined
  readonly size: number
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'key' in value && 'left' in value && 'size' in value
}

/** Keys and values from the top of a tree. */
function* topOf(tree: Tree): Iterable<unknown> {
  const next = [tree]
  for (const { key, value, left, right } of next) {
    yield [key, value]
    if (next.length > SAMPLE) continue
    if (left !== undefined) next.push(left)
    if (right !== undefined) next.push(right)
  }
}

function itemsOfList(list: { readonly head: unknown; readonly tail: unknown }): Items {
  let count = 0
  const sample: unknown[] = []
  for (let rest: object | null = list; rest !== null && 'head' in rest && 'tail' in rest;) {
    if (rest.tail === null) break
    if (count++ < SAMPLE) sample.push(rest.head)
    rest = typeof rest.tail === 'object' ? rest.tail : null
  }
  return { count, sample, itemBytes: OBJECT_BYTES + 2 * FIELD_BYTES }
}

/** A few items of a large array, from all over it. */
function spread(items: readonly unknown[]): Iterable<unknown> {
  if (items.length <= SAMPLE) return items
  return Array.from({ length: SAMPLE }, (_, index) => items[Math.floor((index * items.length) / SAMPLE)])
}

/** How many values a map may have replaced before it is written anew. */
const REPLACED_MAX = 64

/**
 * A map some of whose values have been replaced. It shares all the others with the map that it comes from: of the thousands of
 * modules of a program an edit replaces one, and to copy the map would take longer than all else that is done about it.
 */
export class EditedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>
  readonly #replaced: ReadonlyMap<Key, Value>

  private constructor(base: ReadonlyMap<Key, Value>, replaced: ReadonlyMap<Key, Value>) {
    this.#base = base
    this.#replaced = replaced
  }

  /** `map` with other values at keys that it has. */
  static of<Key, Value>(map: ReadonlyMap<Key, Value>, replaced: ReadonlyMap<Key, Value>): EditedMap<Key, Value> {
    if (!(map instanceof EditedMap)) return new EditedMap(map, replaced)
    const edited: EditedMap<Key, Value> = map
    const all = new Map([...edited.#replaced, ...replaced])
    return all.size > REPLACED_MAX
      ? new EditedMap(new Map([...edited.#base, ...all]), new Map())
      : new EditedMap(edited.#base, all)
  }

  get size(): number {
    return this.#base.size
  }

  get(key: Key): Value | undefined {
    return this.#replaced.has(key) ? this.#replaced.get(key) : this.#base.get(key)
  }

  has(key: Key): boolean {
    return this.#base.has(key)
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#replaced.has(key) ? this.#replaced.get(key)! : value]
  }

  keys(): MapIterator<Key> {
    return this.#base.keys()
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this)
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries()
  }
}

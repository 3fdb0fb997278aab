/** Things of one definition by their names: fields, cases, parameters. */

interface Named {
  readonly name: string | undefined
}

/** Below that many a list is gone through faster than a map is asked. */
const FEW = 16

const PLACES = new WeakMap<readonly Named[], ReadonlyMap<string | undefined, number>>()

/** Where the first of that name is in a list that does not change any more; -1 where there is none. */
export function indexOfNamed(all: readonly Named[], name: string): number {
  if (all.length <= FEW) return all.findIndex((each) => each.name === name)
  let known = PLACES.get(all)
  if (known === undefined) {
    const places = new Map<string | undefined, number>()
    for (const [i, each] of all.entries()) if (!places.has(each.name)) places.set(each.name, i)
    PLACES.set(all, places)
    known = places
  }
  return known.get(name) ?? -1
}

/** The first of that name; undefined where there is none. */
export function findNamed<T extends Named>(all: readonly T[], name: string): T | undefined {
  return all[indexOfNamed(all, name)]
}

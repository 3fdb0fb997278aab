import type { TypeDef, Unit } from './ir.ts'

/** A program that another one comes from: the same units but for a few. */
export interface Ancestor<T> {
  readonly units: readonly Unit[]
  readonly state: T
  /** Numbers of the units that are others now, rising. */
  readonly changed: readonly number[]
}

/**
 * Something that is derived from whole programs, and from one program to the next: a reload changes one unit of
 * thousands, and going through all of them, though each is known, takes longer than compiling the one. Programs are
 * recognised by the identity of their units. Nothing is kept alive that the programs themselves do not keep alive.
 */
export class Lineage<T> {
  readonly #states = new WeakMap<readonly Unit[], T>()
  /** The latest program with this unit as its first or last one. */
  readonly #latest = new WeakMap<Unit, WeakRef<readonly Unit[]>>()

  /**
   * What `derive` made of these units, once.
   *
   * @param derive gets the program that this one comes from, where there is one; it may take parts of that state over
   */
  of(units: readonly Unit[], derive: (ancestor: Ancestor<T> | undefined) => T): T {
    if (this.#states.has(units)) return this.#states.get(units)!
    const [first, last] = [units[0], units.at(-1)]
    const state = derive(this.#ancestor(units, first) ?? this.#ancestor(units, last))
    this.#states.set(units, state)
    const reference = new WeakRef(units)
    if (first !== undefined) this.#latest.set(first, reference)
    if (last !== undefined) this.#latest.set(last, reference)
    return state
  }

  #ancestor(units: readonly Unit[], landmark: Unit | undefined): Ancestor<T> | undefined {
    const before = landmark && this.#latest.get(landmark)?.deref()
    if (before?.length !== units.length || !this.#states.has(before)) return undefined
    const changed: number[] = []
    for (let index = 0; index < units.length; index++) if (units[index] !== before[index]) changed.push(index)
    return { units: before, state: this.#states.get(before)!, changed }
  }
}

/** What is made of each unit by itself, in the order of the program. */
export function perUnit<T>(make: (unit: Unit) => T): (units: readonly Unit[]) => readonly T[] {
  const lineage = new Lineage<readonly T[]>()
  return (units) =>
    lineage.of(units, (ancestor) => {
      if (ancestor === undefined) return units.map(make)
      const all = [...ancestor.state]
      for (const index of ancestor.changed) all[index] = make(units[index]!)
      return all
    })
}

const types = new Lineage<ReadonlyMap<string, TypeDef>>()

/** The types of a program by unique name, in no particular order. */
export function typesOf(units: readonly Unit[]): ReadonlyMap<string, TypeDef> {
  return types.of(units, (ancestor) => {
    const changed = ancestor?.changed.map((index) => [ancestor.units[index]!, units[index]!] as const)
    if (changed?.every(([before, now]) => before.types.length + now.types.length === 0)) return ancestor!.state
    const all = new Map(ancestor?.state)
    for (const [before] of changed ?? []) for (const { name } of before.types) all.delete(name)
    for (const unit of changed?.map(([, now]) => now) ?? units) for (const type of unit.types) all.set(type.name, type)
    return all
  })
}

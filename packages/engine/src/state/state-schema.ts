// What a program declares to keep: its `[<Persist>]` cells with their types written out, definitions included, as plain
// data. It is made of the chunk alone, so it is known of every generation without running anything.

import { Lineage, typesOf } from '@fsrs/chunk'
import type { GlobalDef, Program, TypeDef, TypeRep, Unit } from '@fsrs/chunk'

/** One `[<Persist>] let mutable`. */
export interface StateCell {
  /** Unique in the program; what makes a cell of one generation the same as one of the next. */
  readonly name: string
  /** As the script's author knows it. */
  readonly displayName: string
  readonly type: TypeRep
  /** The same in F# syntax. */
  readonly syntax: string
  /** The name that it had before: `[<Persist("count")>]`. */
  readonly formerName: string | undefined
  readonly def: GlobalDef
  readonly unit: Unit
}

/** All cells of a program, and what their types are made of. */
export interface StateSchema {
  readonly cells: ReadonlyMap<string, StateCell>
  /** Definitions by unique name: of the whole program. */
  readonly types: ReadonlyMap<string, TypeDef>
  readonly units: readonly Unit[]
}

const schemas = new Lineage<StateSchema>()

/** The schema of a program; the same object for the same program. */
export function stateSchemaOf({ units }: Program): StateSchema {
  return schemas.of(units, (ancestor) => {
    const types = typesOf(units)
    const hasNone = (unit: Unit): boolean => !unit.globals.some(isCell)
    // Most edits are of files that keep nothing.
    if (ancestor?.changed.every((index) => hasNone(ancestor.units[index]!) && hasNone(units[index]!)))
      return { cells: ancestor.state.cells, types, units }
    const cells = units.flatMap((unit) => unit.globals.filter(isCell).map((def) => cellOf(def, unit)))
    return { cells: new Map(cells.map((cell) => [cell.name, cell])), types, units }
  })
}

function isCell(def: GlobalDef): boolean {
  return hasAttribute(def, 'Persist')
}

function cellOf(def: GlobalDef, unit: Unit): StateCell {
  const { name, displayName, rep, type } = def
  return { name, displayName, type: rep, syntax: type, formerName: formerNameOf(def), def, unit }
}

function formerNameOf({ attributes }: GlobalDef): string | undefined {
  const [argument] = attributes.find((each) => isAttribute(each.name, 'Persist'))?.args ?? []
  return argument?.type === 'string' ? argument.value : undefined
}

/** Whether a global is marked with an attribute: `[<Persist>]`, `[<PersistAttribute>]`, `[<Fsrs.Persist>]`. */
export function hasAttribute({ attributes }: GlobalDef, name: string): boolean {
  return attributes.some((each) => isAttribute(each.name, name))
}

function isAttribute(written: string, name: string): boolean {
  return written.replace(/^.*\./, '').replace(/Attribute$/, '') === name
}

// What a program declares to keep: its `[<Persist>]` cells with their types written out, definitions included, as plain
// data. It is made of the chunk alone, so it is known of every generation without running anything.

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
}

const schemas = new WeakMap<Program, StateSchema>()

/** The schema of a program; the same object for the same program. */
export function stateSchemaOf(program: Program): StateSchema {
  let schema = schemas.get(program)
  if (schema === undefined) {
    schema = makeSchema(program)
    schemas.set(program, schema)
  }
  return schema
}

function makeSchema(program: Program): StateSchema {
  const cells = new Map<string, StateCell>()
  const types = new Map<string, TypeDef>()
  for (const unit of program.units) {
    for (const def of unit.types) types.set(def.name, def)
    for (const def of unit.globals) {
      if (!hasAttribute(def, 'Persist')) continue
      const { name, displayName, rep, type } = def
      cells.set(name, { name, displayName, type: rep, syntax: type, formerName: formerNameOf(def), def, unit })
    }
  }
  return { cells, types }
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

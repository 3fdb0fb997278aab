/** A program while it is compiled unit by unit: what a unit takes for granted of those before it. */
import { assert } from '@fsrs/base'
import { typesOf } from '@fsrs/chunk'
import type { TypeRep, Unit } from '@fsrs/chunk'

import { namesOf } from '../strategy/program-names.ts'
import type { ProgramNames } from '../strategy/program-names.ts'
import type { ProgramTypes } from '../values/program-types.ts'
import type { FunctionShape } from './codegen-analysis.ts'
import type { ForeignGlobal } from './codegen-tables.ts'
import type { UnitCode } from './codegen.ts'
import type { Assumptions, CompiledUnit } from './compiled-unit.ts'
import { purityOf } from './constant-units.ts'
import type { UnitPurity } from './constant-units.ts'

/** A program while its units are being compiled, in their order. */
export class ProgramInWork {
  readonly units: readonly Unit[]
  readonly types: ProgramTypes
  readonly compiled: CompiledUnit[]
  readonly purity: UnitPurity[]
  private readonly names: ProgramNames

  /** @param before what it begins with */
  constructor(
    units: readonly Unit[],
    types: ProgramTypes,
    before: { readonly compiled: readonly CompiledUnit[]; readonly purity: readonly UnitPurity[] } = {
      compiled: [],
      purity: [],
    },
  ) {
    this.units = units
    this.types = types
    this.compiled = [...before.compiled]
    this.purity = [...before.purity]
    this.names = namesOf(units)
  }

  add(compiled: CompiledUnit): void {
    const number = this.compiled.push(compiled) - 1
    this.purity.push(this.purityAt(number))
  }

  /** A global of a unit that has been compiled. */
  global(name: string): ForeignGlobal {
    const place = this.names.unique(name)
    const compiled = place && this.compiled[place.unit]
    assert(place !== undefined && compiled !== undefined, 'the chunk has been verified')
    const { unit, index, def } = place
    return { unit, index, shape: def.k === 'function' ? compiled.code.shapes.get(name) : undefined }
  }

  /** Whether what a unit's code took for granted is so in this program. */
  has({ globals, fieldCounts }: Assumptions): boolean {
    for (const [name, was] of globals) if (!isSameGlobal(this.global(name), was)) return false
    for (const [type, count] of fieldCounts) if (this.types.fieldCount(type) !== count) return false
    return true
  }

  purityAt(number: number): UnitPurity {
    const { code, uses, unit } = this.compiled[number]!
    const { types, reps, host } = code.tables
    const isShared = (name: string): boolean => name === 'Result' || (this.types.has(name) && !this.types.isOwn(name))
    return purityOf(unit, {
      types: typesOf(this.units),
      isPure: (name) => {
        const { unit: home, shape } = this.global(name)
        const purity = this.purity[home]!
        return shape === undefined ? purity.isConstant : purity.pure.has(name)
      },
      isDetached:
        host.length === 0 &&
        uses.every((each) => this.purity[each]!.isConstant) &&
        types.every(isShared) &&
        definitionsIn(reps).every(isShared),
    })
  }
}

/** Names of the program's types that are mentioned. */
function definitionsIn(reps: readonly TypeRep[]): readonly string[] {
  return [...JSON.stringify(reps).matchAll(/"k":"def","name":("(?:[^"\\]|\\.)*")/g)].map(
    ([, name]) => JSON.parse(name!) as string,
  )
}

/** Shapes are compared by what they say: a unit that is generated anew makes its own. */
function isSameGlobal(a: ForeignGlobal, b: ForeignGlobal): boolean {
  return a.unit === b.unit && a.index === b.index && isSameShape(a.shape, b.shape)
}

function isSameShape(a: FunctionShape | undefined, b: FunctionShape | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return a === b
  return a.size === b.size && a.hasDepth === b.hasDepth && a.bounces === b.bounces
}

/** Whether callers of two units find the same functions, however they are called. */
export function areSameShapes(a: UnitCode['shapes'], b: UnitCode['shapes']): boolean {
  return a.size === b.size && [...a].every(([name, shape]) => isSameShape(shape, b.get(name)))
}

/** Names of globals by the units that they are of. */
export function namesByUnit(globals: ReadonlyMap<string, ForeignGlobal>): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>()
  for (const [name, { unit }] of globals) {
    const known = names.get(unit)
    if (known === undefined) names.set(unit, [name])
    else known.push(name)
  }
  return names
}

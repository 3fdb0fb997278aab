/** What of an edited program is, for the units that use it, what it was. */
import type { Unit } from '@fsrs/chunk'

import type { ForeignGlobal } from './codegen-tables.ts'
import type { CompiledUnit } from './compiled-unit.ts'
import type { ProgramInWork } from './program-in-work.ts'
import { sameFunctions } from './same-functions.ts'

/** By the number of a unit: the numbers of those that use it. */
export type UnitUsers = ReadonlyMap<number, readonly number[]>

/** Finds which units of an edited program see something of it that may not be what it was. */
export class DifferingGlobals {
  private readonly program: ProgramInWork
  private readonly before: readonly Unit[] | undefined
  /** By the number of a unit that is stale: its functions that are what they were; all others are not. */
  private readonly same = new Map<number, ReadonlySet<string>>()

  /** @param before the units of the program that this one comes from; undefined: nothing is what it was */
  constructor(program: ProgramInWork, before: readonly Unit[] | undefined) {
    this.program = program
    this.before = before
  }

  /** Numbers of these units and of all that see that they are others. @param renewed rising */
  usersOf(renewed: readonly number[], users: UnitUsers): Iterable<number> {
    const { compiled, units } = this.program
    const isRenewed = new Set(renewed)
    const waiting = new Set(renewed)
    // A unit uses those before it only.
    for (let number = renewed[0] ?? units.length; number < units.length; number++) {
      if (!waiting.has(number)) continue
      if (isRenewed.has(number)) this.same.set(number, this.sameIn(number))
      else if (!this.isStale(compiled[number]!)) continue
      else this.same.set(number, NO_FUNCTIONS)
      for (const user of users.get(number) ?? []) waiting.add(user)
    }
    return this.same.keys()
  }

  private sameIn(number: number): ReadonlySet<string> {
    const was = this.before?.[number]
    const unit = this.program.units[number]!
    return was === undefined
      ? NO_FUNCTIONS
      : sameFunctions(was, unit, (name) => this.isSame(name, this.program.global(name)))
  }

  /** Goes by the fewer: a unit that lists thousands uses few stale ones, and of thousands that are stale a unit uses few. */
  private isStale({ foreign }: CompiledUnit): boolean {
    const { same } = this
    if (same.size > foreign.size) {
      for (const [number, names] of foreign) if (differs(names, same.get(number))) return true
    } else for (const [number, names] of same) if (differs(foreign.get(number), names)) return true
    return false
  }

  private isSame(name: string, { unit }: ForeignGlobal): boolean {
    return this.same.get(unit)?.has(name) ?? true
  }
}

const NO_FUNCTIONS: ReadonlySet<string> = new Set()

/** Whether one of these names is not the same. @param same undefined: all of its unit are */
function differs(names: readonly string[] | undefined, same: ReadonlySet<string> | undefined): boolean {
  return names !== undefined && same !== undefined && names.some((name) => !same.has(name))
}

/** Who uses each unit. */
export function usersOf(compiled: readonly CompiledUnit[]): UnitUsers {
  const users = new Map<number, number[]>()
  for (const [number, { uses }] of compiled.entries()) {
    for (const each of uses) {
      const known = users.get(each)
      if (known === undefined) users.set(each, [number])
      else known.push(number)
    }
  }
  return users
}

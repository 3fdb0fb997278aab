import { Lineage } from '@fsrs/chunk'
import type { Ancestor, Unit } from '@fsrs/chunk'

import { support } from '../library/support.ts'
import { machine } from '../machine/machine.ts'
import type { LinkContext, LinkedUnit, Strategy } from '../strategy/linked-unit.ts'
import type { PositionedCode } from '../strategy/script-positions.ts'
import { simplifiedUnit } from '../strategy/simplified-unit.ts'
import type { ProgramTypes } from '../values/program-types.ts'
import { List, NIL, Some } from '../values/values.ts'
import { runtimeHelpers } from './codegen-helpers.ts'
import type { ForeignGlobal } from './codegen-tables.ts'
import type { CodegenOptions } from './codegen-writer.ts'
import { generateUnit } from './codegen.ts'
import type { UnitCode } from './codegen.ts'
import { factoryOf, keepByUrl, makeFactory, tooDeep } from './compiled-unit.ts'
import type { CompiledUnit } from './compiled-unit.ts'
import type { UnitPurity } from './constant-units.ts'
import { DifferingGlobals, usersOf } from './differing-globals.ts'
import type { UnitUsers } from './differing-globals.ts'
import { ProgramInWork, areSameShapes, namesByUnit } from './program-in-work.ts'
import { sourceMapComment } from './source-map.ts'

/** A program as code, by the numbers of its units. */
interface CompiledProgram {
  readonly compiled: readonly CompiledUnit[]
  readonly purity: readonly UnitPurity[]
  /** Constant units that have been linked: every load of the program has these. */
  readonly constants: (ConstantUnit | undefined)[]
  /** Those of them that nobody is known to have run. */
  readonly idle: Set<number>
  readonly users: UnitUsers
}

interface ConstantUnit extends LinkedUnit {
  hasRun: boolean
}

/**
 * Characters of unchanged units that a load of another program compiles anew. Functions of which V8 has seen one closure
 * know their surroundings as constants; those of a second load share their code with the first and run 1.1 to 1.4 times as long. A
 * few kilobytes cost some 0.1 ms, so small programs get code of their own at each reload, and large ones reload fast.
 */
const FRESH_CHARACTERS = 8192

/** What generated code is to be ready for. */
export interface CodegenStrategyOptions {
  /** Count allocated bytes. */
  readonly countsMemory: boolean
  /** Carry a source map; a function gives the text of a file for it. */
  readonly sourceMaps: boolean | ((file: string) => string | undefined)
}

/** Runs units as JavaScript that is written for them. */
export class CodegenStrategy implements Strategy {
  private readonly options: CodegenStrategyOptions
  private readonly compiled = new WeakMap<Unit, CompiledUnit>()
  private readonly programs = new Lineage<CompiledProgram>()
  private fresh: { readonly program: WeakRef<readonly Unit[]>; left: number } | undefined
  private readonly helpers = runtimeHelpers(support)

  constructor(options: CodegenStrategyOptions) {
    this.options = options
  }

  link(units: readonly Unit[], linked: LinkedUnit[], context: LinkContext): readonly LinkedUnit[] {
    const program = this.programOf(units, context.types)
    const { purity, constants, idle } = program
    for (const number of idle) if (constants[number]?.hasRun === true) idle.delete(number)
    const before = linked.length
    const own: number[] = []
    linked.length = units.length
    for (let number = before; number < units.length; number++) {
      // A session that goes on file by file has units of its own, whatever they are.
      let unit: LinkedUnit | undefined = before === 0 ? constants[number] : undefined
      if (unit === undefined && before === 0 && purity[number]!.isConstant && number < units.length - 1)
        unit = this.constantUnit(number, program, context)
      else if (unit === undefined) {
        unit = this.linkUnit(number, units, program, linked, context)
        own.push(number)
      }
      linked[number] = unit
    }
    const toRun = before > 0 || idle.size === 0 ? own : [...own, ...idle].toSorted((a, b) => a - b)
    return toRun.map((number) => linked[number]!)
  }

  private linkUnit(
    number: number,
    units: readonly Unit[],
    { compiled }: CompiledProgram,
    before: readonly LinkedUnit[],
    context: LinkContext,
  ): LinkedUnit {
    return this.make(this.ownCode(compiled[number]!, units), before, context)
  }

  /** A constant unit, linked and run at most once. It holds nothing of the load that was the first to want it. */
  private constantUnit(
    number: number,
    { compiled, constants, idle }: CompiledProgram,
    context: LinkContext,
  ): LinkedUnit {
    const { uses } = compiled[number]!
    const before: LinkedUnit[] = []
    for (const each of uses) before[each] = constants[each]!
    const unit = this.make(compiled[number]!, before, { ...context, ...STATELESS })
    const init = (): void => {
      if (!constant.hasRun) unit.init()
      constant.hasRun = true
    }
    const constant: ConstantUnit = { ...unit, init, hasRun: false }
    constants[number] = constant
    idle.add(number)
    return constant
  }

  private make(compiled: CompiledUnit, before: readonly LinkedUnit[], context: LinkContext): LinkedUnit {
    const { tables } = compiled.code
    // In the order of RUNTIME_NAMES.
    return compiled.factory(
      machine,
      this.helpers,
      support,
      List,
      Some,
      NIL,
      tables.types.map((name) => context.types.classOf(name)),
      tables.reps.map((rep) => context.types.rep(rep)),
      tables.formats,
      tables.library.map((key) => context.library(key)),
      tables.host.map((name) => context.host(name)),
      before,
      { takesState: context.takesState, stateOf: context.stateOf },
      // Kept alive as long as the unit can run, for stack traces.
      compiled,
    )
  }

  /** Compiled code of a unit that another program ran before, made anew where that is cheap. */
  private ownCode(compiled: CompiledUnit, program: readonly Unit[]): CompiledUnit {
    const before = compiled.program?.deref()
    if (compiled.program === undefined || before === program) {
      compiled.program ??= new WeakRef(program)
      return compiled
    }
    if (this.fresh?.program.deref() !== program) this.fresh = { program: new WeakRef(program), left: FRESH_CHARACTERS }
    compiled.program = new WeakRef(program)
    const { fresh } = this
    if (compiled.source.length > fresh.left) return compiled
    fresh.left -= compiled.source.length
    const made = { ...compiled, ...makeFactory(compiled.source, this.sourceMap(compiled)) }
    this.keep(made)
    return made
  }

  private keep(compiled: CompiledUnit): void {
    this.compiled.set(compiled.unit, compiled)
    keepByUrl(compiled)
  }

  codeOf(units: readonly Unit[], types: ProgramTypes): readonly string[] {
    return this.programOf(units, types).compiled.map(({ source }) => source)
  }

  private programOf(units: readonly Unit[], types: ProgramTypes): CompiledProgram {
    return this.programs.of(units, (ancestor) => {
      const isEdited = ancestor?.changed.every((number) => haveSameTypes(units[number]!, ancestor.units[number]!))
      const program = new ProgramInWork(units, types, isEdited === true ? ancestor?.state : undefined)
      let renewed: readonly number[] | undefined
      if (isEdited === true) renewed = this.edit(program, ancestor!)
      else for (const unit of units) program.add(this.compile(unit, program))
      const { compiled, purity } = program
      if (ancestor === undefined) return { compiled, purity, constants: [], idle: new Set(), users: usersOf(compiled) }
      const { state } = ancestor
      renewed ??= [...compiled.keys()].filter((number) => compiled[number] !== state.compiled[number])
      const isSameUse = renewed.every((number) => areSameNumbers(compiled[number]!.uses, state.compiled[number]!.uses))
      const users = isSameUse ? state.users : usersOf(compiled)
      // Where types are others, nothing that uses a new unit is proved to be what it was.
      const differing = new DifferingGlobals(program, isEdited === true ? ancestor.units : undefined)
      return { compiled, purity, users, ...constantsOf(state, differing.usersOf(renewed, users)) }
    })
  }

  /**
   * Makes the program before into this one: what is new, and what can see that it is.
   *
   * @returns numbers of the units whose code is another
   */
  private edit(program: ProgramInWork, { units, state, changed }: Ancestor<CompiledProgram>): readonly number[] {
    const { compiled, purity } = program
    const renewed: number[] = []
    const isChanged = new Set(changed)
    const looksOther = new Set<number>()
    for (let number = changed[0] ?? compiled.length; number < compiled.length; number++) {
      const isNew = isChanged.has(number)
      if (!isNew && (looksOther.size === 0 || !compiled[number]!.uses.some((each) => looksOther.has(each)))) continue
      const unit = program.units[number]!
      const before = compiled[number]!
      const now = this.compile(unit, program)
      compiled[number] = now
      if (now !== before) renewed.push(number)
      const pure = program.purityAt(number)
      purity[number] = pure
      const isSeen = isNew
        ? !haveSameNames(unit, units[number]!) || !areSameShapes(now.code.shapes, before.code.shapes)
        : now !== before
      if (isSeen || !isSamePurity(pure, state.purity[number]!)) looksOther.add(number)
    }
    return renewed
  }

  private compile(unit: Unit, program: ProgramInWork): CompiledUnit {
    const known = this.compiled.get(unit)
    return known !== undefined && program.has(known.assumptions) ? known : this.generate(unit, program)
  }

  private generate(unit: Unit, program: ProgramInWork): CompiledUnit {
    const { types } = program
    const globals = new Map<string, ForeignGlobal>()
    const code = written(unit, {
      foreign: (name) => {
        const found = globals.get(name) ?? program.global(name)
        globals.set(name, found)
        return found
      },
      fieldCount: (type) => types.fieldCount(type),
      isDefined: (type) => types.has(type),
      constructorFunction: (type) => {
        const def = types.def(type)
        return def?.k === 'class' ? def.constructorFunction : undefined
      },
      countsMemory: this.options.countsMemory,
      marksStatements: this.options.sourceMaps !== false,
    })
    const { source, functionNames, tables } = code
    const { factory, url } = factoryOf(source, this.sourceMap({ unit, source, functionNames }))
    const fieldCounts = new Map(tables.types.map((type) => [type, types.fieldCount(type)]))
    const foreign = namesByUnit(globals)
    const uses = [...foreign.keys()]
    const assumptions = { globals, fieldCounts }
    const made = { unit, source, functionNames, code, factory, url, assumptions, foreign, uses, program: undefined }
    this.keep(made)
    return made
  }

  private sourceMap(code: PositionedCode): string {
    const { sourceMaps } = this.options
    if (sourceMaps === false) return ''
    return sourceMapComment(code, sourceMaps === true ? undefined : sourceMaps(code.unit.file))
  }
}

/** What no constant unit asks for. */
const STATELESS: Pick<LinkContext, 'takesState' | 'stateOf'> = {
  takesState: () => false,
  stateOf: () => undefined,
}

function haveSameTypes(a: Unit, b: Unit): boolean {
  if (a.types.length + b.types.length === 0) return true
  return a.types.length === b.types.length && JSON.stringify(a.types) === JSON.stringify(b.types)
}

function haveSameNames(a: Unit, b: Unit): boolean {
  if (a.globals.length !== b.globals.length) return false
  return a.globals.every(({ name, k }, index) => name === b.globals[index]!.name && k === b.globals[index]!.k)
}

/** The constant units of the program before that this one has too. @param stale numbers of the others */
function constantsOf(before: CompiledProgram, stale: Iterable<number>): Pick<CompiledProgram, 'constants' | 'idle'> {
  const constants = [...before.constants]
  const idle = new Set(before.idle)
  for (const number of stale) {
    constants[number] = undefined
    idle.delete(number)
  }
  return { constants, idle }
}

function areSameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function isSamePurity(a: UnitPurity, b: UnitPurity): boolean {
  return a.isConstant === b.isConstant && a.pure.size === b.pure.size && [...a.pure].every((name) => b.pure.has(name))
}

function written(unit: Unit, options: CodegenOptions): UnitCode {
  try {
    // Who stops at statements wants to find them where they stand.
    return generateUnit(options.marksStatements ? unit : simplifiedUnit(unit), options)
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(error) : error
  }
}

/** Whether this place allows code to be generated: a strict Content-Security-Policy does not. */
export function canGenerateCode(): boolean {
  try {
    return new Function('return 1')() === 1
  } catch {
    return false
  }
}

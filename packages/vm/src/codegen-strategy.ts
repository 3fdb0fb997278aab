import { assert } from '@fsrs/base'
import { ChunkError } from '@fsrs/chunk'
import { Lineage, typesOf } from '@fsrs/chunk'
import type { Ancestor, TypeRep, Unit } from '@fsrs/chunk'

import type { FunctionShape } from './codegen-analysis.ts'
import { RUNTIME_NAMES } from './codegen-operations.ts'
import type { ForeignGlobal } from './codegen-tables.ts'
import { generateUnit } from './codegen.ts'
import type { CodegenOptions } from './codegen-writer.ts'
import type { UnitCode } from './codegen.ts'
import { purityOf } from './constant-units.ts'
import type { UnitPurity } from './constant-units.ts'
import type { LinkContext, LinkedUnit, Strategy } from './linked-unit.ts'
import { machine } from './machine.ts'
import { namesOf } from './program-names.ts'
import type { ProgramNames } from './program-names.ts'
import type { ProgramTypes } from './program-types.ts'
import { runtimeHelpers } from './runtime-helpers.ts'
import { sameFunctions } from './same-functions.ts'
import { withoutSmallCalls } from './small-calls.ts'
import type { PositionedCode } from './script-positions.ts'
import { sourceMapComment } from './source-map.ts'
import { support } from './support.ts'
import { List, NIL, Some } from './values.ts'

type UnitFactory = (...surroundings: readonly unknown[]) => LinkedUnit

interface CompiledUnit extends PositionedCode {
  readonly code: UnitCode
  readonly factory: UnitFactory
  /** What the code took for granted of other units and types. */
  readonly assumptions: Assumptions
  /** What it uses of other units: names, by the number of the unit. */
  readonly foreign: ReadonlyMap<number, readonly string[]>
  /** Numbers of the units that it uses. */
  readonly uses: readonly number[]
  readonly url: string
  /** The program that it was linked for last. */
  program: WeakRef<readonly Unit[]> | undefined
}

/** Globals of other units as they were found, and numbers of fields of types. */
interface Assumptions {
  readonly globals: ReadonlyMap<string, ForeignGlobal>
  readonly fieldCounts: ReadonlyMap<string, number>
}

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

/** By the number of a unit: the numbers of those that use it. */
type UnitUsers = ReadonlyMap<number, readonly number[]>

let urls = 0

/** Texts kept for units that come again under another identity, as when chunks are read from bytes. */
const MAX_TEXTS = 256

/**
 * Characters of unchanged units that a load of another program compiles anew. Functions of which V8 has seen one closure
 * know their surroundings as constants; those of a second load share their code with the first and run 1.1 to 1.4 times as long. A
 * few kilobytes cost some 0.1 ms, so small programs get code of their own at each reload, and large ones reload fast.
 */
const FRESH_CHARACTERS = 8192

/** Compiled units by source text: V8 has compiled what comes again. */
const factories = new Map<string, MadeFactory>()

/** Compiled units by their URL in stack traces, while anybody can still run them. */
const codeByUrl = new Map<string, WeakRef<CompiledUnit>>()

/** The compiled unit that a URL in a stack trace names. */
export function codeOfUrl(url: string): PositionedCode | undefined {
  return codeByUrl.get(url)?.deref()
}

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
    codeByUrl.set(compiled.url, new WeakRef(compiled))
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

/** A program while its units are being compiled, in their order. */
class ProgramInWork {
  readonly units: readonly Unit[]
  readonly types: ProgramTypes
  readonly compiled: CompiledUnit[]
  readonly purity: UnitPurity[]
  private readonly names: ProgramNames

  /** @param before what it begins with */
  constructor(
    units: readonly Unit[],
    types: ProgramTypes,
    before: Pick<CompiledProgram, 'compiled' | 'purity'> = { compiled: [], purity: [] },
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

/** Finds which units of an edited program see something of it that may not be what it was. */
class DifferingGlobals {
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

function namesByUnit(globals: ReadonlyMap<string, ForeignGlobal>): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>()
  for (const [name, { unit }] of globals) {
    const known = names.get(unit)
    if (known === undefined) names.set(unit, [name])
    else known.push(name)
  }
  return names
}

function usersOf(compiled: readonly CompiledUnit[]): UnitUsers {
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

function areSameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function isSamePurity(a: UnitPurity, b: UnitPurity): boolean {
  return a.isConstant === b.isConstant && a.pure.size === b.pure.size && [...a.pure].every((name) => b.pure.has(name))
}

function written(unit: Unit, options: CodegenOptions): UnitCode {
  try {
    // Who stops at statements wants to find them where they stand.
    return generateUnit(options.marksStatements ? unit : withoutSmallCalls(unit), options)
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(error) : error
  }
}

function tooDeep(cause: unknown): ChunkError {
  return new ChunkError('CHUNK_INVALID', 'The program is nested too deeply for this JavaScript engine.', { cause })
}

/** Shapes are compared by what they say: a unit that is generated anew makes its own. */
function isSameGlobal(a: ForeignGlobal, b: ForeignGlobal): boolean {
  return a.unit === b.unit && a.index === b.index && isSameShape(a.shape, b.shape)
}

function isSameShape(a: FunctionShape | undefined, b: FunctionShape | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return a === b
  return a.size === b.size && a.hasDepth === b.hasDepth && a.bounces === b.bounces
}

function areSameShapes(a: UnitCode['shapes'], b: UnitCode['shapes']): boolean {
  return a.size === b.size && [...a].every(([name, shape]) => isSameShape(shape, b.get(name)))
}

interface MadeFactory {
  readonly factory: UnitFactory
  readonly url: string
}

function factoryOf(source: string, sourceMap: string): MadeFactory {
  const key = source + sourceMap
  const known = factories.get(key)
  if (known !== undefined) return known
  const made = makeFactory(source, sourceMap)
  if (factories.size >= MAX_TEXTS) {
    for (const [oldest] of factories) {
      factories.delete(oldest)
      break
    }
  }
  factories.set(key, made)
  return made
}

function makeFactory(source: string, sourceMap: string): MadeFactory {
  const url = `fsrs-unit-${urls++}`
  if (urls % MAX_TEXTS === 0) for (const [old, code] of codeByUrl) if (code.deref() === undefined) codeByUrl.delete(old)
  return { factory: compileFunction(`${source}\n${sourceMap}\n//# sourceURL=${url}`), url }
}

function compileFunction(body: string): UnitFactory {
  try {
    return new Function(...RUNTIME_NAMES, body) as UnitFactory
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

import { assert } from '@fsrs/base'
import { ChunkError } from '@fsrs/chunk'
import type { Unit } from '@fsrs/chunk'

import type { FunctionShape } from './codegen-analysis.ts'
import { RUNTIME_NAMES } from './codegen-operations.ts'
import type { ForeignGlobal } from './codegen-tables.ts'
import { generateUnit } from './codegen.ts'
import type { CodegenOptions, UnitCode } from './codegen.ts'
import type { LinkContext, LinkedUnit, Strategy } from './linked-unit.ts'
import { machine } from './machine.ts'
import { namesOf } from './program-names.ts'
import type { ProgramTypes } from './program-types.ts'
import { runtimeHelpers } from './runtime-helpers.ts'
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
  readonly url: string
  /** The program that it was linked for last. */
  program: WeakRef<readonly Unit[]> | undefined
}

/** Globals of other units as they were found, and numbers of fields of types. */
interface Assumptions {
  readonly globals: ReadonlyMap<string, ForeignGlobal>
  readonly fieldCounts: ReadonlyMap<string, number>
}

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
  /** Units of the program that is being linked, as they are to be linked: what was found once need not be asked again. */
  private current:
    | { readonly program: WeakRef<readonly Unit[]>; readonly compiled: WeakMap<Unit, CompiledUnit> }
    | undefined
  private fresh: { readonly program: WeakRef<readonly Unit[]>; left: number } | undefined
  private readonly helpers = runtimeHelpers(support)

  constructor(options: CodegenStrategyOptions) {
    this.options = options
  }

  link(unit: Unit, program: readonly Unit[], before: readonly LinkedUnit[], context: LinkContext): LinkedUnit {
    const compiled = this.ownCode(this.compile(unit, program, context.types), program)
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
      context,
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

  /** The code of a unit, for those who want to read it. */
  codeOf(unit: Unit, program: readonly Unit[], types: ProgramTypes): string {
    return this.compile(unit, program, types).source
  }

  private compile(unit: Unit, program: readonly Unit[], types: ProgramTypes): CompiledUnit {
    if (this.current?.program.deref() !== program)
      this.current = { program: new WeakRef(program), compiled: new WeakMap() }
    const { compiled } = this.current
    const done = compiled.get(unit)
    if (done !== undefined) return done
    const known = this.compiled.get(unit)
    const isValid = known !== undefined && this.holds(known.assumptions, unit, program, types)
    const made = isValid ? known : this.generate(unit, program, types)
    compiled.set(unit, made)
    return made
  }

  /** Whether what the code took for granted is so in this program. */
  private holds(
    { globals, fieldCounts }: Assumptions,
    unit: Unit,
    program: readonly Unit[],
    types: ProgramTypes,
  ): boolean {
    for (const [name, was] of globals) if (!isSameGlobal(this.findGlobal(name, unit, program, types), was)) return false
    for (const [type, count] of fieldCounts) if (types.fieldCount(type) !== count) return false
    return true
  }

  private generate(unit: Unit, program: readonly Unit[], types: ProgramTypes): CompiledUnit {
    const globals = new Map<string, ForeignGlobal>()
    const foreign = (name: string): ForeignGlobal => {
      const found = globals.get(name) ?? this.findGlobal(name, unit, program, types)
      globals.set(name, found)
      return found
    }
    const code = written(unit, {
      foreign,
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
    const assumptions = { globals, fieldCounts }
    const made = { unit, source, functionNames, code, factory, url, assumptions, program: undefined }
    this.keep(made)
    return made
  }

  private sourceMap(code: PositionedCode): string {
    const { sourceMaps } = this.options
    if (sourceMaps === false) return ''
    return sourceMapComment(code, sourceMaps === true ? undefined : sourceMaps(code.unit.file))
  }

  private findGlobal(name: string, from: Unit, program: readonly Unit[], types: ProgramTypes): ForeignGlobal {
    const place = namesOf(program).unique(name)
    assert(place !== undefined && program[place.unit] !== from, 'the chunk has been verified')
    const { unit, index, def } = place
    const shape: FunctionShape | undefined =
      def.k === 'function' ? this.compile(program[unit]!, program, types).code.shapes.get(name) : undefined
    return { unit, index, shape }
  }
}

function written(unit: Unit, options: CodegenOptions): UnitCode {
  try {
    return generateUnit(unit, options)
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(error) : error
  }
}

function tooDeep(cause: unknown): ChunkError {
  return new ChunkError('CHUNK_INVALID', 'The program is nested too deeply for this JavaScript engine.', { cause })
}

/** Shapes are compared by what they say: a unit that is generated anew makes its own. */
function isSameGlobal(a: ForeignGlobal, b: ForeignGlobal): boolean {
  if (a.unit !== b.unit || a.index !== b.index) return false
  return a.shape === b.shape || JSON.stringify(a.shape) === JSON.stringify(b.shape)
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

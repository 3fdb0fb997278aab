import { assert } from '@fsrs/base'
import { typesOf } from '@fsrs/chunk'
import type { Chunk, Program, TypeRep } from '@fsrs/chunk'

import { boundToHost, hostFunction } from './host/convert.ts'
import type { ConversionContext } from './host/convert.ts'
import { HandedFunctions } from './host/handed-functions.ts'
import type { HandedReport, HostCallable, StaleCall } from './host/handed-functions.ts'
import { unavailable, whyUnbound } from './host/host-binding.ts'
import type { HostRegistry } from './host/host-registry.ts'
import { HostScope } from './host/host-scope.ts'
import { findIn, repOfSyntax, typeOfRep } from './host/host-types.ts'
import { Value } from './host/value.ts'
import { library, support } from './library/support.ts'
import { machine } from './machine/machine.ts'
import type { FiberOwner, Limits } from './machine/machine.ts'
import { leaving } from './machine/thrown.ts'
import { runErrorOf } from './run-errors.ts'
import type { ConversionPlan, ConversionReport } from './state/state-conversion.ts'
import { makeConverter } from './state/state-converter.ts'
import type { Convert } from './state/state-converter.ts'
import type {
  AnyFunction,
  LinkContext,
  LinkedHostFunction,
  LinkedUnit,
  RestoredState,
  Strategy,
} from './strategy/linked-unit.ts'
import { namesOf } from './strategy/program-names.ts'
import type { ProgramNames } from './strategy/program-names.ts'
import { frameOf, withPositions } from './strategy/script-positions.ts'
import { originOf } from './values/closure-classes.ts'
import { curry } from './values/function-values.ts'
import type { FunctionValue } from './values/function-values.ts'
import { ProgramTypes, generatedConstructor } from './values/program-types.ts'
import type { ClassCache, ConstructorFactory } from './values/program-types.ts'
import { isInstanceOf } from './values/type-match.ts'
import type { FsException, Instance, Rep } from './values/values.ts'

/** What an instance is made in: its machine's options. */
export interface InstanceEnvironment {
  readonly strategy: Strategy
  readonly host: HostRegistry | undefined
  readonly limits: Limits
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  /** Gets what a computation failed with that the script started and did not wait for. */
  readonly onAsyncError: (error: unknown) => void
  readonly classes: ClassCache
  readonly constructors: ConstructorFactory
}

/** A value or function that a program offers. */
export interface ProgramExport {
  /** As the script's author knows it: `Module.name`; what a loaded file defines begins with that file's module. */
  readonly name: string
  /** In F# syntax. */
  readonly type: string
  readonly isFunction: boolean
  readonly isMutable: boolean
  /** Marked `[<Persist>]`: state that a reload should carry over. */
  readonly isPersistent: boolean
  /** Where it is defined; line and column count from 1. */
  readonly definedAt: { readonly file: string; readonly line: number; readonly column: number }
}

/** How a program is loaded. */
export interface LoadOptions {
  /** Owns what the program acquires through the host; default: a scope of its own that nobody ends. */
  readonly scope?: HostScope
  /** Gets what this load prints, instead of the machine's `print`. */
  readonly print?: (text: string) => void
  /** Gets what this load prints to standard error; default: the same as `print`. */
  readonly printError?: (text: string) => void
  /**
   * An instance of the same machine that has run, and whose units the program begins with: they are shared, with all that
   * they hold, and not run again. So a session goes on, file by file.
   */
  readonly continues?: ProgramInstance | undefined
}

/** How a program is run. */
export interface RunOptions {
  /** Values for `[<Persist>]` globals by their unique names, in place of their first values; the caller vouches for types. */
  readonly state?: RestoredState
}

/**
 * A program that is loaded: linked, with values of its own, touching no other instance. Nothing has run until `run()`.
 * An instance that nobody refers to any longer is garbage; there is nothing to dispose of.
 */
export class ProgramInstance {
  /** What was loaded. */
  readonly chunk: Chunk
  private readonly environment: InstanceEnvironment & { readonly owner: FiberOwner }
  private readonly program: Program
  private readonly names: ProgramNames
  private readonly types: ProgramTypes
  private readonly units: LinkedUnit[] = []
  /** Those whose initialisation has something to do. */
  private readonly initialised: readonly LinkedUnit[]
  private readonly context: ConversionContext
  private readonly handed: HandedFunctions
  private restored: RestoredState = NO_STATE
  /** Values that have had their state: what sets them again sets them. */
  private readonly taken = new Set<string>()
  /** Runs of this instance that are on the stack: the host may call back into the script. */
  private running = 0
  private entered = 0
  private readonly scope: HostScope
  private functionNames: WeakMap<object, string> | undefined

  constructor(chunk: Chunk, environment: InstanceEnvironment, options: LoadOptions = {}) {
    this.chunk = chunk
    const { print } = options
    const printError = options.printError ?? print
    const scope = options.scope ?? new HostScope()
    this.scope = scope
    this.environment = {
      ...environment,
      ...(print === undefined ? {} : { print }),
      ...(printError === undefined ? {} : { printError }),
      owner: {
        enter: (body) => this.enter(body),
        get hasEnded() {
          return scope.hasEnded
        },
        own: (end) => scope.own(end),
        failed: (error) => environment.onAsyncError(this.asRuntimeError(error)),
      },
    }
    this.program = chunk.program
    this.names = namesOf(chunk.program.units)
    this.types = new ProgramTypes(
      typesOf(chunk.program.units),
      environment.classes,
      environment.constructors,
      (global) => this.toStringOf(global),
    )
    this.context = {
      enter: (body) => this.enter(body),
      classOf: (name) => this.types.classOf(name),
      make: (collection, items) => support.makeCollection(collection, items),
      asError: (thrown) => this.asRuntimeError(thrown),
      hand: (fn, rep, make) => this.handed.hand(fn, rep, make, { isKept: false }),
    }
    this.handed = new HandedFunctions({
      nameOf: (fn) => this.functionNameOf(fn),
      displayNameOf: (name) => this.names.exportedNameOf(name) ?? displayNameOf(name),
      typeOf: (name) => this.names.unique(name)?.def.type,
      callableLike: (name, rep) => this.callableLike(name, rep),
    })
    if (options.continues !== undefined) this.share(options.continues)
    this.initialised = this.link()
  }

  /**
   * Runs the program from top to bottom; what it shares with an earlier instance is not run again.
   *
   * @returns the value of its last expression
   * @throws {RuntimeError}
   */
  run(options: RunOptions = {}): Value {
    this.restored = options.state ?? NO_STATE
    this.taken.clear()
    try {
      const raw = this.enter(() => {
        let result: unknown
        for (const unit of this.initialised) result = unit.init()
        return result
      })
      return new Value(this.types.rep(this.program.resultRep), raw, this.context)
    } finally {
      this.restored = NO_STATE
    }
  }

  /** What the program offers under a name: `Module.name`; undefined if there is no such thing, or it is private. */
  get(name: string): Value | undefined {
    const place = this.names.exported(name)
    if (place === undefined || place.def.isPrivate) return undefined
    return new Value(this.types.rep(place.def.rep), this.rawOf(place.unit, place.index), this.context)
  }

  /** How many times code of this instance was entered from outside: what has not grown means that nothing of it ran. */
  get runs(): number {
    return this.entered
  }

  /** What a global holds, by its unique name, as the machine has it: for state that outlives a reload. */
  getRaw(name: string): unknown {
    const place = this.names.unique(name)
    return place === undefined ? undefined : this.rawOf(place.unit, place.index)
  }

  /** Replaces what a mutable value holds, by its unique name; the caller vouches for the type. */
  setRaw(name: string, raw: unknown): void {
    const place = this.names.unique(name)
    if (place?.def.k === 'value') this.units[place.unit]?.set(place.index, raw)
  }

  /** Whether instances of a type serve every load of a program that defines it alike. */
  sharesInstances(type: string): boolean {
    return !this.types.isOwn(type)
  }

  /**
   * Makes the function that takes values of another load's over to this one's. To be called inside `supervise`.
   *
   * @param seen shared by all values that may have objects in common
   * @param report filled as values are converted
   */
  converter(
    plan: ConversionPlan,
    from: ProgramInstance,
    seen: Map<object, unknown>,
    report: ConversionReport,
  ): Convert {
    return makeConverter(plan, {
      classOf: (type) => this.types.classOf(type),
      infoOf: (type) => (this.types.has(type) ? this.types.info(type) : undefined),
      rebind: (fn, type) => this.functionLike(from.functionNameOf(fn), type),
      functionOf: (global) => {
        const place = this.names.unique(global)
        assert(place !== undefined, 'plans name functions of the program')
        return this.rawOf(place.unit, place.index) as Convert
      },
      canGenerate: this.environment.constructors === generatedConstructor,
      seen,
      report,
    })
  }

  /** Unique name of the function that a function value is; undefined for a closure. */
  functionNameOf(fn: unknown): string | undefined {
    if (typeof fn !== 'function') return undefined
    if (this.functionNames === undefined) {
      this.functionNames = new WeakMap()
      for (const { unit, index, def } of this.names.all()) {
        if (def.k === 'function' && def.reps === 0) this.functionNames.set(this.rawOf(unit, index) as object, def.name)
      }
    }
    return this.functionNames.get(originOf(fn) as object)
  }

  private functionLike(name: string | undefined, type: TypeRep): unknown {
    const place = name === undefined ? undefined : this.names.unique(name)
    if (place?.def.k !== 'function' || !isInstanceOf(type, place.def.rep)) return undefined
    return this.rawOf(place.unit, place.index)
  }

  /**
   * This program takes the place of another load: functions of that one which the host holds (arguments of host
   * functions, values that it asked for) call this program's functions of the same names from now on, where the type fits.
   */
  takeHanded(before: ProgramInstance): HandedReport {
    return this.handed.takeOver(before.handed)
  }

  /** This program is not live any more: `onStale` is told of the first call of each function that still runs it. */
  retire(onStale: (call: StaleCall) => void): void {
    this.handed.retire(onStale)
  }

  private callableLike(name: string, before: Rep): { readonly call: HostCallable; readonly rep: Rep } | undefined {
    const type = typeOfRep(before)
    const found = this.functionLike(name, type)
    // A function of any type whatever may have been given out for one that is gone.
    if (found === undefined || !this.types.knows(type)) return undefined
    const rep = this.types.rep(type)
    return { call: boundToHost(found as FunctionValue, rep, this.context), rep }
  }

  /**
   * Runs `body`, which may call this program's functions, under the machine's limits.
   *
   * @throws {RuntimeError} where the program fails or meets a limit; anything else passes through
   */
  supervise<T>(body: () => T): T {
    return this.enter(body)
  }

  /** All that the program offers, in the order of the sources. */
  get exports(): readonly ProgramExport[] {
    return [...this.names.exports()]
      .filter(([, { def }]) => !def.isPrivate)
      .map(([name, { unit, def }]) => {
        const { file, line, column } = frameOf(this.program.units[unit]!, name, def.at)
        return {
          name,
          type: def.type,
          isFunction: def.k === 'function',
          isMutable: def.k === 'value' && def.isMutable,
          isPersistent: def.attributes.some(({ name }) => /(^|\.)Persist(Attribute)?$/.test(name)),
          definedAt: { file, line, column },
        }
      })
  }

  /** The JavaScript that each unit runs as, positions of the script in comments; empty for the interpreter. */
  get generatedCode(): readonly { readonly unit: string; readonly code: string }[] {
    const { units } = this.program
    const codes = this.environment.strategy.codeOf(units, this.types)
    return codes.map((code, number) => ({ unit: units[number]!.name, code: withPositions(units[number]!, code) }))
  }

  private share(earlier: ProgramInstance): void {
    const names = this.program.units.map((unit) => unit.name)
    assert(
      earlier.program.units.every((unit, index) => unit.name === names[index]),
      'a program that continues another begins with its units',
    )
    this.units.push(...earlier.units)
  }

  private link(): readonly LinkedUnit[] {
    const hosts = new Map<string, LinkedHostFunction>()
    const context: LinkContext = {
      types: this.types,
      library: (key) => {
        const found = Object.hasOwn(library, key) ? library[key] : undefined
        return found ?? (() => unavailable(`The library function ${key} is not implemented.`))
      },
      host: (name) => {
        let found = hosts.get(name)
        if (found === undefined) {
          found = this.linkHost(name)
          hosts.set(name, found)
        }
        return found
      },
      takesState: (name) => this.restored.has(name) && !this.taken.has(name),
      stateOf: (name) => {
        this.taken.add(name)
        return this.restored.get(name)
      },
    }
    return this.environment.strategy.link(this.program.units, this.units, context)
  }

  /**
   * Why host functions that the program was compiled against cannot be called, a sentence each; empty where all can. A
   * program runs all the same, and fails at the call.
   */
  get unboundHostFunctions(): readonly string[] {
    return this.program.hostFunctions
      .map(({ name, type }) => whyUnbound(name, type, this.environment.host?.get(name)))
      .filter((why) => why !== undefined)
  }

  private linkHost(name: string): LinkedHostFunction {
    const found = this.environment.host?.get(name)
    const wanted = this.program.hostFunctions.find((each) => each.name === name)?.type
    const why = whyUnbound(name, wanted, found)
    if (found === undefined || why !== undefined) {
      const refuse = (): never => unavailable(why ?? '')
      return { call: refuse, value: refuse }
    }
    const rep = repOfSyntax(found.syntax, findIn(this.types))
    const isKept = !found.isScoped
    const context: ConversionContext = {
      ...this.context,
      hand: (fn, type, make) => this.handed.hand(fn, type, make, { isKept }),
      during: (body) => this.handed.during(body),
    }
    const [size, call] = hostFunction(name, rep, found.make(this.scope) as AnyFunction, context)
    return { call: call as AnyFunction, value: curry(size, call) }
  }

  private rawOf(unit: number, index: number): unknown {
    const linked = this.units[unit]
    assert(linked !== undefined, 'places are made from the units')
    return linked.get(index)
  }

  private toStringOf(global: string): (value: never) => string {
    return (value: Instance) => {
      const place = this.names.unique(global)
      if (place === undefined) return ''
      return (this.rawOf(place.unit, place.index) as AnyFunction)(value) as string
    }
  }

  /** Runs script code: under the limits of the machine, or of the run that it was called from. */
  private enter<T>(body: () => T): T {
    if (this.running > 0) return reentered(body)
    this.running++
    this.entered++
    try {
      return machine.run(this.environment.limits, this.environment, body)
    } catch (error) {
      throw this.asRuntimeError(error)
    } finally {
      this.running--
    }
  }

  /** An exception's message, which may be code of the script. */
  private messageOf(exception: FsException): string {
    const { limits } = this.environment
    try {
      return machine.run(limits, this.environment, () => support.exceptionMessage(exception))
    } catch {
      return exception.message ?? ''
    }
  }

  private asRuntimeError(error: unknown): unknown {
    return runErrorOf(error, (exception) => this.messageOf(exception))
  }
}

/** Runs what a host calls while a run is in progress: the host may swallow what it fails with. */
function reentered<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw leaving(error)
  }
}

const NO_STATE: RestoredState = new Map()

/** The name that people know, of a unique one that this program does not have: `Main:Shapes.area#2` → `Shapes.area`. */
function displayNameOf(uniqueName: string): string {
  return uniqueName.slice(uniqueName.indexOf(':') + 1).replace(/#\d+$/, '')
}

import { CodedError, flagProblem, isObject, messageOf, requireOptions, shown, textsProblem } from '@fsrs/base'
import type { OptionProblem } from '@fsrs/base'
import { nearMisses } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { WasmModule } from './adapter.ts'
import type { Export, Import, Signature } from './signatures.ts'
import { wasmError } from './wasm-diagnostic.ts'

/** What modules get of the host: functions, memories, tables, globals, by module and name. */
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** How modules are run. */
export interface WasmRunnerOptions {
  /** Default: nothing. */
  readonly imports?: WasmImports
  /**
   * Exported memories whose content the next module takes over, all of it, whatever its data segments say; they grow as
   * needed. Default: none. A memory that the host imports into every module is shared by all anyway.
   */
  readonly keepMemories?: readonly string[]
  /** Exported mutable globals whose value the next module takes over; default: none. */
  readonly keepGlobals?: readonly string[]
  /** Whether an export may be gone, or have another type, than in the module that is live; default false. */
  readonly allowExportChanges?: boolean
}

/** What the engine's `prepare` hook answers with. */
export type WasmRunnerResult =
  | { readonly ok: true; readonly program: { commit(): void } }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

interface Live {
  readonly module: WasmModule
  readonly exports: WebAssembly.Exports
}

/**
 * The module that is live. Give `prepare` to the engine: a new one is instantiated beside the old one, its start function
 * runs, and it takes over memory and place in one step. A start function that never ends cannot be ended.
 */
export class WasmRunner {
  readonly #options: WasmRunnerOptions
  #live: Live | undefined

  /** @throws {CodedError} `INVALID_OPTION` for a value that its option does not take */
  constructor(options: WasmRunnerOptions = {}) {
    requireOptions(
      importsProblem(options.imports),
      textsProblem('keepMemories', options.keepMemories),
      textsProblem('keepGlobals', options.keepGlobals),
      flagProblem('allowExportChanges', options.allowExportChanges),
    )
    this.#options = options
  }

  /**
   * The exports of the live module: take them anew after a reload, or hold on to `fn`.
   *
   * @throws {CodedError} `NOT_LIVE`
   */
  get exports(): Readonly<Record<string, unknown>> {
    if (this.#live !== undefined) return this.#live.exports
    throw new CodedError('NOT_LIVE', 'No module is live.', { hint: 'Wait for a reload that succeeds.' })
  }

  /**
   * A function that always calls the live module's export of that name.
   *
   * @throws {CodedError} when called: `NOT_LIVE`; `NO_EXPORT` where the live module has no such function
   */
  fn(name: string): (...args: readonly (number | bigint)[]) => unknown {
    return (...args) => {
      const found = this.exports[name]
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it takes is its own to check
      if (typeof found === 'function') return (found as (...args: readonly (number | bigint)[]) => unknown)(...args)
      throw new CodedError('NO_EXPORT', `The live module exports no function ${name}.`, {
        hint: `It exports ${Object.keys(this.exports).join(', ') || 'nothing'}.`,
      })
    }
  }

  /** For the engine's option of that name. */
  readonly prepare = ({ artifact }: { readonly artifact: WasmModule }): WasmRunnerResult => {
    const wrong = [...this.#wrongImports(artifact), ...this.#wrongExports(artifact)]
    if (wrong.length > 0) return { ok: false, diagnostics: wrong }
    try {
      const instance = new WebAssembly.Instance(artifact.module, this.#importObject())
      const next: Live = { module: artifact, exports: instance.exports }
      const refusal = this.#growMemories(next)
      if (refusal !== undefined) return { ok: false, diagnostics: [refusal] }
      return { ok: true, program: { commit: () => this.#commit(next) } }
    } catch (error) {
      return { ok: false, diagnostics: [failureOf(artifact, error)] }
    }
  }

  #importObject(): WebAssembly.Imports {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not what it should be is a LinkError
    return (this.#options.imports ?? {}) as WebAssembly.Imports
  }

  #wrongImports({ source, signatures }: WasmModule): Diagnostic[] {
    const { imports = {} } = this.#options
    return signatures.imports.flatMap((wanted) => {
      const { module, name, kind } = wanted
      const offered = Object.hasOwn(imports, module) ? imports[module]! : {}
      if (!Object.hasOwn(offered, name)) return [missing(source, wanted, Object.keys(offered))]
      const actual = kindOf(offered[name])
      if (actual === kind || (kind === 'global' && (actual === 'number' || actual === 'bigint')) || kind === 'tag')
        return []
      const message = `The host offers ${module}.${name} as a ${actual}; the module imports a ${kind}: ${wanted.type}.`
      return [wasmError('WASM_IMPORT_MISMATCH', source, message, { name })]
    })
  }

  #wrongExports({ source, signatures }: WasmModule): Diagnostic[] {
    const live = this.#live
    if (live === undefined || this.#options.allowExportChanges === true) return []
    const now = new Map(signatures.exports.map((each) => [each.name, each]))
    return live.module.signatures.exports.flatMap((before) => {
      const after = now.get(before.name)
      if (after !== undefined && isCompatible(before, after)) return []
      const message =
        after === undefined
          ? `The export ${before.name} is gone.`
          : `The export ${before.name} has another type than in the module that is live.`
      const notes = [`It was  ${describe(before)}`, ...(after === undefined ? [] : [`It is   ${describe(after)}`])]
      const help = 'Keep it, or let the host allow changes of exports.'
      return [wasmError('WASM_EXPORT_CHANGED', source, message, { name: before.name, notes, help })]
    })
  }

  /** Memories of the new instance become as large as those that they take over, while it can still be refused. */
  #growMemories(next: Live): Diagnostic | undefined {
    for (const [name, from, to] of this.#memories(next)) {
      if (!grow(to, from.buffer.byteLength)) {
        const size = `${from.buffer.byteLength / PAGE} pages of 64 KiB`
        const message = `The memory ${name} cannot grow to ${size}, which the live one has.`
        return wasmError('WASM_MEMORY', next.module.source, message, { name })
      }
    }
    return undefined
  }

  #memories(next: Live): (readonly [name: string, from: WebAssembly.Memory, to: WebAssembly.Memory])[] {
    const { keepMemories = [] } = this.#options
    return keepMemories.flatMap((name) => {
      const [from, to] = [this.#live?.exports[name], next.exports[name]]
      // A memory that the host gives to all is the same one.
      const isKept = from instanceof WebAssembly.Memory && to instanceof WebAssembly.Memory && from !== to
      return isKept ? [[name, from, to] as const] : []
    })
  }

  #commit(next: Live): void {
    for (const [name, from, to] of this.#memories(next)) {
      // The live module may have gone on since it was looked at.
      if (!grow(to, from.buffer.byteLength))
        throw new Error(`The memory ${name} grew beyond what the new one may have.`)
    }
    for (const [, from, to] of this.#memories(next)) new Uint8Array(to.buffer).set(new Uint8Array(from.buffer))
    for (const name of this.#options.keepGlobals ?? []) this.#keepGlobal(name, next)
    this.#live = next
  }

  #keepGlobal(name: string, next: Live): void {
    const typeIn = ({ module }: Live): string | undefined =>
      module.signatures.exports.find((each) => each.name === name)?.type
    const [from, to] = [this.#live?.exports[name], next.exports[name]]
    if (!(from instanceof WebAssembly.Global) || !(to instanceof WebAssembly.Global)) return
    if (typeIn(next)?.startsWith('mut ') === true && typeIn(next) === typeIn(this.#live!)) to.value = from.value
  }
}

/** What a module gets must be there, whatever is in it: that is checked against each module's imports. */
function importsProblem(imports: unknown): OptionProblem | undefined {
  if (imports === undefined) return undefined
  const hint = 'It takes what modules get, by module and name: { env: { log } }.'
  if (!isObject(imports)) return { message: `The option imports is ${shown(imports)}.`, hint }
  const wrong = Object.entries(imports).find(([, module]) => !isObject(module))
  return wrong && { message: `The option imports.${wrong[0]} is ${shown(wrong[1])}.`, hint }
}

const PAGE = 65_536

/** @returns whether the memory has that many bytes now */
function grow(memory: WebAssembly.Memory, bytes: number): boolean {
  const missingBytes = bytes - memory.buffer.byteLength
  if (missingBytes <= 0) return true
  try {
    memory.grow(missingBytes / PAGE)
    return true
  } catch {
    return false
  }
}

function missing(
  source: WasmModule['source'],
  { module, name, kind, type }: Import,
  offered: readonly string[],
): Diagnostic {
  const [near] = nearMisses(name, offered)
  const help = near === undefined ? `Offer imports.${module}.${name}.` : `Did you mean ${near}?`
  return wasmError('WASM_IMPORT_MISSING', source, `The host offers no ${module}.${name} (${kind}: ${type}).`, {
    name,
    help,
  })
}

/** A memory or a table may have other limits: what uses it does not see the difference. */
function isCompatible(before: Export, after: Export): boolean {
  if (before.kind !== after.kind) return false
  return before.kind === 'memory' || before.kind === 'table' || before.type === after.type
}

function describe({ kind, type }: Signature): string {
  return kind === 'function' || kind === 'global' ? `${kind} ${type}` : type
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value
  if (value instanceof WebAssembly.Memory) return 'memory'
  if (value instanceof WebAssembly.Table) return 'table'
  return value instanceof WebAssembly.Global ? 'global' : 'object'
}

function failureOf({ source }: WasmModule, error: unknown): Diagnostic {
  const message = messageOf(error)
  if (error instanceof WebAssembly.LinkError) {
    return wasmError('WASM_IMPORT_MISMATCH', source, message.replace(/^WebAssembly\.\w+\(\): /, ''))
  }
  return wasmError('WASM_START_FAILED', source, `The module failed when it was started: ${message}.`)
}

import { choiceProblem, flagProblem, functionProblem, messageOf, objectProblem } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'

import { CodegenStrategy, canGenerateCode } from './codegen/codegen-strategy.ts'
import type { HostRegistry } from './host/host-registry.ts'
import type { Value } from './host/value.ts'
import { ProgramInstance } from './instance.ts'
import type { InstanceEnvironment, LoadOptions } from './instance.ts'
import { InterpreterStrategy } from './interpreter/interpreter.ts'
import { ClassCache, generatedConstructor, portableConstructor } from './values/program-types.ts'
import { requireChunk, requireLimits, requireOption } from './vm-error.ts'

/** How programs are run: as generated JavaScript, by an interpreter, or whichever is allowed here. */
export type StrategyName = 'auto' | 'codegen' | 'interpreter'

/** What a script may use, and whom it may talk to. */
export interface VmOptions {
  /** What the script can reach of its host; default: nothing. */
  readonly host?: HostRegistry
  /** Calls and loop turns that a run may make; default: no limit. */
  readonly fuel?: number
  /** Milliseconds that a run may take; default: no limit. */
  readonly timeoutMs?: number
  /** Bytes that a run may allocate, as estimated; default: no limit. */
  readonly maxMemoryBytes?: number
  /**
   * Whether there is room for so many bytes more, for a host that sees what is in use, where `maxMemoryBytes` counts what has
   * become garbage too. Asked once in 4 MB that a run allocates, as estimated, and before each larger piece; false ends
   * the run with `MEMORY_LIMIT`. Must not throw. Default: nobody is asked.
   */
  readonly mayAllocate?: (bytes: number) => boolean
  /**
   * Calls that may be open at once outside of tail position; default: 400 000. Each takes some 250 bytes, so a million wants
   * a process or worker with the heap for it.
   */
  readonly maxFrames?: number
  /** Gets what the script prints, as it prints it; default: the console, line by line. */
  readonly print?: (text: string) => void
  /** Gets what the script prints to standard error; default: the same as `print`. */
  readonly printError?: (text: string) => void
  /**
   * Gets what a computation failed with that the script began with `Async.Start` and does not wait for; default: its
   * message goes to standard error.
   */
  readonly onAsyncError?: (error: unknown) => void
  /**
   * Whether generated code carries a source map, so that debuggers stop in the script and show it, and Node's
   * `--enable-source-maps` names it in traces. A function gives the text of a file, for debuggers that cannot read it.
   * Default: false, as it makes code larger.
   */
  readonly sourceMaps?: boolean | ((file: string) => string | undefined)
  /** Default `auto`: generated code unless the place forbids it. */
  readonly strategy?: StrategyName
}

/**
 * Runs programs inside limits. Each limit holds for each run: `execute`, an instance's `run`, a call of one of its
 * functions. A machine keeps nothing of a run but compiled code, so that what comes again starts at once.
 */
export class Vm {
  /** The strategy in use. */
  readonly strategy: 'codegen' | 'interpreter'
  private readonly environment: InstanceEnvironment

  /**
   * @throws {VmError} `INVALID_OPTION`
   * @throws {EvalError} where `strategy` is `codegen` and the place forbids generated code, when a program is loaded
   */
  constructor(options: VmOptions = {}) {
    const { fuel, timeoutMs, maxMemoryBytes, maxFrames, mayAllocate } = options
    requireLimits({ fuel, timeoutMs, maxMemoryBytes, maxFrames })
    const limits = { fuel, timeoutMs, maxMemoryBytes, maxFrames, mayAllocate }
    requireOption(objectProblem('host', options.host, 'a HostRegistry', ['signatures', 'get']))
    for (const name of ['print', 'printError', 'onAsyncError', 'mayAllocate'] as const)
      requireOption(functionProblem(name, options[name]))
    if (typeof options.sourceMaps !== 'function') requireOption(flagProblem('sourceMaps', options.sourceMaps))
    const wanted = options.strategy ?? 'auto'
    requireOption(choiceProblem('strategy', wanted, ['auto', 'codegen', 'interpreter']))
    this.strategy = wanted === 'auto' ? (canGenerateCode() ? 'codegen' : 'interpreter') : wanted
    const isCodegen = this.strategy === 'codegen'
    const print = options.print ?? consoleLines()
    const printError = options.printError ?? print
    this.environment = {
      strategy: isCodegen
        ? new CodegenStrategy({
            countsMemory: maxMemoryBytes !== undefined || mayAllocate !== undefined,
            sourceMaps: options.sourceMaps ?? false,
          })
        : new InterpreterStrategy(),
      host: options.host,
      limits,
      print,
      printError,
      onAsyncError: options.onAsyncError ?? ((error) => printError(`Unhandled exception. ${messageOf(error)}\n`)),
      classes: new ClassCache(),
      constructors: isCodegen ? generatedConstructor : portableConstructor,
    }
  }

  /**
   * Verifies and links a program without running any of it.
   *
   * @throws {ChunkError} `CHUNK_INVALID`
   */
  load(chunk: Chunk, options: LoadOptions = {}): ProgramInstance {
    requireChunk(chunk)
    chunk.verify()
    return new ProgramInstance(chunk, this.environment, options)
  }

  /**
   * Loads and runs a program.
   *
   * @returns the value of its last expression
   * @throws {RuntimeError} when the program fails or meets a limit
   * @throws {ChunkError} `CHUNK_INVALID`
   */
  execute(chunk: Chunk): Value {
    return this.load(chunk).run()
  }
}

/** The console writes whole lines: what has no end yet waits for it. */
function consoleLines(): (text: string) => void {
  let line = ''
  return (text) => {
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const each of lines) console.log(each)
  }
}

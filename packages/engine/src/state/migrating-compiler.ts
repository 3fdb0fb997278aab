import { after } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'
import type { AdapterResult, CompileRequest, CompilerAdapter, Diagnostic } from '@fsrs/compiler'
import type { HostRegistry } from '@fsrs/vm'

import { defaultCompiler } from '../default-compiler.ts'
import { recordedTypesOf } from './recorded-types.ts'
import { stateSchemaOf } from './state-schema.ts'

/**
 * The FSRS compiler for a program whose state lives on. A `[<Migrate>]` function is checked against the types of the live
 * state. One that has done its work may speak of types that are older than those: then it is checked against what the live
 * program was compiled with, and is there without being called.
 */
export class MigratingCompiler implements CompilerAdapter<Chunk> {
  readonly name = 'fsrs'
  readonly extensions: readonly string[]
  readonly #compiler: CompilerAdapter<Chunk>
  readonly #live: () => Chunk | undefined
  /** The recorded types that each chunk was compiled with. */
  readonly #texts = new WeakMap<Chunk, string>()
  readonly #findings = new WeakMap<Chunk, readonly Diagnostic[]>()
  #recorded: () => string | undefined = NOTHING
  #wasAsked = false

  constructor(host: HostRegistry | undefined, live: () => Chunk | undefined) {
    this.#live = live
    const recorded = (): string | undefined => {
      this.#wasAsked = true
      return this.#recorded()
    }
    this.#compiler = defaultCompiler(host === undefined ? { recorded } : { host, recorded })
    this.extensions = this.#compiler.extensions
  }

  /** What was wrong with a chunk's migrations against the types of the live state. */
  findingsOf(chunk: Chunk): readonly Diagnostic[] {
    return this.#findings.get(chunk) ?? []
  }

  /** As the contract says; of two compiles that fail, the findings of the one against the live state. */
  compile(request: CompileRequest): Answer {
    const live = this.#live()
    const recorded = (): string | undefined => live && recordedTypesOf(stateSchemaOf(live.program)).text
    return after(this.#with(recorded, request), (first) =>
      first.ok || live === undefined || !this.#wasAsked ? first : this.#withOlder(live, first, request),
    )
  }

  /** @param first what was found against the live state */
  #withOlder(live: Chunk, first: AdapterResult<Chunk>, request: CompileRequest): Answer {
    return after(
      this.#with(() => this.#texts.get(live), request),
      (second) => {
        if (!second.ok) return first
        this.#findings.set(second.artifact, first.diagnostics)
        return second
      },
    )
  }

  /** @param recorded makes the text of the recorded types; most programs never ask for it */
  #with(recorded: () => string | undefined, request: CompileRequest): Answer {
    this.#recorded = recorded
    this.#wasAsked = false
    return after(this.#compiler.compile(request), (result) => {
      // It holds the program that is live now, and is not to hold it longer.
      this.#recorded = NOTHING
      const text = this.#wasAsked ? recorded() : undefined
      if (result.ok && text !== undefined) this.#texts.set(result.artifact, text)
      return result
    })
  }
}

type Answer = AdapterResult<Chunk> | Promise<AdapterResult<Chunk>>

const NOTHING = (): undefined => undefined

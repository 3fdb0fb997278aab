import type { Diagnostic, ModuleReport } from '@fsrs/compiler'
import type { ReloadCause } from '@fsrs/stats'

import type { DeclareState } from './state/host-state.ts'
import type { StateReport } from './state/state-report.ts'

/** A program that was compiled from one snapshot of its sources. */
export interface Generation<Artifact> {
  /** Number of the compile, from 1, growing; numbers of attempts that came to nothing are missing. */
  readonly number: number
  readonly artifact: Artifact
  readonly cause: ReloadCause
  /** Warnings, infos and hints. */
  readonly diagnostics: readonly Diagnostic[]
  readonly modules: readonly ModuleReport[]
  /** Absolute paths of all files that the compile asked for, missing ones too. */
  readonly dependencies: readonly string[]
}

/** A program that is ready to go live, in the host's hands. Each of these is called at most once. */
export interface Prepared {
  /** Makes the program live, in one synchronous step; throwing refuses the reload and must leave the old one live. */
  commit?(): void
  /** The program never went live: gives back what preparing it took. */
  discard?(): void | Promise<void>
  /** A newer program is live, or the engine was disposed of: gives back what this one held. */
  dispose?(): void | Promise<void>
}

/** Ready, or refused with findings for the user. Findings that refuse nothing go with those of the compiler. */
export type PrepareResult =
  | {
      readonly ok: true
      readonly program?: Prepared
      readonly diagnostics?: readonly Diagnostic[]
      /** Asked once the program is live: until then the state may still change. */
      readonly state?: () => StateReport
      /** Asked once the program is live: what the language or the host has to say of this reload, for its event. */
      readonly details?: () => unknown
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Checks a new program against the host and initialises it, without touching the one that is live. What it throws or
 * rejects with refuses the reload too, with its message.
 *
 * @param generation the new program
 * @param live the program that it would replace
 */
export type PrepareHook<Artifact> = (
  generation: Generation<Artifact>,
  live: Generation<Artifact> | undefined,
  context: PrepareContext,
) => PrepareResult | Promise<PrepareResult>

/** What a preparation can use besides. */
export interface PrepareContext {
  /** Aborts when the outcome is of no interest any more. */
  readonly signal: AbortSignal
  /** The generation that the host rolls back to: `generation` is its program under a new number. */
  readonly restores?: number
  /**
   * Declares state of the host's for the new program, as `engine.state` does for the host itself: it takes effect when the
   * program goes live. A piece whose value does not fit throws, and refuses the program whatever the hook makes of that.
   */
  readonly state: DeclareState
}

/** The same as the engine calls it. */
export type EnginePrepare<Artifact> = (
  generation: Generation<Artifact>,
  live: Generation<Artifact> | undefined,
  context: Omit<PrepareContext, 'state'>,
) => PrepareResult | Promise<PrepareResult>

import type { Diagnostic } from '@fsrs/compiler'
import type { ReloadCause, ReloadStats } from '@fsrs/stats'
import type { FileEvent } from '@fsrs/watcher'

import type { StateReport } from './state/state-report.ts'

/** The phase in which a reload was refused. */
export type FailurePhase = 'read' | 'compile' | 'prepare' | 'swap'

/** Everything that happens in an engine, in order. */
export type EngineEvent =
  /** These files are watched now; nothing that changes in them from here on is missed. */
  | { readonly type: 'watching'; readonly paths: readonly string[] }
  /** A file that the program depends on changed. */
  | { readonly type: 'changed'; readonly change: FileEvent }
  /** A compile begins. */
  | { readonly type: 'started'; readonly generation: number; readonly cause: ReloadCause }
  /** The files changed again, or not all of them at once: this generation will not be live, a newer one takes over. */
  | { readonly type: 'superseded'; readonly generation: number }
  /** Somebody seems to be writing still: waiting for quiet before an error is announced or half a file goes live. */
  | { readonly type: 'held'; readonly generation: number; readonly because: 'error' | 'unfinished' }
  /** Nothing was reloaded: the files hold what they held at the last reload. */
  | { readonly type: 'unchanged'; readonly cause: ReloadCause }
  /** A new program is live. */
  | {
      readonly type: 'reloaded'
      readonly stats: ReloadStats
      readonly diagnostics: readonly Diagnostic[]
      readonly state: StateReport
      /** What `prepare` had to say of it, as the changed keys of a configuration; undefined where it said nothing. */
      readonly details: unknown
    }
  /** The old program stays live. */
  | {
      readonly type: 'refused'
      readonly stats: ReloadStats
      readonly phase: FailurePhase
      readonly diagnostics: readonly Diagnostic[]
    }
  /** Code of the host's failed where it could not refuse anything any more. */
  | {
      readonly type: 'host-failed'
      readonly where: 'callback' | 'details' | 'discard' | 'dispose'
      readonly error: unknown
    }
  /**
   * The host called a function of a program that is not live any more: one that could not become the new program's. Told
   * once of each function. `name`: undefined for a closure.
   */
  | {
      readonly type: 'stale-call'
      readonly generation: number
      readonly name: string | undefined
      readonly functionType: string
    }
  /** Something that the program depends on cannot be watched; the engine goes on with the rest. */
  | { readonly type: 'watch-failed'; readonly error: unknown }
  | { readonly type: 'stopped' }
  /** This reader was too slow: so many happenings before the next one were dropped. */
  | { readonly type: 'lost'; readonly count: number }

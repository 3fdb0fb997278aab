import { messageOf } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'
import type { EngineEvent } from '@fsrs/engine'
import type { MetricsSnapshot, ReloadStats } from '@fsrs/stats'

import type { Output } from './cli-host.ts'

/**
 * Everything that `--json` writes, an object a line. `events.schema.json` is its description for other programs, and a
 * promise: fields and types of events may be added, none is renamed, removed or given another meaning.
 */
export type JsonEvent =
  /** What is wrong with a script, or what ended its run. */
  | ({ readonly type: 'diagnostic' } & Diagnostic)
  /** What ended the command: the environment refused something. */
  | { readonly type: 'error'; readonly code: string; readonly message: string }
  | {
      readonly type: 'checked'
      readonly files: number
      readonly errors: number
      readonly warnings: number
    }
  | { readonly type: 'compiled'; readonly output: string; readonly bytes: number; readonly hash: string }
  | {
      readonly type: 'disassembly'
      readonly program: string | null
      readonly code: readonly { readonly unit: string; readonly code: string }[]
    }
  | { readonly type: 'declarations'; readonly output: string | null; readonly text: string }
  | { readonly type: 'completions'; readonly shell: string; readonly text: string }
  | { readonly type: 'created'; readonly output: string }
  | {
      readonly type: 'checkup'
      readonly name: string
      readonly status: 'good' | 'warning' | 'broken'
      readonly message: string
      readonly advice: string | null
    }
  | { readonly type: 'health'; readonly ok: boolean }
  /** repl: what an entry defined or came to. */
  | { readonly type: 'shown'; readonly text: string }
  | WatchJsonEvent

/** What `fsrs watch --json` writes. */
export type WatchJsonEvent =
  | { readonly type: 'watching'; readonly paths: readonly string[] }
  | { readonly type: 'changed'; readonly path: string; readonly change: 'created' | 'modified' | 'deleted' }
  | { readonly type: 'started' | 'superseded'; readonly generation: number }
  | { readonly type: 'held'; readonly generation: number; readonly because: 'error' | 'unfinished' }
  | { readonly type: 'unchanged' }
  | { readonly type: 'reloaded'; readonly stats: ReloadStats; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly type: 'refused'
      readonly phase: string
      readonly stats: ReloadStats
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly type: 'host-failed' | 'watch-failed'; readonly message: string }
  | { readonly type: 'stale-call'; readonly generation: number; readonly name: string | undefined }
  | { readonly type: 'stopped' }
  | { readonly type: 'lost'; readonly count: number }
  | { readonly type: 'summary'; readonly metrics: MetricsSnapshot }

/** Writes one event as a line. */
export function writeJson(output: Output, event: JsonEvent): void {
  output.write(`${JSON.stringify(event)}\n`)
}

/** What an event of the engine is to other programs. */
export function jsonOfEngineEvent(event: EngineEvent): WatchJsonEvent {
  switch (event.type) {
    case 'watching':
      return { type: event.type, paths: event.paths }
    case 'changed':
      return { type: event.type, path: event.change.path, change: event.change.type }
    case 'started':
    case 'superseded':
      return { type: event.type, generation: event.generation }
    case 'held':
      return { type: event.type, generation: event.generation, because: event.because }
    case 'unchanged':
    case 'stopped':
      return { type: event.type }
    case 'reloaded':
      return { type: event.type, stats: event.stats, diagnostics: event.diagnostics }
    case 'refused': {
      const { phase, stats, diagnostics } = event
      return { type: event.type, phase, stats, diagnostics }
    }
    case 'host-failed':
    case 'watch-failed':
      return { type: event.type, message: messageOf(event.error) }
    case 'stale-call':
      return { type: event.type, generation: event.generation, name: event.name }
    case 'lost':
      return { type: event.type, count: event.count }
  }
}

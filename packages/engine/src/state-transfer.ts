import type { Diagnostic } from '@fsrs/compiler'
import type { ProgramInstance } from '@fsrs/vm'

import { cellDiagnostic } from './live-diagnostics.ts'
import { stateSchemaOf } from './state-schema.ts'
import type { StateCell, StateSchema } from './state-schema.ts'

/** What becomes of one cell in a reload. */
export type CellOutcome =
  /** Its type is the same: the value goes over as it is. */
  | { readonly type: 'kept'; readonly cell: string }
  /** The old program had no such cell: its initialisation gives it a value. */
  | { readonly type: 'initialised'; readonly cell: string }
  /** The new program has no such cell. */
  | { readonly type: 'dropped'; readonly cell: string }

/** The state that a new program takes over, or why it cannot. */
export type Transfer =
  | { readonly ok: true; readonly state: ReadonlyMap<string, unknown>; readonly cells: readonly CellOutcome[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Values of all cells as a program has them now. */
export function stateOf(instance: ProgramInstance): ReadonlyMap<string, unknown> {
  const { cells } = stateSchemaOf(instance.chunk.program)
  return new Map([...cells.keys()].map((name) => [name, instance.getRaw(name)]))
}

/** Takes the values of an old program's cells over to a new one's. */
export function transferState(
  from: { readonly schema: StateSchema; readonly state: ReadonlyMap<string, unknown> },
  to: StateSchema,
): Transfer {
  const state = new Map<string, unknown>()
  const outcomes: CellOutcome[] = []
  const diagnostics: Diagnostic[] = []
  for (const [name, cell] of to.cells) {
    const before = from.schema.cells.get(name)
    if (before === undefined) outcomes.push({ type: 'initialised', cell: cell.displayName })
    else if (isSameType(before, from.schema, cell, to)) {
      state.set(name, from.state.get(name))
      outcomes.push({ type: 'kept', cell: cell.displayName })
    } else diagnostics.push(cellDiagnostic('STATE_TYPE_CHANGED', cell, changed(before, cell)))
  }
  for (const [name, { displayName }] of from.schema.cells) {
    if (!to.cells.has(name)) outcomes.push({ type: 'dropped', cell: displayName })
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, state, cells: outcomes }
}

function changed(before: StateCell, { displayName, syntax }: StateCell): string {
  return `The state ${displayName} : ${before.syntax} cannot become ${syntax}.`
}

/** Whether two cells have the same type through and through. */
function isSameType(before: StateCell, from: StateSchema, after: StateCell, to: StateSchema): boolean {
  return identityOf(before, from) === identityOf(after, to)
}

function identityOf(cell: StateCell, { types }: StateSchema): string {
  const reached = new Set<string>()
  const texts = [JSON.stringify(cell.type, collect)]
  for (const name of reached) texts.push(JSON.stringify(types.get(name), collect))
  return texts.join('\n')

  function collect(_key: string, value: unknown): unknown {
    if (typeof value === 'object' && value !== null && 'k' in value && value.k === 'def' && 'name' in value) {
      reached.add(String(value.name))
    }
    return value
  }
}

import type { GlobalDef, Unit } from '@fsrs/chunk'
import type { Diagnostic, Position } from '@fsrs/compiler'
import type { RuntimeError } from '@fsrs/vm'

/** What the engine itself finds about a program, closed. */
export type LiveDiagnosticCode =
  /** A `[<Persist>]` cell has another type, and no way is known from the old to the new. */
  | 'STATE_TYPE_CHANGED'
  /** A union case or an enum's value is gone, and the state has it. */
  | 'STATE_CASE_IN_USE'
  /** A cell is gone and one of the same type has come. */
  | 'STATE_RENAMED'
  /** A `[<Migrate>]` that cannot be one. */
  | 'MIGRATION_INVALID'
  /** A migration failed or met a limit. */
  | 'MIGRATION_FAILED'
  /** The host does not offer a function that the program was compiled against, or with another type. */
  | 'HOST_UNBOUND'
  /** The initialisation failed or met a limit. */
  | 'INITIALISATION_FAILED'
  /** The host's `validate` refused the program. */
  | 'CANDIDATE_REFUSED'

/** What a finding has besides. */
interface More {
  readonly notes?: readonly string[]
  readonly help?: string
  readonly severity?: Diagnostic['severity']
}

/** A finding about something that a program defines, there. */
export function globalDiagnostic(
  code: LiveDiagnosticCode,
  { def, unit }: { readonly def: GlobalDef; readonly unit: Unit },
  message: string,
  { notes = [], help, severity = 'error' }: More = {},
): Diagnostic {
  const start = positionOf(unit, def.at)
  return { severity, code, message, file: unit.file, span: { start, end: start }, labels: [], notes, help }
}

/** Where a run failed, by the script's own stack. */
export function runDiagnostic(code: LiveDiagnosticCode, what: string, error: RuntimeError, file: string): Diagnostic {
  const [frame, ...callers] = error.scriptStack
  const start: Position = { offset: 0, line: frame?.line ?? 1, column: frame?.column ?? 1 }
  const kind = error.exceptionType === undefined ? error.code : error.exceptionType
  return {
    severity: 'error',
    code,
    message: `${what}: ${kind}: ${error.message}`,
    file: frame?.file ?? file,
    span: { start, end: start },
    labels: [],
    notes: callers.map((each) => `called from ${each.name} at ${each.file}(${each.line},${each.column})`),
    help: undefined,
  }
}

/** A finding about the program as a whole, or about what is defined at `place`. */
export function programDiagnostic(
  code: LiveDiagnosticCode,
  file: string,
  message: string,
  place: { readonly file: string; readonly line: number; readonly column: number } = { file, line: 1, column: 1 },
): Diagnostic {
  const start: Position = { offset: 0, line: place.line, column: place.column }
  const span = { start, end: start }
  return { severity: 'error', code, message, file: place.file, span, labels: [], notes: [], help: undefined }
}

function positionOf({ lineStarts }: Unit, offset: number): Position {
  let line = 0
  while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? 0) <= offset) line++
  return { offset, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 }
}

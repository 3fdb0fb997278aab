import type { Span } from './span.ts'

/** How bad a finding is: only an `error` keeps a program from going live. */
export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** A second place that helps to understand a finding: where the expected type came from, the first definition, … */
export interface Label {
  readonly file: string
  readonly span: Span
  readonly message: string
}

/** A finding about the user's source. It is data until somebody renders it. */
export interface Diagnostic {
  readonly severity: Severity
  /** Stable and searchable: `FS0001`, `JSON1003`, … */
  readonly code: string
  /** One or two sentences without the place: what is wrong. */
  readonly message: string
  /** The path of the source, as the adapter was given it. */
  readonly file: string
  /** The smallest wrong thing. */
  readonly span: Span
  /** Other places that matter, shown with code frames of their own. */
  readonly labels: readonly Label[]
  /** Further facts, a sentence each: why something was expected. */
  readonly notes: readonly string[]
  /** What to do or to write. */
  readonly help: string | undefined
}

/** Whether a program with these findings must not go live. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

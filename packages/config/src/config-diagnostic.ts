import type { Diagnostic, Label, SourceFile, Span } from '@fsrs/compiler'

/** What can be wrong with a configuration, closed. */
export type ConfigDiagnosticCode =
  /** The text is not of its format. */
  | 'CONFIG_SYNTAX'
  /** A key stands twice in one object. */
  | 'CONFIG_KEY_TWICE'
  /** A key that would reach into JavaScript's objects. */
  | 'CONFIG_KEY_FORBIDDEN'
  /** A value that cannot be held exactly, or that is no data. */
  | 'CONFIG_VALUE_UNSUPPORTED'
  /** Nested deeper, or larger once aliases are written out, than a configuration is. */
  | 'CONFIG_TOO_LARGE'
  /** A file whose name tells of no known format. */
  | 'CONFIG_FORMAT_UNKNOWN'
  /** The file is not there or cannot be read. */
  | 'CONFIG_UNREADABLE'
  /** `extends` is neither a path nor a list of paths. */
  | 'CONFIG_EXTENDS_INVALID'
  /** A file extends itself, by way of others or not. */
  | 'CONFIG_EXTENDS_CYCLE'
  /** The schema refuses the value. */
  | 'CONFIG_INVALID'
  /** The schema itself failed. */
  | 'CONFIG_SCHEMA_FAILED'

/** What a finding has besides. */
interface More {
  readonly help?: string
  readonly labels?: readonly Label[]
  readonly notes?: readonly string[]
}

/** An error at offsets of a source. */
export function errorAt(
  code: ConfigDiagnosticCode,
  source: SourceFile,
  [start, end]: readonly [start: number, end: number],
  message: string,
  more?: More,
): Diagnostic {
  return errorIn(code, source.path, source.spanOf(start, Math.max(end, start)), message, more)
}

/** An error at a place. */
export function errorIn(
  code: ConfigDiagnosticCode,
  file: string,
  span: Span,
  message: string,
  { help, labels = [], notes = [] }: More = {},
): Diagnostic {
  return { severity: 'error', code, message, file, span, labels, notes, help }
}

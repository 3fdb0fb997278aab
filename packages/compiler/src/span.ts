/** A place in a source text. */
export interface Position {
  /** UTF-16 code units from the start of the text, from 0. */
  readonly offset: number
  /** From 1. */
  readonly line: number
  /** In UTF-16 code units, from 1. */
  readonly column: number
}

/** A half-open range of a source text: `end` is the first position that is not in it. */
export interface Span {
  readonly start: Position
  readonly end: Position
}

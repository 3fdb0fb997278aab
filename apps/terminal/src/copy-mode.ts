// Reading and copying what has scrolled away: a state and a function from a key to the next one. Lines are counted from
// the oldest that is kept; the program waits meanwhile, so that they stay where they are.

/** What is read: the lines of a pane, history and screen. */
export interface CopyText {
  /** Number of lines. */
  readonly length: number
  /** In cells. */
  readonly columns: number
  /** Lines that are shown at once. */
  readonly rows: number
  /** A line cell by cell, blanks at its end left away; the right half of a wide character is empty. */
  cells(index: number): readonly string[]
  /** Whether a line goes on what the one before it began. */
  isWrapped(index: number): boolean
}

/** A cell of the text. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** Where one is in the text. */
export interface CopyState {
  readonly cursor: Spot
  /** The other end of the selection. */
  readonly anchor: Spot | undefined
  /** The first line that is shown. */
  readonly top: number
  /** What is being searched for; `undefined` before the first search. */
  readonly search: string | undefined
  /** Whether keys go to the search's text. */
  readonly isTyping: boolean
}

/** What a key does. */
export type CopyOutcome =
  | { readonly type: 'stay'; readonly state: CopyState }
  | { readonly type: 'leave' }
  /** Leave, with this text copied. */
  | { readonly type: 'copy'; readonly text: string }

/** Keys and what they do, for the help. */
export const COPY_KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['arrows, h j k l', 'move'],
  ['PageUp, PageDown', 'a screen up or down'],
  ['Home, End, 0, $', 'begin or end of the line'],
  ['g, G', 'first or last line'],
  ['/, n, N', 'search upwards, again, the other way'],
  ['Space, v', 'begin a selection'],
  ['Enter, y', 'copy and leave'],
  ['Escape, q', 'leave'],
]

/** At the end of the text, with the cursor where the program has its own. */
export function beginCopy(text: CopyText, cursor: Spot): CopyState {
  const top = Math.max(0, text.length - text.rows)
  return { cursor, anchor: undefined, top, search: undefined, isTyping: false }
}

/** @param key a name of `KeyPress`, or the text that was typed */
export function stepCopy(state: CopyState, key: string, text: CopyText): CopyOutcome {
  if (state.isTyping) return stay(typeSearch(state, key, text))
  switch (key) {
    case 'Escape':
    case 'q':
    case 'Ctrl+C':
      return { type: 'leave' }
    case 'Enter':
    case 'y':
      return state.anchor === undefined ? { type: 'leave' } : { type: 'copy', text: selectedText(state, text) }
    case ' ':
    case 'Space':
    case 'v':
      return stay({ ...state, anchor: state.anchor === undefined ? state.cursor : undefined })
    case '/':
      return stay({ ...state, search: '', isTyping: true })
    case 'n':
      return stay(findNext(state, text, -1))
    case 'N':
      return stay(findNext(state, text, 1))
  }
  const to = moved(state, key, text)
  return stay(to === undefined ? state : moveTo(state, to, text))
}

function stay(state: CopyState): CopyOutcome {
  return { type: 'stay', state }
}

function moved({ cursor: { line, column } }: CopyState, key: string, text: CopyText): Spot | undefined {
  switch (key) {
    case 'Up':
    case 'k':
      return { line: line - 1, column }
    case 'Down':
    case 'j':
      return { line: line + 1, column }
    case 'Left':
    case 'h':
      return { line, column: column - 1 }
    case 'Right':
    case 'l':
      return { line, column: column + 1 }
    case 'PageUp':
    case 'Ctrl+B':
      return { line: line - text.rows, column }
    case 'PageDown':
    case 'Ctrl+F':
      return { line: line + text.rows, column }
    case 'Home':
    case '0':
      return { line, column: 0 }
    case 'End':
    case '$':
      return { line, column: text.cells(line).length - 1 }
    case 'g':
      return { line: 0, column: 0 }
    case 'G':
      return { line: text.length - 1, column: 0 }
  }
  return undefined
}

/** Moves as far as there is text, and shows where one is. */
function moveTo(state: CopyState, to: Spot, text: CopyText): CopyState {
  const line = clamp(to.line, 0, text.length - 1)
  const column = clamp(to.column, 0, text.columns - 1)
  const top = clamp(state.top, line - text.rows + 1, line)
  return { ...state, cursor: { line, column }, top: clamp(top, 0, Math.max(0, text.length - text.rows)) }
}

function typeSearch(state: CopyState, key: string, text: CopyText): CopyState {
  const { search = '' } = state
  switch (key) {
    case 'Enter':
      return findNext({ ...state, isTyping: false }, text, -1)
    case 'Escape':
    case 'Ctrl+C':
      return { ...state, search: undefined, isTyping: false }
    case 'Backspace':
      return { ...state, search: Array.from(search).slice(0, -1).join('') }
    case 'Space':
      return { ...state, search: `${search} ` }
  }
  return Array.from(key).length === 1 ? { ...state, search: search + key } : state
}

/** The next line upwards (−1) or downwards (1) that holds the searched text, whatever its case; round the ends. */
function findNext(state: CopyState, text: CopyText, direction: -1 | 1): CopyState {
  const { search = '', cursor } = state
  const wanted = search.toLowerCase()
  if (wanted === '') return state
  for (let distance = 1; distance <= text.length; distance++) {
    const line = (((cursor.line + direction * distance) % text.length) + text.length) % text.length
    const column = findIn(text.cells(line), wanted)
    if (column !== -1) return moveTo(state, { line, column }, text)
  }
  return state
}

/** The cell that the first occurrence begins in; −1 where there is none. */
function findIn(cells: readonly string[], wanted: string): number {
  const at = cells.join('').toLowerCase().indexOf(wanted)
  if (at === -1) return -1
  let units = 0
  return cells.findIndex((cell) => {
    units += cell.length
    return units > at
  })
}

/** Both ends of the selection, the earlier one first; the ends belong to it. */
export function selection({ anchor, cursor }: CopyState): readonly [Spot, Spot] | undefined {
  if (anchor === undefined) return undefined
  const forward = anchor.line < cursor.line || (anchor.line === cursor.line && anchor.column <= cursor.column)
  return forward ? [anchor, cursor] : [cursor, anchor]
}

/** What is selected: lines that the terminal broke are one line again. */
export function selectedText(state: CopyState, text: CopyText): string {
  const ends = selection(state)
  if (ends === undefined) return ''
  const [first, last] = ends
  let result = ''
  for (let line = first.line; line <= last.line; line++) {
    const from = line === first.line ? first.column : 0
    const to = line === last.line ? last.column + 1 : undefined
    if (line > first.line && !text.isWrapped(line)) result += '\n'
    result += text.cells(line).slice(from, to).join('')
  }
  return result
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}

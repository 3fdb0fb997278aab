import type { Position, Span } from './span.ts'

/**
 * A source text with its path, which turns offsets into positions. Lines end at `\n`, `\r\n` or `\r`, and their starts
 * are found once, when the first position is asked for: most compiles succeed and ask for none.
 */
export class SourceFile {
  readonly path: string
  readonly text: string
  #lineStarts: readonly number[] | undefined

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  /** Offsets of the first character of each line; `lineStarts[0]` is 0. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text)
    return this.#lineStarts
  }

  /** @param offset clamped to the text */
  positionAt(offset: number): Position {
    const starts = this.lineStarts
    const clamped = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= clamped) low = middle
      else high = middle - 1
    }
    return { offset: clamped, line: low + 1, column: clamped - starts[low]! + 1 }
  }

  /** The span from offset `start` up to, not including, offset `end`. */
  spanOf(start: number, end: number): Span {
    return { start: this.positionAt(start), end: this.positionAt(end) }
  }

  /** The text of a line without its end; empty where there is no such line. @param line from 1 */
  lineText(line: number): string {
    const start = this.lineStarts[line - 1]
    if (start === undefined) return ''
    const end = this.lineStarts[line] ?? this.text.length
    return this.text.slice(start, end).replace(/[\r\n]+$/, '')
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

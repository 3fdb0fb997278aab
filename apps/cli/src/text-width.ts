import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter()

/** What colours a text, and takes no column. */
// oxlint-disable-next-line no-control-regex -- an escape sequence begins with a control character
const COLOR = /(\u001b\[[\d;]*m)/

/** Columns that a text takes in a terminal; colours take none. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

/** The text, cut to so many columns; what is cut off leaves an ellipsis, and no colour behind it. */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let kept = ''
  let width = 0
  let isColored = false
  for (const piece of text.split(COLOR)) {
    if (COLOR.test(piece)) {
      kept += piece
      isColored = true
      continue
    }
    for (const { segment } of graphemes.segment(piece)) {
      const next = width + widthOf(segment)
      if (next > columns - 1) return `${kept}${columns > 0 ? '…' : ''}${isColored ? '\u001b[0m' : ''}`
      kept += segment
      width = next
    }
  }
  return kept
}

/** The text in lines of at most so many columns, broken at blanks; what is longer than a line stays whole. */
export function wrap(text: string, columns: number): string[] {
  const indent = ' '.repeat(text.length - text.trimStart().length)
  const lines: string[] = []
  let line = ''
  for (const word of text.trimStart().split(' ')) {
    const longer = line === '' ? indent + word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > columns) {
      lines.push(line)
      line = indent + word
    } else line = longer
  }
  return [...lines, line]
}

/** Rows that a line takes where a row has so many columns. */
export function rowsOf(line: string, columns: number): number {
  return Math.max(1, Math.ceil(widthOf(line) / columns))
}

/** Two texts at both ends of a line; where they do not fit the right one is left out. */
export function spread(left: string, right: string, columns: number): string {
  const gap = columns - widthOf(left) - widthOf(right)
  return gap < 1 ? fit(left, columns) : `${left}${' '.repeat(gap)}${right}`
}

/** As many of the parts as fit into the columns, in order. */
export function joinFitting(parts: readonly string[], separator: string, columns: number): string {
  let line = ''
  for (const part of parts) {
    const longer = line === '' ? part : `${line}${separator}${part}`
    if (widthOf(longer) > columns) break
    line = longer
  }
  return line === '' ? fit(parts[0] ?? '', columns) : line
}

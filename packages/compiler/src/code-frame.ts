import type { Diagnostic, Label, Severity } from './diagnostic.ts'
import { SourceFile } from './source-file.ts'
import type { Span } from './span.ts'

/** How a diagnostic is drawn. */
export interface FormatOptions {
  /** Text of a source by its path, for the code frames; without it, or where it answers `undefined`, no frame is drawn. */
  readonly sourceText?: (file: string) => string | undefined
  /** ANSI colours, default false. */
  readonly color?: boolean
  /** Lines shown before and after the wrong ones, default 1. */
  readonly contextLines?: number
  /** How a path is shown, for example relative to where the reader is; default: as it is. */
  readonly displayPath?: (file: string) => string
}

/** Columns of source shown at most; a longer line is cut around the wrong part. */
const FRAME_COLUMNS = 110
/** A span over more lines than this shows its first lines only. */
const FRAME_LINES = 4

/**
 * Draws a diagnostic for a person: headline, place, code frame, labels, notes, help. No line end at the end. What is left
 * out of the diagnostic besides severity, code, message, file and span is not there.
 */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions = {}): string {
  const paint = painter(options.color ?? false)
  const sources = new Map<string, SourceFile | undefined>()
  const sourceOf = (file: string): SourceFile | undefined => {
    if (!sources.has(file)) {
      const text = options.sourceText?.(file)
      sources.set(file, text === undefined ? undefined : new SourceFile(file, text))
    }
    return sources.get(file)
  }
  const show = options.displayPath ?? ((file: string) => file)
  const context = options.contextLines ?? 1
  const title = paint(diagnostic.severity, `${diagnostic.severity} ${diagnostic.code}`)
  const lines = [`${title}: ${printable(diagnostic.message)}`]
  lines.push(...place(diagnostic.file, diagnostic.span, diagnostic.severity))
  for (const label of listOf(diagnostic.labels)) lines.push('', printable(label.message), ...placeOf(label))
  for (const note of listOf(diagnostic.notes)) lines.push(`${paint('dim', 'note')}: ${printable(note)}`)
  if (diagnostic.help !== undefined) lines.push(`${paint('help', 'help')}: ${printable(diagnostic.help)}`)
  return lines.join('\n')

  function place(file: string, span: Span, tone: Tone): string[] {
    const where = `${paint('dim', '-->')} ${printable(show(file))}:${span.start.line}:${span.start.column}`
    const source = sourceOf(file)
    return source === undefined ? [`  ${where}`] : [`  ${where}`, ...frame(source, span, context, tone, paint)]
  }
  function placeOf(label: Label): string[] {
    return place(label.file, label.span, 'info')
  }
}

/** Adapters that are written in JavaScript leave out what they do not have. */
function listOf<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return list ?? []
}

function frame(source: SourceFile, span: Span, context: number, tone: Tone, paint: Paint): string[] {
  const lastWrong = Math.min(lastLineOf(span), span.start.line + FRAME_LINES - 1)
  const first = Math.max(1, span.start.line - context)
  const last = Math.min(source.lineStarts.length, lastWrong + context)
  const gutter = String(last).length
  const cut = Math.max(0, span.start.column - 1 - Math.floor(FRAME_COLUMNS / 2))
  const shift = source.lineText(span.start.line).length > FRAME_COLUMNS ? cut : 0
  const lines: string[] = []
  for (let line = first; line <= last; line++) {
    const text = source.lineText(line)
    lines.push(
      `${paint('dim', `${String(line).padStart(gutter)} |`)} ${printable(text.slice(shift, shift + FRAME_COLUMNS))}`.trimEnd(),
    )
    if (line < span.start.line || line > lastWrong) continue
    const from = line === span.start.line ? span.start.column - 1 : leadingBlanks(text)
    const to = line === span.end.line ? span.end.column - 1 : text.length
    lines.push(`${paint('dim', `${' '.repeat(gutter)} |`)} ${underline(text, from, to, shift, tone, paint)}`)
  }
  return lines
}

function underline(text: string, from: number, to: number, shift: number, tone: Tone, paint: Paint): string {
  const start = Math.max(from - shift, 0)
  const end = Math.min(Math.max(to - shift, start + 1), FRAME_COLUMNS + 1)
  const indent = ' '.repeat(displayWidth(text.slice(shift, shift + start)) + Math.max(0, shift + start - text.length))
  const width = Math.max(1, displayWidth(text.slice(shift + start, shift + end)))
  return indent + paint(tone, '^'.repeat(width))
}

/** A span that ends at the first column of a line does not reach into that line. */
function lastLineOf(span: Span): number {
  const reachesInto = span.end.column > 1 || span.end.line === span.start.line
  return reachesInto ? span.end.line : span.end.line - 1
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length
}

/** Columns of a terminal: two for East Asian wide characters and emoji, none for combining marks, one for the rest. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{Mark}|\u200d|\ufe0f/u.test(character)) continue
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

/** A source must not be able to move the reader's cursor: control and direction characters become visible ones. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    if (character === '\n') return character
    return character === '\t' ? ' ' : '\ufffd'
  })
}

type Tone = Severity | 'dim' | 'help'
type Paint = (tone: Tone, text: string) => string

const TONES: Record<Tone, number> = { error: 31, warning: 33, info: 36, hint: 36, dim: 2, help: 32 }

function painter(color: boolean): Paint {
  if (!color) return (_tone, text) => text
  return (tone, text) => `\u001b[${TONES[tone]}m${text}\u001b[0m`
}

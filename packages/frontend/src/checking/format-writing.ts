/** Formats whose text goes to a writer, where `%a` and `%t` are functions that write themselves, in their turn. */
import type { Node } from '../syntax/ast.ts'
import { STRING, UNIT, libraryType, named } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import { withTemporaries } from './purity.ts'
import { unitConst } from './typed-nodes.ts'
import type { BlockItem, FormatUse, TypedExpr, TypedFormatPart } from '../types/typed-tree.ts'
import type { NamedType } from '../types/types.ts'

/** What a text is written to: its type, how a text gets there, and what is written at the end of all. */
export interface WriterKind {
  readonly type: NamedType
  readonly key: string
  readonly end: string
}

const TEXT_WRITER = named(libraryType('TextWriter'), [])
const WRITE = 'System.IO.TextWriter.Write#1'
const STRING_BUILDER = named(libraryType('StringBuilder'), [])
const APPEND = 'System.Text.StringBuilder.Append#1'

/** The formatters that take a writer before the format. */
export const WRITERS: ReadonlyMap<string, WriterKind> = new Map([
  ['fprintf', { type: TEXT_WRITER, key: WRITE, end: '' }],
  ['fprintfn', { type: TEXT_WRITER, key: WRITE, end: '\n' }],
  ['kfprintf', { type: TEXT_WRITER, key: WRITE, end: '' }],
  ['kbprintf', { type: STRING_BUILDER, key: APPEND, end: '' }],
  ['bprintf', { type: STRING_BUILDER, key: APPEND, end: '' }],
])

/** What `printf` and the like write to, by what they do with their text. */
const OUTPUTS: Readonly<Partial<Record<FormatUse, readonly [writer: string, end: string]>>> = {
  print: ['stdout', ''],
  printLine: ['stdout', '\n'],
  printError: ['stderr', ''],
  printErrorLine: ['stderr', '\n'],
}

/** One of the two outputs as a writer; undefined for what makes a text. */
export function outputOf(use: FormatUse, { start, end }: Node): { kind: WriterKind; writer: TypedExpr } | undefined {
  const output = OUTPUTS[use]
  if (output === undefined) return undefined
  const kind = { type: TEXT_WRITER, key: WRITE, end: output[1] }
  return {
    kind,
    writer: { kind: 'LibraryCall', key: output[0], reps: [], arguments: [], type: TEXT_WRITER, start, end },
  }
}

/** Whether functions among the arguments write a part of the text. */
export function hasCallbacks(parts: readonly TypedFormatPart[]): boolean {
  return parts.some((part) => part.kind === 'Hole' && isCallback(part))
}

function isCallback({ conversion }: TypedFormatPart & { kind: 'Hole' }): boolean {
  return conversion === 'a' || conversion === 't'
}

/** Writes a text that is known. */
export function writeText(kind: WriterKind, writer: TypedExpr, text: TypedExpr): TypedExpr {
  const { start, end } = text
  const { key, type } = kind
  const isBuilder = key !== WRITE
  const call: TypedExpr = {
    kind: 'LibraryCall',
    key,
    reps: [],
    arguments: [writer, text],
    type: isBuilder ? type : UNIT,
    start,
    end,
  }
  if (!isBuilder) return call
  // A builder answers itself.
  const items: BlockItem[] = [
    { kind: 'Expr', expr: call },
    { kind: 'Expr', expr: unitConst({ start, end }) },
  ]
  return { kind: 'Block', items, type: UNIT, start, end }
}

/** Writes all of a format. */
export function writeFormat(
  c: Checker,
  kind: WriterKind,
  writer: TypedExpr,
  format: { readonly parts: readonly TypedFormatPart[]; readonly arguments: readonly TypedExpr[] },
  at: Node,
): TypedExpr {
  const parts: TypedFormatPart[] =
    kind.end === '' ? [...format.parts] : [...format.parts, { kind: 'Text', text: kind.end }]
  if (!hasCallbacks(parts)) return writeText(kind, writer, textOf(parts, format.arguments, at))
  return withTemporaries(c, [writer, ...format.arguments], ([target, ...args]) =>
    inTurn(kind, target!, parts, args, at),
  )
}

/** The pieces of a text, and the functions between them. */
function inTurn(
  kind: WriterKind,
  writer: TypedExpr,
  parts: readonly TypedFormatPart[],
  args: readonly TypedExpr[],
  at: Node,
): TypedExpr {
  const { start, end } = at
  const items: BlockItem[] = []
  let from = 0
  let next = 0
  let taken = 0
  const flush = (to: number): void => {
    if (to === from) return
    const text = textOf(parts.slice(from, to), args.slice(taken, next), at)
    items.push({ kind: 'Expr', expr: writeText(kind, writer, text) })
  }
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'Text') continue
    if (!isCallback(part)) {
      next += 1 + Number(part.width === '*') + Number(part.precision === '*')
      continue
    }
    flush(i)
    const [fn, value] = args.slice(next)
    const given = part.conversion === 'a' ? [writer, value!] : [writer]
    items.push({ kind: 'Expr', expr: { kind: 'Apply', fn: fn!, arguments: given, type: UNIT, start, end } })
    next += given.length
    from = i + 1
    taken = next
  }
  flush(parts.length)
  return { kind: 'Block', items, type: UNIT, start, end }
}

function textOf(parts: readonly TypedFormatPart[], args: readonly TypedExpr[], { start, end }: Node): TypedExpr {
  return { kind: 'Format', parts, arguments: args, then: 'string', type: STRING, start, end }
}

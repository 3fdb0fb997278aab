/** `printf`-like functions: the format is read at compile time and gives the types of the arguments. */
import type { Expr, InterpolationPart, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import {
  STRING,
  UNIT,
  curried,
  FORMAT,
  formatOf,
  functionOf,
  isError,
  isFraction,
  isInteger,
  isLibrary,
  primitiveName,
} from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { readFormat } from './format-reading.ts'
import type { ReadFormat, Wanted } from './format-reading.ts'
import { WRITERS, hasCallbacks, outputOf, writeFormat, writeText } from './format-writing.ts'
import { withTemporaries } from './purity.ts'
import { solveFor } from './operators.ts'
import { printType } from '../types/type-printer.ts'
import { flexibleArgument, mismatchCode } from './supertypes.ts'
import { unitConst, valueOf, variablePattern } from './typed-nodes.ts'
import type { BlockItem, FormatUse, TypedExpr, TypedFormatPart } from '../types/typed-tree.ts'
import type { NamedType, Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

const USES: Readonly<Record<string, FormatUse>> = {
  printf: 'print',
  printfn: 'printLine',
  sprintf: 'string',
  failwithf: 'raise',
  eprintf: 'printError',
  eprintfn: 'printErrorLine',
}

/** Whether a format stands where it is used, and is read there. */
export function isWrittenFormat(e: Expr): boolean {
  if (e.kind === 'Paren') return isWrittenFormat(e.inner)
  return e.kind === 'Interpolated' || (e.kind === 'Const' && e.value.type === 'string')
}

/** `printfn "format" arguments`, see `isWrittenFormat`. */
export function applyFormat(
  c: Checker,
  name: string,
  args: readonly Expr[],
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const literal = unparen(args[0]!)
  const use = USES[name]!
  const { start, end } = whole
  const span = { start, end }
  if (literal.kind === 'Interpolated') {
    const text = interpolated(c, literal.parts, literal)
    if (text.kind !== 'Format') return text
    return { ...text, then: use, type: resultType(c, use), start, end }
  }
  if (literal.kind !== 'Const' || literal.value.type !== 'string') throw new Error('the format is written')
  const output = outputOf(use, span)
  const format = readFormat(c, literal.value.value, literal, output?.kind.type)
  if (format === undefined) return withoutFormat(c, args.slice(1), whole)
  const { parts } = format
  const type = resultType(c, use)
  const make = (all: readonly TypedExpr[]): TypedExpr =>
    output !== undefined && hasCallbacks(parts)
      ? writeFormat(c, output.kind, output.writer, { parts, arguments: all }, span)
      : { kind: 'Format', parts, arguments: all, then: use, type, start, end }
  return complete(c, format, { leading: [], result: type, make }, literal, args.slice(1), span, expected)
}

/** What is wrong with a format has been reported; its arguments may be wrong besides. */
function withoutFormat(c: Checker, args: readonly Expr[], whole: Node): TypedExpr {
  for (const each of args) c.infer(each)
  return c.errorExpr(whole)
}

/** `fprintf writer "format" arguments` and the like; without its format a function of that. */
export function applyWriting(
  c: Checker,
  name: string,
  args: readonly Expr[],
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const kind = WRITERS.get(name)!
  const { start, end } = whole
  const span = { start, end }
  const writer = flexibleArgument(c, args[0]!, kind.type, undefined)
  const [, literal, ...values] = args
  const format = literal === undefined ? undefined : writtenFormat(literal)
  if (format === undefined) {
    const next = (target: TypedExpr): TypedExpr => writingContinuation(c, name, target, span)
    if (literal === undefined)
      return withTemporaries(c, [writer], ([target]) =>
        awaitFormat(c, name, next(target!), formatOf(c.fresh(), UNIT), span),
      )
    const printer = c.fresh()
    const typed = c.expr(literal, formatOf(printer, UNIT))
    return withTemporaries(c, [writer, typed], ([target, known]) => passOn(known!, next(target!), printer, span))
  }
  if (format.kind === 'Interpolated') {
    const text = interpolated(c, format.parts, format)
    const line =
      kind.end === '' || text.kind !== 'Format' ? text : { ...text, parts: [...text.parts, textPart(kind.end)] }
    return writeText(kind, writer, line)
  }
  const read = readFormat(c, format.text, format, kind.type)
  if (read === undefined) return withoutFormat(c, values, whole)
  const { parts } = read
  const make = (given: readonly TypedExpr[]): TypedExpr =>
    writeFormat(c, kind, given[0]!, { parts, arguments: given.slice(1) }, span)
  return complete(c, read, { leading: [writer], result: UNIT, make }, format, values, span, expected)
}

/** `kfprintf next writer fmt`: as `fprintf`, then `next ()`. */
export function continueWriting(c: Checker, name: string, args: readonly Expr[], whole: Node): TypedExpr {
  const [next, writer, format] = args
  const kind = WRITERS.get(name)!
  if (format === undefined) {
    c.report(
      catalog.unsupported(whole, `\`${name}\` without its format is`, `Write all of it: ${name} next writer format.`),
    )
    return c.errorExpr(whole)
  }
  const [printer, result] = [c.fresh(), c.fresh()]
  const typed = [c.expr(next!, functionOf(UNIT, result)), flexibleArgument(c, writer!, kind.type, undefined)]
  const read = c.expr(format, formatOf(printer, result))
  const { start, end } = whole
  const at = { start, end }
  return withTemporaries(c, [...typed, read], ([then, target, known]) => {
    const written = writingContinuation(c, name, target!, at)
    const text = c.local('text', STRING, at)
    const items: BlockItem[] = [
      { kind: 'Expr', expr: { kind: 'Apply', fn: written, arguments: [valueOf(text, at)], type: UNIT, start, end } },
      { kind: 'Expr', expr: { kind: 'Apply', fn: then!, arguments: [unitConst(at)], type: result, start, end } },
    ]
    const body: TypedExpr = { kind: 'Block', items, type: result, start, end }
    const parameters = [variablePattern(text, at)]
    const type = functionOf(STRING, result)
    return passOn(known!, { kind: 'Lambda', name: '', parameters, body, type, start, end }, printer, at)
  })
}

/** `fprintf` alone: a function of the writer. */
export function writingAsValue(c: Checker, name: string, at: Node): TypedExpr {
  const { start, end } = at
  const kind = WRITERS.get(name)!
  const writer = c.local('writer', kind.type, at)
  const printer = formatOf(c.fresh(), UNIT)
  const body = awaitFormat(c, name, writingContinuation(c, name, valueOf(writer, at), at), printer, at)
  const type = functionOf(kind.type, body.type)
  return { kind: 'Lambda', name, parameters: [variablePattern(writer, at)], body, type, start, end }
}

function writingContinuation(c: Checker, name: string, writer: TypedExpr, at: Node): TypedExpr {
  const { start, end } = at
  const kind = WRITERS.get(name)!
  const symbol = c.local('text', STRING, at)
  const body = writeFormat(c, kind, writer, { parts: [stringHole()], arguments: [valueOf(symbol, at)] }, at)
  const parameters = [variablePattern(symbol, at)]
  return { kind: 'Lambda', name, parameters, body, type: functionOf(STRING, UNIT), start, end }
}

function textPart(text: string): TypedFormatPart {
  return { kind: 'Text', text }
}

function stringHole(): TypedFormatPart {
  const hole = { conversion: 's', flags: '', width: undefined, precision: undefined, netFormat: undefined } as const
  return { kind: 'Hole', ...hole, argument: STRING }
}

type WrittenFormat =
  | (Expr & { readonly kind: 'Interpolated' })
  | (Node & { readonly kind: 'Plain'; readonly text: string })

function writtenFormat(e: Expr): WrittenFormat | undefined {
  const literal = unparen(e)
  if (literal.kind === 'Interpolated') return literal
  if (literal.kind !== 'Const' || literal.value.type !== 'string') return undefined
  return { kind: 'Plain', text: literal.value.value, start: literal.start, end: literal.end }
}

function resultType(c: Checker, use: FormatUse): Type {
  if (use === 'string') return STRING
  return use === 'raise' ? c.fresh() : UNIT
}

/** What becomes of a format with all its arguments, which stand behind what is evaluated before them. */
interface Completion {
  readonly leading: readonly TypedExpr[]
  readonly result: Type
  readonly make: (all: readonly TypedExpr[]) => TypedExpr
}

function complete(
  c: Checker,
  format: ReadFormat,
  { leading, result, make }: Completion,
  literal: Node,
  args: readonly Expr[],
  span: Node,
  expected: Type | undefined,
): TypedExpr {
  const { wanted } = format
  const typed = args.slice(0, wanted.length).map((each, i) => checkFormatArgument(c, each, wanted[i]!, literal))
  if (args.length > wanted.length) {
    for (const each of args.slice(wanted.length)) c.infer(each)
    c.report(catalog.tooManyForFormat({ start: literal.start, end: literal.end }, wanted.length, args.length))
    return c.errorExpr(span)
  }
  const rest = wanted.slice(args.length)
  const given = [...leading, ...typed]
  if (rest.length === 0) return make(given)
  const type = curried(
    rest.map((each) => each.type),
    result,
  )
  if (expected !== undefined) settleHoles(c, rest, expected)
  return withTemporaries(c, given, (known) => {
    const symbols = rest.map((each, i) => c.local(`arg${i + 1}`, each.type, literal))
    const body = make([...known, ...symbols.map((each) => valueOf(each, literal))])
    const parameters = symbols.map((each) => variablePattern(each, literal))
    return { kind: 'Lambda', name: '', parameters, body, type, start: span.start, end: span.end }
  })
}

/** Where a format is passed on partially, the place says what its arguments will be. */
function settleHoles(c: Checker, rest: readonly Wanted[], expected: Type): void {
  let type = resolve(expected)
  for (const each of rest) {
    if (type.kind !== 'Function') return
    const from = resolve(type.from)
    if (from.kind !== 'Variable' && each.check === 'any') c.unifier.unify(each.type, from)
    type = resolve(type.to)
  }
}

function checkFormatArgument(c: Checker, argument: Expr, wanted: Wanted, literal: Node): TypedExpr {
  if (wanted.check === 'any') return c.expr(argument, wanted.type)
  const typed = c.infer(argument)
  let type = resolve(typed.type)
  if (type.kind === 'Variable') {
    solveFor(c, type)
    type = resolve(type)
  }
  const isWrong =
    type.kind !== 'Variable' &&
    !isError(type) &&
    (wanted.check === 'integer'
      ? !(isInteger(type) && primitiveName(type) !== 'bigint') && !isEnum(type)
      : wanted.check === 'fraction'
        ? !isFraction(type)
        : c.unifier.unify(type, wanted.type) !== undefined)
  if (isWrong) {
    const finding = catalog.formatArgument(typed, wanted.hole, wanted.words, printType(type), literal)
    const code = typed.kind === 'Lambda' && typed.name === '' ? 'FS0002' : mismatchCode(typed, undefined)
    c.report(code === undefined ? finding : { ...finding, code })
    c.unifier.unify(wanted.type, type)
    return typed
  }
  c.unify(typed.type, wanted.type, typed, { text: `\`${wanted.hole}\` takes ${wanted.words}`, at: literal })
  return typed
}

function isEnum(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.definition.kind === 'Enum'
}

// ------------------------------------------------------------------------------------------------ formats as values
//
// A format is a function of what is to be done with the text; it answers a function of the arguments, or, without
// holes, what that gives. `sprintf fmt` is `fmt id`, `ksprintf k fmt` is `fmt k`.

/** A format where a value is wanted: `log "%d"`, for `log` that hands its format on. */
export function formatLiteral(c: Checker, text: string, at: Node, expected: NamedType): TypedExpr {
  const [printer, result] = [expected.arguments[0]!, expected.arguments[1]!]
  const { start, end } = at
  const format = readFormat(c, text, at, undefined)
  if (format === undefined) return c.errorExpr(at)
  // Whether such a function writes to a writer or makes a text is for who takes the format to say, who is not known here.
  if (hasCallbacks(format.parts) && primitiveName(resolve(result)) === 'unit')
    c.report(catalog.unsupported(at, '`%a` or `%t` in a format that is handed on is', 'Use `%s` with sprintf.'))
  const types = format.wanted.map((each) => each.type)
  const type = curried(types, result)
  c.unify(type, printer, at)
  const next = c.local('next', functionOf(STRING, result), at)
  const symbols = types.map((each, i) => c.local(`arg${i + 1}`, each, at))
  const args = symbols.map((each) => valueOf(each, at))
  const { parts } = format
  const string: TypedExpr = { kind: 'Format', parts, arguments: args, then: 'string', type: STRING, start, end }
  const body: TypedExpr = { kind: 'Apply', fn: valueOf(next, at), arguments: [string], type: result, start, end }
  const parameters = symbols.map((each) => variablePattern(each, at))
  const printing: TypedExpr =
    symbols.length === 0 ? body : { kind: 'Lambda', name: '', parameters, body, type, start, end }
  const first = [variablePattern(next, at)]
  return { kind: 'Lambda', name: '', parameters: first, body: printing, type: expected, start, end }
}

/** `sprintf fmt`: a function of the arguments. */
export function callFormat(c: Checker, name: string, format: Expr, whole: Node): TypedExpr {
  const typed = c.infer(format)
  const type = resolve(typed.type)
  if (isError(type)) return typed
  if (type.kind !== 'Variable' && !isLibrary(type, FORMAT)) {
    const help = `Write the format itself: ${name} "%s" (…).`
    const finding = catalog.typeMismatch(typed, 'a format', printType(type), { help })
    const code = mismatchCode(typed, undefined)
    c.report(code === undefined ? finding : { ...finding, code })
    return c.errorExpr(whole)
  }
  const [printer, result] = [c.fresh(), resultType(c, USES[name]!)]
  c.unify(type, formatOf(printer, result), typed)
  return passOn(typed, continuation(c, name, result, whole), printer, whole)
}

/** `ksprintf continuation fmt`: a function of the arguments; of the format, too, where there is none. */
export function continueFormat(c: Checker, next: Expr, format: Expr | undefined, whole: Node): TypedExpr {
  const [printer, result] = [c.fresh(), c.fresh()]
  const typed = c.expr(next, functionOf(STRING, result))
  const type = formatOf(printer, result)
  if (format !== undefined) return passOn(c.expr(format, type), typed, printer, whole)
  return withTemporaries(c, [typed], ([known]) => awaitFormat(c, '', known!, type, whole))
}

/** A formatter without its format. */
export function formatAsValue(c: Checker, name: string, at: Node): TypedExpr {
  const result = resultType(c, USES[name]!)
  return awaitFormat(c, name, continuation(c, name, result, at), formatOf(c.fresh(), result), at)
}

/** A function of the format, which passes on what is to be done with the text. */
function awaitFormat(c: Checker, name: string, next: TypedExpr, type: NamedType, at: Node): TypedExpr {
  const { start, end } = at
  const printer = type.arguments[0]!
  const symbol = c.local('format', type, at)
  const body = passOn(valueOf(symbol, at), next, printer, at)
  return {
    kind: 'Lambda',
    name,
    parameters: [variablePattern(symbol, at)],
    body,
    type: functionOf(type, printer),
    start,
    end,
  }
}

function passOn(format: TypedExpr, next: TypedExpr, printer: Type, { start, end }: Node): TypedExpr {
  return { kind: 'Apply', fn: format, arguments: [next], type: printer, start, end }
}

/** What a formatter does with the text, as a function of it. */
function continuation(c: Checker, name: string, result: Type, at: Node): TypedExpr {
  const { start, end } = at
  const symbol = c.local('text', STRING, at)
  const body: TypedExpr = {
    kind: 'Format',
    parts: [stringHole()],
    arguments: [valueOf(symbol, at)],
    then: USES[name]!,
    type: result,
    start,
    end,
  }
  const parameters = [variablePattern(symbol, at)]
  return { kind: 'Lambda', name, parameters, body, type: functionOf(STRING, result), start, end }
}

/** `$"…{e}…"`: a format of the holes' values. */
export function interpolated(c: Checker, pieces: readonly InterpolationPart[], at: Node): TypedExpr {
  const parts: TypedFormatPart[] = []
  const args: TypedExpr[] = []
  for (const piece of pieces) {
    if (piece.kind === 'Text') {
      if (piece.text !== '') parts.push({ kind: 'Text', text: piece.text })
      continue
    }
    const { typed, part } = interpolatedHole(c, piece, at)
    if (part === undefined) return c.errorExpr(at)
    args.push(typed)
    parts.push(part)
  }
  return { kind: 'Format', parts, arguments: args, then: 'string', type: STRING, start: at.start, end: at.end }
}

function interpolatedHole(
  c: Checker,
  piece: InterpolationPart & { kind: 'Hole' },
  at: Node,
): { typed: TypedExpr; part: TypedFormatPart | undefined } {
  if (piece.specifier === undefined) {
    const typed = c.infer(piece.expr)
    const isPlain = piece.format === undefined
    return {
      typed,
      part: {
        kind: 'Hole',
        conversion: isPlain && piece.alignment === undefined ? 'O' : 'net',
        flags: (piece.alignment ?? 0) < 0 ? '-' : '',
        width: piece.alignment === undefined ? undefined : Math.abs(piece.alignment),
        precision: undefined,
        netFormat: piece.format ?? (isPlain && piece.alignment === undefined ? undefined : ''),
        argument: typed.type,
      },
    }
  }
  const format = readFormat(c, piece.specifier, at, undefined)
  const [wanted] = format?.wanted ?? []
  if (format === undefined || wanted === undefined) return { typed: c.infer(piece.expr), part: undefined }
  return {
    typed: checkFormatArgument(c, piece.expr, wanted, at),
    part: format.parts.find((each) => each.kind === 'Hole'),
  }
}

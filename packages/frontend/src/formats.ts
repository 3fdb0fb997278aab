/** `printf`-like functions: the format is read at compile time and gives the types of the arguments. */
import type { Expr, InterpolationPart, Node } from './ast.ts'
import {
  BOOL,
  CHAR,
  INT,
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
  primitive,
} from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import { withTemporaries } from './purity.ts'
import { solveFor } from './operators.ts'
import { printType } from './type-printer.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { FormatUse, TypedExpr, TypedFormatPart } from './typed-tree.ts'
import type { NamedType, Type } from './types.ts'
import { resolve } from './unify.ts'

const USES: Readonly<Record<string, FormatUse>> = {
  printf: 'print',
  printfn: 'printLine',
  sprintf: 'string',
  failwithf: 'raise',
  eprintf: 'printError',
  eprintfn: 'printErrorLine',
}

/** What one argument of a format must be. */
interface Wanted {
  readonly type: Type
  /** As it is said in messages: "an integer". */
  readonly words: string
  readonly hole: string
  readonly check: 'exact' | 'integer' | 'fraction' | 'any'
}

interface ReadFormat {
  readonly parts: readonly TypedFormatPart[]
  readonly wanted: readonly Wanted[]
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
  let literal = args[0]!
  while (literal.kind === 'Paren') literal = literal.inner
  const use = USES[name]!
  const { start, end } = whole
  const span = { start, end }
  if (literal.kind === 'Interpolated') {
    const text = interpolated(c, literal.parts, literal)
    if (text.kind !== 'Format') return text
    return { ...text, then: use, type: resultType(c, use), start, end }
  }
  if (literal.kind !== 'Const' || literal.value.type !== 'string') throw new Error('the format is written')
  const format = readFormat(c, literal.value.value, literal, use)
  if (format === undefined) {
    for (const each of args.slice(1)) c.infer(each)
    return c.errorExpr(whole)
  }
  return complete(c, format, use, literal, args.slice(1), span, expected)
}

function resultType(c: Checker, use: FormatUse): Type {
  if (use === 'string') return STRING
  return use === 'raise' ? c.fresh() : UNIT
}

function complete(
  c: Checker,
  format: ReadFormat,
  use: FormatUse,
  literal: Node,
  args: readonly Expr[],
  span: Node,
  expected: Type | undefined,
): TypedExpr {
  const { wanted, parts } = format
  const result = resultType(c, use)
  const typed = args.slice(0, wanted.length).map((each, i) => checkFormatArgument(c, each, wanted[i]!, literal))
  if (args.length > wanted.length) {
    for (const each of args.slice(wanted.length)) c.infer(each)
    const at = { start: literal.start, end: literal.end }
    const types = Array.from({ length: args.length }, (_, i) => `'${String.fromCharCode(97 + i)}`)
    c.report(
      catalog.typeMismatch(
        at,
        [...types, "'r"].join(' -> '),
        printType(
          curried(
            wanted.map((each) => each.type),
            result,
          ),
        ),
        {
          help: `The format has ${wanted.length} hole${wanted.length === 1 ? '' : 's'}, but ${args.length} arguments are given.`,
        },
      ),
    )
    return c.errorExpr(span)
  }
  const make = (all: readonly TypedExpr[]): TypedExpr => ({
    kind: 'Format',
    parts,
    arguments: all,
    then: use,
    type: result,
    start: span.start,
    end: span.end,
  })
  const rest = wanted.slice(args.length)
  if (rest.length === 0) return make(typed)
  const type = curried(
    rest.map((each) => each.type),
    result,
  )
  if (expected !== undefined) settleHoles(c, rest, expected)
  return withTemporaries(c, typed, (given) => {
    const symbols = rest.map((each, i) => c.local(`arg${i + 1}`, each.type, literal))
    const body = make([...given, ...symbols.map((each) => valueOf(each, literal))])
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
      ? !isInteger(type) && !isEnum(type)
      : wanted.check === 'fraction'
        ? !isFraction(type)
        : c.unifier.unify(type, wanted.type) !== undefined)
  if (isWrong) {
    c.report(catalog.formatArgument(typed, wanted.hole, wanted.words, printType(type), literal))
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
  const format = readFormat(c, text, at, 'string')
  if (format === undefined) return c.errorExpr(at)
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
    c.report(
      catalog.typeMismatch(typed, 'a format', printType(type), { help: `Write the format itself: ${name} "%s" (…).` }),
    )
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
  const hole = { conversion: 's', flags: '', width: undefined, precision: undefined, netFormat: undefined } as const
  const body: TypedExpr = {
    kind: 'Format',
    parts: [{ kind: 'Hole', ...hole, argument: STRING }],
    arguments: [valueOf(symbol, at)],
    then: USES[name]!,
    type: result,
    start,
    end,
  }
  const parameters = [variablePattern(symbol, at)]
  return { kind: 'Lambda', name, parameters, body, type: functionOf(STRING, result), start, end }
}

// -------------------------------------------------------------------------------------------------- reading formats

const HOLE = /%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?(.)?/y

function readFormat(c: Checker, text: string, at: Node, use: FormatUse): ReadFormat | undefined {
  const parts: TypedFormatPart[] = []
  const wanted: Wanted[] = []
  let plain = ''
  let i = 0
  while (i < text.length) {
    const percent = text.indexOf('%', i)
    if (percent < 0) break
    plain += text.slice(i, percent)
    if (text[percent + 1] === '%') {
      plain += '%'
      i = percent + 2
      continue
    }
    HOLE.lastIndex = percent
    const match = HOLE.exec(text)!
    const [hole, flags = '', width, precision, conversion = ''] = match
    const argument = conversionOf(c, conversion, hole, use, at)
    if (argument === undefined) return undefined
    if (plain !== '') parts.push({ kind: 'Text', text: plain })
    plain = ''
    for (const each of [width, precision])
      if (each === '*') wanted.push({ type: INT, words: 'a width as int', hole, check: 'exact' })
    wanted.push(...argument)
    parts.push({
      kind: 'Hole',
      conversion,
      flags,
      width: sizeOf(width),
      precision: sizeOf(precision),
      netFormat: undefined,
      argument: argument.at(-1)!.type,
    })
    i = percent + hole.length
  }
  plain += text.slice(i)
  if (plain !== '') parts.push({ kind: 'Text', text: plain })
  return { parts, wanted }
}

function sizeOf(text: string | undefined): number | '*' | undefined {
  return text === undefined || text === '*' ? text : Number(text)
}

function conversionOf(
  c: Checker,
  conversion: string,
  hole: string,
  use: FormatUse,
  at: Node,
): readonly Wanted[] | undefined {
  const exact = (type: Type, words: string): Wanted[] => [{ type, words, hole, check: 'exact' }]
  switch (conversion) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
    case 'B': {
      const type = c.fresh()
      c.unifier.constrain(type, { kind: 'Integer' })
      c.statics.push(type)
      return [{ type, words: 'an integer', hole, check: 'integer' }]
    }
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G': {
      const type = c.fresh()
      c.unifier.constrain(type, { kind: 'Average' })
      c.statics.push(type)
      return [{ type, words: 'a float', hole, check: 'fraction' }]
    }
    case 's':
      return exact(STRING, 'a string')
    case 'c':
      return exact(CHAR, 'a char')
    case 'b':
      return exact(BOOL, 'a bool')
    case 'M':
      return exact(primitive('decimal'), 'a decimal')
    case 'A':
    case 'O':
      return [{ type: c.fresh(), words: 'any value', hole, check: 'any' }]
    case 't':
    case 'a': {
      if (use !== 'string' && use !== 'raise') {
        c.report(
          catalog.unsupported(at, `\`${hole}\` in formats that print is`, 'Use sprintf with it, then print with `%s`.'),
        )
        return undefined
      }
      const type = c.fresh()
      if (conversion === 't')
        return [{ type: functionOf(UNIT, STRING), words: 'a function from unit to string', hole, check: 'any' }]
      const writer = functionOf(UNIT, functionOf(type, STRING))
      return [
        { type: writer, words: 'a function that formats', hole, check: 'any' },
        { type, words: 'any value', hole, check: 'any' },
      ]
    }
  }
  const why = conversion === '' ? `'%' stands at its end; write '%%' for a percent sign` : `\`${hole}\` is no hole`
  c.report(catalog.badFormat(at, why))
  return undefined
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
  const format = readFormat(c, piece.specifier, at, 'string')
  const [wanted] = format?.wanted ?? []
  if (format === undefined || wanted === undefined) return { typed: c.infer(piece.expr), part: undefined }
  return {
    typed: checkFormatArgument(c, piece.expr, wanted, at),
    part: format.parts.find((each) => each.kind === 'Hole'),
  }
}

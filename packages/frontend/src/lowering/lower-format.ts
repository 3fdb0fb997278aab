/** Formats: `sprintf`, `printfn`, `failwithf`, interpolated strings. */
import type { Expr, FormatPart } from '@fsrs/chunk'

import { closuresOfFormat } from './closure-names.ts'
import type { LoweringContext } from './lower-context.ts'
import { OBJ_REP } from '../types/type-reps.ts'
import type { FormatUse, TypedExpr, TypedFormatPart } from '../types/typed-tree.ts'

type FormatExpr = TypedExpr & { readonly kind: 'Format' }
type Hole = TypedFormatPart & { readonly kind: 'Hole' }

/** The library's functions that take a formatted text; those of a writer take that first. */
const USES: Readonly<Record<Exclude<FormatUse, 'string'>, readonly [key: string, writer?: string]>> = {
  print: ['System.Console.Write'],
  printLine: ['System.Console.WriteLine'],
  printError: ['System.IO.TextWriter.Write#1', 'stderr'],
  printErrorLine: ['System.IO.TextWriter.WriteLine#1', 'stderr'],
  raise: ['failwith'],
}

/** Conversions whose text is decided by the letter alone, whatever type the argument has. */
const WITHOUT_REP: ReadonlySet<string> = new Set(['s', 'b', 'c', 'f', 'F', 'e', 'E', 'g', 'G', 'M', 't', 'a'])

/** Whether the machine must know the argument's type to format this hole. */
export function holeNeedsRep(hole: Hole): boolean {
  return !WITHOUT_REP.has(hole.conversion)
}

/** Lowers a format with all its arguments. */
export function lowerFormat(c: LoweringContext, expr: FormatExpr): Expr {
  const parts: FormatPart[] = expr.parts.map((part) => {
    if (part.kind === 'Text') return { type: 'text', text: part.text }
    const { conversion, flags, width, precision, netFormat } = part
    const rep = holeNeedsRep(part) ? c.rep(part.argument) : OBJ_REP
    return { type: 'hole', conversion, flags, width, precision, rep, netFormat }
  })
  c.skipClosures(closuresOfFormat(expr))
  const args = expr.arguments.map((argument) => c.lower(argument))
  const isConstant = args.length === 0 && parts.every((part) => part.type === 'text')
  const text: Expr = isConstant
    ? {
        k: 'const',
        value: { type: 'string', value: parts.map((part) => (part.type === 'text' ? part.text : '')).join('') },
      }
    : { k: 'format', parts, args, at: expr.start }
  if (expr.then === 'string') return text
  const [key, writer] = USES[expr.then]
  const target = writer === undefined ? [] : [c.library(writer, expr.type, [], expr)]
  return c.library(key, expr.type, [...target, text], expr)
}

/** Formats: `sprintf`, `printfn`, `failwithf`, interpolated strings. */
import { type Expr, type FormatPart, libraryEntries } from '@fsrs/chunk'

import type { LoweringContext } from './lower-context.ts'
import { OBJ_REP } from './type-reps.ts'
import type { FormatUse, TypedExpr, TypedFormatPart } from './typed-tree.ts'

type FormatExpr = TypedExpr & { readonly kind: 'Format' }
type Hole = TypedFormatPart & { readonly kind: 'Hole' }

/** The library's functions that take a formatted text: owner and name. */
const USES: Readonly<Record<Exclude<FormatUse, 'string'>, readonly [owner: string, name: string]>> = {
  print: ['System.Console', 'Write'],
  printLine: ['System.Console', 'WriteLine'],
  printError: ['System.Console.Error', 'Write'],
  printErrorLine: ['System.Console.Error', 'WriteLine'],
  raise: ['', 'failwith'],
}

const USE_KEYS = new Map<FormatUse, string>()

/** The key of the overload for strings. */
function keyOf(use: Exclude<FormatUse, 'string'>): string {
  const known = USE_KEYS.get(use)
  if (known !== undefined) return known
  const [owner, name] = USES[use]
  let key = `${owner}.${name}`
  for (const entry of libraryEntries().values())
    if (entry.owner === owner && entry.name === name && entry.type.startsWith('string ->')) key = entry.key
  USE_KEYS.set(use, key)
  return key
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
  const args = expr.arguments.map((argument) => c.lower(argument))
  const isConstant = args.length === 0 && parts.every((part) => part.type === 'text')
  const text: Expr = isConstant
    ? {
        k: 'const',
        value: { type: 'string', value: parts.map((part) => (part.type === 'text' ? part.text : '')).join('') },
      }
    : { k: 'format', parts, args, at: expr.start }
  if (expr.then === 'string') return text
  return c.library(keyOf(expr.then), expr.type, [text], expr)
}

/** The text of a format: its pieces, and which arguments it takes. */
import type { Node } from '../syntax/ast.ts'
import { BOOL, CHAR, INT, STRING, UNIT, functionOf, named, primitive } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import type { TypedFormatPart } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'

/** What one argument of a format must be. */
export interface Wanted {
  readonly type: Type
  /** As it is said in messages: "an integer". */
  readonly words: string
  readonly hole: string
  readonly check: 'exact' | 'integer' | 'fraction' | 'any'
}

/** A format that was read. */
export interface ReadFormat {
  readonly parts: readonly TypedFormatPart[]
  readonly wanted: readonly Wanted[]
}

/** Conversions that take no flag but `-`. */
const WITHOUT_FLAGS: ReadonlySet<string> = new Set('bcsOat')
const WITHOUT_PRECISION: ReadonlySet<string> = new Set('diuBoxXbcsOat')

const HOLE = /%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?(.)?/y

/**
 * Reads a format; reports what is wrong with it.
 *
 * @param writer the type of what `%a` and `%t` write to; undefined where they answer a text
 */
export function readFormat(c: Checker, text: string, at: Node, writer: Type | undefined): ReadFormat | undefined {
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
    if (isTooLarge(width) || isTooLarge(precision)) {
      c.report(catalog.unsupported(at, `A width or a precision that is no int, as in \`${hole}\`, is`))
      return undefined
    }
    const wrong = wrongFlags(flags, conversion, precision !== undefined)
    if (wrong !== undefined) {
      c.report(catalog.badFormat(at, `\`${hole}\` has ${wrong}`))
      return undefined
    }
    const argument = conversionOf(c, conversion, hole, writer, at)
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

function isTooLarge(size: string | undefined): boolean {
  return size !== undefined && size !== '*' && Number(size) > 2 ** 31 - 1
}

/** What F# does not take before a conversion, in words; undefined where it takes all. */
function wrongFlags(flags: string, conversion: string, hasPrecision: boolean): string | undefined {
  if (hasPrecision && WITHOUT_PRECISION.has(conversion)) return `a precision, which \`%${conversion}\` does not take`
  if (flags === '') return undefined
  if (flags.includes('#')) return 'the flag `#`, which F# does not know'
  if (/(.).*\1/.test(flags) || (flags.includes('+') && flags.includes(' ')))
    return 'a flag twice, or both `+` and a space'
  const refused = conversion === 'A' ? / / : WITHOUT_FLAGS.has(conversion) ? /[+ 0]/ : undefined
  const flag = refused?.exec(flags)?.[0]
  return flag === undefined ? undefined : `the flag \`${flag}\`, which \`%${conversion}\` does not take`
}

function conversionOf(
  c: Checker,
  conversion: string,
  hole: string,
  writer: Type | undefined,
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
      c.statics.push({ type, at: undefined })
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
      c.statics.push({ type, at: undefined })
      return [{ type, words: 'a float', hole, check: 'fraction' }]
    }
    case 's':
      return exact(STRING, 'a string')
    case 'c':
      return exact(CHAR, 'a char')
    case 'b':
      return exact(BOOL, 'a bool')
    case 'M':
      // Of any unit.
      return exact(named(primitive('decimal').constructor, [c.fresh()]), 'a decimal')
    case 'A':
    case 'O':
      return [{ type: c.fresh(), words: 'any value', hole, check: 'any' }]
    case 't':
    case 'a': {
      const type = c.fresh()
      const [from, to] = writer === undefined ? [UNIT, STRING] : [writer, UNIT]
      if (conversion === 't')
        return [{ type: functionOf(from, to), words: 'a function that formats', hole, check: 'any' }]
      return [
        { type: functionOf(from, functionOf(type, to)), words: 'a function that formats', hole, check: 'any' },
        { type, words: 'any value', hole, check: 'any' },
      ]
    }
  }
  const why = conversion === '' ? `'%' stands at its end; write '%%' for a percent sign` : `\`${hole}\` is no hole`
  c.report(catalog.badFormat(at, why))
  return undefined
}

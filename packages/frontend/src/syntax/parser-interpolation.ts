import type { Expr, InterpolationPart } from './ast.ts'
import { BlockParser } from './parser-blocks.ts'
import { COMMA_LEVEL } from './parser-precedence.ts'

/** Interpolated strings: `$"{x}, %d{n}, {date:o}"`. */
export abstract class InterpolationParser extends BlockParser {
  /** A whole string, its holes included. */
  protected parseInterpolated(): Expr {
    const { start } = this
    if (!this.enter()) {
      this.depth--
      this.skipRest()
      return this.errorExpr(start)
    }
    const parts: InterpolationPart[] = []
    let { specifier } = this.#textPart(parts)
    let isOpen = this.kind() === 'istr-begin'
    this.advance()
    while (isOpen) {
      parts.push(this.#hole(specifier))
      if (this.kind() !== 'istr-part' && this.kind() !== 'istr-end') {
        if (this.kind() === 'MISSING') this.advance()
        break
      }
      specifier = this.#textPart(parts).specifier
      isOpen = this.kind() === 'istr-part'
      this.advance()
    }
    this.depth--
    return { kind: 'Interpolated', parts, start, end: this.lastEnd }
  }

  /** The text here, without the `%d` before the next hole, which is answered. */
  #textPart(parts: InterpolationPart[]): { readonly specifier: string | undefined } {
    const isBeforeHole = this.kind() === 'istr-begin' || this.kind() === 'istr-part'
    const found = isBeforeHole ? splitSpecifier(this.text) : { text: this.text, specifier: undefined }
    const text = found.text.includes('%%') ? found.text.replaceAll('%%', '%') : found.text
    if (text !== '') parts.push({ kind: 'Text', text })
    return found
  }

  #hole(specifier: string | undefined): InterpolationPart {
    const owner = this.range
    let expr = this.parseExpr(COMMA_LEVEL + 1)
    let alignment: number | undefined
    let format: string | undefined
    if (this.eat(',')) {
      const value = this.parseExpr(COMMA_LEVEL + 1)
      if (value.kind === 'Const' && value.value.type === 'int') alignment = value.value.value
      else expr = { kind: 'Tuple', items: [expr, value], isStruct: false, start: expr.start, end: value.end }
    }
    if (this.kind() === ':' && this.peek(1) === 'literal') {
      this.advance()
      const literal = this.parseLiteral()
      format = literal.type === 'string' ? literal.value : undefined
    }
    if (this.kind() !== 'istr-part' && this.kind() !== 'istr-end') {
      this.unexpected("'}'", undefined, { ...owner, message: 'this hole is not closed' })
      this.skipRest()
    }
    return { kind: 'Hole', expr, specifier, alignment, format }
  }
}

/** `…%d` before a hole: the text without it, and the format. */
function splitSpecifier(text: string): { readonly text: string; readonly specifier: string | undefined } {
  const last = text.length - 1
  if (last < 1 || !/[A-Za-z]/.test(text[last]!)) return { text, specifier: undefined }
  let at = last - 1
  while (at >= 0 && /[-+0 #.\d]/.test(text[at]!)) at--
  if (at < 0 || text[at] !== '%') return { text, specifier: undefined }
  let percents = 1
  while (text[at - percents] === '%') percents++
  if (percents % 2 === 0) return { text, specifier: undefined }
  return { text: text.slice(0, at), specifier: text.slice(at) }
}

/** What can begin, continue or end a piece of syntax, by the kind of its token. */
import type { TokenKind } from './tokens.ts'

/** Tokens that end a block or bracket. */
export function endsBlock(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'END':
    case 'MISSING':
    case 'eof':
    case ')':
    case ']':
    case '|]':
    case '}':
    case '|}':
    case '>]':
    case 'end':
    case 'istr-part':
    case 'istr-end':
      return true
    default:
      return false
  }
}

/** Whether no operand can begin with this token. */
export function endsOperand(kind: TokenKind): boolean {
  return (
    endsBlock(kind) ||
    kind === 'SEP' ||
    kind === ';' ||
    kind === ',' ||
    kind === 'then' ||
    kind === 'else' ||
    kind === '|'
  )
}

/** Whether the token begins an expression that no bracket has to enclose, but that is no argument either. */
export function isKeywordOperand(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'if':
    case 'match':
    case 'match!':
    case 'fun':
    case 'function':
    case 'try':
    case 'while':
    case 'for':
    case 'lazy':
    case 'assert':
    case 'fixed':
    case 'upcast':
    case 'downcast':
    case 'new':
    case 'let':
    case 'use':
    case 'while!':
    case 'BEGIN':
    case 'do':
    case 'do!':
    case 'yield':
    case 'yield!':
    case 'return':
    case 'return!':
      return true
    default:
      return false
  }
}

/** Whether the token begins a statement that is no expression with operators. */
export function startsSpecialItem(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'let':
    case 'use':
    case 'let!':
    case 'use!':
    case '[<':
    case 'do':
    case 'do!':
      return true
    default:
      return false
  }
}

/** Whether the token opens a bracket with statements or elements in it. */
export function opensList(kind: TokenKind): boolean {
  return kind === '(' || kind === '[' || kind === '[|' || kind === 'begin'
}

/** Whether the token opens parentheses, also those that are words. */
export function isParen(kind: TokenKind): boolean {
  return kind === '(' || kind === 'begin'
}

/** Whether a token between parentheses is an operator's name. */
export function isOperatorKind(kind: string): boolean {
  switch (kind) {
    case 'op':
    case 'prefix':
    case '*':
    case '<':
    case '>':
    case '=':
    case '&':
    case '&&':
    case '||':
    case 'or':
    case '::':
    case ':=':
    case '?':
    case '..':
      return true
    default:
      return false
  }
}

/** Whether a token begins a pattern that can be an argument. */
export function startsAtomicPattern(kind: TokenKind): boolean {
  switch (kind as string) {
    case '_':
    case 'ident':
    case 'literal':
    case 'null':
    case 'true':
    case 'false':
    case '(':
    case '[':
    case '[|':
    case '{':
    case 'struct':
    case '?':
    case 'istr':
    case 'bytes':
      return true
    default:
      return false
  }
}

/** Whether a token begins a pattern. */
export function startsPattern(kind: TokenKind): boolean {
  return startsAtomicPattern(kind) || kind === 'op' || kind === ':?' || kind === '[<'
}

/** Whether a token behind a name shows that the name is part of a pattern, not a definition's. */
export function continuesPattern(kind: TokenKind): boolean {
  return kind === ',' || kind === '::' || kind === '|' || kind === '&' || kind === 'as'
}

/** Operators that only an expression has. */
export function isExpressionOperator(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'op':
    case '*':
    case '<':
    case '>':
    case '=':
    case '&&':
    case '||':
    case '.':
    case '->':
    case '..':
    case 'prefix':
    case 'fun':
    case 'literal':
    case 'ident':
      return true
    default:
      return false
  }
}

/** Tokens that can stand between `<` and `>` of type arguments. */
export function occursInTypes(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'ident':
    case 'type-variable':
    case '.':
    case ',':
    case '*':
    case '->':
    case '_':
    case '#':
    case 'struct':
    case ':':
    case ';':
    case 'literal':
      return true
    default:
      return false
  }
}

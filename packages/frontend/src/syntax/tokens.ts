import type { Literal } from './ast.ts'

/** Words that are never names. */
export const KEYWORDS = [
  'abstract',
  'and',
  'as',
  'assert',
  'base',
  'begin',
  'class',
  'default',
  'delegate',
  'do',
  'done',
  'downcast',
  'downto',
  'elif',
  'else',
  'end',
  'exception',
  'extern',
  'false',
  'finally',
  'fixed',
  'for',
  'fun',
  'function',
  'global',
  'if',
  'in',
  'inherit',
  'inline',
  'interface',
  'internal',
  'lazy',
  'let',
  'match',
  'member',
  'module',
  'mutable',
  'namespace',
  'new',
  'null',
  'of',
  'open',
  'or',
  'override',
  'private',
  'public',
  'rec',
  'return',
  'sig',
  'static',
  'struct',
  'then',
  'to',
  'true',
  'try',
  'type',
  'upcast',
  'use',
  'val',
  'void',
  'when',
  'while',
  'with',
  'yield',
  '_',
] as const

/** Words that F# keeps for later versions of itself. */
export const RESERVED: ReadonlySet<string> = new Set([
  'break',
  'checked',
  'component',
  'const',
  'constraint',
  'continue',
  'include',
  'mixin',
  'parallel',
  'params',
  'process',
  'protected',
  'pure',
  'sealed',
  'tailcall',
  'trait',
  'virtual',
])

/** Keywords that are one word with the `!` behind them. */
export const BANG_KEYWORDS = ['let!', 'use!', 'and!', 'do!', 'yield!', 'return!', 'match!', 'while!'] as const

/** Symbols with a meaning of their own; all other operators are of kind `op`. */
export const SYMBOLS = [
  '(',
  ')',
  '[',
  ']',
  '[|',
  '|]',
  '{',
  '}',
  '{|',
  '|}',
  '[<',
  '>]',
  ',',
  ';',
  ';;',
  '.',
  '..',
  ':',
  '::',
  ':>',
  ':?',
  ':?>',
  ':=',
  '=',
  '->',
  '<-',
  '|',
  '*',
  '<',
  '>',
  '&',
  '&&',
  '||',
  '?',
  '#',
] as const

/**
 * What a token is. Keywords and symbols are their own kind. `prefix` is an operator that is never infix (`!`, `~~~`).
 * An interpolated string without holes is one `istr`; with holes it is `istr-begin`, the tokens of the hole,
 * `istr-part`, …, `istr-end`. The layout adds `BEGIN`, `SEP` and `END` around and within blocks, and `MISSING` where
 * something has to be that is not there, about which it has reported.
 */
export type TokenKind =
  | (typeof KEYWORDS)[number]
  | (typeof BANG_KEYWORDS)[number]
  | (typeof SYMBOLS)[number]
  | 'ident'
  | 'type-variable'
  | 'literal'
  | 'bytes'
  | 'op'
  | 'prefix'
  | 'istr'
  | 'istr-begin'
  | 'istr-part'
  | 'istr-end'
  | 'load'
  | 'eof'
  | 'BEGIN'
  | 'SEP'
  | 'END'
  | 'MISSING'

/**
 * The tokens of a text, a column per property; the last one is `eof`. `texts` has the name of an identifier or type
 * variable, the symbol of an operator and the text of a part of an interpolated string, else nothing.
 */
export interface Tokens {
  readonly kinds: TokenKind[]
  /** As long as there are tokens, or longer; so are the other columns of numbers. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly lines: Int32Array
  /** UTF-16 units from the start of the line, from 0. */
  readonly columns: Int32Array
  readonly texts: string[]
  /** By the index of the token. */
  readonly literals: Map<number, Literal>
  /** Every identifier. */
  readonly names: Set<string>
}

const KEYWORD_KINDS: ReadonlyMap<string, TokenKind> = new Map(KEYWORDS.map((word) => [word, word]))
const SYMBOL_KINDS: ReadonlyMap<string, TokenKind> = new Map(SYMBOLS.map((symbol) => [symbol, symbol]))

/** The kind of a word: its own if it is a keyword, else `ident`. */
export function wordKind(word: string): TokenKind {
  return (word.length <= 9 ? KEYWORD_KINDS.get(word) : undefined) ?? (INFIX_WORDS.has(word) ? 'op' : 'ident')
}

/** Operators that are written as words, from ML. */
const INFIX_WORDS: ReadonlySet<string> = new Set(['asr', 'land', 'lor', 'lsl', 'lsr', 'lxor', 'mod'])

/** The kind of an operator's symbol: its own if it has one, else `op` or `prefix`. */
export function symbolKind(symbol: string): TokenKind {
  const own = SYMBOL_KINDS.get(symbol)
  if (own !== undefined) return own
  if (symbol[0] === '~') return 'prefix'
  return symbol[0] === '!' && symbol !== '!=' && !symbol.startsWith('!=') ? 'prefix' : 'op'
}

/** The bracket that closes this one; undefined if the token opens nothing. */
export function closerOf(kind: TokenKind): TokenKind | undefined {
  switch (kind as string) {
    case '(':
      return ')'
    case '[':
      return ']'
    case '[|':
      return '|]'
    case '{':
      return '}'
    case '{|':
      return '|}'
    case '[<':
      return '>]'
    case 'begin':
    case 'struct':
    case 'class':
    case 'sig':
      return 'end'
    case 'istr-begin':
      return 'istr-end'
    default:
      return undefined
  }
}

/** Whether the token closes a bracket. */
export function isCloser(kind: TokenKind): boolean {
  switch (kind as string) {
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

/** Keywords that begin a member and nothing else. */
export function beginsMember(kind: TokenKind): boolean {
  return (
    kind === 'member' ||
    kind === 'override' ||
    kind === 'abstract' ||
    kind === 'default' ||
    kind === 'static' ||
    kind === 'val'
  )
}

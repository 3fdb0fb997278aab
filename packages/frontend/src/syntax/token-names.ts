/** What a token is called in messages. */
import type { TokenKind } from './tokens.ts'

/** A token in a message. */
export function describe(kind: TokenKind): string {
  switch (kind as string) {
    case 'eof':
      return 'the end of the file'
    case 'SEP':
    case 'END':
    case 'BEGIN':
    case 'MISSING':
      return 'the end of the line'
    case 'ident':
      return 'a name'
    case 'literal':
      return 'a constant'
    case 'type-variable':
      return 'a type variable'
    case 'bytes':
    case 'istr':
    case 'istr-begin':
    case 'istr-part':
    case 'istr-end':
      return 'a string'
    case 'op':
    case 'prefix':
      return 'an operator'
    case 'load':
      return "'#load'"
    default:
      return `'${kind}'`
  }
}

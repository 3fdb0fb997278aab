/** What can be open while a text is read, and which tokens go on with it. */
import type { TokenKind } from './tokens.ts'

/** Blocks, brackets, and the constructs of the language. */
export type ContextKind =
  | 'block'
  | 'bracket'
  | 'let'
  | 'type'
  | 'module'
  | 'exception'
  | 'member'
  | 'interface'
  | 'if'
  | 'else'
  | 'then'
  | 'match'
  | 'try'
  | 'handled'
  | 'for'
  | 'loop'
  | 'do'
  | 'fun'
  | 'function'
  | 'clauses'

/** What is open. */
export interface Context {
  readonly kind: ContextKind
  readonly column: number
  /** The token it began with. */
  readonly token: number
  /** The declaration around it ends at this column: nothing in it may stand there. */
  readonly limit: number
  /** A block: what it is the content of. */
  readonly owner: ContextKind | 'file' | TokenKind
  /** A block: an `END` is written when it ends. */
  readonly hasEnd: boolean
  /** A bracket: what closes it. Clauses: whether the first one has its `|`. */
  readonly closer: TokenKind | undefined
  /** The column of the nearest block around it. */
  readonly around: number
  /** A block: nothing has been read in it yet. */
  isFresh: boolean
}

/** Constructs that nothing of theirs may stand at or left of. */
export function isDeclaration(kind: ContextKind): boolean {
  return kind === 'let' || kind === 'type' || kind === 'module' || kind === 'exception' || kind === 'member'
}

/** `{ r with … }`: the block directly within the brace. */
export function isBraceWith(token: TokenKind, context: Context): boolean {
  return (
    token === 'with' && context.kind === 'block' && (context.owner === '{' || context.owner === '{|') && !context.hasEnd
  )
}

/** Whether a token at the column of a construct's keyword goes on with it. */
export function continuesConstruct(token: TokenKind, construct: ContextKind): boolean {
  switch (construct as string) {
    case 'let':
      return token === 'and' || token === 'and!' || token === 'in'
    case 'type':
      return token === '|' || token === 'and' || token === 'with'
    case 'exception':
      return token === 'with'
    case 'match':
      return token === 'with'
    case 'if':
      return token === 'then' || token === 'else' || token === 'elif'
    case 'try':
      return token === 'with' || token === 'finally'
    case 'for':
    case 'loop':
      return token === 'do' || token === 'done'
    case 'do':
      return token === 'done'
    default:
      return false
  }
}

/** Tokens that never begin a statement. */
export function continuesBlock(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'then':
    case 'else':
    case 'elif':
    case 'with':
    case 'finally':
    case 'and':
    case 'and!':
    case 'done':
    case 'in':
    case 'of':
    case 'when':
    case ';':
      return true
    default:
      return false
  }
}

/** Whether a token stands between two operands. */
export function isInfixKind(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'op':
    case ',':
    case '*':
    case '<':
    case '>':
    case '&':
    case '&&':
    case '||':
    case 'or':
    case '::':
    case ':=':
    case ':>':
    case ':?>':
      return true
    default:
      return false
  }
}

/** The constructs that a keyword goes on with, wherever it stands; undefined for other tokens. */
export function resumes(kind: TokenKind): readonly ContextKind[] | undefined {
  switch (kind as string) {
    case 'then':
      // Behind the body of a constructor it says what is done with the object.
      return ['if', 'member']
    case 'else':
    case 'elif':
      return ['if']
    case 'with':
      return ['match', 'try', 'type', 'member', 'interface', 'exception']
    case 'finally':
      return ['try']
    case 'in':
      return ['let', 'for']
    case 'and':
    case 'and!':
      return ['let', 'type']
    case 'do':
      return ['for', 'loop']
    case 'done':
      return ['do']
    case '|':
      return ['clauses']
    default:
      return undefined
  }
}

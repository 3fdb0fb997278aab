/** What is likely meant where something cannot be read: help for findings, looked for only when there is one. */
import { meantKeyword, sayKeyword } from './habits.ts'
import { KEYWORDS, type TokenKind, type Tokens } from './tokens.ts'

/** Keywords, one of which should stand before what was found. */
const BEFORE: Readonly<Partial<Record<TokenKind, readonly string[]>>> = {
  with: ['match', 'try'],
  '->': ['fun', 'function', 'with'],
  then: ['if', 'elif'],
  in: ['for'],
  do: ['for', 'while'],
  '|': ['with', 'function', 'type'],
  mutable: ['let'],
  rec: ['let'],
  else: ['then'],
}

/** Keywords that begin a statement. */
const BEGINNERS = ['let', 'type', 'module', 'open', 'match', 'for', 'while', 'exception', 'namespace', 'try', 'use']

/**
 * A word of a statement that stands for a keyword, which is why the statement cannot be read.
 *
 * @param from the first token of the statement
 * @param at the token that does not fit
 * @param wanted keywords of which one is missing
 */
export function misspeltKeyword(
  tokens: Tokens,
  from: number,
  at: number,
  wanted: readonly string[] = BEFORE[tokens.kinds[at]!] ?? [],
): string | undefined {
  const { kinds, texts } = tokens
  for (let i = at - 1; i >= from; i--) {
    const keyword = kinds[i] === 'ident' ? meantKeyword(texts[i]!, wanted) : undefined
    // What is written again is a name, most likely.
    if (keyword !== undefined && texts.indexOf(texts[i]!) === texts.lastIndexOf(texts[i]!))
      return sayKeyword(texts[i]!, keyword)
  }
  // What follows an arbitrary name on its line in this way is no argument list.
  const isHead = kinds[from] === 'ident' && from < at && tokens.lines[from + 1] === tokens.lines[from]
  const next = kinds[from + 1]!
  const isFollowedByName = next === 'ident' || next === 'mutable' || next === 'rec' || next === 'inline'
  const keyword = isHead && isFollowedByName ? meantKeyword(texts[from]!, BEGINNERS) : undefined
  return keyword === undefined ? undefined : sayKeyword(texts[from]!, keyword)
}

const TYPES = 'Types are defined with `type`, as in `type Point(x: int) = …`, `type Point = { X: int }`.'
const IN_TYPES = 'Members stand in a type, with `member` or `static member`; functions outside are defined with `let`.'
const COMMENTS = 'A comment begins with `//`.'

/** What keywords and symbols mean elsewhere, by where F# does not expect them. */
const FOUND: Readonly<Record<string, string>> = {
  '=>': 'Write `->`.',
  class: TYPES,
  interface: TYPES,
  struct: TYPES,
  public: IN_TYPES,
  private: IN_TYPES,
  static: IN_TYPES,
  const: 'Write `let`: what it defines does not change.',
  '#': COMMENTS,
  '--': COMMENTS,
  return: 'The value of a function is its last expression: leave `return` out.',
  as: 'Write `x :?> T` to take an object for what it is, or call a conversion, as in `string x`.',
  if: 'Write `if condition then value else other`.',
  '?': 'Write `if condition then value else other`.',
  for: 'A list is made by `[ for x in xs -> … ]`.',
  '..': 'Patterns have no ranges: write `| n when n >= 1 && n <= 5 ->`.',
  void: 'Write `unit`.',
  new: 'An object is made in parentheses: `raise (System.Exception "…")`.',
  with: 'Is `match` or `try` missing before it?',
  '??': 'Write `Option.defaultValue other option`, or `match`.',
  '|>': 'Write the pipeline under its value, indented as far as that.',
}

/** Help for what was found where `wanted` should stand. */
export function foundHint(tokens: Tokens, at: number, wanted: string): string | undefined {
  const { kinds, texts, starts, ends } = tokens
  const kind = kinds[at]!
  const text = kind === 'op' || kind === 'ident' ? texts[at]! : kind
  if (wanted.startsWith("'=' and")) return valueHint(tokens, at, text)
  if (wanted.startsWith('the end of the line') && text === '->') return 'A function is written `fun x -> …`.'
  if (wanted.startsWith("'->' and") && (text === ':' || text === '=')) return 'Write `->`.'
  if (wanted === 'a member' && (text === '(' || text === ':'))
    return 'A case says what it holds with `of`, as in `Circle of float`.'
  if (wanted.startsWith('a type variable') && kind === 'ident') return `Write \`'${text}\`.`
  if (wanted === 'a pattern' && COMPARISONS.has(text))
    return 'Patterns compare with nothing: write `| n when n > 5 ->`.'
  if (wanted === 'a pattern' && text === 'mutable')
    return 'Parameters do not change: write `let mutable x = x` in the body.'
  if (wanted === 'a pattern' && text === 'let') return 'Write `for i in 0 .. n - 1 do`, or `for i = 0 to n - 1 do`.'
  if (wanted === 'a pattern' && (KEYWORDS as readonly string[]).includes(text))
    return `'${text}' is a keyword: choose another name, or write \`\`${text}\`\`.`
  if (text === '.' && kinds[at + 1] === 'literal' && starts[at + 1] === ends[at])
    return 'Write a digit before the dot: 0.5.'
  if (text === '.' && kinds[at - 1] === '?')
    return 'F# has no `?.`: write `Option.map (fun x -> x.Name) option`, or `match`.'
  if (text === ',' && kinds[at - 1] !== ',')
    return wanted.startsWith("';'") ? "Separate them with ';', not with ','." : undefined
  if (text === ':' && tokens.lines[at + 1] !== tokens.lines[at])
    return "F# has no ':' here: blocks are told by their indentation."
  const isFirst = at > 0 && tokens.lines[at] !== tokens.lines[at - 1]
  const isFurtherRight = wanted.startsWith('the end of the line') && isFirst && kinds[at] !== 'eof'
  return FOUND[text] ?? (isFurtherRight ? FURTHER_RIGHT : undefined)
}

const FURTHER_RIGHT =
  'This line is further right than those before it, and so goes on with them: begin it in their column.'

const COMPARISONS: ReadonlySet<string> = new Set(['>', '<', '>=', '<=', '<>'])

/** Help for what stands where a definition's `=` should be. */
function valueHint(tokens: Tokens, at: number, text: string): string | undefined {
  if (text === '->') return "The type of the result stands behind ':', as in `let f (x: int) : int = …`."
  if (text === '=>' || text === ':=' || text === '==') return 'Write `=`.'
  if (text === ',') return 'Write the type of a tuple with `*`, or parentheses around each part: (x: int), (y: string).'
  const isName = tokens.kinds[at - 1] === 'ident' && tokens.kinds[at + 1] === 'ident'
  return text === '-' && isName ? "Names have no '-': write it in one word, or between double backquotes." : undefined
}

/**
 * From text to tokens: one pass over char codes, without regular expressions. Comments and blanks leave no trace but
 * the positions of what stands between them.
 */
import type { Literal } from './ast.ts'
import { readNumber } from './lexer-number.ts'
import { type StringEnd, scanString, scanVerbatim, scanTriple, scanInterpolated } from './lexer-string.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range, SyntaxFinding } from './syntax-catalog.ts'
import { BANG_KEYWORDS, RESERVED, symbolKind, type TokenKind, type Tokens, wordKind } from './tokens.ts'

/** An interpolated string whose hole is being read. */
interface OpenHole {
  readonly quote: StringEnd
  /** How many `{` open a hole: the number of `$`. */
  readonly dollars: number
  readonly start: number
  /** Brackets that are open within the hole. */
  brackets: number
}

/** A word that the text has. */
interface Word {
  readonly word: string
  readonly kind: TokenKind
  readonly isReserved: boolean
}

const BANGS: ReadonlyMap<string, TokenKind> = new Map(BANG_KEYWORDS.map((word) => [word, word]))
const OPERATOR_CHARS = flags('!$%&*+-./<=>?@^|~:')
const NAME_START = flags('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_')
const NAME_PART = flags("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789'")

function flags(chars: string): Uint8Array {
  const table = new Uint8Array(128)
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1
  return table
}

function isOperatorChar(code: number): boolean {
  return code < 128 && OPERATOR_CHARS[code] === 1
}

/** What is joined to two dots before it; not the `^` of an index from the end. */
function startsOperator(code: number): boolean {
  return isOperatorChar(code) && code !== 94
}

function isNameStart(code: number): boolean {
  return code < 128 ? NAME_START[code] === 1 : /[\p{L}\p{Nl}]/u.test(String.fromCharCode(code))
}

function isNamePart(code: number): boolean {
  return code < 128
    ? NAME_PART[code] === 1
    : /[\p{L}\p{Nl}\p{Pc}\p{Mn}\p{Mc}\p{Nd}\p{Cf}]/u.test(String.fromCharCode(code))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Words that stand for the place where they are written, as a text. */
const PLACES: ReadonlySet<string> = new Set(['__LINE__', '__SOURCE_FILE__', '__SOURCE_DIRECTORY__'])

/**
 * The tokens of a text. Findings go to `findings`; wrong text becomes the nearest token, or none.
 *
 * @param path of the file, for the words that say where they are written
 */
export function tokenize(text: string, findings: SyntaxFinding[], path = ''): Tokens {
  const lexer = new Lexer(text, findings, path)
  lexer.run()
  return lexer.tokens
}

class Lexer {
  tokens: Tokens
  readonly #text: string
  readonly #path: string
  readonly #findings: SyntaxFinding[]
  readonly #holes: OpenHole[] = []
  /** Kinds of the open brackets, to tell `>]` from `>` and `]`. */
  readonly #brackets: TokenKind[] = []
  /** The `#if`s whose `#endif` is still to come. */
  readonly #conditions: { readonly at: { readonly start: number; readonly end: number }; hasElse: boolean }[] = []
  /** The words so far. One string stands for all of a name's uses: names are looked up more often than anything else. */
  readonly #words = new Map<string, Word>()
  /** Tokens so far; the columns are longer until the end. */
  #count = 0
  #at = 0
  /** The first plain string with a line break in it. */
  #overLines: Range | undefined
  #line = 0
  #lineStart = 0

  constructor(text: string, findings: SyntaxFinding[], path: string) {
    this.#text = text
    this.#path = path
    this.#findings = findings
    // Most texts have a token for every four characters.
    const column = (): Int32Array => new Int32Array((text.length >> 2) + 16)
    const [starts, ends, lines, columns] = [column(), column(), column(), column()]
    this.tokens = { kinds: [], starts, ends, lines, columns, texts: [], literals: new Map(), names: new Set() }
    this.tokens.kinds.length = starts.length
    this.tokens.texts.length = starts.length
  }

  run(): void {
    const text = this.#text
    if (text.charCodeAt(0) === 0xfeff) {
      this.#at = 1
      this.#lineStart = 1
    }
    if (text.startsWith('#!', this.#at)) this.#skipLine()
    while (this.#at < text.length) this.#next(text.charCodeAt(this.#at))
    for (const hole of this.#holes) this.#unterminated(hole.quote, hole.start, hole.start + 2)
    for (const { at } of this.#conditions) this.#findings.push(catalog.openCondition(at))
    this.#push('eof', text.length, undefined)
    this.tokens.kinds.length = this.#count
    this.tokens.texts.length = this.#count
  }

  #next(code: number): void {
    if (code === 32) this.#at++
    else if (code === 10 || code === 13) this.#newLine(code)
    else if (code < 128 ? NAME_START[code] === 1 : isNameStart(code)) this.#word()
    else if (isDigit(code)) this.#number()
    else if (code === 40) this.#openParen()
    else if (code === 34) this.#string(0)
    else if (code === 39) this.#quote()
    else if (code === 96) this.#quotedName()
    else if (code === 35) this.#hash()
    else if (code < 128 && OPERATOR_CHARS[code] === 1) this.#operator(code)
    else this.#punctuation(code)
  }

  #push(kind: TokenKind, end: number, value: string | Literal | undefined): void {
    const index = this.#count++
    if (index === this.tokens.starts.length) this.#grow()
    const { kinds, starts, ends, lines, columns, texts, literals } = this.tokens
    kinds[index] = kind
    starts[index] = this.#at
    ends[index] = end
    lines[index] = this.#line
    columns[index] = this.#at - this.#lineStart
    texts[index] = typeof value === 'string' ? value : ''
    if (typeof value === 'object') literals.set(index, value)
    this.#at = end
  }

  #grow(): void {
    const doubled = (column: Int32Array): Int32Array => {
      const longer = new Int32Array(column.length * 2)
      longer.set(column)
      return longer
    }
    const { starts, ends, lines, columns } = this.tokens
    this.tokens = {
      ...this.tokens,
      starts: doubled(starts),
      ends: doubled(ends),
      lines: doubled(lines),
      columns: doubled(columns),
    }
  }

  #newLine(code: number): void {
    this.#at += code === 13 && this.#text.charCodeAt(this.#at + 1) === 10 ? 2 : 1
    this.#line++
    this.#lineStart = this.#at
  }

  #skipLine(): void {
    const text = this.#text
    let at = this.#at
    while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++
    this.#at = at
  }

  /** Moves the line count over a token that may span lines and ends at `end`. */
  #countLines(from: number, end: number): void {
    const text = this.#text
    for (let i = from; i < end; i++) {
      const code = text.charCodeAt(i)
      if (code !== 10 && !(code === 13 && text.charCodeAt(i + 1) !== 10)) continue
      this.#line++
      this.#lineStart = i + 1
    }
  }

  #word(): void {
    const text = this.#text
    let end = this.#at + 1
    for (;;) {
      const code = text.charCodeAt(end)
      if (code < 128 ? NAME_PART[code] !== 1 : !isNamePart(code)) break
      end++
    }
    const slice = text.slice(this.#at, end)
    const { word, kind, isReserved } = this.#words.get(slice) ?? this.#newWord(slice)
    if (kind === 'ident') {
      if (isReserved) this.#reserved(word, end)
      return this.#push(kind, end, word)
    }
    if (kind === 'literal') return this.#push(kind, end, { type: 'string', value: this.#place(word) })
    const bang = text.charCodeAt(end) === 33 ? BANGS.get(`${word}!`) : undefined
    if (bang !== undefined) return this.#push(bang, end + 1, undefined)
    if (kind === 'begin') this.#brackets.push(kind)
    if (kind === 'end' && this.#brackets.at(-1) === 'begin') this.#brackets.pop()
    this.#push(kind, end, kind === 'op' ? word : undefined)
  }

  #reserved(word: string, end: number): void {
    const at = { start: this.#at, end }
    // Constants as type arguments begin with it, which FSRS does not have: elsewhere it never stands.
    this.#findings.push(
      word === 'const' ? catalog.unexpected(at, "'const'", 'another name') : catalog.reservedWord(at, word),
    )
  }

  #newWord(word: string): Word {
    const kind = PLACES.has(word) ? 'literal' : wordKind(word)
    const added = { word, kind, isReserved: RESERVED.has(word) }
    this.#words.set(word, added)
    if (kind === 'ident') this.tokens.names.add(word)
    return added
  }

  #place(word: string): string {
    if (word === '__LINE__') return String(this.#line + 1)
    const name = Math.max(this.#path.lastIndexOf('/'), this.#path.lastIndexOf('\\')) + 1
    return word === '__SOURCE_FILE__' ? this.#path.slice(name) : this.#path.slice(0, Math.max(0, name - 1))
  }

  #quotedName(): void {
    const text = this.#text
    const start = this.#at
    if (text.charCodeAt(start + 1) !== 96) return this.#templateString()
    const end = text.indexOf('``', start + 2)
    const lineEnd = text.indexOf('\n', start)
    if (end > start + 2 && (lineEnd < 0 || end < lineEnd)) {
      const name = text.slice(start + 2, end)
      this.tokens.names.add(name)
      this.#push('ident', end + 2, name)
      return
    }
    this.#findings.push(catalog.unterminatedName({ start, end: start + 2 }))
    this.#skipLine()
  }

  /** A string of other languages: it is read as one here too, so that what stands in it is no further mistake. */
  #templateString(): void {
    const start = this.#at
    const closer = this.#text.indexOf('`', start + 1)
    const lineEnd = this.#text.indexOf('\n', start)
    const end = closer < 0 || (lineEnd >= 0 && lineEnd < closer) ? start + 1 : closer + 1
    this.#findings.push(catalog.backquote({ start, end }))
    if (end === start + 1) this.#at = end
    else this.#push('literal', end, { type: 'string', value: this.#text.slice(start + 1, closer) })
  }

  #number(): void {
    const start = this.#at
    const { end, literal } = readNumber(this.#text, start, this.#findings)
    this.#push('literal', end, literal)
  }

  /** `'a'` or `'a`. */
  #quote(): void {
    const text = this.#text
    const start = this.#at
    const next = text.charCodeAt(start + 1)
    if (next === 92) {
      const ended = scanString(text, start + 1, this.#findings, 39)
      if (ended.end !== undefined && ended.value.length === 1) this.#char(ended.end, ended.value)
      else this.#badChar(ended.end ?? start + 2, "Write a character, or an escape such as '\\n', between the quotes.")
    } else if (text.charCodeAt(start + 2) === 39 && next !== 39 && next !== 10 && next !== 13) {
      this.#char(start + 3, text[start + 1]!)
    } else if (isNameStart(next)) {
      let end = start + 2
      while (isNamePart(text.charCodeAt(end)) && text.charCodeAt(end) !== 39) end++
      if (text.charCodeAt(end) === 39 && !isNamePart(text.charCodeAt(end + 1))) this.#longChar(end + 1)
      else {
        while (isNamePart(text.charCodeAt(end))) end++
        this.#push('type-variable', end, text.slice(start + 1, end))
      }
    } else if (next >= 0xd800 && next < 0xdc00 && text.charCodeAt(start + 3) === 39) {
      this.#badChar(start + 4, 'This character does not fit into one UTF-16 unit: use a string.')
    } else this.#badChar(start + (next === 39 ? 2 : 1), "Write a character between two quotes, as in 'a'.")
    if (
      (text.charCodeAt(this.#at) === 66 || text.charCodeAt(this.#at) === 98) &&
      this.tokens.kinds[this.#count - 1] === 'literal'
    )
      this.#byteSuffix()
  }

  #char(end: number, value: string): void {
    this.#push('literal', end, { type: 'char', value })
  }

  #badChar(end: number, help: string): void {
    this.#findings.push(catalog.strayQuote({ start: this.#at, end }, help))
    this.#push('literal', end, { type: 'char', value: '?' })
  }

  #longChar(end: number): void {
    this.#findings.push(catalog.longCharacter({ start: this.#at, end }))
    this.#push('literal', end, { type: 'string', value: this.#text.slice(this.#at + 1, end - 1) })
  }

  /** `'a'B` is a byte. */
  #byteSuffix(): void {
    const { literals, ends } = this.tokens
    const last = this.#count - 1
    const literal = literals.get(last)
    if (literal?.type !== 'char' || isNamePart(this.#text.charCodeAt(this.#at + 1))) return
    literals.set(last, { type: 'byte', value: literal.value.charCodeAt(0) & 0xff })
    this.#at++
    ends[last] = this.#at
  }

  /** A string whose opening `"` is `prefix` characters away; `prefix` are `$` and `@`. */
  #string(prefix: number): void {
    const text = this.#text
    const start = this.#at
    const marks = text.slice(start, start + prefix)
    const hole = this.#holes.at(-1)
    const isTriple = text.startsWith('"""', start + prefix)
    if (hole !== undefined && (hole.quote !== '"""' || isTriple))
      this.#findings.push(catalog.stringInHole({ start, end: start + prefix + 1 }))
    const dollars = marks.split('$').length - 1
    const quote: StringEnd = isTriple ? '"""' : marks.includes('@') ? '@' : '"'
    if (dollars > 0) {
      this.#interpolated('istr-begin', { quote, dollars, start, brackets: 0 }, start + prefix + (isTriple ? 3 : 1))
      return
    }
    const ended = isTriple
      ? scanTriple(text, start + prefix + 3)
      : quote === '@'
        ? scanVerbatim(text, start + prefix + 1)
        : scanString(text, start + prefix + 1, this.#findings, 34)
    const end = ended.end ?? text.length
    if (ended.end === undefined) this.#unterminated(quote, start, start + prefix + 1)
    else if (quote === '"' && text.slice(start, end).includes('\n'))
      this.#overLines ??= { start, end: start + prefix + 1 }
    if (text.charCodeAt(end) === 66 && ended.end !== undefined && !isTriple)
      return this.#bytes(start, end + 1, ended.value)
    this.#pushLong('literal', start, end, { type: 'string', value: ended.value })
  }

  /** `"abc"B`: an array of bytes. */
  #bytes(start: number, end: number, value: string): void {
    const wide = /[^\0-\xff]/u.exec(value)
    if (wide !== null) this.#findings.push(catalog.noByte({ start, end }, wide[0]))
    this.#pushLong('bytes', start, end, value)
  }

  #unterminated(quote: StringEnd, start: number, end: number): void {
    const code = quote === '"' ? 'FS0514' : quote === '@' ? 'FS0515' : 'FS1232'
    const text = quote === '"""' ? '"""' : '"'
    this.#findings.push(catalog.unterminatedString(code, { start, end }, text, this.#overLines))
  }

  #pushLong(kind: TokenKind, start: number, end: number, value: string | Literal): void {
    this.#push(kind, end, value)
    this.#countLines(start, end)
  }

  /** Reads text of an interpolated string up to its next hole or its end. */
  #interpolated(kind: 'istr-begin' | 'istr-part', hole: OpenHole, from: number): void {
    const text = this.#text
    const start = this.#at
    const part = scanInterpolated(text, from, hole.quote, hole.dollars, this.#findings)
    if (part.ended === 'hole') {
      this.#pushLong(kind, start, part.end, part.value)
      if (kind === 'istr-begin') this.#holes.push(hole)
      return
    }
    if (part.ended === 'text') this.#unterminated(hole.quote, hole.start, hole.start + 2)
    if (kind === 'istr-part') this.#holes.pop()
    this.#pushLong(kind === 'istr-begin' ? 'istr' : 'istr-end', start, part.end, part.value)
  }

  #openParen(): void {
    const text = this.#text
    const start = this.#at
    if (text.charCodeAt(start + 1) !== 42) return this.#open('(', start + 1)
    if (text.charCodeAt(start + 2) === 41) {
      this.#push('(', start + 1, undefined)
      this.#push('*', start + 2, '*')
      this.#push(')', start + 3, undefined)
      return
    }
    const end = this.#commentEnd(start)
    this.#at = end
    this.#countLines(start, end)
  }

  /** Where the comment that opens at `start` ends; strings in it hide what they contain. */
  #commentEnd(start: number): number {
    const text = this.#text
    let depth = 1
    let at = start + 2
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === 42 && text.charCodeAt(at + 1) === 41) {
        at += 2
        if (--depth === 0) return at
      } else if (code === 40 && text.charCodeAt(at + 1) === 42 && text.charCodeAt(at + 2) !== 41) {
        depth++
        at += 2
      } else if (code === 34) {
        const isTriple = text.startsWith('"""', at)
        const isVerbatim = text.charCodeAt(at - 1) === 64
        const ended = isTriple
          ? scanTriple(text, at + 3)
          : isVerbatim
            ? scanVerbatim(text, at + 1)
            : scanString(text, at + 1, [], 34)
        at = ended.end ?? text.length
      } else if (code === 39 && text.charCodeAt(at + 2) === 39) at += 3
      else if (code === 39 && text.charCodeAt(at + 1) === 92 && text.charCodeAt(at + 3) === 39) at += 4
      else at++
    }
    this.#findings.push(catalog.unterminatedComment({ start, end: start + 2 }))
    return at
  }

  #open(kind: TokenKind, end: number): void {
    this.#brackets.push(kind)
    const hole = this.#holes.at(-1)
    if (hole !== undefined) hole.brackets++
    this.#push(kind, end, undefined)
  }

  #close(kind: TokenKind, end: number): void {
    this.#brackets.pop()
    const hole = this.#holes.at(-1)
    if (hole !== undefined && hole.brackets > 0) hole.brackets--
    this.#push(kind, end, undefined)
  }

  #operator(code: number): void {
    const text = this.#text
    const start = this.#at
    const second = text.charCodeAt(start + 1)
    if (code === 47 && second === 47) return this.#skipLine()
    if (code === 36 || code === 64) {
      const prefix = stringPrefix(text, start)
      if (prefix > 0) return this.#string(prefix)
    }
    if (code === 46 && second === 46 && (!startsOperator(text.charCodeAt(start + 2)) || this.#isBehindInteger()))
      return this.#push('..', start + 2, undefined)
    if (code === 124 && (second === 93 || second === 125)) return this.#close(second === 93 ? '|]' : '|}', start + 2)
    if (code === 62 && second === 93 && this.#brackets.at(-1) === '[<') return this.#close('>]', start + 2)
    if (code === 58 && this.#inHoleFormat()) return this.#holeFormat()
    // `s?.Length` has no operator `?.` in it.
    if (code === 63 && second === 46) return this.#push('?', start + 1, undefined)
    let end = start + 1
    while (isOperatorChar(text.charCodeAt(end))) end++
    if (code === 58) end = Math.min(end, start + colonLength(text, start))
    const symbol = text.slice(start, end)
    if (symbol.startsWith('<@')) return this.#quotation(symbol)
    // `xs.[i]|]` and `a|>f` both end an operator at a bracket: `|` belongs to the bracket only on its own.
    this.#push(symbolKind(symbol), end, symbol)
  }

  /** Whether an `int` stands tightly before: `1..-1` is a range, but `n..-1` has an operator `..-`. */
  #isBehindInteger(): boolean {
    const { ends, starts } = this.tokens
    const last = this.#count - 1
    return last >= 0 && ends[last] === this.#at && /^[0-9_]+$/.test(this.#text.slice(starts[last], this.#at))
  }

  /** `<@ … @>`, to its end or that of the line. */
  #quotation(opener: string): void {
    const text = this.#text
    const start = this.#at
    this.#findings.push(catalog.unsupported({ start, end: start + opener.length }, 'Quotations (<@ … @>) are'))
    const closer = text.indexOf('@>', start + opener.length)
    let end = start + opener.length
    while (end < text.length && end < closer && text.charCodeAt(end) !== 10) end++
    if (end === closer) end += 2
    this.#push('literal', end, { type: 'null' })
  }

  /** Whether a `:` here starts the format of a hole: `{x:N2}`. */
  #inHoleFormat(): boolean {
    const hole = this.#holes.at(-1)
    if (hole === undefined || hole.brackets > 0) return false
    const next = this.#text.charCodeAt(this.#at + 1)
    return next !== 58 && next !== 62 && next !== 63 && next !== 61
  }

  /** The format of a hole as one literal behind its `:`. */
  #holeFormat(): void {
    const text = this.#text
    this.#push(':', this.#at + 1, undefined)
    let end = this.#at
    while (
      end < text.length &&
      text.charCodeAt(end) !== 125 &&
      text.charCodeAt(end) !== 34 &&
      text.charCodeAt(end) !== 10
    )
      end++
    const format = text.slice(this.#at, end)
    const isQuoted = format.startsWith('``') && format.endsWith('``') && format.length > 4
    this.#push('literal', end, { type: 'string', value: isQuoted ? format.slice(2, -2) : format })
  }

  #punctuation(code: number): void {
    const text = this.#text
    const start = this.#at
    const second = text.charCodeAt(start + 1)
    switch (code) {
      case 41: // )
        return this.#close(')', start + 1)
      case 91: // [
        if (second === 124) return this.#open('[|', start + 2)
        return second === 60 ? this.#open('[<', start + 2) : this.#open('[', start + 1)
      case 93: // ]
        return this.#close(']', start + 1)
      case 123: // {
        return second === 124 ? this.#open('{|', start + 2) : this.#open('{', start + 1)
      case 125: // }
        return this.#closeBrace()
      case 44: // ,
        return this.#push(',', start + 1, undefined)
      case 59: // ;
        return second === 59 ? this.#push(';;', start + 2, undefined) : this.#push(';', start + 1, undefined)
      case 9:
        this.#findings.push(catalog.tab({ start, end: start + 1 }))
        this.#skipTabs()
        return
      case 12:
      case 0xa0:
        this.#at++
        return
    }
    const character = String.fromCodePoint(text.codePointAt(start)!)
    this.#findings.push(catalog.unknownCharacter({ start, end: start + character.length }, character))
    this.#at += character.length
  }

  /** One finding for a run of tabs, and one column each would be a guess: they count as one. */
  #skipTabs(): void {
    while (this.#text.charCodeAt(this.#at) === 9) this.#at++
  }

  #closeBrace(): void {
    const hole = this.#holes.at(-1)
    if (hole !== undefined && hole.brackets === 0) this.#interpolated('istr-part', hole, this.#at + hole.dollars)
    else this.#close('}', this.#at + 1)
  }

  /** `#if CONDITION`, `#else`, `#endif`: the lines that are not meant are passed over. */
  #conditional(name: Conditional, start: number, end: number): void {
    const at = { start, end }
    this.#skipLine()
    switch (name) {
      case 'if': {
        const holds = conditionHolds(this.#text.slice(end, this.#at))
        if (holds === undefined)
          this.#findings.push(catalog.unexpected(at, "'#if'", "'#if' with a name, '!', '&&', '||' and parentheses"))
        this.#conditions.push({ at, hasElse: false })
        if (holds === false) this.#skipBranch()
        return
      }
      case 'else': {
        const open = this.#conditions.at(-1)
        if (open === undefined || open.hasElse) return this.#strayDirective(at, name)
        open.hasElse = true
        return this.#skipBranch()
      }
      case 'endif':
        if (this.#conditions.pop() === undefined) this.#strayDirective(at, name)
    }
  }

  #strayDirective(at: { readonly start: number; readonly end: number }, name: Conditional): void {
    this.#findings.push(catalog.unexpected(at, `'#${name}'`, "an '#if' before it"))
  }

  /** Goes to the `#else` or `#endif` that ends a branch which is not meant. */
  #skipBranch(): void {
    const text = this.#text
    let depth = 0
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at)
      if (code === 10 || code === 13) {
        this.#newLine(code)
        continue
      }
      const start = this.#at
      this.#skipLine()
      const line = text.slice(start, this.#at)
      const directive = /^ *#(if|else|endif)(?![\w'])/.exec(line)
      if (directive === null) continue
      const word = directive[1]!
      if (word === 'if') depth++
      else if (depth > 0) depth -= word === 'endif' ? 1 : 0
      else {
        const open = this.#conditions.at(-1)!
        if (word === 'endif') this.#conditions.pop()
        else if (open.hasElse) this.#strayDirective({ start, end: this.#at }, 'else')
        open.hasElse = true
        return
      }
    }
  }

  /** `#load`, other directives, or the `#` of a flexible type. */
  #hash(): void {
    const { lines } = this.tokens
    const start = this.#at
    const isFirst = this.#count === 0 || lines[this.#count - 1] !== this.#line
    let end = start + 1
    while (isNameStart(this.#text.charCodeAt(end))) end++
    const name = this.#text.slice(start + 1, end)
    // Keywords as they are, no type has their names: they are directives wherever they stand.
    if (isConditional(name)) return this.#conditional(name, start, end)
    if (!isFirst || !this.#isDirective(name)) return this.#push('#', start + 1, '#')
    if (name === 'load') return this.#push('load', end, undefined)
    if (!SILENT_DIRECTIVES.has(name))
      this.#findings.push(catalog.unsupported({ start, end }, `The directive '#${name}' is`, DIRECTIVES.get(name)))
    this.#skipLine()
  }

  /** Whether the word behind a `#` that begins a line is a directive, rather than a type of which any subtype will do. */
  #isDirective(name: string): boolean {
    if (DIRECTIVES.has(name)) return true
    const before = this.tokens.kinds[this.#count - 1]
    return name !== '' && before !== ':' && before !== '(' && before !== '->' && before !== '*' && before !== ','
  }
}

/** Without effect. */
const SILENT_DIRECTIVES: ReadonlySet<string> = new Set(['nowarn', 'light'])

type Conditional = 'if' | 'else' | 'endif'

function isConditional(name: string): name is Conditional {
  return name === 'if' || name === 'else' || name === 'endif'
}

const DIRECTIVES: ReadonlyMap<string, string | undefined> = new Map([
  ['load', undefined],
  ['nowarn', undefined],
  ['light', undefined],
  ['r', 'A script can only use what its host registered.'],
  ['I', 'Write the whole path, relative to this file, after #load.'],
  ['if', undefined],
  ['else', undefined],
  ['endif', undefined],
  ['line', undefined],
  ['time', undefined],
  ['help', undefined],
  ['quit', undefined],
])

/** What `dotnet fsi` defines. */
const DEFINED: ReadonlySet<string> = new Set(['INTERACTIVE'])

/** Whether the condition of an `#if` holds: names, `!`, `&&`, `||`, parentheses; undefined where it is none. */
function conditionHolds(text: string): boolean | undefined {
  const code = text.replace(/\/\/.*/, '')
  const words = code.match(/&&|\|\||[!()]|[\p{L}_][\p{L}\p{N}_']*/gu) ?? []
  if (words.join('') !== code.replaceAll(/\s/g, '') || words.length > 256) return undefined
  let at = 0
  const any = (): boolean | undefined => {
    let left = all()
    while (left !== undefined && words[at] === '||') {
      at++
      const right = all()
      left = right === undefined ? undefined : left || right
    }
    return left
  }
  const all = (): boolean | undefined => {
    let left = one()
    while (left !== undefined && words[at] === '&&') {
      at++
      const right = one()
      left = right === undefined ? undefined : left && right
    }
    return left
  }
  const one = (): boolean | undefined => {
    const word = words[at++]
    if (word === '!') {
      const inner = one()
      return inner === undefined ? undefined : !inner
    }
    if (word === '(') {
      const inner = any()
      return words[at++] === ')' ? inner : undefined
    }
    return word === undefined || !/^[\p{L}_]/u.test(word) ? undefined : DEFINED.has(word)
  }
  const value = any()
  return at === words.length ? value : undefined
}

/** The number of `$` and `@` before a string's opening quote; 0 if no string begins here. */
function stringPrefix(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === 36 || text.charCodeAt(at) === 64) at++
  return text.charCodeAt(at) === 34 ? at - start : 0
}

/** `:`, `::`, `:>`, `:?`, `:?>` and `:=` end where they are complete: `x::-1` is no operator `::-`. */
function colonLength(text: string, start: number): number {
  switch (text.charCodeAt(start + 1)) {
    case 58:
    case 62:
    case 61:
      return 2
    case 63:
      return text.charCodeAt(start + 2) === 62 ? 3 : 2
    default:
      return 1
  }
}

import type { LibraryEntry } from './library/lookup.ts'

/**
 * Types as F# writes them: `string -> int list -> (int * string) option`, `Map<string, 'a>`, `{| name: string |}`.
 * Constraints (`when …`) are read over. Used for signatures of host functions and of the library.
 */
export type TypeSyntax =
  | { readonly k: 'name'; readonly name: string; readonly args: readonly TypeSyntax[] }
  /** `'a` */
  | { readonly k: 'variable'; readonly name: string }
  | { readonly k: 'function'; readonly from: TypeSyntax; readonly to: TypeSyntax }
  | { readonly k: 'tuple'; readonly items: readonly TypeSyntax[] }
  | { readonly k: 'anonymous'; readonly fields: readonly { readonly name: string; readonly type: TypeSyntax }[] }

/** Deepest nesting of a type that is read. */
const MAX_DEPTH = 100

/** Reads a type; the answer is a message where the text is none. */
export function parseType(text: string): { readonly type: TypeSyntax } | { readonly error: string } {
  try {
    return { type: new TypeReader(text).whole() }
  } catch (error) {
    if (error instanceof TypeSyntaxError) return { error: error.message }
    throw error
  }
}

/** The parameters of a function type and its result: `a -> b -> c` has two. */
export function uncurryType(type: TypeSyntax): { readonly params: readonly TypeSyntax[]; readonly result: TypeSyntax } {
  const params: TypeSyntax[] = []
  let result = type
  while (result.k === 'function') {
    params.push(result.from)
    result = result.to
  }
  return { params, result }
}

/**
 * How many arguments of the machine's function each curried parameter of a library function stands for: 0 for unit,
 * the size of a tuple for the parameters of a method, 1 else. A member's first parameter is its target.
 */
export function parameterCounts(entry: LibraryEntry): readonly number[] {
  const parsed = parseType(entry.type)
  if ('error' in parsed) throw new Error(`the library's type of ${entry.key} is wrong: ${parsed.error}`)
  const { params } = uncurryType(parsed.type)
  const counts = params.map((param) => {
    if (param.k === 'name' && param.name === 'unit') return 0
    return param.k === 'tuple' && entry.kind !== 'function' ? param.items.length : 1
  })
  return entry.kind === 'member' ? [1, ...counts] : counts
}

class TypeSyntaxError extends Error {}

class TypeReader {
  private readonly text: string
  private at = 0
  private depth = 0

  constructor(text: string) {
    this.text = text
  }

  whole(): TypeSyntax {
    const type = this.arrow()
    this.blanks()
    if (/^when\b/.test(this.text.slice(this.at))) return type
    if (this.at < this.text.length) this.fail('the type should end')
    return type
  }

  private arrow(): TypeSyntax {
    if (++this.depth > MAX_DEPTH) this.fail('the type is nested too deeply')
    const from = this.product()
    const type: TypeSyntax = this.take('->') ? { k: 'function', from, to: this.arrow() } : from
    this.depth--
    return type
  }

  private product(): TypeSyntax {
    const items = [this.postfix()]
    while (this.take('*')) items.push(this.postfix())
    const [only] = items
    return items.length === 1 && only !== undefined ? only : { k: 'tuple', items }
  }

  private postfix(): TypeSyntax {
    let type = this.primary()
    for (;;) {
      this.blanks()
      if (this.take('[]')) {
        type = { k: 'name', name: 'array', args: [type] }
        continue
      }
      const word = /^(?!when\b)[A-Za-z_][\w.]*/.exec(this.text.slice(this.at))?.[0]
      if (word === undefined) return type
      this.at += word.length
      type = { k: 'name', name: word, args: [type] }
    }
  }

  private primary(): TypeSyntax {
    // `#seq<'a>`: whatever can be used as one.
    this.take('#')
    if (this.take('{|')) return this.anonymous()
    if (this.take('(')) {
      const type = this.arrow()
      if (!this.take(')')) this.fail('a `)` is missing')
      return type
    }
    this.blanks()
    const rest = this.text.slice(this.at)
    const variable = /^[\^'][A-Za-z_]\w*/.exec(rest)?.[0]
    if (variable !== undefined) {
      this.at += variable.length
      return { k: 'variable', name: `'${variable.slice(1)}` }
    }
    const name = /^(?!when\b)[A-Za-z_][\w.]*/.exec(rest)?.[0]
    if (name === undefined) return this.fail('a type is missing')
    this.at += name.length
    return { k: 'name', name, args: this.text[this.at] === '<' ? this.angled() : [] }
  }

  private angled(): readonly TypeSyntax[] {
    this.take('<')
    const args = [this.arrow()]
    while (this.take(',')) args.push(this.arrow())
    if (!this.take('>')) this.fail('a `>` is missing')
    return args
  }

  private anonymous(): TypeSyntax {
    const fields: { name: string; type: TypeSyntax }[] = []
    do {
      this.blanks()
      if (this.take('|}')) break
      const name = /^[A-Za-z_][\w']*/.exec(this.text.slice(this.at))?.[0]
      if (name === undefined) return this.fail('a field is missing')
      this.at += name.length
      if (!this.take(':')) this.fail('a `:` is missing')
      fields.push({ name, type: this.arrow() })
    } while (this.take(';'))
    if (this.text.slice(this.at - 2, this.at) !== '|}' && !this.take('|}')) this.fail('a `|}` is missing')
    fields.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    return { k: 'anonymous', fields }
  }

  private take(token: string): boolean {
    this.blanks()
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    return true
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }

  private fail(message: string): never {
    throw new TypeSyntaxError(`${message} at character ${this.at + 1} of \`${this.text}\``)
  }
}

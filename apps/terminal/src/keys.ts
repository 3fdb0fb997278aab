// What the user's terminal sends, cut into keys. Whatever no binding takes goes to the program in the pane exactly as it
// came, so nothing here needs to know every sequence that there is: only where one ends.

/** One key, or one paste. */
export interface KeyPress {
  /** The canonical name, `Ctrl+Shift+Left`; undefined for what has none, such as a paste or a report of the terminal. */
  readonly name: string | undefined
  /** As it came. */
  readonly raw: string
}

const PASTE_BEGIN = '\x1b[200~'
const PASTE_END = '\x1b[201~'

const LETTER_KEYS: Readonly<Record<string, string>> = {
  A: 'Up',
  B: 'Down',
  C: 'Right',
  D: 'Left',
  F: 'End',
  H: 'Home',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
}

const NUMBER_KEYS: Readonly<Record<string, string>> = {
  1: 'Home',
  2: 'Insert',
  3: 'Delete',
  4: 'End',
  5: 'PageUp',
  6: 'PageDown',
  7: 'Home',
  8: 'End',
  11: 'F1',
  12: 'F2',
  13: 'F3',
  14: 'F4',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
}

const CONTROL_KEYS: Readonly<Record<number, string>> = {
  0: 'Ctrl+Space',
  9: 'Tab',
  13: 'Enter',
  27: 'Escape',
  28: 'Ctrl+\\',
  29: 'Ctrl+]',
  30: 'Ctrl+^',
  31: 'Ctrl+_',
  127: 'Backspace',
}

/** Every named key, for messages about names that are not known. */
export const NAMED_KEYS: ReadonlySet<string> = new Set([
  ...Object.values(LETTER_KEYS),
  ...Object.values(NUMBER_KEYS),
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Space',
])

/**
 * Cuts input into keys. A sequence may come in pieces: what cannot be told yet is kept, and is told with the next piece
 * or by `flush`, which the caller owes after a moment of silence (a lone Escape is the beginning of other keys).
 */
export class KeyReader {
  #rest = ''

  /** Whether something is kept back. */
  get isPending(): boolean {
    return this.#rest !== ''
  }

  /** The keys that are complete with this piece. */
  read(piece: string): KeyPress[] {
    this.#rest += piece
    const keys: KeyPress[] = []
    for (let length = keyLength(this.#rest); length > 0; length = keyLength(this.#rest)) {
      keys.push(keyOf(this.#rest.slice(0, length)))
      this.#rest = this.#rest.slice(length)
    }
    return keys
  }

  /** What was kept back, taken for complete. A paste waits for its end however long that takes. */
  flush(): KeyPress[] {
    if (this.#rest === '' || this.#rest.startsWith(PASTE_BEGIN)) return []
    const rest = this.#rest
    this.#rest = ''
    if (!rest.startsWith('\x1b')) return [keyOf(rest)]
    const after = rest.slice(1)
    return [keyOf('\x1b'), ...(after === '' ? [] : this.read(after)), ...this.flush()]
  }
}

/** The length of the first key; 0 where it is not complete. */
function keyLength(text: string): number {
  if (text === '') return 0
  if (text[0] !== '\x1b') return characterLength(text, 0)
  if (text.length === 1) return 0
  if (text.startsWith(PASTE_BEGIN)) {
    const end = text.indexOf(PASTE_END)
    return end === -1 ? 0 : end + PASTE_END.length
  }
  if (text[1] === '[') return controlSequenceLength(text)
  if (text[1] === 'O') return text.length >= 3 ? 3 : 0
  if (text[1] === '\x1b') return 1
  const length = characterLength(text, 1)
  return length === 0 ? 0 : 1 + length
}

/** A surrogate pair is one character; half of one is not complete. */
function characterLength(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return 1
  return at + 1 < text.length ? 2 : 0
}

function controlSequenceLength(text: string): number {
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x40 && code <= 0x7e) return i + 1
    // No sequence goes on after that: the terminal was interrupted.
    if (code < 0x20) return i
  }
  return 0
}

function keyOf(raw: string): KeyPress {
  return { name: nameOf(raw), raw }
}

function nameOf(raw: string): string | undefined {
  if (raw.startsWith(PASTE_BEGIN)) return undefined
  if (raw.length === 1 || raw[0] !== '\x1b') return characterName(raw)
  if (raw[1] === '[') return sequenceName(raw)
  if (raw[1] === 'O') return LETTER_KEYS[raw[2]!]
  const base = characterName(raw.slice(1))
  return base === undefined ? undefined : canonicalKey(`Alt+${base}`)
}

function characterName(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  const named = CONTROL_KEYS[code]
  if (named !== undefined) return named
  if (code < 27) return `Ctrl+${String.fromCharCode(code + 64)}`
  return character === ' ' ? 'Space' : character
}

/** `ESC [ 1 ; 5 C`: the number after the semicolon is a set of modifiers, plus one. */
function sequenceName(raw: string): string | undefined {
  if (raw === '\x1b[Z') return 'Shift+Tab'
  // oxlint-disable-next-line no-control-regex -- sequences begin with a control character
  const match = /^\x1b\[(\d*)(?:;(\d+))?([A-Z~])$/.exec(raw)
  if (match === null) return undefined
  const [, number = '', modifiers = '1', final = ''] = match
  const base = final === '~' ? NUMBER_KEYS[number] : LETTER_KEYS[final]
  if (base === undefined) return undefined
  const bits = Number(modifiers) - 1
  const prefix = `${(bits & 4) === 0 ? '' : 'Ctrl+'}${(bits & 2) === 0 ? '' : 'Alt+'}${(bits & 1) === 0 ? '' : 'Shift+'}`
  return prefix + base
}

/**
 * The one spelling of a key that has several: modifiers in the order Ctrl, Alt, Shift, the letter of a `Ctrl` in upper
 * case. Undefined for what no terminal can send.
 */
export function canonicalKey(text: string): string | undefined {
  const parts = text.split('+')
  // `Ctrl++` is the plus key.
  const last = text.endsWith('+') ? '+' : parts.at(-1)!
  const modifiers = new Set(
    (text.endsWith('+') ? parts.slice(0, -2) : parts.slice(0, -1)).map((part) => part.toLowerCase()),
  )
  for (const modifier of modifiers) if (!['ctrl', 'alt', 'shift'].includes(modifier)) return undefined
  const base = baseOf(last, modifiers)
  if (base === undefined) return undefined
  const has = (name: string): string => (modifiers.has(name.toLowerCase()) ? `${name}+` : '')
  return `${has('Ctrl')}${has('Alt')}${has('Shift')}${base}`
}

function baseOf(text: string, modifiers: Set<string>): string | undefined {
  const named = [...NAMED_KEYS].find((name) => name.toLowerCase() === text.toLowerCase())
  if (named !== undefined) return named
  if (Array.from(text).length !== 1) return undefined
  if (modifiers.has('ctrl')) return /^[A-Za-z\\\]^_]$/.test(text) ? text.toUpperCase() : undefined
  // Shift and a letter is the other letter.
  if (modifiers.delete('shift')) return text.toUpperCase()
  return text
}

/** Several keys one after the other: `Ctrl+B c`. */
export type Chord = readonly string[]

/** Reads `Ctrl+B c`. @returns the key that is not known, where there is one */
export function parseChord(text: string): Chord | { readonly unknown: string } {
  const names = text.split(/\s+/).filter((part) => part !== '')
  if (names.length === 0) return { unknown: text }
  const chord: string[] = []
  for (const name of names) {
    const key = canonicalKey(name)
    if (key === undefined) return { unknown: name }
    chord.push(key)
  }
  return chord
}

/** What becomes of a key. */
export type Routed<T> =
  /** It completes a binding. */
  | { readonly type: 'bound'; readonly value: T }
  /** It begins one. */
  | { readonly type: 'waiting' }
  /** It belongs to the program in the pane; with what was held back for a binding that did not come about. */
  | { readonly type: 'free'; readonly keys: readonly KeyPress[] }

/** Finds the bindings in a stream of keys. */
export class KeyRouter<T> {
  readonly #bindings: ReadonlyMap<string, T>
  readonly #beginnings: ReadonlySet<string>
  #held: KeyPress[] = []

  constructor(bindings: readonly (readonly [chord: Chord, value: T])[]) {
    this.#bindings = new Map(bindings.map(([chord, value]) => [chord.join(' '), value]))
    this.#beginnings = new Set(
      bindings.flatMap(([chord]) => chord.slice(0, -1).map((_, i) => chord.slice(0, i + 1).join(' '))),
    )
  }

  /** The keys of a binding that was begun, for the status bar. */
  get pending(): string {
    return this.#held.map(({ name }) => name).join(' ')
  }

  route(key: KeyPress): Routed<T> {
    this.#held.push(key)
    const chord = this.pending
    const value = key.name === undefined ? undefined : this.#bindings.get(chord)
    if (value !== undefined) {
      this.#held = []
      return { type: 'bound', value }
    }
    if (key.name !== undefined && this.#beginnings.has(chord)) return { type: 'waiting' }
    const keys = this.#held
    this.#held = []
    // A key after a prefix that is bound to nothing was a mistake: the program must not see half of it.
    return { type: 'free', keys: keys.length > 1 ? [] : keys }
  }
}

import { LIBRARY_SIGNATURES } from './signatures.ts'

/** How a library function is reached from F#. */
export type LibraryKind = 'function' | 'member' | 'static' | 'new'

/** One line of the library's signatures. */
export interface LibraryEntry {
  /** Under which the machine implements it. */
  readonly key: string
  readonly kind: LibraryKind
  /** Module or type: `List`, `string`, `System.Math`; empty for what is always in scope. */
  readonly owner: string
  /** Names of the owner's type parameters, with their quote: `'k`. */
  readonly ownerParameters: readonly string[]
  /** Name without owner and overload number. */
  readonly name: string
  /** Type variables that are passed at run time, with their quote. */
  readonly reps: readonly string[]
  /** Whether the items of the last parameter, an array, may be given one by one. */
  readonly isVariadic: boolean
  /** F# type syntax, with constraints; parsed when it is needed. */
  readonly type: string
}

let entries: ReadonlyMap<string, LibraryEntry> | undefined

/** All of the library, by key; read once, on the first call. */
export function libraryEntries(): ReadonlyMap<string, LibraryEntry> {
  entries ??= readEntries()
  return entries
}

function readEntries(): ReadonlyMap<string, LibraryEntry> {
  const all = new Map<string, LibraryEntry>()
  for (const text of LIBRARY_SIGNATURES) {
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith('#')) continue
      const entry = readLine(line)
      if (all.has(entry.key)) throw new Error(`the library declares ${entry.key} twice`)
      all.set(entry.key, entry)
    }
  }
  return all
}

function readLine(line: string): LibraryEntry {
  const colon = line.indexOf(' : ')
  if (colon < 0) throw new Error(`a library line has no type: ${line}`)
  let head = line.slice(0, colon)
  const type = line.slice(colon + 3)
  let reps: string[] = []
  if (head.endsWith(']')) {
    const bracket = head.lastIndexOf(' [')
    reps = head.slice(bracket + 2, -1).split(' ')
    head = head.slice(0, bracket)
  }
  const isVariadic = head.endsWith('...')
  if (isVariadic) head = head.slice(0, -3)
  const blank = head.indexOf(' ')
  const kind = kindOf(blank < 0 ? 'function' : head.slice(0, blank), line)
  let path = blank < 0 ? head : head.slice(blank + 1)
  let ownerParameters: string[] = []
  const angle = path.indexOf('<')
  // An operator's own name may hold angles: only an owner's parameters begin with a quote.
  if (angle >= 0 && path[angle + 1] === "'") {
    const close = path.indexOf('>', angle)
    ownerParameters = path.slice(angle + 1, close).split(',')
    path = path.slice(0, angle) + path.slice(close + 1)
  }
  const number = path.lastIndexOf('#')
  const plain = number > 0 ? path.slice(0, number) : path
  if (kind === 'new')
    return { key: `new ${path}`, kind, owner: plain, ownerParameters, name: 'new', reps, isVariadic, type }
  const dot = /^[\w.]+\.(?=.)/.exec(plain)?.[0].length ?? 0
  const owner = plain.slice(0, Math.max(0, dot - 1))
  return { key: path, kind, owner, ownerParameters, name: plain.slice(dot), reps, isVariadic, type }
}

function kindOf(word: string, line: string): LibraryKind {
  if (word === 'function' || word === 'member' || word === 'static' || word === 'new') return word
  throw new Error(`a library line begins with an unknown word: ${line}`)
}

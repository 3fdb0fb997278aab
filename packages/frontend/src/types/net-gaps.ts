/** Finds out whether a name that nothing defines here is .NET's or FSharp.Core's, so that it can be refused by its name. */
import { LINQ, MISSING_MEMBERS, MISSING_NAMES } from './net-gap-tables.ts'
import { unknownPart } from './net-namespaces.ts'

/** Something that F# has and FSRS has not. */
export interface NetGap {
  /** Its whole name: `System.IO.File`. */
  readonly name: string
  readonly isOfFSharp: boolean
  /** Which name of the path it is. */
  readonly index: number
  /** What to do without it. */
  readonly help: string
}

/** What is in scope without an `open`. */
const ALWAYS_OPEN: readonly string[] = ['FSharp.Core', 'FSharp.Collections', 'FSharp.Control']

/** What a path means, seen from these opened namespaces; undefined if nobody knows it. */
export function gapOf(path: readonly string[], opened: ReadonlySet<string>): NetGap | undefined {
  for (const [index, last] of path.entries()) {
    const before = path.slice(0, index).join('.')
    for (const home of homesOf(before, opened))
      if (namesOf(MISSING_NAMES, home).has(last))
        return { name: wholeName(home, last), isOfFSharp: home.startsWith('FSharp'), index, help: helpFor(home, last) }
  }
  return ofUnknownNamespace(path)
}

/** The namespaces of which nothing is known here but that they are there. */
function ofUnknownNamespace(path: readonly string[]): NetGap | undefined {
  const [first, second] = path
  if (first !== 'System' || path.length < 3 || unknownPart(path) !== undefined) return undefined
  const name = `System.${second}`
  const isKnown = Object.keys(MISSING_NAMES).some((each) => each === name || each.startsWith(`${name}.`))
  return isKnown ? undefined : { name, isOfFSharp: false, index: 1, help: REGISTERED }
}

/** Where a bare name is at home that no opened namespace has. */
export function homeOfGap(name: string): string | undefined {
  const home = Object.keys(MISSING_NAMES).find(
    (each) => each.startsWith('System') && namesOf(MISSING_NAMES, each).has(name),
  )
  return home === undefined ? undefined : `${home}.${name}`
}

function homesOf(before: string, opened: ReadonlySet<string>): readonly string[] {
  const own = withoutMicrosoft(before)
  const roots = [...opened, ...ALWAYS_OPEN].map(withoutMicrosoft)
  return own === '' ? roots : [own, ...roots.map((each) => `${each}.${own}`)]
}

function withoutMicrosoft(path: string): string {
  return path.replace(/^Microsoft\.(?=FSharp)/, '')
}

/** FSharp.Core's are known by their short names. */
function wholeName(home: string, last: string): string {
  return home.startsWith('FSharp.') ? [...home.split('.').slice(2), last].join('.') : `${home}.${last}`
}

/** What to do without a member of a type of the library; undefined if .NET has no such member. */
export function memberGap(type: string, name: string): string | undefined {
  const isThere =
    namesOf(MISSING_MEMBERS, type).has(name) ||
    (type.endsWith('Exception') && namesOf(MISSING_MEMBERS, 'exn').has(name))
  return isThere ? (MEMBER_HELP[type] ?? REGISTERED) : undefined
}

/** The same for an overload of a member that is there. */
export function overloadGap(type: string, name: string, count: number): string | undefined {
  return memberGap(type, `${name}/${count}`)
}

/** The same for the constructors of a type that has none here. */
export function constructorGap(type: string): string | undefined {
  const isThere = [...namesOf(MISSING_MEMBERS, type)].some((each) => each.startsWith('new/'))
  return isThere ? (MEMBER_HELP[type] ?? REGISTERED) : undefined
}

/** What F# has for an extension method of System.Linq. */
export function linqGap(name: string): string | undefined {
  const known = Object.hasOwn(LINQ, name) ? LINQ[name] : undefined
  return known === undefined ? undefined : `F# has \`${known}\` for it.`
}

const parsed = new Map<string, ReadonlySet<string>>()

function namesOf(table: Readonly<Record<string, string>>, key: string): ReadonlySet<string> {
  if (!Object.hasOwn(table, key)) return NOTHING
  const text = table[key]!
  let names = parsed.get(text)
  if (names === undefined) {
    names = new Set(text.split(/\s+/))
    parsed.set(text, names)
  }
  return names
}

const NOTHING: ReadonlySet<string> = new Set()

const REGISTERED = 'A function that the host registers can stand in for it.'
const ONE_THREAD = 'One thread runs a script: it can do without.'
const SEQUENCES = "Write `seq<'a>`, or the type of collection that it is: `ResizeArray`, `Dictionary`, `HashSet`."
const ADDRESSES = 'Answer the new value, or take a `ref` cell.'
const AS_ASYNC = 'Write `async { … }`, and run it with `Async.RunSynchronously`.'

/** Help for all of a namespace. */
const HOME_HELP: Readonly<Record<string, string>> = {
  'System.IO': 'A script has no files but what functions that the host registers give it.',
  'System.Linq': 'Write functions of `Seq`, `List` or `Array`.',
  'System.Text.RegularExpressions': 'Take texts apart with their members, or let the host register a function.',
  'System.Collections.Immutable': "F#'s own `list`, `Map` and `Set` are immutable.",
  'System.Collections.Concurrent': 'One thread runs a script: `Dictionary`, `Queue` and `Stack` do the same.',
  'System.Threading.Tasks': AS_ASYNC,
  'System.Reflection': 'Write what is done with each type.',
  'FSharp.Control.Async':
    'A script runs what is asynchronous to its end: there are no tasks, and nothing is called off.',
  'FSharp.Reflection': 'Write what is done with each type.',
  'FSharp.Quotations': 'Write functions instead of quotations.',
}

/** Help for single ones. */
const NAME_HELP: Readonly<Record<string, string>> = {
  Nullable: "Write an option, `'a option`.",
  ofNullable: "Write an option, `'a option`, in the place of a Nullable.",
  toNullable: "Write an option, `'a option`, in the place of a Nullable.",
  Tuple: 'Write a tuple: `(a, b)`, of type `int * string`.',
  ValueTuple: 'Write a tuple: `struct (a, b)`, of type `struct (int * string)`.',
  byref: ADDRESSES,
  inref: ADDRESSES,
  outref: ADDRESSES,
  ICollection: SEQUENCES,
  IList: SEQUENCES,
  IReadOnlyCollection: SEQUENCES,
  IReadOnlyList: SEQUENCES,
  IReadOnlySet: SEQUENCES,
  ISet: SEQUENCES,
  ArrayList: 'Write `ResizeArray<obj>`.',
  Hashtable: 'Write `Dictionary<obj, obj>`.',
  SortedList: 'Write `SortedDictionary`.',
  Interlocked: ONE_THREAD,
  Monitor: ONE_THREAD,
  Mutex: ONE_THREAD,
  Semaphore: ONE_THREAD,
  SemaphoreSlim: ONE_THREAD,
  Volatile: ONE_THREAD,
  ReaderWriterLockSlim: ONE_THREAD,
  ThreadLocal: 'Write `let mutable`: one thread runs a script.',
  AsyncLocal: 'Write `let mutable`: one thread runs a script.',
  task: AS_ASYNC,
  backgroundTask: AS_ASYNC,
  query: 'Write functions of `Seq`: `xs |> Seq.filter … |> Seq.map …`.',
  MatchFailureException: 'Write `:? MatchFailureException`, which tells it from others.',
  IsByRefLikeAttribute: 'Leave it out: it changes nothing but where the struct may be used.',
  Attribute: 'Leave it out: nothing could read it at run time.',
  stdin: 'A script reads what functions that the host registers give it.',
  HashCode: 'Write `hash (a, b)`.',
  Span: 'Write an array and slices of it: `a[1 .. 3]`.',
  ReadOnlySpan: 'Write an array or string and slices of it: `a[1 .. 3]`.',
  MathF: 'Write the functions of F#: `sqrt 2.0f`.',
  Array3D: 'Write an array of `Array2D`s.',
  Array4D: 'Write an `Array2D` of `Array2D`s.',
}

/** Help for the members of a type. */
const MEMBER_HELP: Readonly<Record<string, string>> = {
  Console: 'A script writes, and has otherwise what functions that the host registers give it.',
  Type: 'Write what is done with each type.',
  Tuple: 'Write a tuple: `(a, b)`.',
  MatchFailureException: 'Write `:? MatchFailureException`, which tells it from others.',
  SortedSet: 'Write functions of `Seq`, such as `Seq.filter`, which make new sequences.',
  Thread: 'One thread runs a script: `async { … }` describes what it does later.',
  Async: 'Leave it out: nothing is called off, and nothing runs out of time.',
  Lazy: 'Write `lazy (…)`.',
}

function helpFor(home: string, name: string): string {
  return (Object.hasOwn(NAME_HELP, name) ? NAME_HELP[name] : HOME_HELP[home]) ?? REGISTERED
}

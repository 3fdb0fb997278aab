import type { PrimitiveName, TypeDef } from '@fsrs/chunk'

/**
 * Values at run time, as the table at the top of the chunk's `ir.ts` lists them. Everything here is shared by both
 * execution strategies, the library, formatting and host conversion. Prototypes carry what generic code needs to know
 * (`kind`, `info`), instances hold fields only, so that every type keeps one hidden class.
 */

/** A type as a value at run time: a `TypeRep` of the chunk with its definitions looked up and no variables left. */
export type Rep =
  | { readonly k: 'prim'; readonly name: PrimitiveName }
  | { readonly k: 'lib'; readonly name: string; readonly args: readonly Rep[] }
  | { readonly k: 'def'; readonly info: TypeInfo; readonly args: readonly Rep[] }
  | { readonly k: 'fun'; readonly from: Rep; readonly to: Rep }
  | { readonly k: 'tuple'; readonly items: readonly Rep[]; readonly isStruct?: true }
  | { readonly k: 'anon'; readonly fields: readonly { readonly name: string; readonly type: Rep }[] }

/** A type of the program, linked. Hangs on the prototype of its instances as `info`. */
export interface TypeInfo {
  /** The definition, with names of fields and cases. */
  readonly def: TypeDef
  /**
   * Types of the fields (of the case with this tag; 0 for what is no union) of an instance whose type arguments are
   * `args`. Without arguments (an exception, `obj`) pass none.
   */
  fieldReps(tag: number, args: readonly Rep[]): readonly Rep[]
  /** The script's own ToString, where the type has one. */
  readonly toStringOf: ((value: never) => string) | undefined
}

/** An F# list. The empty list is `NIL`, the only instance whose `tail` is null. */
export class List<T = unknown> implements Iterable<T> {
  declare readonly kind: 'list'
  readonly head: T
  /** Not read-only, so that builders can append in order; a list that a script has seen never changes. */
  tail: List<T> | null

  constructor(head: T, tail: List<T> | null) {
    this.head = head
    this.tail = tail
  }

  [Symbol.iterator](): Iterator<T> {
    return new ListIterator(this)
  }
}

class ListIterator<T> implements Iterator<T> {
  private rest: List<T>

  constructor(rest: List<T>) {
    this.rest = rest
  }

  next(): IteratorResult<T> {
    const { head, tail } = this.rest
    if (tail === null) return { done: true, value: undefined }
    this.rest = tail
    return { done: false, value: head }
  }
}

/** The empty list. */
export const NIL: List<never> = new List<never>(undefined as never, null)

/** `Some x`; None is null. */
export class Some<T = unknown> {
  declare readonly kind: 'some'
  readonly f0: T

  constructor(value: T) {
    this.f0 = value
  }
}

/** A mutable cell: `ref`. */
export class Ref<T = unknown> {
  declare readonly kind: 'ref'
  f0: T

  constructor(value: T) {
    this.f0 = value
  }
}

/** A value as `obj`: with the type that it had. */
export class Box {
  declare readonly kind: 'box'
  readonly rep: Rep
  readonly value: unknown

  constructor(rep: Rep, value: unknown) {
    this.rep = rep
    this.value = value
  }
}

/** A suspended computation; forced at most once. An exception is kept and raised again, as .NET's Lazy does. */
export class Lazy<T = unknown> {
  declare readonly kind: 'lazy'
  private compute: ((unit: undefined) => T) | undefined
  private value: T | undefined
  private failure: { readonly error: unknown } | undefined

  constructor(compute: ((unit: undefined) => T) | undefined, value?: T) {
    this.compute = compute
    this.value = value
    this.failure = undefined
  }

  get isValueCreated(): boolean {
    return this.compute === undefined && this.failure === undefined
  }

  force(): T {
    const { compute } = this
    if (compute === undefined) {
      if (this.failure !== undefined) throw this.failure.error
      return this.value as T
    }
    try {
      this.value = compute(undefined)
      this.compute = undefined
    } catch (error) {
      // A limit ends the run and says nothing of the value: another run may force it again.
      if (error instanceof FsException) {
        this.compute = undefined
        this.failure = { error }
      }
      throw error
    }
    return this.value
  }
}

/** A restartable sequence made from a function that starts one run of it. */
export class Seq<T = unknown> implements Iterable<T> {
  declare readonly kind: 'seq'
  private readonly start: () => Iterator<T>

  constructor(start: () => Iterator<T>) {
    this.start = start
  }

  [Symbol.iterator](): Iterator<T> {
    return this.start()
  }
}

/** Tuples: fields `f0` … ; `size` on the prototype. */
export abstract class Tuple {
  declare readonly kind: 'tuple'
  declare readonly size: number;
  readonly [field: `f${number}`]: unknown
}

/** A pair. */
export class Tuple2<A = unknown, B = unknown> {
  declare readonly kind: 'tuple'
  declare readonly size: 2
  readonly f0: A
  readonly f1: B

  constructor(f0: A, f1: B) {
    this.f0 = f0
    this.f1 = f1
  }
}

/** A triple. */
export class Tuple3<A = unknown, B = unknown, C = unknown> {
  declare readonly kind: 'tuple'
  declare readonly size: 3
  readonly f0: A
  readonly f1: B
  readonly f2: C

  constructor(f0: A, f1: B, f2: C) {
    this.f0 = f0
    this.f1 = f1
    this.f2 = f2
  }
}

/** A tuple of four. */
export class Tuple4 {
  declare readonly kind: 'tuple'
  declare readonly size: 4
  readonly f0: unknown
  readonly f1: unknown
  readonly f2: unknown
  readonly f3: unknown

  constructor(f0: unknown, f1: unknown, f2: unknown, f3: unknown) {
    this.f0 = f0
    this.f1 = f1
    this.f2 = f2
    this.f3 = f3
  }
}

type TupleClass = new (...fields: unknown[]) => Tuple

const tupleClasses: (TupleClass | undefined)[] = [
  undefined,
  undefined,
  Tuple2 as unknown as TupleClass,
  Tuple3 as unknown as TupleClass,
  Tuple4 as unknown as TupleClass,
]

/** The class of tuples of `size` (2 and more). */
export function tupleClass(size: number): TupleClass {
  return (tupleClasses[size] ??= makeTupleClass(size))
}

function makeTupleClass(size: number): TupleClass {
  // oxlint-disable-next-line typescript/no-extraneous-class -- its fields have names that are computed
  const made = class {
    constructor(...fields: unknown[]) {
      for (let index = 0; index < size; index++) (this as Record<string, unknown>)[`f${index}`] = fields[index]
    }
  }
  mark(made, { kind: 'tuple', size })
  return made as unknown as TupleClass
}

const RESULT_DEF: TypeDef = {
  k: 'union',
  name: 'Result',
  displayName: 'Result',
  parameters: 2,
  toStringMethod: undefined,
  equality: 'structural',
  cases: [
    { name: 'Ok', fields: [{ name: 'ResultValue', type: { k: 'param', index: 0 }, isMutable: false }] },
    { name: 'Error', fields: [{ name: 'ErrorValue', type: { k: 'param', index: 1 }, isMutable: false }] },
  ],
}

/** What `Result` hangs on its prototype, like any union of a program. */
export const RESULT_INFO: TypeInfo = {
  def: RESULT_DEF,
  fieldReps: (tag, args) => {
    const rep = args[tag]
    return rep === undefined ? [{ k: 'prim', name: 'obj' }] : [rep]
  },
  toStringOf: undefined,
}

/** F#'s Result: tag 0 is Ok, 1 is Error. */
export class Result<T = unknown> {
  declare readonly kind: 'union'
  declare readonly info: TypeInfo
  readonly tag: number
  readonly f0: T

  constructor(tag: number, value: T) {
    this.tag = tag
    this.f0 = value
  }
}

/** An instance of a record, anonymous record, union, exception or class of the program: its fields by number. */
export interface Instance {
  readonly kind: 'record' | 'anon' | 'union' | 'exception' | 'class'
  /** Its type; of an anonymous record, see `names`. */
  readonly info: TypeInfo
  /** Of an anonymous record: the fields' names in order. */
  readonly names: readonly string[]
  /** Of a union: the index of the case. */
  readonly tag: number
  /** Of a record or case whose members ask for it: its type. */
  rep?: Rep
  [field: `f${number}`]: unknown
}

/**
 * An exception of F#: what `raise` throws and `try … with` catches. Not a JavaScript `Error`. Exceptions of the program
 * (`exception E of …`) are instances of subclasses with `info` and fields `f0` … ; all others are instances of this
 * class itself.
 */
export class FsException {
  declare readonly kind: 'exception'
  /** Of an exception of the program. */
  declare readonly info: TypeInfo | undefined
  /** Full .NET name: `System.DivideByZeroException`; of an exception of the program its unique name. */
  readonly type: string
  /** Of an object of the program's own class: the .NET class that this derives from. */
  declare readonly base: string | undefined
  /** What `.Message` says; undefined for an exception of the program, whose message is made from its fields. */
  readonly message: string | undefined
  /** The exception that this one was raised for: `InnerException`. */
  readonly inner: FsException | null
  /** What else the .NET class holds: `ParamName`, `ActualValue`. */
  readonly details: Readonly<Record<string, unknown>> | undefined
  /** V8's trace of the first raise; the machine reads it when nobody catches the exception. */
  trace: { readonly stack?: string } | undefined

  constructor(
    type: string,
    message: string | undefined,
    inner: FsException | null = null,
    details?: Readonly<Record<string, unknown>>,
  ) {
    this.type = type
    this.message = message
    this.inner = inner
    this.details = details
    this.trace = undefined
  }
}

/** Puts what is common to all instances of a class on its prototype, out of reach of enumeration. */
export function mark(target: abstract new (...args: never[]) => unknown, properties: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(properties)) Object.defineProperty(target.prototype, key, { value })
}

mark(List, { kind: 'list' })
mark(Some, { kind: 'some' })
mark(Ref, { kind: 'ref' })
mark(Box, { kind: 'box' })
mark(Lazy, { kind: 'lazy' })
mark(Seq, { kind: 'seq' })
mark(Result, { kind: 'union', info: RESULT_INFO })
mark(Tuple2, { kind: 'tuple', size: 2 })
mark(Tuple3, { kind: 'tuple', size: 3 })
mark(Tuple4, { kind: 'tuple', size: 4 })
Object.defineProperty(FsException.prototype, 'kind', { value: 'exception' })

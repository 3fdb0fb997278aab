/**
 * TypeScript types of host functions, read from their F# types while the compiler checks the host. What cannot be read
 * there (types of programs, type variables, generic types written with `<>`) is `any`: the call checks it all the same.
 */

/** What `register` takes for a type: `(a: string, b: number) => unknown` for `'string -> int -> unit'`. */
export type HostImplementation<Signature extends string> = string extends Signature
  ? (...args: never[]) => unknown
  : Signature extends `${infer Head}Async<${infer Result}>`
    ? `${Head}${Result}` extends `${string}<${string}`
      ? (...args: never[]) => unknown
      : AsyncImplementation<`${Head}${Result}`>
    : Signature extends `${string}<${string}`
      ? (...args: never[]) => unknown
      : Implementation<Signature>

/** The last thing in a signature is what a promise is of. */
type AsyncImplementation<S extends string> =
  Curried<S> extends { readonly params: infer P; readonly result: infer R extends string }
    ? (
        ...args: P extends readonly string[] ? ToHostAll<P> : never
      ) => Awaitable<Trim<R> extends 'unit' ? unknown : FromHost<Trim<R>>>
    : (...args: never[]) => unknown

type Awaitable<T> = T | PromiseLike<T>

type Implementation<S extends string> =
  Curried<S> extends { readonly params: infer P; readonly result: infer R extends string }
    ? (
        ...args: P extends readonly string[] ? ToHostAll<P> : never
      ) => Trim<R> extends 'unit' ? unknown : FromHost<Trim<R>>
    : (...args: never[]) => unknown

/** A script's function as the host has it. */
type Callback<S extends string> =
  Curried<S> extends { readonly params: infer P; readonly result: infer R extends string }
    ? (...args: P extends readonly string[] ? FromHostAll<P> : never) => ToHost<Trim<R>>
    : never

/** Splits `a -> b -> c` into parameters and result; arrows in parentheses stay. */
type Curried<
  S extends string,
  P extends readonly string[] = [],
  Held extends string = '',
> = S extends `${infer A}->${infer B}`
  ? IsBalanced<`${Held}${A}`> extends true
    ? Curried<B, [...P, Trim<`${Held}${A}`>]>
    : Curried<B, P, `${Held}${A}->`>
  : { readonly params: P extends readonly ['unit'] ? [] : P; readonly result: `${Held}${S}` }

/** Splits `a * b * c`; stars in parentheses stay. */
type Items<
  S extends string,
  P extends readonly string[] = [],
  Held extends string = '',
> = S extends `${infer A}*${infer B}`
  ? IsBalanced<`${Held}${A}`> extends true
    ? Items<B, [...P, Trim<`${Held}${A}`>]>
    : Items<B, P, `${Held}${A}*`>
  : [...P, Trim<`${Held}${S}`>]

type ToHostAll<P extends readonly string[]> = { [K in keyof P]: ToHost<P[K]> }
type FromHostAll<P extends readonly string[]> = { [K in keyof P]: FromHost<P[K]> }

/** What the host is given for a value of an F# type. */
type ToHost<S extends string> = S extends keyof Primitives
  ? Primitives[S]['toHost']
  : Shape<S> extends infer Kind
    ? Kind extends { readonly k: 'function' }
      ? Callback<S>
      : Kind extends { readonly k: 'tuple'; readonly items: infer P extends readonly string[] }
        ? ToHostAll<P>
        : Kind extends { readonly k: 'group'; readonly of: infer T extends string }
          ? ToHost<T>
          : Kind extends { readonly k: 'option'; readonly of: infer T extends string }
            ? ToHost<T> | undefined
            : Kind extends { readonly k: 'items'; readonly of: infer T extends string }
              ? ToHost<T>[]
              : Kind extends { readonly k: 'seq'; readonly of: infer T extends string }
                ? Iterable<ToHost<T>>
                : any
    : never

/** What the host may give for a value of an F# type. */
type FromHost<S extends string> = S extends keyof Primitives
  ? Primitives[S]['fromHost']
  : Shape<S> extends infer Kind
    ? Kind extends { readonly k: 'function' }
      ? Implementation<S>
      : Kind extends { readonly k: 'tuple'; readonly items: infer P extends readonly string[] }
        ? Readonly<FromHostAll<P>>
        : Kind extends { readonly k: 'group'; readonly of: infer T extends string }
          ? FromHost<T>
          : Kind extends { readonly k: 'option'; readonly of: infer T extends string }
            ? FromHost<T> | undefined | null
            : Kind extends { readonly k: 'items' | 'seq'; readonly of: infer T extends string }
              ? Iterable<FromHost<T>>
              : any
    : never

/** The outermost form of a type. */
type Shape<S extends string> =
  Curried<S> extends { readonly params: infer P extends readonly string[] }
    ? IsFunction<S, P> extends true
      ? { readonly k: 'function' }
      : Items<S> extends infer I extends readonly [string, string, ...string[]]
        ? { readonly k: 'tuple'; readonly items: I }
        : Postfix<S>
    : never

/** `unit -> x` has no parameters either. */
type IsFunction<S extends string, P extends readonly string[]> = P extends readonly []
  ? S extends `unit${' ' | ''}->${string}`
    ? true
    : false
  : true

type Postfix<S extends string> = S extends `${infer T} option`
  ? { readonly k: 'option'; readonly of: Trim<T> }
  : S extends `${infer T} ${'list' | 'array'}`
    ? { readonly k: 'items'; readonly of: Trim<T> }
    : S extends `${infer T}[]`
      ? { readonly k: 'items'; readonly of: Trim<T> }
      : S extends `${infer T} seq`
        ? { readonly k: 'seq'; readonly of: Trim<T> }
        : S extends `(${infer T})`
          ? { readonly k: 'group'; readonly of: Trim<T> }
          : { readonly k: 'other' }

interface NumberType {
  readonly toHost: number
  readonly fromHost: number
}
interface BigType {
  readonly toHost: bigint
  readonly fromHost: bigint | number
}
interface TextType {
  readonly toHost: string
  readonly fromHost: string
}

interface Primitives {
  readonly int: NumberType
  readonly int16: NumberType
  readonly uint16: NumberType
  readonly byte: NumberType
  readonly sbyte: NumberType
  readonly uint32: NumberType
  readonly float: NumberType
  readonly float32: NumberType
  readonly int64: BigType
  readonly uint64: BigType
  readonly bigint: BigType
  readonly string: TextType
  readonly char: TextType
  readonly decimal: { readonly toHost: string; readonly fromHost: string | number }
  readonly bool: { readonly toHost: boolean; readonly fromHost: boolean }
  readonly unit: { readonly toHost: undefined; readonly fromHost: unknown }
  readonly obj: { readonly toHost: unknown; readonly fromHost: unknown }
}

type IsBalanced<S extends string> = CountOf<S, '('> extends CountOf<S, ')'> ? true : false

type CountOf<
  S extends string,
  C extends string,
  N extends readonly unknown[] = [],
> = S extends `${string}${C}${infer Rest}` ? CountOf<Rest, C, [...N, 0]> : N['length']

type Trim<S extends string> = S extends ` ${infer T}` ? Trim<T> : S extends `${infer T} ` ? Trim<T> : S

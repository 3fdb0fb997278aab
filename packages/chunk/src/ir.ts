/**
 * The lowered program: what the front end makes and the machine runs. A small, strict, untyped language of expressions
 * over the value representations below; all that depended on types has been decided (operators have become operations
 * on `i32`, `f64`, …; type arguments that a run needs have become ordinary arguments, see `TypeRep`).
 *
 * Everything is plain JSON-like data. Names of globals and of type definitions are unique in the whole program
 * (`unit:Qualified.Name`, with `#2`, `#3` … appended where F# shadows), so that a unit means the same wherever it
 * stands and can be cached, hashed and swapped by itself.
 *
 * Representation of values (both execution strategies, the library and host conversion rely on it):
 *
 * | F#                                   | JavaScript                                                             |
 * |--------------------------------------|------------------------------------------------------------------------|
 * | int, int16, byte, sbyte, uint16, uint32, enums | number, always an integer in the type's range                |
 * | float, float32                       | number                                                                 |
 * | int64, uint64, bigint, nativeint     | bigint in range                                                        |
 * | decimal                              | an instance of the library's decimal class                             |
 * | bool · char · string · unit          | boolean · number (UTF-16 unit) · string · undefined                    |
 * | tuple of n                           | instance of the class for n, fields `f0` … `f(n-1)`                    |
 * | record, anonymous record, ref, exception | instance of its class, fields `f0` … in order of declaration (anonymous: of names); ref is `f0` |
 * | union                                | instance of one class per type: `tag` (index of the case), `f0` … ; cases without fields are shared instances; Result: Ok is 0, Error is 1 |
 * | option                               | None is null; Some is an instance of the library's Some: `f0`           |
 * | list                                 | instance of the library's List: `head`, `tail`; the empty list is one shared instance whose `tail` is null |
 * | array                                | Array, or Int32Array / Float64Array / Uint8Array where the element type was known: nobody may rely on which |
 * | seq                                  | anything with `[Symbol.iterator]`                                      |
 * | function                             | a JavaScript function under the calling convention of the machine      |
 * | obj                                  | null, or an instance of the library's Box: `rep`, `value`               |
 * | Map, Set, Dictionary, Lazy, …        | instances of the library's classes                                     |
 * | class, object expression, interface  | instance of its class, fields `f0` …; methods by name                   |
 */

/** A number that names a local variable, unique within its global or initialisation. */
export type LocalId = number

/** Where in its unit's source an expression stands: a UTF-16 offset. */
export type Offset = number

/**
 * A type as a value at run time: what `%A`, `string`, `box`, type tests and generic arithmetic need to know. A generic
 * function whose body needs the type of a type variable takes it as an ordinary leading parameter (`Local`).
 */
export type TypeRep =
  | { readonly k: 'prim'; readonly name: PrimitiveName }
  /** A type of the library: `list`, `array`, `option`, `seq`, `Map`, `Set`, `ref`, `Result`, `Lazy`, `Dictionary`, … */
  | { readonly k: 'lib'; readonly name: string; readonly args: readonly TypeRep[] }
  /** A type of the program, by its unique name. */
  | { readonly k: 'def'; readonly name: string; readonly args: readonly TypeRep[] }
  | { readonly k: 'fun'; readonly from: TypeRep; readonly to: TypeRep }
  | { readonly k: 'tuple'; readonly items: readonly TypeRep[]; readonly isStruct?: true }
  /** Fields in the order of their names. */
  | { readonly k: 'anon'; readonly fields: readonly { readonly name: string; readonly type: TypeRep }[] }
  /** In a type definition: its parameter number `index`. */
  | { readonly k: 'param'; readonly index: number }
  /** In an expression: the representation that this local variable holds. */
  | { readonly k: 'local'; readonly id: LocalId }

/** Types without parameters that the language has built in. */
export type PrimitiveName =
  | 'unit'
  | 'bool'
  | 'char'
  | 'string'
  | 'int'
  | 'float'
  | 'float32'
  | 'int64'
  | 'uint64'
  | 'int16'
  | 'uint16'
  | 'byte'
  | 'sbyte'
  | 'uint32'
  | 'decimal'
  | 'bigint'
  | 'obj'
  | 'exn'

/** A constant; `int` serves all integers of 32 bits and less, `float` both floats, `char` is a code unit. */
export type Constant =
  | { readonly type: 'unit' | 'null' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int' | 'char'; readonly value: number }
  /** `value` as text where it is no finite number or negative zero: `NaN`, `Infinity`, `-Infinity`, `-0`. */
  | { readonly type: 'float'; readonly value: number | string }
  | { readonly type: 'string'; readonly value: string }
  /** Decimal digits of an int64, uint64 or bigint. */
  | { readonly type: 'bigint'; readonly value: string }
  | { readonly type: 'decimal'; readonly value: string }

/**
 * An expression. Evaluation is strict, left to right, in the order of the fields. `at` is where it stands in the
 * source, for stack traces and errors.
 */
export type Expr =
  | { readonly k: 'const'; readonly value: Constant }
  | { readonly k: 'local'; readonly id: LocalId }
  | { readonly k: 'global'; readonly name: string; readonly closure?: ClosureName }
  /** The library's function as a value, curried; its leading `reps` are given. */
  | {
      readonly k: 'libraryValue'
      readonly name: string
      readonly reps: readonly TypeRep[]
      readonly closure?: ClosureName
    }
  | { readonly k: 'hostValue'; readonly name: string; readonly closure?: ClosureName }
  /**
   * Declares a local variable. Stands only as an item of `seq`, where it is in scope in the items after it (and in its
   * own value when that is a `lambda` and `isRec`); its own value is unit.
   */
  | { readonly k: 'let'; readonly id: LocalId; readonly isMutable: boolean; readonly value: Expr }
  /** Mutually recursive functions; stands as an item of `seq`, like `let`. Values that are no lambdas are `lazy` cells made by the front end. */
  | { readonly k: 'letRec'; readonly bindings: readonly { readonly id: LocalId; readonly value: Lambda }[] }
  | { readonly k: 'setLocal'; readonly id: LocalId; readonly value: Expr }
  | { readonly k: 'setGlobal'; readonly name: string; readonly value: Expr }
  /** One after the other; the value is that of the last; never empty. */
  | { readonly k: 'seq'; readonly items: readonly Expr[] }
  | Lambda
  /** Applies a function value to one or more curried arguments; the function is evaluated first, as F# does. */
  | { readonly k: 'apply'; readonly fn: Expr; readonly args: readonly Expr[]; readonly at: Offset }
  /** Calls a global function with exactly as many arguments as it has parameters (leading reps included). */
  | { readonly k: 'call'; readonly name: string; readonly args: readonly Expr[]; readonly at: Offset }
  /** Calls a local bound by `let` or `letRec` to a lambda, with exactly as many arguments as that has parameters. */
  | { readonly k: 'callLocal'; readonly id: LocalId; readonly args: readonly Expr[]; readonly at: Offset }
  /** Calls a function of the library (see `library/`) with all its arguments, tuples of method arguments spread. */
  | {
      readonly k: 'library'
      readonly name: string
      readonly reps: readonly TypeRep[]
      readonly args: readonly Expr[]
      readonly at: Offset
    }
  /** Calls a host function with all its curried arguments. */
  | { readonly k: 'host'; readonly name: string; readonly args: readonly Expr[]; readonly at: Offset }
  | { readonly k: 'op'; readonly op: Operation; readonly args: readonly Expr[]; readonly at: Offset }
  /** The first branch whose condition holds; `otherwise` if none does. */
  | {
      readonly k: 'if'
      readonly branches: readonly { readonly condition: Expr; readonly then: Expr }[]
      readonly otherwise: Expr
    }
  /** `&&` and `||`, any number of operands. */
  | { readonly k: 'and' | 'or'; readonly items: readonly Expr[] }
  | { readonly k: 'while'; readonly condition: Expr; readonly body: Expr }
  /** `for id = from to to`, bounds included and evaluated once; int. `body` may not assign `id`. */
  | {
      readonly k: 'for'
      readonly id: LocalId
      readonly from: Expr
      readonly to: Expr
      readonly isDown: boolean
      readonly body: Expr
    }
  /** Iterates over anything iterable. */
  | { readonly k: 'forIn'; readonly id: LocalId; readonly source: Expr; readonly body: Expr; readonly at: Offset }
  /** Jumps by an int, a char or a union's tag; cases are distinct. */
  | {
      readonly k: 'switch'
      readonly on: Expr
      readonly cases: readonly { readonly values: readonly number[]; readonly body: Expr }[]
      readonly otherwise: Expr | undefined
    }
  /**
   * A join point: evaluates `body`, in which `jump`s to `label` (in tail position of it only) continue with `then`,
   * the parameters bound to the arguments. Where `body` ends without a jump, its value is the result.
   */
  | {
      readonly k: 'join'
      readonly label: number
      readonly params: readonly LocalId[]
      readonly then: Expr
      readonly body: Expr
    }
  | { readonly k: 'jump'; readonly label: number; readonly args: readonly Expr[] }
  | { readonly k: 'tuple'; readonly items: readonly Expr[] }
  | { readonly k: 'list'; readonly items: readonly Expr[] }
  /** `element` picks the representation. */
  | { readonly k: 'array'; readonly items: readonly Expr[]; readonly element: TypeRep }
  /** A record, an exception, an anonymous record (`type` is its rep), or a union case (`tag`); all fields in order. */
  | { readonly k: 'new'; readonly type: string; readonly tag: number | undefined; readonly args: readonly Expr[] }
  | { readonly k: 'newAnon'; readonly names: readonly string[]; readonly args: readonly Expr[] }
  /** Field number `index` of a tuple, record, exception, union case, ref, Some (`f0`). */
  | { readonly k: 'get'; readonly target: Expr; readonly index: number }
  | { readonly k: 'set'; readonly target: Expr; readonly index: number; readonly value: Expr }
  | { readonly k: 'tag'; readonly target: Expr }
  /** Whether `target`, an exn, is that exception: of the program by unique name, or of .NET by full name. */
  | { readonly k: 'isException'; readonly target: Expr; readonly type: string }
  /** `:? T` on an obj or a class: whether the boxed value has this type. */
  | { readonly k: 'isType'; readonly target: Expr; readonly type: TypeRep }
  | { readonly k: 'box'; readonly value: Expr; readonly type: TypeRep }
  /** Raises InvalidCastException where the type differs. */
  | { readonly k: 'unbox'; readonly value: Expr; readonly type: TypeRep; readonly at: Offset }
  /** `id` is the exn; only F# exceptions arrive here, never a limit of the machine. */
  | { readonly k: 'tryWith'; readonly body: Expr; readonly id: LocalId; readonly handler: Expr }
  | { readonly k: 'tryFinally'; readonly body: Expr; readonly cleanup: Expr }
  | { readonly k: 'raise'; readonly exn: Expr; readonly at: Offset }
  /** `reraise ()`: `exn` with its first stack. */
  | { readonly k: 'reraise'; readonly exn: Expr }
  /** A raise of a .NET exception with a fixed message, by the machine's own meaning: MatchFailureException and the like. */
  | { readonly k: 'fail'; readonly exception: string; readonly message: string; readonly at: Offset }
  /** A format with all its arguments: a string. Holes `%A` and `%O` have the rep of their argument in `parts`. */
  | { readonly k: 'format'; readonly parts: readonly FormatPart[]; readonly args: readonly Expr[]; readonly at: Offset }
  /** Runs `body`, whose `yield`s become a list or an array at once, or a lazy, restartable seq. */
  | { readonly k: 'collect'; readonly into: 'list' | 'array' | 'seq'; readonly body: Expr; readonly element: TypeRep }
  | { readonly k: 'yield'; readonly value: Expr }
  | { readonly k: 'yieldAll'; readonly source: Expr }
  | { readonly k: 'rep'; readonly type: TypeRep }
  /** Makes an instance of a class of the program: runs its constructor. */
  | { readonly k: 'construct'; readonly type: string; readonly args: readonly Expr[]; readonly at: Offset }
  /** An object expression: an instance of `type` whose `captures` are its fields. */
  | { readonly k: 'object'; readonly type: string; readonly captures: readonly Expr[] }
  /** Calls a virtual method or interface method; `method` is unique for interface, name and number of arguments. */
  | {
      readonly k: 'callMethod'
      readonly target: Expr
      readonly method: string
      readonly args: readonly Expr[]
      readonly at: Offset
    }

/**
 * The class that .NET has of a function value, by its full name: `Module+name@line`. Printing shows it. F# makes such a
 * class at each place where a function with a name is used as a value, so that one function has several; where nobody
 * can come to see it, it is left out.
 */
export type ClosureName = string

/** A function value. `params` are its curried parameters; applying it to fewer makes a closure. */
export interface Lambda {
  readonly k: 'lambda'
  /** For stack traces; empty where it has none. */
  readonly name: string
  readonly closure?: ClosureName
  readonly params: readonly LocalId[]
  readonly body: Expr
  readonly at: Offset
}

/** One piece of a format: literal text (with `%%` resolved), or a hole. */
export type FormatPart =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'hole'
      /** `d i u x X o c s b f F e E g G M O A t a`, or `net` for a .NET format of an interpolated hole. */
      readonly conversion: string
      readonly flags: string
      /** `*` takes it from an int argument before the value. */
      readonly width: number | '*' | undefined
      readonly precision: number | '*' | undefined
      /** Of the argument. */
      readonly rep: TypeRep
      /** Of an interpolated hole: `{x:N2}`. */
      readonly netFormat: string | undefined
    }

/**
 * Operations with their numbers of operands. `i32` is int with wrapping arithmetic; `div` and `rem` raise
 * DivideByZeroException, and `div` OverflowException for the smallest number by -1. Other integers: the 32-bit
 * operation, then `wrap`. Comparison of strings is ordinal. `eq`, `compare`, … without a type are structural.
 */
export const OPERATIONS = {
  'i32.add': 2,
  'i32.sub': 2,
  'i32.mul': 2,
  'i32.div': 2,
  'i32.rem': 2,
  'i32.neg': 1,
  'i32.and': 2,
  'i32.or': 2,
  'i32.xor': 2,
  'i32.not': 1,
  'i32.shl': 2,
  'i32.shr': 2,
  'u32.add': 2,
  'u32.sub': 2,
  'u32.mul': 2,
  'u32.div': 2,
  'u32.rem': 2,
  'u32.and': 2,
  'u32.or': 2,
  'u32.xor': 2,
  'u32.not': 1,
  'u32.shl': 2,
  'u32.shr': 2,
  'f64.add': 2,
  'f64.sub': 2,
  'f64.mul': 2,
  'f64.div': 2,
  'f64.rem': 2,
  'f64.neg': 1,
  'f64.pow': 2,
  'i64.add': 2,
  'i64.sub': 2,
  'i64.mul': 2,
  'i64.div': 2,
  'i64.rem': 2,
  'i64.neg': 1,
  'i64.and': 2,
  'i64.or': 2,
  'i64.xor': 2,
  'i64.not': 1,
  'i64.shl': 2,
  'i64.shr': 2,
  'u64.add': 2,
  'u64.sub': 2,
  'u64.mul': 2,
  'u64.div': 2,
  'u64.rem': 2,
  'u64.and': 2,
  'u64.or': 2,
  'u64.xor': 2,
  'u64.not': 1,
  'u64.shl': 2,
  'u64.shr': 2,
  'big.add': 2,
  'big.sub': 2,
  'big.mul': 2,
  'big.div': 2,
  'big.rem': 2,
  'big.neg': 1,
  'wrap.byte': 1,
  'wrap.sbyte': 1,
  'wrap.int16': 1,
  'wrap.uint16': 1,
  'wrap.f32': 1,
  'string.concat': 2,
  'string.charAt': 2,
  'string.length': 1,
  'bool.not': 1,
  /** Identity of numbers (not NaN), strings, booleans, chars: what JavaScript's `===` decides. */
  'prim.eq': 2,
  'prim.ne': 2,
  'prim.lt': 2,
  'prim.le': 2,
  'prim.gt': 2,
  'prim.ge': 2,
  eq: 2,
  ne: 2,
  lt: 2,
  le: 2,
  gt: 2,
  ge: 2,
  compare: 2,
  /** Bounds checked: IndexOutOfRangeException. */
  'array.get': 2,
  'array.set': 3,
  'array.length': 1,
  'list.isEmpty': 1,
  'list.head': 1,
  'list.tail': 1,
  'list.cons': 2,
  /** `head` and `tail` without a check: after `isEmpty` said no. */
  'option.isNone': 1,
  'option.some': 1,
  'option.value': 1,
  'ref.new': 1,
  ignore: 1,
  isNull: 1,
  'lazy.new': 1,
  'lazy.force': 1,
  same: 2,
} as const

export type Operation = keyof typeof OPERATIONS

// -------------------------------------------------------------------------------------------------------- program

/** A field of a record, union case, exception or class. */
export interface FieldDef {
  readonly name: string
  readonly type: TypeRep
  readonly isMutable: boolean
  /** From `[<Default(…)>]`: what the field of a value from before a reload holds, where the field is new. */
  readonly default?: Constant
}

/** A type of the program. */
export type TypeDef = {
  /** Unique in the program. */
  readonly name: string
  /** As F# prints it. */
  readonly displayName: string
  readonly parameters: number
  /** Global function of one argument that overrides ToString, if there is one. */
  readonly toStringMethod: string | undefined
  /** Interfaces that it implements; its base classes' are not among them. */
  readonly interfaces?: readonly string[]
  /** From method keys, as `callMethod` names them, to global functions whose first parameter is the instance. */
  readonly methods?: readonly { readonly method: string; readonly global: string }[]
} & (
  | { readonly k: 'record'; readonly fields: readonly FieldDef[]; readonly equality: EqualityKind }
  | {
      readonly k: 'union'
      readonly cases: readonly { readonly name: string; readonly fields: readonly FieldDef[] }[]
      readonly equality: EqualityKind
      /** Whether a case prints with the type's name before it: `Level.High`. */
      readonly isQualified?: boolean
    }
  | { readonly k: 'exception'; readonly fields: readonly FieldDef[] }
  | {
      readonly k: 'enum'
      readonly underlying: PrimitiveName
      /** Whether values are sums of cases, which print as `Read, Write`. */
      readonly isFlags?: boolean
      readonly cases: readonly { readonly name: string; readonly value: number }[]
    }
  | {
      readonly k: 'class'
      readonly fields: readonly FieldDef[]
      readonly base: string | undefined
      /** Global function that takes the new instance and the arguments. */
      readonly constructorFunction: string | undefined
      readonly isInterface: boolean
      /** Whether it derives from an exception of .NET, be it by its base. */
      readonly isException?: boolean
      /** Of a struct: how many of its fields, from the first, make two of it equal or one the greater. */
      readonly comparedFields?: number
    }
)

/** `custom`: by the methods `OBJECT_EQUALS`, `OBJECT_HASH` and `COMPARE_TO`, those that there are. */
export type EqualityKind = 'structural' | 'reference' | 'custom'

/** Key of the method that overrides `Equals`; it takes an `obj`. */
export const OBJECT_EQUALS = 'System.Object.Equals/1'
/** Key of the method that overrides `GetHashCode`. */
export const OBJECT_HASH = 'System.Object.GetHashCode/0'
/** Key of the property that overrides an exception's `Message`. */
export const EXCEPTION_MESSAGE = 'System.Exception.Message/0'
/** Key of the method by which a type compares itself; it takes an `obj`. */
export const COMPARE_TO = 'System.IComparable.CompareTo/1'
/** Key of the method by which a type of the program is a `seq`. */
export const GET_ENUMERATOR = 'System.IEnumerable`1.GetEnumerator/0'
/** Key of the method by which an enumerator goes on. */
export const MOVE_NEXT = 'System.IEnumerator.MoveNext/0'
/** Key of the property that answers an enumerator's item. */
export const CURRENT = 'System.IEnumerator`1.Current/0'
/** Key of the method that ends the use of an object. */
export const DISPOSE = 'System.IDisposable.Dispose/0'
/** Key of the method by which a comparer compares. */
export const COMPARE = 'System.IComparer.Compare/2'

/** A top-level value or function. */
export type GlobalDef = {
  readonly name: string
  /** As the script's author knows it: `Module.name`. */
  readonly displayName: string
  /** F# type syntax of its generalised type: `'a list -> int`. */
  readonly type: string
  /** The same as a rep; type variables are `param`s in order of appearance. */
  readonly rep: TypeRep
  readonly isPrivate: boolean
  readonly at: Offset
  readonly attributes: readonly { readonly name: string; readonly args: readonly Constant[] }[]
} & (
  | { readonly k: 'value'; readonly isMutable: boolean }
  /** `params` begin with `reps` type representations, then the curried parameters, flattened no further. */
  | { readonly k: 'function'; readonly reps: number; readonly params: readonly LocalId[]; readonly body: Expr }
)

/** One file's part of the program. `init` runs its values' initialisations (`setGlobal`) and effects in order. */
export interface Unit {
  /** Unique in the program: the file's module name. */
  readonly name: string
  /** Path of its source, for messages. */
  readonly file: string
  /** Offsets at which lines start, so that positions can be shown without the source. */
  readonly lineStarts: readonly number[]
  readonly types: readonly TypeDef[]
  readonly globals: readonly GlobalDef[]
  /** Value is unit, but in the last unit: the program's result. */
  readonly init: Expr
}

/** What a chunk holds. */
export interface Program {
  readonly units: readonly Unit[]
  /** Host functions that are used, with the types the program was checked against. */
  readonly hostFunctions: readonly { readonly name: string; readonly type: string }[]
  /** Type of the last unit's last expression: F# syntax and rep. */
  readonly resultType: string
  readonly resultRep: TypeRep
}

/**
 * Types as inference sees them, and what a checked program says of its names. Variables are mutable cells (union by
 * link); everything else is immutable, but that definitions are filled in after their constructor exists, since types
 * may be recursive. Always look at a type through `resolve`.
 */
import type { PrimitiveName } from '@fsrs/chunk'

import type { Literal } from '../syntax/ast.ts'
import type { OperatorApplication } from './typed-tree.ts'

export type Type = TypeVariable | NamedType | FunctionType | TupleType | AnonymousRecordType

/**
 * An unknown type, or a type parameter. `level` is the depth of the `let` that may generalise it (Didier Rémy,
 * "Extension of ML type system with a sorted equational theory on types", 1992): a variable whose level is deeper than
 * the current one is reachable from no outer environment.
 */
export interface TypeVariable {
  readonly kind: 'Variable'
  readonly id: number
  /** `'a` without its quote, where the source names it. */
  name: string | undefined
  level: number
  /** What it was unified with. */
  link: Type | undefined
  /** A declared parameter inside its scope: unifies with itself only (F# warns FS0064 where it must not stay generic). */
  isRigid: boolean
  constraints: readonly TypeConstraint[]
}

export interface NamedType {
  readonly kind: 'Named'
  readonly constructor: TypeConstructor
  readonly arguments: readonly Type[]
}
export interface FunctionType {
  readonly kind: 'Function'
  readonly from: Type
  readonly to: Type
}
export interface TupleType {
  readonly kind: 'Tuple'
  readonly items: readonly Type[]
  /** `struct (a * b)`: another type than `a * b`, and the same value. */
  readonly isStruct?: true
}
/** Fields sorted by name. */
export interface AnonymousRecordType {
  readonly kind: 'AnonymousRecord'
  readonly fields: readonly { readonly name: string; readonly type: Type }[]
}

/** What a variable must be able to do; `at` is the expression that asked, for messages. */
export type TypeConstraint =
  | { readonly kind: 'Equality' | 'Comparison' }
  /** `when 'a : struct`, `not struct`, `null`, `(new : unit -> 'a)`, `unmanaged`. */
  | { readonly kind: 'Struct' | 'NotStruct' | 'Null' | 'DefaultConstructor' | 'Unmanaged' }
  /** Built-in operators resolved by operand type, defaulting to int: `+` on numbers, strings and types with `op_Addition`. */
  | { readonly kind: 'Operator'; readonly waiting: Waiting }
  /** The library's own groups, see `@fsrs/chunk` `library/signatures.ts`. */
  | { readonly kind: 'Number' | 'Integer' | 'Signed' | 'Sum' | 'Average' | 'Real' }
  /** `when 'a : enum<'b>`. */
  | { readonly kind: 'Enumeration'; readonly type: Type }
  /** A real number, whose square root is of this type. */
  | { readonly kind: 'Root'; readonly type: Type }
  /** `when 'a :> seq<'b>`; `#seq<_>`. */
  | { readonly kind: 'Subtype'; readonly type: Type }
  /** `when ^a : (static member Name : …)`, of inline functions. */
  | { readonly kind: 'Member'; readonly name: string; readonly isStatic: boolean; readonly type: Type }

/**
 * Operators that wait for a variable, the earlier ones first. Two variables with thousands each are made one without
 * copying them.
 */
export type Waiting = OperatorApplication | { readonly first: Waiting; readonly second: Waiting }

/** A type definition, or a built-in type. Identity is by object; across compiles by `uniqueName`. */
export interface TypeConstructor {
  /** As it is shown: `int`, `list`, `Person`. */
  readonly name: string
  /** `unit:Module.Person`; for built-in types their library name: `list`, `int`. */
  readonly uniqueName: string
  readonly parameters: readonly TypeVariable[]
  /** Set once, when the definition has been read. */
  definition: TypeDefinitionInfo
  /** Where its name was defined, for labels; undefined for built-in types. */
  readonly definedAt: { readonly file: string; readonly start: number; readonly end: number } | undefined
  /** Properties, methods and operators, own and extensions, by name. */
  readonly members: Map<string, readonly MemberInfo[]>
  /** False where equality or comparison is refused: function inside, `[<NoEquality>]`, `[<NoComparison>]`. */
  supportsEquality: boolean
  supportsComparison: boolean
  /** `[<Struct>]` of a record or union. */
  isStruct?: boolean
  /** `[<ReferenceEquality>]`. */
  isReference?: boolean
  /** Path of the module that alone may use its cases or fields, `type T = private …`. */
  privateIn?: string
  /** `[<RequireQualifiedAccess>]` of a union: its cases print with its name. */
  isQualified?: boolean
}

export type TypeDefinitionInfo =
  | { readonly kind: 'Primitive'; readonly name: PrimitiveName }
  /** list, array, option, seq, Map, Set, ref, Result, Lazy, Dictionary, … */
  | { readonly kind: 'Library'; readonly name: string }
  | { readonly kind: 'Record'; readonly fields: readonly FieldInfo[] }
  | { readonly kind: 'Union'; readonly cases: readonly UnionCaseInfo[] }
  | {
      readonly kind: 'Enum'
      readonly underlying: Type
      /** `[<System.Flags>]`: a value may be a sum of cases. */
      readonly isFlags: boolean
      readonly cases: readonly { readonly name: string; readonly value: number }[]
    }
  /** Replaced by its type on use; `parameters` of the constructor are substituted. */
  | { readonly kind: 'Abbreviation'; readonly type: Type }
  | {
      readonly kind: 'Class'
      readonly isInterface: boolean
      readonly isAbstract: boolean
      /** A struct: its objects are equal if all their fields are. */
      readonly isStruct?: boolean
      /** `[<Sealed>]`, and structs: nothing inherits from it. */
      readonly isSealed?: boolean
      /** `[<AllowNullLiteral>]`. */
      readonly allowsNull?: boolean
      /** A constructor names the object (`as this`), and so may call members of it that a derived class overrides. */
      readonly isSelfReferential?: boolean
      readonly base: Type | undefined
      readonly interfaces: readonly Type[]
      readonly fields: readonly FieldInfo[]
      /** Of an exception: what it was raised with, which are properties of its. */
      readonly data?: readonly FieldInfo[]
    }
  /** Called with its arguments one by one, see `delegates.ts`. */
  | { readonly kind: 'Delegate'; readonly parameters: readonly Type[]; readonly result: Type }
  /** A type that only the host can make and use. */
  | { readonly kind: 'Host' }
  | { readonly kind: 'Measure' }
  /** Not read yet, or wrong; unifies with anything silently. */
  | { readonly kind: 'Unknown' }

/** A record's or class's field, in order of declaration. */
export interface FieldInfo {
  readonly name: string
  readonly owner: TypeConstructor
  /** Among those of the type itself: what a base class has comes before it. */
  readonly index: number
  /** In terms of the owner's parameters. */
  readonly type: Type
  readonly isMutable: boolean
  /** From `[<Default(…)>]`, for values from before a reload. */
  readonly default?: Literal
}

/** A union's case, or an exception (then `owner` is `exn` and `index` 0). */
export interface UnionCaseInfo {
  readonly name: string
  readonly owner: TypeConstructor
  readonly index: number
  /** Unique name of the exception definition; undefined for cases of unions. */
  readonly exception: string | undefined
  readonly fields: readonly { readonly name: string; readonly isNamed: boolean; readonly type: Type }[]
}

/** A property or method of a type of the program; those of library types come from the library's signatures. */
export interface MemberInfo {
  readonly name: string
  readonly owner: TypeConstructor
  readonly isStatic: boolean
  readonly kind: 'property' | 'setter' | 'method' | 'constructor'
  /** Of a constructor that no program can call by the type's name. */
  readonly isHidden?: boolean
  /** Whether it is called through the object: abstract, overridden, of an interface. */
  readonly isVirtual: boolean
  /** The function that implements it: takes the instance first unless static. Undefined where abstract. */
  readonly symbol: ValueSymbol | undefined
  /** Key of `callMethod`, where virtual. */
  readonly methodKey: string | undefined
  /** Of the member without the instance: `unit -> int` for methods, `int` for properties. */
  readonly scheme: Scheme
  /** Curried groups of arguments, each with its number of tupled arguments. */
  readonly arguments: readonly number[]
  /** Of the first group: each parameter's name, by which a call may pass it, and whether it may be left out (`?x`). */
  readonly parameters?: readonly ParameterInfo[]
  /**
   * Of a virtual method: its own type parameters, in the order of the abstract one. Who calls it through the object passes
   * what they are, whatever is behind it.
   */
  readonly own?: readonly Type[]
  /** Of a builder's method that computations may use as a statement. */
  readonly operation?: CustomOperation
  /** Whether only members of its type may use it. */
  readonly isPrivate?: boolean
  /** A static method that `[<Extension>]` makes one of the type of its first argument too. */
  readonly isExtensionMethod?: boolean
  /** Its name in the text, of members with and without a body. */
  readonly definedAt?: { readonly start: number; readonly end: number }
}

/** What `[<CustomOperation>]` says of a method. */
export interface CustomOperation {
  /** Its name in computations. */
  readonly name: string
  /** Whether what was bound before is known behind it. */
  readonly keepsVariables: boolean
  /** Whether it is a join, binds, or has another property that FSRS does not know. */
  readonly isSpecial: boolean
  /** For each parameter behind the first whether it is a function of what was bound before. */
  readonly projections: readonly boolean[]
}

/** A parameter of a method as its callers see it. */
export interface ParameterInfo {
  readonly name: string | undefined
  /** Then its type is an option. */
  readonly isOptional: boolean
  /** `[<ParamArray>]`: its items may be given one by one. */
  readonly isVariadic: boolean
}

/** `forall variables. type`; the variables are rigid and belong to the scheme alone. */
export interface Scheme {
  readonly variables: readonly TypeVariable[]
  readonly type: Type
}

/** No type variables, types or constraints: most names have none, and there are many names. */
export const NONE: readonly never[] = []

/** A value that a name can stand for, once resolved. Identity is by object. */
export interface ValueSymbol {
  readonly name: string
  readonly origin: ValueOrigin
  scheme: Scheme
  readonly isMutable: boolean
  /** Number of curried parameters known from its definition; 0 for plain values. */
  readonly arity: number
  readonly definedAt: { readonly file: string; readonly start: number; readonly end: number } | undefined
  /** Of `[<Literal>]`. */
  readonly isLiteral: boolean
  /** Its value, where `isLiteral`. */
  literal: Literal | undefined
  /** `let inline` whose type has member or operator constraints: uses are expanded from its text, see `inlining.ts`. */
  isInline: boolean
}

export type ValueOrigin =
  /** Parameter, pattern variable or `let` inside an expression. */
  | { readonly kind: 'Local' }
  /** Top-level `let` or member: its unique name in the program. */
  | { readonly kind: 'Global'; readonly uniqueName: string; readonly unit: string }
  /** Key in the library's signatures. */
  | { readonly kind: 'Library'; readonly key: string; readonly reps: readonly TypeVariable[] }
  | { readonly kind: 'Host'; readonly name: string }

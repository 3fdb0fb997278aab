/**
 * The checked program: names resolved, every expression with its type, overloads and members decided, F#'s conveniences
 * (pipelines, comprehensions' implicit yields, computation expressions, `use`, property syntax, `_.Name`) expanded.
 * Types still are inference's cells: read them through `resolve` once checking is over; what is left unbound then and
 * has no default is `obj`. The lowering makes the chunk's program from it; match analysis reads its patterns.
 */
import type { Literal, Node } from '../syntax/ast.ts'
import type { FieldInfo, MemberInfo, Scheme, Type, TypeConstructor, UnionCaseInfo, ValueSymbol } from './types.ts'

interface Typed extends Node {
  readonly type: Type
}

/** A checked expression, with its type. */
export type TypedExpr = Typed &
  (
    | { readonly kind: 'Const'; readonly value: Literal }
    /** Any value by name; `typeArguments` instantiate the symbol's scheme, in its order. */
    | { readonly kind: 'Value'; readonly symbol: ValueSymbol; readonly typeArguments: readonly Type[] }
    /** A function applied to one or more curried arguments at once (the spine of applications). */
    | { readonly kind: 'Apply'; readonly fn: TypedExpr; readonly arguments: readonly TypedExpr[] }
    /**
     * A built-in operator or conversion with all operands: `+ - * / % ** ~- ~+ &&& ||| ^^^ ~~~ <<< >>> = <> < <= > >=
     * compare hash min max abs sign` and `int float string char …` as conversions (then the operand's type is the source). `operandType` decides the
     * operation; after checking it is a type that has it. As a function value it is a `Lambda` around this.
     */
    | {
        readonly kind: 'Operator'
        readonly operator: string
        readonly operands: readonly TypedExpr[]
        readonly operandType: Type
      }
    /** `&&`, `||`, flattened. */
    /** Its items are added to while a chain is checked. */
    | { readonly kind: 'And' | 'Or'; readonly items: TypedExpr[] }
    | {
        readonly kind: 'Lambda'
        readonly name: string
        readonly parameters: readonly TypedPattern[]
        readonly body: TypedExpr
        /** The function that it passes its arguments on to, each as a value of a supertype. */
        readonly wraps?: TypedExpr
      }
    /** A block: statements and bindings in order; its value is that of the last expression. */
    | { readonly kind: 'Block'; readonly items: readonly BlockItem[] }
    | {
        readonly kind: 'If'
        readonly branches: readonly { readonly condition: TypedExpr; readonly then: TypedExpr }[]
        readonly otherwise: TypedExpr | undefined
      }
    /** `isFunction`: where `match` was `function`, for messages only. `raises` names what an incomplete match raises. */
    | { readonly kind: 'Match'; readonly subject: TypedExpr; readonly clauses: readonly TypedClause[] }
    /** Clauses over an exn; what none takes is raised again. */
    | { readonly kind: 'TryWith'; readonly body: TypedExpr; readonly clauses: readonly TypedClause[] }
    | { readonly kind: 'TryFinally'; readonly body: TypedExpr; readonly cleanup: TypedExpr }
    | { readonly kind: 'While'; readonly condition: TypedExpr; readonly body: TypedExpr }
    | {
        readonly kind: 'ForTo'
        readonly variable: ValueSymbol
        readonly from: TypedExpr
        readonly to: TypedExpr
        readonly isDown: boolean
        readonly body: TypedExpr
      }
    /** Over a range of ints without step it is a `ForTo`; else over anything enumerable. */
    | { readonly kind: 'ForIn'; readonly pattern: TypedPattern; readonly source: TypedExpr; readonly body: TypedExpr }
    | { readonly kind: 'Tuple'; readonly items: readonly TypedExpr[] }
    | { readonly kind: 'List' | 'Array'; readonly elements: readonly TypedExpr[] }
    /** `a :: b :: tail`, flattened: `items` is never empty. */
    | { readonly kind: 'Cons'; readonly items: readonly TypedExpr[]; readonly tail: TypedExpr }
    /** `[ for … ]`, `[| … |]`, `seq { … }`: `body` is of unit and has `Yield`s. */
    | { readonly kind: 'Collect'; readonly into: 'list' | 'array' | 'seq'; readonly body: TypedExpr }
    | { readonly kind: 'Yield' | 'YieldAll'; readonly value: TypedExpr }
    /** A range as a collection, of ints, chars, floats or int64s: `into` says which. */
    | {
        readonly kind: 'Range'
        readonly into: 'list' | 'array' | 'seq'
        readonly from: TypedExpr
        readonly step: TypedExpr | undefined
        readonly to: TypedExpr
      }
    /** All fields, in order of declaration; `evaluation` lists field indices in the order the source has them, which is the order of effects. */
    | {
        readonly kind: 'Record'
        readonly constructor: TypeConstructor
        readonly fields: readonly TypedExpr[]
        readonly evaluation: readonly number[]
      }
    /** `{ copyOf with … }`: fields that change, in source order. */
    | {
        readonly kind: 'RecordCopy'
        readonly copyOf: TypedExpr
        readonly changes: readonly { readonly field: FieldInfo; readonly value: TypedExpr }[]
      }
    /** Fields in the order of the type (sorted by name); `evaluation` as for records. */
    | {
        readonly kind: 'AnonymousRecord'
        readonly fields: readonly TypedExpr[]
        readonly evaluation: readonly number[]
      }
    | {
        readonly kind: 'AnonymousRecordCopy'
        readonly copyOf: TypedExpr
        readonly changes: readonly { readonly name: string; readonly value: TypedExpr }[]
      }
    /** A case of a union (of the program, option, Result) or an exception, with all its fields; as a function value it is a `Lambda` around this. */
    | { readonly kind: 'Case'; readonly case: UnionCaseInfo; readonly arguments: readonly TypedExpr[] }
    | { readonly kind: 'Field'; readonly target: TypedExpr; readonly field: FieldInfo }
    | { readonly kind: 'AnonymousField'; readonly target: TypedExpr; readonly name: string }
    | { readonly kind: 'SetField'; readonly target: TypedExpr; readonly field: FieldInfo; readonly value: TypedExpr }
    /** `x <- e` of a `let mutable`. */
    | { readonly kind: 'SetValue'; readonly symbol: ValueSymbol; readonly value: TypedExpr }
    /** `a.[i]` of an array, list, string, …: those with an operation of their own; others are `LibraryCall`s of `Item`. */
    | { readonly kind: 'ArrayGet'; readonly target: TypedExpr; readonly index: TypedExpr }
    | { readonly kind: 'ArraySet'; readonly target: TypedExpr; readonly index: TypedExpr; readonly value: TypedExpr }
    /** A member, static or constructor of the library with all its arguments, the target first; `reps` are its run-time types. */
    | {
        readonly kind: 'LibraryCall'
        readonly key: string
        readonly reps: readonly Type[]
        readonly arguments: readonly TypedExpr[]
      }
    /**
     * A member of a type of the program; the arguments as the implementing function takes them after the instance, tuples
     * of method arguments spread, `unit` left out. A constructor of a base class is a call with the new instance as target.
     */
    | {
        readonly kind: 'MemberCall'
        readonly member: MemberInfo
        readonly typeArguments: readonly Type[]
        readonly target: TypedExpr | undefined
        readonly arguments: readonly TypedExpr[]
      }
    /** A use of a member constraint inside an `inline` function; expanded away at use sites. */
    | {
        readonly kind: 'ConstraintCall'
        readonly name: string
        readonly on: Type
        readonly arguments: readonly TypedExpr[]
      }
    /** Runs the constructor, the `MemberInfo` of kind 'constructor' in `constructor.members`, on a new instance. */
    | {
        readonly kind: 'Construct'
        readonly constructor: TypeConstructor
        readonly typeArguments: readonly Type[]
        readonly arguments: readonly TypedExpr[]
      }
    | {
        readonly kind: 'ObjectExpression'
        readonly of: Type
        /** What it implements besides. */
        readonly interfaces: readonly Type[]
        readonly baseArguments: readonly TypedExpr[]
        readonly methods: readonly TypedMethod[]
      }
    /** To a supertype, among the library's too: list → seq, string → seq<char>, T → obj (`box`), class → interface. */
    | { readonly kind: 'Upcast'; readonly expr: TypedExpr }
    /** `:?>`; `unbox`. */
    | { readonly kind: 'Downcast'; readonly expr: TypedExpr }
    | { readonly kind: 'TypeTest'; readonly expr: TypedExpr; readonly test: Type }
    | { readonly kind: 'Lazy'; readonly body: TypedExpr }
    | { readonly kind: 'Assert'; readonly condition: TypedExpr }
    /** `sprintf "…"`, `printfn "…"`, `failwithf "…"`, `$"…"` with all arguments of its holes in order (`*` widths included): text, which `then` is used for. */
    | {
        readonly kind: 'Format'
        readonly parts: readonly TypedFormatPart[]
        readonly arguments: readonly TypedExpr[]
        readonly then: FormatUse
      }
    /** What an error left behind: never lowered, since there are errors. */
    | { readonly kind: 'Error' }
  )

/** What becomes of a formatted text; a partial application of `printf` is a `Lambda` around the whole. */
export type FormatUse = 'string' | 'print' | 'printLine' | 'printError' | 'printErrorLine' | 'raise'

export type TypedFormatPart =
  | { readonly kind: 'Text'; readonly text: string }
  | {
      readonly kind: 'Hole'
      readonly conversion: string
      readonly flags: string
      readonly width: number | '*' | undefined
      readonly precision: number | '*' | undefined
      readonly netFormat: string | undefined
      readonly argument: Type
    }

export type BlockItem = { readonly kind: 'Expr'; readonly expr: TypedExpr } | TypedLet

/** What F# says of a value that is used while it is made. */
export const RECURSIVE_ACCESS =
  'The initialization of an object or value resulted in an object or value being accessed recursively before it was fully initialized.'

/** `let`, `let rec … and`; `use` has been expanded to a try … finally. */
export interface TypedLet extends Node {
  readonly kind: 'Let'
  readonly isRec: boolean
  /** The variable has no value before it is assigned one, whatever stands here: who uses it earlier gets an exception. */
  readonly isLate?: true
  readonly bindings: readonly TypedBinding[]
}

export interface TypedBinding extends Node {
  /** A variable alone, for functions and plain values; else what takes the value apart. */
  readonly pattern: TypedPattern
  /** Of the variable, where the pattern is one; the value is checked under its variables. */
  readonly scheme: Scheme | undefined
  /** A `Lambda` for functions. */
  readonly value: TypedExpr
  readonly isMutable: boolean
  readonly attributes: readonly { readonly name: string; readonly args: readonly Literal[] }[]
  readonly isPrivate: boolean
  /** `let empty<'a> = …`: evaluated anew at each use, for the types that it has there. */
  readonly isTypeFunction?: true
}

export interface TypedClause extends Node {
  readonly pattern: TypedPattern
  readonly guard: TypedExpr | undefined
  readonly body: TypedExpr
}

/** A method of a class or object expression. */
/** Key of `ToString`, which the machine does not call by a key. */
export const OBJECT_TO_STRING = 'ToString'

/** A method of an object expression. */
export interface TypedMethod {
  readonly methodKey: string
  readonly self: ValueSymbol | undefined
  /** See `MemberInfo.own`. */
  readonly own: readonly Type[] | undefined
  readonly function: TypedExpr
}

export type TypedPattern = Typed &
  (
    | { readonly kind: 'Wildcard' }
    | { readonly kind: 'Variable'; readonly symbol: ValueSymbol }
    | { readonly kind: 'As'; readonly pattern: TypedPattern; readonly symbol: ValueSymbol }
    /** Literals and `[<Literal>]` values. */
    | { readonly kind: 'Const'; readonly value: Literal }
    | { readonly kind: 'Tuple'; readonly items: readonly TypedPattern[] }
    | { readonly kind: 'List' | 'Array'; readonly items: readonly TypedPattern[] }
    | { readonly kind: 'Cons'; readonly head: TypedPattern; readonly tail: TypedPattern }
    /** Only the fields that are mentioned. */
    | {
        readonly kind: 'Record'
        readonly fields: readonly { readonly field: FieldInfo; readonly pattern: TypedPattern }[]
      }
    /** One pattern a field; a lone wildcard for several fields has been spread. */
    | { readonly kind: 'Case'; readonly case: UnionCaseInfo; readonly arguments: readonly TypedPattern[] }
    | { readonly kind: 'Or'; readonly alternatives: readonly TypedPattern[] }
    | { readonly kind: 'And'; readonly patterns: readonly TypedPattern[] }
    | { readonly kind: 'TypeTest'; readonly test: Type; readonly pattern: TypedPattern | undefined }
    /** `Failure m`: an exn that is exactly System.Exception; `KeyValue (k, v)`. */
    | { readonly kind: 'Library'; readonly name: 'Failure' | 'KeyValue'; readonly arguments: readonly TypedPattern[] }
    /** `recognizer` is the active pattern's function with its parameters applied; `index` the case of `|A|B|`; partial: `|A|_|`. */
    | {
        readonly kind: 'Active'
        readonly recognizer: TypedExpr
        readonly cases: readonly string[]
        readonly index: number
        readonly isPartial: boolean
        readonly argument: TypedPattern | undefined
      }
    | { readonly kind: 'Error' }
  )

/** What a module's text defines, in order. */
export type TypedItem =
  | TypedLet
  | { readonly kind: 'Do'; readonly expr: TypedExpr }
  | {
      readonly kind: 'Types'
      readonly constructors: readonly TypeConstructor[]
      readonly members: readonly TypedMemberBinding[]
    }
  | {
      readonly kind: 'Exception'
      readonly case: UnionCaseInfo
      readonly type: TypeConstructor
      readonly members: readonly TypedMemberBinding[]
    }
  | { readonly kind: 'Module'; readonly name: string; readonly items: readonly TypedItem[] }

/**
 * The function behind a member: a `Lambda` whose parameters are the instance (unless static) and then all arguments, each
 * method tuple spread, `unit` left out; without any parameter left it is a plain value, evaluated at each use (a static
 * property). A constructor takes the new, empty instance first, sets its fields and answers unit.
 */
export interface TypedMemberBinding extends Node {
  readonly member: MemberInfo
  readonly symbol: ValueSymbol
  readonly value: TypedExpr
}

/** A checked file. */
export interface TypedFile {
  readonly path: string
  /** Unique name of its unit. */
  readonly unit: string
  readonly items: readonly TypedItem[]
  /** Those, also of its modules, within which something is generic. */
  readonly genericItems: readonly TypedItem[]
  /** Type of the last expression, if the file ends with one; else unit. */
  readonly resultType: Type
}

/** One use of an operator, a conversion, or (`..`) a range. */
export interface OperatorApplication {
  readonly operator: string
  readonly operands: readonly Type[]
  readonly result: Type
  /** What the place of the whole expects, where that is known. */
  readonly expected: Type | undefined
  /** The operator itself. */
  readonly at: Node
  readonly operandNodes: readonly Node[]
  readonly site: Node | undefined
  /** Becomes a member's call where a type of the program defines the operator. */
  readonly typed: TypedExpr | undefined
  /** Of a member that a constraint promises: called once the types that may have it are known. */
  readonly trait?: (supports: readonly Type[]) => void
  /** Number of the item of the file that it belongs to. */
  readonly item: number
  isSolved: boolean
}

/**
 * The syntax tree: what the parser makes of the text, before any name is resolved. It is always a tree: where the text
 * is wrong it has an `Error` node, about which a diagnostic has been reported, so that later phases stay silent there.
 *
 * Invariants: `start` and `end` are UTF-16 offsets, half open, and lie within the parent's. Long chains of one
 * left-associative level (`a + b + c`, `x |> f |> g`, applications) lean to the left and phases walk them in a loop;
 * blocks, lists, `elif` and `let` sequences are arrays: only real nesting of the source nests the tree.
 */

/** Where a node stands in its file's text. */
export interface Node {
  readonly start: number
  readonly end: number
}

/** A name as it is meant: without the quotes of ``quoted names``. An operator's name is its symbol: `+`, `|>`, `~-`. */
export interface Ident extends Node {
  readonly name: string
}

/** `A.B.c`; never empty. */
export type LongIdent = readonly Ident[]

/** Number types that F# writes with a suffix, and what else is a constant. `value` of a `char` is one UTF-16 unit. */
export type Literal =
  | { readonly type: 'unit' }
  | { readonly type: 'null' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'char'; readonly value: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'float' | 'float32'; readonly value: number }
  | { readonly type: 'int' | 'byte' | 'sbyte' | 'int16' | 'uint16' | 'uint32'; readonly value: number }
  | { readonly type: 'int64' | 'uint64' | 'bigint'; readonly value: bigint }
  | { readonly type: 'decimal'; readonly text: string }

/** `[<A; B(args)>]`, flattened. */
export interface Attribute extends Node {
  /** Whether it says what it is of: `return: A`. */
  readonly hasTarget: boolean
  readonly name: LongIdent
  readonly argument: Expr | undefined
}

/** Who may use a definition. */
export type Access = 'public' | 'private' | 'internal'

// ---------------------------------------------------------------------------------------------------------- files

/** One source file. `name` is that of a leading `module A.B` or `namespace A.B`, which spans the whole file. */
export interface File extends Node {
  readonly name: LongIdent | undefined
  readonly isNamespace: boolean
  readonly isRec: boolean
  readonly attributes: readonly Attribute[]
  readonly items: readonly Item[]
}

/** What stands at the level of a module. */
export type Item = LetItem | DoItem | TypesItem | ExceptionItem | ModuleItem | ModuleAliasItem | OpenItem | LoadItem

/** `let a = …`, `let rec f … and g …`. */
export interface LetItem extends Node {
  readonly kind: 'Let'
  readonly isRec: boolean
  readonly bindings: readonly Binding[]
}
/** An expression that runs when the module is initialised; `do e` or just `e`. */
export interface DoItem extends Node {
  readonly kind: 'Do'
  readonly expr: Expr
  readonly hasDo: boolean
}
/** `type A = … and B = …`. */
export interface TypesItem extends Node {
  readonly kind: 'Types'
  readonly definitions: readonly TypeDefinition[]
}
/** `exception E of string * int`, or `exception E = Other`. */
export interface ExceptionItem extends Node {
  readonly kind: 'Exception'
  readonly attributes: readonly Attribute[]
  readonly access: Access
  readonly name: Ident
  readonly fields: readonly CaseField[]
  readonly alias: LongIdent | undefined
  readonly members: readonly Member[]
}
/** `module M = …` inside another. */
export interface ModuleItem extends Node {
  readonly kind: 'Module'
  readonly attributes: readonly Attribute[]
  readonly access: Access
  readonly isRec: boolean
  readonly name: Ident
  readonly items: readonly Item[]
}
/** `module M = A.B.C`. */
export interface ModuleAliasItem extends Node {
  readonly kind: 'ModuleAlias'
  readonly name: Ident
  readonly target: LongIdent
}
/** `open A.B`, `open type T`. */
export interface OpenItem extends Node {
  readonly kind: 'Open'
  readonly path: LongIdent
  readonly isType: boolean
}
/** `#load "a.fsrs" "b.fsrs"`; `paths` keep their spans for diagnostics. */
export interface LoadItem extends Node {
  readonly kind: 'Load'
  readonly paths: readonly (Node & { readonly path: string })[]
}

/**
 * One binding of a `let`. `let f x y : int = e` has `pattern` Name f, two `parameters` and `returnType`;
 * `let (a, b) = e` has a Tuple pattern and none. An active pattern's name is `|A|B|` or `|A|_|`.
 */
export interface Binding extends Node {
  readonly attributes: readonly Attribute[]
  readonly access: Access
  readonly isMutable: boolean
  readonly isInline: boolean
  readonly pattern: Pattern
  /** `let f<'a, 'b> …` */
  readonly typeParameters: readonly TypeParameter[]
  readonly constraints: readonly Constraint[]
  readonly parameters: readonly Pattern[]
  readonly returnType: TypeExpr | undefined
  readonly body: Expr
}

// ---------------------------------------------------------------------------------------------------------- types

/** `'a`, or `^a` where `isStatic`. */
export interface TypeParameter extends Node {
  readonly name: string
  readonly isStatic: boolean
  readonly attributes: readonly Attribute[]
}

/** `when 'a : equality`, `when 'a :> T`, `when ^a : (static member (+) : …)`. */
export type Constraint = Node & { readonly parameter: TypeParameter } & (
    | {
        readonly kind: 'Equality' | 'Comparison' | 'Struct' | 'NotStruct' | 'Null' | 'DefaultConstructor' | 'Unmanaged'
      }
    | { readonly kind: 'Enumeration'; readonly type: TypeExpr }
    | { readonly kind: 'Subtype'; readonly type: TypeExpr }
    | { readonly kind: 'Member'; readonly isStatic: boolean; readonly name: Ident; readonly type: TypeExpr }
  )

/** A parameter of an abstract member: `x: int`, `?y: string`, whose type is an option, or a type alone. */
export interface SignatureParameter {
  readonly name: Ident | undefined
  readonly isOptional: boolean
}

/** A type as it is written. `int list` and `List<int>` are both `Name` with arguments. */
export type TypeExpr = Node &
  (
    | { readonly kind: 'Name'; readonly path: LongIdent; readonly arguments: readonly TypeExpr[] }
    | { readonly kind: 'Variable'; readonly parameter: TypeParameter }
    /** `parameters`: of an abstract member's signature. */
    | {
        readonly kind: 'Function'
        readonly from: TypeExpr
        readonly to: TypeExpr
        readonly parameters?: readonly SignatureParameter[]
      }
    | { readonly kind: 'Tuple'; readonly items: readonly TypeExpr[]; readonly isStruct: boolean }
    | { readonly kind: 'Array'; readonly element: TypeExpr; readonly rank: number }
    | {
        readonly kind: 'AnonymousRecord'
        readonly fields: readonly { readonly name: Ident; readonly type: TypeExpr }[]
      }
    | { readonly kind: 'Flexible'; readonly type: TypeExpr }
    | { readonly kind: 'Constrained'; readonly type: TypeExpr; readonly constraints: readonly Constraint[] }
    /** A unit of measure in an argument: `m`, `m/s^2`, `1`; powers by name. */
    | { readonly kind: 'Measure'; readonly factors: readonly { readonly unit: TypeExpr; readonly power: number }[] }
    | { readonly kind: 'Wildcard' }
    | { readonly kind: 'Error' }
  )

/** One `type … = …` or `and … = …`. */
export interface TypeDefinition extends Node {
  readonly attributes: readonly Attribute[]
  readonly access: Access
  /** More than one part only in an augmentation, `type System.Int32 with …`. */
  readonly name: LongIdent
  readonly parameters: readonly TypeParameter[]
  readonly constraints: readonly Constraint[]
  readonly representation: TypeRepresentation
  readonly members: readonly Member[]
}

export type TypeRepresentation =
  | { readonly kind: 'Record'; readonly access: Access; readonly fields: readonly RecordFieldDefinition[] }
  | { readonly kind: 'Union'; readonly access: Access; readonly cases: readonly UnionCaseDefinition[] }
  | { readonly kind: 'Abbreviation'; readonly type: TypeExpr }
  | { readonly kind: 'Enum'; readonly cases: readonly { readonly name: Ident; readonly value: Expr | undefined }[] }
  /** `type T(a, b) as self = inherit … let … do … member …`; `constructor` is undefined without parentheses. */
  | {
      readonly kind: 'Class'
      readonly constructor: PrimaryConstructor | undefined
      readonly definitionKind: 'class' | 'interface' | 'struct' | 'inferred'
    }
  /** `takesTuple`: the parameters stand in parentheses, and are one. */
  | { readonly kind: 'Delegate'; readonly takesTuple: boolean; readonly type: TypeExpr }
  | { readonly kind: 'Measure' }
  /** `type T with …`, or a type without a right side. */
  | { readonly kind: 'Augmentation' }
  | { readonly kind: 'Error' }

export interface PrimaryConstructor extends Node {
  readonly access: Access
  readonly parameters: Pattern
  readonly self: Ident | undefined
}
export interface RecordFieldDefinition extends Node {
  readonly attributes: readonly Attribute[]
  readonly access: Access
  readonly isMutable: boolean
  readonly name: Ident
  readonly type: TypeExpr
}
export interface UnionCaseDefinition extends Node {
  readonly attributes: readonly Attribute[]
  readonly name: Ident
  readonly fields: readonly CaseField[]
}
/** `of int * name: string`. */
export interface CaseField extends Node {
  readonly name: Ident | undefined
  readonly type: TypeExpr
}

/** What a type definition or object expression contains besides its representation. */
export type Member = Node &
  (
    | {
        readonly kind: 'Member'
        readonly attributes: readonly Attribute[]
        readonly access: Access
        readonly modifier: 'member' | 'override' | 'default'
        readonly isStatic: boolean
        readonly isInline: boolean
        /** `x` in `member x.Name`; undefined for static members. */
        readonly self: Ident | undefined
        readonly name: Ident
        readonly typeParameters: readonly TypeParameter[]
        readonly constraints: readonly Constraint[]
        readonly accessor: 'method' | 'get' | 'set'
        /** Curried groups; a property without arguments has none; a setter's last one is the value. */
        readonly parameters: readonly Pattern[]
        readonly returnType: TypeExpr | undefined
        readonly body: Expr
      }
    | {
        readonly kind: 'Abstract'
        readonly attributes: readonly Attribute[]
        readonly isStatic: boolean
        readonly name: Ident
        readonly typeParameters: readonly TypeParameter[]
        readonly constraints: readonly Constraint[]
        readonly type: TypeExpr
        readonly hasGet: boolean
        readonly hasSet: boolean
      }
    | {
        readonly kind: 'Let'
        readonly isStatic: boolean
        readonly isRec: boolean
        readonly bindings: readonly Binding[]
      }
    | { readonly kind: 'Do'; readonly isStatic: boolean; readonly expr: Expr }
    | { readonly kind: 'Inherit'; readonly type: TypeExpr; readonly argument: Expr | undefined }
    | { readonly kind: 'Interface'; readonly type: TypeExpr; readonly members: readonly Member[] }
    /** `new (…) as self = body then then`. */
    | {
        readonly kind: 'Constructor'
        readonly access: Access
        readonly parameters: Pattern
        readonly self: Ident | undefined
        readonly body: Expr
        readonly then: Expr | undefined
      }
    | {
        readonly kind: 'Val'
        readonly access: Access
        readonly isStatic: boolean
        readonly isMutable: boolean
        /** `[<DefaultValue>]`: no constructor sets it. */
        readonly hasDefault: boolean
        readonly name: Ident
        readonly type: TypeExpr
      }
    /** `member val Name = e with get, set`. */
    | {
        readonly kind: 'AutoProperty'
        readonly isStatic: boolean
        readonly modifier: 'member' | 'override' | 'default'
        readonly name: Ident
        readonly type: TypeExpr | undefined
        readonly value: Expr
        readonly hasSet: boolean
      }
  )

// ---------------------------------------------------------------------------------------------------- expressions

export type Expr = Node &
  /** `1.0<m>` has its unit. */
  (
    | { readonly kind: 'Const'; readonly value: Literal; readonly measure?: TypeExpr }
    /** `x`, `M.f`, `r.Name.Length`: which part is what is for names and types to say. An operator as a function, `(+)`, has its symbol as name. */
    | { readonly kind: 'Name'; readonly path: LongIdent }
    /** `e.Name` where `e` is no name. */
    | { readonly kind: 'Dot'; readonly target: Expr; readonly name: Ident }
    /** `f x`, and `f(x)` where `isTight` (no blank between): `f(x).y` and `f (x).y` differ. */
    | { readonly kind: 'Apply'; readonly fn: Expr; readonly argument: Expr; readonly isTight: boolean }
    /** `f<int>`. */
    | { readonly kind: 'TypeApply'; readonly fn: Expr; readonly types: readonly TypeExpr[] }
    /** `a + b`, and all other infix operators but `:=`-like ones with nodes of their own; `&&`, `||`, `::` too. */
    | { readonly kind: 'Infix'; readonly operator: Ident; readonly left: Expr; readonly right: Expr }
    /** `-e`, `+e`, `~~~e`, `!e`, `!!e`; the name has F#'s tilde where F# adds one: `~-`, `~+`, `~~~`, `!`, `~&`. */
    | { readonly kind: 'Prefix'; readonly operator: Ident; readonly operand: Expr }
    | { readonly kind: 'Tuple'; readonly items: readonly Expr[]; readonly isStruct: boolean }
    | { readonly kind: 'Paren'; readonly inner: Expr }
    /** `[a; b]`, `[| … |]`; a comprehension or range is the single element `Sequence`, `For`, `Range`, `Yield`, … in `body`. */
    | { readonly kind: 'List' | 'Array'; readonly content: ListContent }
    /** `{ a = 1; M.b = 2 }`, `{ r with a.b = 1 }`, `{| … |}`, `{ inherit T(); … }` is refused. */
    | {
        readonly kind: 'Record'
        readonly isAnonymous: boolean
        readonly copyOf: Expr | undefined
        readonly fields: readonly FieldAssignment[]
      }
    /** `a .. b`, `a .. step .. b`; only within lists, arrays, sequences, `for` and slices. */
    | { readonly kind: 'Range'; readonly from: Expr; readonly step: Expr | undefined; readonly to: Expr }
    /** Statements one after the other; at least two; the value is that of the last. */
    | { readonly kind: 'Sequence'; readonly items: readonly Expr[] }
    /** `let … in body`, `use`, `let!`, `use!`, `and!`; a block's remaining lines are `body`. */
    | {
        readonly kind: 'Let'
        readonly isRec: boolean
        readonly keyword: 'let' | 'use' | 'let!' | 'use!'
        readonly bindings: readonly Binding[]
        readonly body: Expr
      }
    | { readonly kind: 'Fun'; readonly parameters: readonly Pattern[]; readonly body: Expr }
    | { readonly kind: 'Function'; readonly clauses: readonly Clause[] }
    | { readonly kind: 'Match'; readonly subject: Expr; readonly clauses: readonly Clause[]; readonly isBang: boolean }
    /** `if c then a elif c2 then b else d`; no `otherwise`: unit. */
    | {
        readonly kind: 'If'
        readonly branches: readonly { readonly condition: Expr; readonly then: Expr }[]
        readonly otherwise: Expr | undefined
      }
    | { readonly kind: 'TryWith'; readonly body: Expr; readonly clauses: readonly Clause[] }
    | { readonly kind: 'TryFinally'; readonly body: Expr; readonly cleanup: Expr }
    | { readonly kind: 'While'; readonly condition: Expr; readonly body: Expr; readonly isBang: boolean }
    /** `for i = a to b do`. */
    | {
        readonly kind: 'ForTo'
        readonly variable: Ident
        readonly from: Expr
        readonly to: Expr
        readonly isDown: boolean
        readonly body: Expr
      }
    /** `for p in e do`, and `for p in e -> x` in comprehensions, whose body is a `Yield`. */
    | { readonly kind: 'ForIn'; readonly pattern: Pattern; readonly source: Expr; readonly body: Expr }
    | { readonly kind: 'Typed'; readonly expr: Expr; readonly type: TypeExpr }
    /** `:>`, `:?>`, `:?`, and `upcast e`, `downcast e` without a type. */
    | {
        readonly kind: 'Cast'
        readonly operator: 'upcast' | 'downcast' | 'test'
        readonly expr: Expr
        readonly type: TypeExpr | undefined
      }
    /** `a <- e`, where the target is a Name, Dot or Index. */
    | { readonly kind: 'Assign'; readonly target: Expr; readonly value: Expr }
    /** `e.[i]`, `e[i]`, `e.[a..b]`, `e.[*]`: one argument a dimension. */
    | {
        readonly kind: 'Index'
        readonly target: Expr
        readonly indices: readonly IndexArgument[]
        readonly hasDot: boolean
      }
    | { readonly kind: 'New'; readonly type: TypeExpr; readonly argument: Expr }
    /** `{ new T(args) with members }`, further `interface I with …`. */
    | {
        readonly kind: 'ObjectExpression'
        readonly type: TypeExpr
        readonly argument: Expr | undefined
        readonly members: readonly Member[]
        readonly interfaces: readonly { readonly type: TypeExpr; readonly members: readonly Member[] }[]
      }
    /** `builder { … }`: `seq { … }`, `async { … }` or any expression of a builder. */
    | { readonly kind: 'Computation'; readonly builder: Expr; readonly body: Expr }
    /** Within computations and comprehensions. `->` is a `yield`. */
    | { readonly kind: 'Yield' | 'YieldBang' | 'Return' | 'ReturnBang' | 'DoBang'; readonly expr: Expr }
    /** Made by the translation of computations: `expr`, then `statement` if it is unit, else `yielded`, which has it as `value`. */
    | {
        readonly kind: 'ImplicitYield'
        readonly expr: Expr
        readonly value: Ident
        readonly statement: Expr
        readonly yielded: Expr
      }
    /** `do e` inside a block. */
    | { readonly kind: 'Do'; readonly expr: Expr }
    | { readonly kind: 'Lazy' | 'Assert'; readonly expr: Expr }
    /** `$"a{e:N2}b%d{f}"`: text (escapes resolved) and holes in turn. */
    | { readonly kind: 'Interpolated'; readonly parts: readonly InterpolationPart[] }
    /** `_.Name.Other(x)`: the function that takes the member; `body` uses the Name `_arg`. */
    | { readonly kind: 'MemberLambda'; readonly body: Expr; readonly parameter: Ident }
    /** `(^T : (static member Name : type) argument)`; `(^T or ^U)` looks for the member in both. */
    | {
        readonly kind: 'TraitCall'
        readonly supports: readonly TypeParameter[]
        readonly isStatic: boolean
        readonly name: Ident
        readonly type: TypeExpr
        readonly argument: Expr
      }
    /** Wrong text that has been reported; holds what could be read, so that names in it are still checked. */
    | { readonly kind: 'Error'; readonly parts: readonly Expr[] }
  )

/** What stands between the brackets of a list or array. */
export type ListContent =
  | { readonly kind: 'Elements'; readonly elements: readonly Expr[] }
  /** A range alone, or statements that yield (explicitly or, as F# 4.7 allows, implicitly). */
  | { readonly kind: 'Comprehension'; readonly body: Expr }

/** `path = value`; the last part of the path is the field, those before it a type, a module or (in copies) outer fields. */
export interface FieldAssignment extends Node {
  readonly path: LongIdent
  readonly value: Expr
}

/** `| pattern when guard -> body`. */
export interface Clause extends Node {
  readonly pattern: Pattern
  readonly guard: Expr | undefined
  readonly body: Expr
}

export type IndexArgument =
  | { readonly kind: 'At'; readonly index: Expr }
  | { readonly kind: 'Slice'; readonly from: Expr | undefined; readonly to: Expr | undefined }

export type InterpolationPart =
  | { readonly kind: 'Text'; readonly text: string }
  /** `format` is `%d`-like before the brace, or the .NET format after the colon; `alignment` that after the comma. */
  | {
      readonly kind: 'Hole'
      readonly expr: Expr
      readonly specifier: string | undefined
      readonly alignment: number | undefined
      readonly format: string | undefined
    }

// ------------------------------------------------------------------------------------------------------- patterns

export type Pattern = Node &
  (
    | { readonly kind: 'Wildcard' }
    | { readonly kind: 'Const'; readonly value: Literal; readonly measure?: TypeExpr }
    /** A single name without arguments: a variable, or a case without fields, or a literal, which names decide. */
    | { readonly kind: 'Name'; readonly name: Ident; readonly isMutable: boolean }
    /** A qualified name, or a name with arguments: a case, an exception, an active pattern (several `arguments`: its parameters first). */
    | {
        readonly kind: 'Case'
        readonly path: LongIdent
        readonly arguments: readonly Pattern[]
        readonly namedArguments: readonly { readonly name: Ident; readonly pattern: Pattern }[]
      }
    | { readonly kind: 'Tuple'; readonly items: readonly Pattern[]; readonly isStruct: boolean }
    | { readonly kind: 'List' | 'Array'; readonly items: readonly Pattern[] }
    | { readonly kind: 'Cons'; readonly head: Pattern; readonly tail: Pattern }
    | { readonly kind: 'Record'; readonly fields: readonly { readonly path: LongIdent; readonly pattern: Pattern }[] }
    | { readonly kind: 'Or' | 'And'; readonly left: Pattern; readonly right: Pattern }
    | { readonly kind: 'As'; readonly pattern: Pattern; readonly name: Ident }
    | { readonly kind: 'Typed'; readonly pattern: Pattern; readonly type: TypeExpr }
    /** `:? T`, `:? T as x`. */
    | { readonly kind: 'TypeTest'; readonly type: TypeExpr }
    | { readonly kind: 'Paren'; readonly inner: Pattern }
    | { readonly kind: 'Attributed'; readonly attributes: readonly Attribute[]; readonly pattern: Pattern }
    /** `?x` in a method's parameters. */
    | { readonly kind: 'Optional'; readonly name: Ident }
    /** An expression as an active pattern's parameter, where it is no pattern: `DivBy (n + 1) q`. */
    | { readonly kind: 'Expression'; readonly expr: Expr }
    | { readonly kind: 'Error' }
  )

/**
 * Programs of any size, one construct each: what the front end takes for `n` of it must grow as `n` does. Some are valid,
 * some are wrong in `n` places, some are refused; what counts here is the work.
 */

/** A program with `n` of something. */
export type GrowingProgram = (n: number) => string

/** `n` texts, one behind the other. */
function many(n: number, make: (i: number) => string, separator = ''): string {
  return Array.from({ length: n }, (_, i) => make(i)).join(separator)
}

/** `n` lines. */
function lines(n: number, make: (i: number) => string): string {
  return many(n, (i) => `${make(i)}\n`)
}

/** `n` things within each other. */
function nested(n: number, open: string, inner: string, close: string): string {
  return open.repeat(n) + inner + close.repeat(n)
}

const union = (n: number): string => `type U =\n${lines(n, (i) => `    | C${i} of int`)}`
const record = (n: number): string => `type R = {\n${lines(n, (i) => `    F${i}: int`)}}\n`
const recordValue = (n: number): string => `{ ${many(n, (i) => `F${i} = ${i}`, '; ')} }`
const MAYBE = `type Maybe() =
    member _.Bind(x, f) = Option.bind f x
    member _.Return x = Some x
    member _.ReturnFrom(x: int option) = x
    member _.Zero() = None
    member _.Combine(a: int option, b: int option) = if a = None then b else a
    member _.Delay(f: unit -> int option) = f ()
    member _.Yield(x: int) = Some x
    member _.For(s: seq<int>, f: int -> int option) = Seq.tryPick f s
let maybe = Maybe()
`

/** The text is made of rows. */
const WIDE: Readonly<Record<string, GrowingProgram>> = {
  // Values and functions
  values: (n) => lines(n, (i) => `let x${i} = ${i}`),
  'values that use the one before': (n) => `let x0 = 1\n${lines(n, (i) => `let x${i + 1} = x${i} + 1`)}`,
  functions: (n) => lines(n, (i) => `let f${i} x y = x + y + ${i}`),
  'generic functions': (n) => lines(n, (i) => `let f${i} x y = (y, x)`),
  'functions that call the one before': (n) => `let f0 x = x\n${lines(n, (i) => `let f${i + 1} x = f${i} x + 1`)}`,
  'generic functions that call the one before': (n) => `let f0 x = x\n${lines(n, (i) => `let f${i + 1} x = f${i} x`)}`,
  'functions with annotations': (n) => lines(n, (i) => `let f${i} (x: int) (y: string list) : string = y.[x]`),
  'mutable values': (n) => `${lines(n, (i) => `let mutable x${i} = ${i}`)}${lines(n, (i) => `x${i} <- 1`)}`,
  literals: (n) => lines(n, (i) => `[<Literal>]\nlet X${i} = ${i}`),
  'literals of literals': (n) =>
    `[<Literal>]\nlet X0 = 1\n${lines(n, (i) => `[<Literal>]\nlet X${i + 1} = X${i} + 1`)}`,
  'shadowed values': (n) => `let x = 1\n${lines(n, () => 'let x = x + 1')}`,
  'local lets': (n) => `let f () =\n${lines(n, (i) => `    let x${i} = ${i}`)}    0\n`,
  'local lets that use the one before': (n) =>
    `let f x0 =\n${lines(n, (i) => `    let x${i + 1} = x${i} + 1`)}    x${n}\n`,
  'shadowed local lets': (n) => `let f x =\n${lines(n, () => `    let x = x + 1`)}    x\n`,
  'local functions': (n) => `let f () =\n${lines(n, (i) => `    let g${i} x = x + ${i}`)}    g0 1\n`,
  'local generic functions': (n) => `let f () =\n${lines(n, (i) => `    let g${i} x = x`)}    g0 1\n`,
  'local functions that capture': (n) =>
    `let f y =\n    let g0 x = x + y\n${lines(n, (i) => `    let g${i + 1} x = g${i} x + y`)}    g${n} 1\n`,
  'a local function that captures all': (n) =>
    `let f y =\n${lines(n, (i) => `    let x${i} = y + ${i}`)}    let g () = ${many(n, (i) => `x${i}`, ' + ')}\n    g ()\n`,
  'local functions that capture one each': (n) =>
    `let f y =\n${lines(n, (i) => `    let x${i} = y + ${i}\n    let g${i} () = x${i}`)}    g0 ()\n`,
  'local mutables': (n) => `let f () =\n${lines(n, (i) => `    let mutable x${i} = ${i}\n    x${i} <- 2`)}    x0\n`,
  'local tuples taken apart': (n) => `let f x =\n${lines(n, (i) => `    let (a${i}, b${i}) = (x, x)`)}    a0\n`,
  'uses of disposables': (n) => `let f (d: System.IDisposable) =\n${lines(n, (i) => `    use x${i} = d`)}    0\n`,
  'mutually recursive functions': (n) => `let rec f0 x = f1 x\n${lines(n, (i) => `and f${i + 1} x = f${i} (x + 1)`)}`,
  'mutually recursive functions in a ring': (n) =>
    `let rec f0 x = if x = 0 then 0 else f${n} (x - 1)\n${lines(n, (i) => `and f${i + 1} x = f${i} (x - 1)`)}`,
  'mutually recursive generic functions': (n) => `let rec f0 x = x\n${lines(n, (i) => `and f${i + 1} x = f${i} x`)}`,
  'mutually recursive functions with annotations': (n) =>
    `let rec f0 (x: 'a) : 'a = x\n${lines(n, (i) => `and f${i + 1} (x: 'a) : 'a = f${i} x`)}`,
  'mutually recursive local functions': (n) =>
    `let f () =\n    let rec f0 x = f1 x\n${lines(n, (i) => `    and f${i + 1} x = f${i} (x + 1)`)}    f0 1\n`,
  'curried parameters': (n) => `let f ${many(n, (i) => `x${i}`, ' ')} = x0\n`,
  'curried parameters and arguments': (n) =>
    `let f ${many(n, (i) => `x${i}`, ' ')} = x0\nlet y = f ${many(n, (i) => `${i}`, ' ')}\n`,
  'curried parameters that are added': (n) =>
    `let f ${many(n, (i) => `x${i}`, ' ')} = ${many(n, (i) => `x${i}`, ' + ')}\n`,
  'annotated parameters': (n) => `let f ${many(n, (i) => `(x${i}: 'a${i})`, ' ')} = x0\n`,
  'generic parameters, used': (n) =>
    `let f ${many(n, (i) => `(x${i}: 'a${i})`, ' ')} = x0\n${lines(n, (i) => `let g${i} = f`).slice(0, 20)}\n`,
  'tupled parameters': (n) => `let f (${many(n, (i) => `x${i}`, ', ')}) = x0\n`,
  'tupled parameters and arguments': (n) =>
    `let f (${many(n, (i) => `x${i}`, ', ')}) = x0\nlet y = f (${many(n, (i) => `${i}`, ', ')})\n`,
  'partial applications': (n) => `let f x y = x + y\n${lines(n, (i) => `let g${i} = f ${i}`)}`,
  'calls of a function': (n) => `let f x = x + 1\n${lines(n, (i) => `let y${i} = f ${i}`)}`,
  'calls of a generic function': (n) => `let f x = x\n${lines(n, (i) => `let y${i} = f ${i}`)}`,
  'calls of a member': (n) =>
    `type T() =\n    member _.M x = x + 1\nlet t = T()\n${lines(n, (i) => `let y${i} = t.M ${i}`)}`,
  'calls of the library': (n) => lines(n, (i) => `let y${i} = List.map (fun x -> x + ${i}) [ 1; 2 ]`),
  'a statement after the other': (n) => `let f () =\n${lines(n, () => `    printfn "a"`)}    ()\n`,
  'statements at the top': (n) => lines(n, () => `printfn "a"`),
  'ignored values': (n) => `let f x =\n${lines(n, () => `    x + 1 |> ignore`)}    x\n`,
  'statements whose value is lost': (n) => `let f x =\n${lines(n, () => `    x + 1`)}    x\n`,
  // Inline functions
  'inline functions': (n) => `${lines(n, (i) => `let inline f${i} x = x + ${i}`)}let y = f0 1\n`,
  'inline functions of two operands': (n) => `${lines(n, (i) => `let inline f${i} x y = x + y`)}let y = f0 1 2\n`,
  'calls of an inline function': (n) => `let inline f x y = x + y * x\n${lines(n, (i) => `let y${i} = f ${i} 2`)}`,
  'inline functions that call the one before': (n) =>
    `let inline f0 x = x + x\n${lines(n, (i) => `let inline f${i + 1} x = f${i} x`)}let y = f${n} 1\n`,
  'traits that are called': (n) =>
    `let inline len (x: ^a) = (^a : (member Length : int) x)\n${lines(n, (i) => `let y${i} = len "a"`)}`,
  'constraints of a function': (n) =>
    `let f ${many(n, (i) => `(x${i}: 'a${i})`, ' ')} = ${many(n, (i) => `x${i} = x${i}`, ' && ')}\n`,
  'a variable with many operators': (n) => `let inline f x = ${many(n, () => 'x', ' + ')}\n`,
  'a parameter with many operators': (n) => `let f x =\n${lines(n, (i) => `    let y${i} = x * x`)}    x\n`,
  'parameters added to each other, known late': (n) =>
    `let f ${many(n, (i) => `x${i}`, ' ')} =\n${lines(n - 1, (i) => `    let y${i} = x${i} + x${i + 1}`)}    x0 + 1.0\n`,
  // Types
  records: (n) => lines(n, (i) => `type R${i} = { A${i}: int; B${i}: string }`),
  'records with the same fields': (n) =>
    `${lines(n, (i) => `type R${i} = { A: int; B: string }`)}let x = { A = 1; B = "" }\n`,
  'values of records with the same fields': (n) =>
    lines(n, (i) => `type R${i} = { A: int; B: string }\nlet x${i} = { A = 1; B = "" }`),
  'unions of the same cases': (n) => lines(n, (i) => `type U${i} = A of int | B\nlet x${i} = A 1`),
  unions: (n) => lines(n, (i) => `type U${i} = A${i} of int | B${i}`),
  'types that use the one before': (n) =>
    `type R0 = { A0: int }\n${lines(n, (i) => `type R${i + 1} = { A${i + 1}: R${i} }`)}`,
  'types that use the one before twice': (n) =>
    `type R0 = { A0: int }\n${lines(n, (i) => `type R${i + 1} = { A${i + 1}: R${i}; B${i}: R${i} }`)}`,
  'types that use the one before, compared': (n) =>
    `type R0 = { A0: int }\n${lines(n, (i) => `type R${i + 1} = { A${i + 1}: R${i} }\nlet f${i} (x: R${i}) y = x < y`)}`,
  'recursive types': (n) =>
    `type R0 = A0 of R1 | Z0\n${lines(n, (i) => `and R${i + 1} = A${i + 1} of R${i} | Z${i + 1}`)}`,
  'recursive types in a chain': (n) => `type R0 = A0 of int\n${lines(n, (i) => `and R${i + 1} = A${i + 1} of R${i}`)}`,
  'recursive types in a chain, the other way': (n) =>
    `type R0 = A0 of R1\n${lines(n, (i) => `and R${i + 1} = A${i + 1} of R${i + 2}`)}and R${n + 1} = Z of int\n`,
  'recursive records in a chain, compared': (n) =>
    `type R0 = { A0: R1 }\n${lines(n, (i) => `and R${i + 1} = { A${i + 1}: R${i + 2} }`)}and R${n + 1} = { Z: int }\nlet f (a: R0) b = a < b\n`,
  'recursive generic types': (n) =>
    `type R0<'a> = A0 of 'a * R1<'a> | Z0\n${lines(n, (i) => `and R${i + 1}<'a> = A${i + 1} of R${i}<'a> | Z${i + 1}`)}`,
  'recursive classes': (n) =>
    `type R0() =\n    member _.M() = R1()\n${lines(n, (i) => `and R${i + 1}() =\n    member _.M() = R${i}()`)}`,
  abbreviations: (n) => lines(n, (i) => `type A${i} = int`),
  'abbreviations of the one before': (n) =>
    `type A0 = int\n${lines(n, (i) => `type A${i + 1} = A${i}`)}let x: A${n} = 1\n`,
  'abbreviations that double': (n) =>
    `type A0 = int\n${lines(n, (i) => `type A${i + 1} = A${i} * A${i}`)}let f (x: A${n}) = x\n`,
  'generic abbreviations that double': (n) =>
    `type A0<'a> = 'a\n${lines(n, (i) => `type A${i + 1}<'a> = A${i}<'a * 'a>`)}let f (x: A${n}<int>) = x\n`,
  'cyclic abbreviations': (n) => `type A0 = A${n}\n${lines(n, (i) => `and A${i + 1} = A${i}`)}`,
  enums: (n) => lines(n, (i) => `type E${i} =\n    | A = 0\n    | B = 1`),
  'cases of an enum': (n) => `type E =\n${lines(n, (i) => `    | A${i} = ${i}`)}let x = E.A0\n`,
  'a match on an enum': (n) =>
    `type E =\n${lines(n, (i) => `    | A${i} = ${i}`)}let f x =\n    match x with\n${lines(n, (i) => `    | E.A${i} -> ${i}`)}    | _ -> 0\n`,
  exceptions: (n) => lines(n, (i) => `exception E${i} of int`),
  'exceptions that are caught': (n) =>
    `${lines(n, (i) => `exception E${i} of int`)}let f () =\n    try 1\n    with\n${lines(n, (i) => `    | E${i} x -> x`)}`,
  classes: (n) => lines(n, (i) => `type T${i}(x: int) =\n    member _.X = x`),
  'classes that inherit from the one before': (n) =>
    `type T0() =\n    member _.X = 1\n${lines(n, (i) => `type T${i + 1}() =\n    inherit T${i}()`)}let x = T${n}().X\n`,
  'classes that override the one before': (n) =>
    `type T0() =\n    abstract M: unit -> int\n    default _.M() = 0\n${lines(n, (i) => `type T${i + 1}() =\n    inherit T${i}()\n    override _.M() = ${i}`)}`,
  'classes that inherit from one': (n) =>
    `type T() =\n    member _.X = 1\n${lines(n, (i) => `type T${i}() =\n    inherit T()`)}`,
  interfaces: (n) => lines(n, (i) => `type I${i} =\n    abstract M${i}: int -> int`),
  'interfaces that inherit from the one before': (n) =>
    `type I0 =\n    abstract M0: int -> int\n${lines(n, (i) => `type I${i + 1} =\n    inherit I${i}\n    abstract M${i + 1}: int`)}`,
  'interfaces of one class': (n) =>
    `${lines(n, (i) => `type I${i} =\n    abstract M${i}: int -> int`)}type T() =\n${lines(n, (i) => `    interface I${i} with\n        member _.M${i} x = x`)}`,
  'implementations of an interface': (n) =>
    `type I =\n    abstract M: int -> int\n${lines(n, (i) => `type T${i}() =\n    interface I with\n        member _.M x = x`)}`,
  'object expressions': (n) =>
    `type I =\n    abstract M: int -> int\n${lines(n, (i) => `let o${i} = { new I with member _.M x = x + ${i} }`)}`,
  'members of an interface': (n) =>
    `type I =\n${lines(n, (i) => `    abstract M${i}: int -> int`)}type T() =\n    interface I with\n${lines(n, (i) => `        member _.M${i} x = x`)}`,
  'members of an interface that are missing': (n) =>
    `type I =\n${lines(n, (i) => `    abstract M${i}: int -> int`)}type T() =\n    interface I with\n        member _.M0 x = x\n`,
  'abstract members with defaults': (n) =>
    `type T() =\n${lines(n, (i) => `    abstract M${i}: int -> int\n    default _.M${i} x = x`)}`,
  'overridden members': (n) =>
    `type T() =\n${lines(n, (i) => `    abstract M${i}: int -> int\n    default _.M${i} x = x`)}type S() =\n    inherit T()\n${lines(n, (i) => `    override _.M${i} x = x + 1`)}`,
  members: (n) => `type T() =\n${lines(n, (i) => `    member _.M${i} x = x + ${i}`)}`,
  'members that call the one before': (n) =>
    `type T() =\n    member _.M0 x = x\n${lines(n, (i) => `    member this.M${i + 1} x = this.M${i} x + 1`)}`,
  'members that call the one behind': (n) =>
    `type T() =\n${lines(n, (i) => `    member this.M${i} x : int = this.M${i + 1} x`)}    member _.M${n} x = x\n`,
  'static members': (n) => `type T =\n    { X: int }\n${lines(n, (i) => `    static member M${i} x = x + ${i}`)}`,
  properties: (n) => `type T() =\n${lines(n, (i) => `    member val P${i} = ${i} with get, set`)}`,
  'properties with get and set': (n) =>
    `type T() =\n    let mutable x = 1\n${lines(n, (i) => `    member _.P${i} with get () = x and set v = x <- v`)}`,
  'fields of a class': (n) => `type T() =\n${lines(n, (i) => `    let x${i} = ${i}`)}    member _.X = x0\n`,
  'mutable fields of a class': (n) =>
    `type T() =\n${lines(n, (i) => `    let mutable x${i} = ${i}`)}    member _.X = ${many(n, (i) => `x${i}`, ' + ')}\n`,
  'functions of a class': (n) =>
    `type T() =\n    let f0 x = x\n${lines(n, (i) => `    let f${i + 1} x = f${i} x + 1`)}    member _.X = f0 1\n`,
  'static fields of a class': (n) =>
    `type T() =\n${lines(n, (i) => `    static let x${i} = ${i}`)}    static member X = x0\n`,
  'explicit fields': (n) => `type T =\n    struct\n${lines(n, (i) => `        val X${i}: int`)}    end\n`,
  'parameters of a constructor': (n) => `type T(${many(n, (i) => `x${i}: int`, ', ')}) =\n    member _.X = x0\n`,
  'constructors of a class': (n) =>
    `type T(x: int) =\n${lines(n, (i) => `    new(${many((i % 20) + 2, () => 'x: int', ', ').replace(/x/g, (_, at) => `x${at}`)}) = T(1)`)}    member _.X = x\n`,
  'overloads by type': (n) =>
    `${lines(n, (i) => `type A${i} = { V${i}: int }`)}type T() =\n${lines(n, (i) => `    member _.M(x: A${i}) = ${i}`)}`,
  'overloads, called': (n) =>
    `${lines(n, (i) => `type A${i} = { V${i}: int }`)}type T() =\n${lines(n, (i) => `    member _.M(x: A${i}) = ${i}`)}let x = T().M({ V0 = 1 })\n`,
  'calls of overloads': (n) =>
    `type T() =\n    member _.M(x: int) = 1\n    member _.M(x: string) = 2\nlet t = T()\n${lines(n, (i) => `let x${i} = t.M ${i % 2 ? '1' : '"a"'}`)}`,
  'calls of overloads with unknown arguments': (n) =>
    `type T() =\n    member _.M(x: int) = 1\n    member _.M(x: string) = 2\nlet t = T()\n${lines(n, (i) => `let f${i} x = t.M x`)}`,
  'optional parameters': (n) =>
    `type T() =\n    member _.M(${many(n, (i) => `?x${i}: int`, ', ')}) = 1\nlet x = T().M(x0 = 1)\n`,
  'named arguments': (n) =>
    `type T() =\n    member _.M(${many(n, (i) => `x${i}: int`, ', ')}) = 1\nlet x = T().M(${many(n, (i) => `x${i} = 1`, ', ')})\n`,
  'properties set by a constructor': (n) =>
    `type T() =\n${lines(n, (i) => `    member val P${i} = ${i} with get, set`)}let x = T(${many(n, (i) => `P${i} = 1`, ', ')})\n`,
  'parameters that take any number': (n) =>
    `type T() =\n    member _.M([<System.ParamArray>] xs: int[]) = 1\nlet x = T().M(${many(n, (i) => `${i}`, ', ')})\n`,
  'extension members': (n) => lines(n, (i) => `type System.String with\n    member this.M${i} = this.Length`),
  'extension members, all used': (n) =>
    `${lines(n, (i) => `type System.String with\n    member this.M${i} = this.Length`)}${lines(n, (i) => `let x${i} = "a".M${i}`)}`,
  'extensions of own types': (n) =>
    `type T() = class end\n${lines(n, (i) => `type T with\n    member _.M${i} = ${i}`)}`,
  'operators of a type': (n) =>
    lines(n, (i) => `type V${i} =\n    { X${i}: int }\n    static member (+) (a: V${i}, b: V${i}) = a`),
  'type parameters of a record': (n) =>
    `type R<${many(n, (i) => `'a${i}`, ', ')}> = { ${many(n, (i) => `F${i}: 'a${i}`, '; ')} }\n`,
  'type parameters of a record, used': (n) =>
    `type R<${many(n, (i) => `'a${i}`, ', ')}> = { ${many(n, (i) => `F${i}: 'a${i}`, '; ')} }\nlet x = { ${many(n, (i) => `F${i} = ${i}`, '; ')} }\n`,
  'type parameters of a class': (n) =>
    `type T<${many(n, (i) => `'a${i}`, ', ')}>() =\n    member _.X = 1\nlet x = T<${many(n, () => 'int', ', ')}>()\n`,
  'type parameters of a function': (n) =>
    `let f<${many(n, (i) => `'a${i}`, ', ')}> (x: int) = x\nlet x = f<${many(n, () => 'int', ', ')}> 1\n`,
  'attributes of a value': (n) => `${lines(n, () => `[<CompiledName("X")>]`)}let x = 1\n`,
  'attributes in one list': (n) => `[<${many(n, () => 'NoEquality', '; ')}>]\ntype T = { A: int }\n`,
  delegates: (n) => lines(n, (i) => `type D${i} = delegate of int * int -> int`),
  'doc comments': (n) => lines(n, (i) => `/// Doc ${i}\nlet x${i} = ${i}`),
  // Records and unions in expressions
  'fields of a record': (n) => `${record(n)}let x = ${recordValue(n)}\n`,
  'fields that are read': (n) => `${record(n)}let f (x: R) = ${many(n, (i) => `x.F${i}`, ' + ')}\n`,
  'fields that are updated': (n) => `${record(n)}let f (x: R) = { x with ${many(n, (i) => `F${i} = ${i}`, '; ')} }\n`,
  'updates of one field': (n) =>
    `type R = { A: int; B: int }\nlet f x0 =\n${lines(n, (i) => `    let x${i + 1} = { x${i} with A = ${i} }`)}    x0\n`,
  'a record that lacks fields': (n) => `${record(n)}let x = { F0 = 1 }\n`,
  'a record pattern': (n) => `${record(n)}let f { ${many(n, (i) => `F${i} = x${i}`, '; ')} } = x0\n`,
  'record patterns in a match': (n) =>
    `type R = { A: int; B: int }\nlet f x =\n    match x with\n${lines(n, (i) => `    | { A = ${i}; B = ${i} } -> ${i}`)}    | _ -> 0\n`,
  'fields of an anonymous record': (n) => `let x = {| ${many(n, (i) => `F${i} = ${i}`, '; ')} |}\n`,
  'fields of an anonymous record that are read': (n) =>
    `let x = {| ${many(n, (i) => `F${i} = ${i}`, '; ')} |}\n${lines(Math.min(n, 20), (i) => `let y${i} = x.F${i}`)}`,
  'anonymous records': (n) => lines(n, (i) => `let x${i} = {| A = 1; B = "b" |}`),
  'anonymous records of different fields': (n) => lines(n, (i) => `let x${i} = {| A${i} = 1; B = "b" |}`),
  'cases of a union': (n) => `${union(n)}let x = C0 1\n`,
  'cases that are made': (n) => `${union(n)}let xs = [ ${many(n, (i) => `C${i} 1`, '; ')} ]\n`,
  'fields of a case': (n) =>
    `type U = A of ${many(n, () => 'int', ' * ')}\nlet x = A (${many(n, (i) => `${i}`, ', ')})\n`,
  'named fields of a case': (n) =>
    `type U = A of ${many(n, (i) => `f${i}: int`, ' * ')} | B\nlet x = A (${many(n, (i) => `f${i} = ${i}`, ', ')})\nlet f y =\n    match y with\n    | A (${many(n, (i) => `f${i} = x${i}`, '; ')}) -> x0\n    | B -> 0\n`,
  // Matches
  'a match on all cases': (n) => `${union(n)}let f x =\n    match x with\n${lines(n, (i) => `    | C${i} y -> y`)}`,
  'a match that misses cases': (n) => `${union(n)}let f x =\n    match x with\n    | C0 y -> y\n`,
  'a match that misses every other case': (n) =>
    `${union(n)}let f x =\n    match x with\n${lines(n >> 1, (i) => `    | C${2 * i} y -> y`)}`,
  'matches on a large union': (n) =>
    `${union(n)}${lines(n, (i) => `let f${i} x = match x with C${i} y -> y | _ -> 0`)}`,
  'a match on cases, guarded': (n) =>
    `${union(n)}let f x z =\n    match x with\n${lines(n, (i) => `    | C${i} y when y > z -> y`)}    | _ -> 0\n`,
  'an or-pattern': (n) => `${union(n)}let f x =\n    match x with\n${lines(n, (i) => `    | C${i} y`)}        -> y\n`,
  'an or-pattern of numbers': (n) =>
    `let f x =\n    match x with\n    | ${many(n, (i) => `${i}`, ' | ')} -> 1\n    | _ -> 0\n`,
  'or-patterns in tuples': (n) =>
    `let f x y =\n    match x, y with\n${lines(n, (i) => `    | (${i} | ${i + 1}), (1 | 2) -> ${i}`)}    | _ -> 0\n`,
  'a match on numbers': (n) => `let f x =\n    match x with\n${lines(n, (i) => `    | ${i} -> ${i}`)}    | _ -> 0\n`,
  'a match on texts': (n) => `let f x =\n    match x with\n${lines(n, (i) => `    | "${i}" -> ${i}`)}    | _ -> 0\n`,
  'a match on characters': (n) =>
    `let f x =\n    match x with\n${lines(n, (i) => `    | '\\u${(i % 65_536).toString(16).padStart(4, '0')}' -> ${i}`)}    | _ -> 0\n`,
  'a match on floats': (n) => `let f x =\n    match x with\n${lines(n, (i) => `    | ${i}.5 -> ${i}`)}    | _ -> 0\n`,
  'a match with guards': (n) =>
    `let f x =\n    match x with\n${lines(n, (i) => `    | y when y > ${i} -> ${i}`)}    | _ -> 0\n`,
  'a match with guards on one number': (n) =>
    `let f x z =\n    match x with\n${lines(n, (i) => `    | 1 when z > ${i} -> ${i}`)}    | _ -> 0\n`,
  'rules that nothing reaches': (n) =>
    `let f x =\n    match x with\n    | y -> y\n${lines(n, (i) => `    | ${i} -> ${i}`)}`,
  'the same rule again': (n) => `let f x =\n    match x with\n${lines(n, () => `    | 1 -> 1`)}    | _ -> 0\n`,
  'a match on pairs': (n) =>
    `let f x y =\n    match x, y with\n${lines(n, (i) => `    | ${i}, ${i} -> ${i}`)}    | _ -> 0\n`,
  'a match on pairs with wildcards': (n) =>
    `let f x y =\n    match x, y with\n${lines(n, (i) => (i % 2 ? `    | ${i}, _ -> ${i}` : `    | _, ${i} -> ${i}`))}    | _ -> 0\n`,
  'a match on pairs of cases': (n) =>
    `${union(n)}let f x y =\n    match x, y with\n${lines(n, (i) => `    | C${i} a, C${i} b -> a + b`)}    | _ -> 0\n`,
  'a match with a column each': (n) =>
    `let f ${many(n, (i) => `x${i}`, ' ')} =\n    match ${many(n, (i) => `x${i}`, ', ')} with\n    | ${many(n, () => '1', ', ')} -> 1\n    | _ -> 0\n`,
  'a match on the diagonal of a tuple': (n) => {
    const side = Math.ceil(Math.sqrt(n))
    const row = (i: number): string => many(side, (j) => (j === i ? 'true' : '_'), ', ')
    return `let f ${many(side, (i) => `x${i}`, ' ')} =\n    match ${many(side, (i) => `x${i}`, ', ')} with\n${lines(side, (i) => `    | ${row(i)} -> ${i}`)}    | _ -> 0\n`
  },
  'a match on lists of each length': (n) => {
    const side = Math.ceil(Math.sqrt(n))
    return `let f x =\n    match x with\n${lines(side, (i) => `    | [${many(i, (j) => `a${j}`, '; ')}] -> ${i}`)}    | _ -> 0\n`
  },
  'a match on arrays of each length': (n) => {
    const side = Math.ceil(Math.sqrt(n))
    return `let f x =\n    match x with\n${lines(side, (i) => `    | [| ${many(i, (j) => `a${j}`, '; ')} |] -> ${i}`)}    | _ -> 0\n`
  },
  'a list pattern': (n) => `let f x =\n    match x with\n    | [${many(n, (i) => `a${i}`, '; ')}] -> 1\n    | _ -> 0\n`,
  'a pattern of conses': (n) =>
    `let f x =\n    match x with\n    | ${many(n, (i) => `a${i} :: `)}_ -> 1\n    | _ -> 0\n`,
  'an array pattern': (n) =>
    `let f x =\n    match x with\n    | [|${many(n, (i) => `a${i}`, '; ')}|] -> 1\n    | _ -> 0\n`,
  'a tuple pattern': (n) =>
    `let f (x: ${many(n, () => 'int', ' * ')}) =\n    let (${many(n, (i) => `a${i}`, ', ')}) = x\n    a0\n`,
  'patterns joined with &': (n) => `let f x =\n    match x with\n    | ${many(n, (i) => `a${i}`, ' & ')} -> 1\n`,
  'names for a pattern': (n) => `let f x =\n    match x with\n    | y${many(n, (i) => ` as a${i}`)} -> 1\n`,
  'type tests': (n) =>
    `${lines(n, (i) => `type T${i}() = class end`)}let f (x: obj) =\n    match x with\n${lines(n, (i) => `    | :? T${i} -> ${i}`)}    | _ -> 0\n`,
  'type tests of one type': (n) =>
    `let f (x: obj) =\n    match x with\n${lines(n, (i) => `    | :? int as y when y > ${i} -> ${i}`)}    | _ -> 0\n`,
  'active patterns': (n) => lines(n, (i) => `let (|A${i}|B${i}|) x = if x = ${i} then A${i} else B${i} x`),
  'partial active patterns': (n) =>
    `${lines(n, (i) => `let (|P${i}|_|) x = if x = ${i} then Some x else None`)}let f x =\n    match x with\n${lines(n, (i) => `    | P${i} y -> y`)}    | _ -> 0\n`,
  'a partial active pattern with arguments': (n) =>
    `let (|P|_|) n x = if x = n then Some x else None\nlet f x =\n    match x with\n${lines(n, (i) => `    | P ${i} y -> y`)}    | _ -> 0\n`,
  'matches, one after the other': (n) =>
    `let f x =\n${lines(n, (i) => `    let y${i} = match x with Some z -> z | None -> ${i}`)}    x\n`,
  'anonymous matches': (n) => lines(n, (i) => `let f${i} = function Some x -> x | None -> ${i}`),
  'handlers of exceptions': (n) =>
    `let f () =\n    try 1\n    with\n${lines(n, (i) => `    | Failure "${i}" -> ${i}`)}    | _ -> 0\n`,
  // Expressions
  'operands of +': (n) => `let x = ${many(n, (i) => `${i}`, ' + ')}\n`,
  'operands of + with parentheses': (n) => `let f y = ${many(n, (i) => `(y * ${i})`, ' + ')}\n`,
  'operands of + of unknown type': (n) => `let f x y = ${many(n, (i) => (i % 2 ? 'x' : 'y'), ' + ')}\n`,
  'operands of -, * and %': (n) => `let f x = ${many(n, (i) => `x ${'-*%'[i % 3]} 2`, ' + ')}\n`,
  'operands of **': (n) => `let x = ${many(n, () => '1.0', ' ** ')}\n`,
  'operands of &&': (n) => `let f x = ${many(n, () => 'x', ' && ')}\n`,
  'operands of ||': (n) => `let f x = ${many(n, (i) => `x = ${i}`, ' || ')}\n`,
  'operands of ^': (n) => `let x = ${many(n, () => '"a"', ' ^ ')}\n`,
  'texts that are joined': (n) => `let x = ${many(n, () => '"a"', ' + ')}\n`,
  'operands of @': (n) => `let x = ${many(n, (i) => `[ ${i} ]`, ' @ ')}\n`,
  'operands of ::': (n) => `let x = ${many(n, (i) => `${i} :: `)}[]\n`,
  'operands of >>': (n) => `let f = ${many(n, () => 'abs', ' >> ')}\n`,
  'operands of <<': (n) => `let f = ${many(n, () => 'abs', ' << ')}\n`,
  'operands of an operator of the program': (n) => `let (+.) a b = a * b + 1\nlet x = ${many(n, () => '1', ' +. ')}\n`,
  'operands of =': (n) => `let x = ${many(n, () => 'true', ' = ')}\n`,
  'operands of :=': (n) => `let x = ref 1\n${lines(n, (i) => `x := !x + ${i}`)}`,
  'stages of a pipeline': (n) => `let x = 1 ${many(n, () => '|> id ')}\n`,
  'stages of a pipeline with lambdas': (n) =>
    `let x = [ 1 ]\n${lines(n, (i) => `        |> List.map (fun x -> x + ${i})`)}`,
  'stages of a pipeline backwards': (n) => `let x = ${many(n, () => 'id <| ')}1\n`,
  'stages of a pipeline that change the type': (n) => `let x = 1 ${many(n, () => '|> Some |> Option.get ')}\n`,
  'signs of a number': (n) => `let x = ${'- '.repeat(n)}1\n`,
  negations: (n) => `let x = ${'not '.repeat(n)}true\n`,
  'calls in a chain': (n) => `let x = "a"${'.Trim()'.repeat(n)}\n`,
  'indexers in a chain': (n) => `let f (x: int list list) = x${'.[0..]'.repeat(n)}\n`,
  'applications in a chain': (n) => `let rec f x = f\nlet y = f${' 1'.repeat(n)}\n`,
  'items of a list': (n) => `let x = [ ${many(n, (i) => `${i}`, '; ')} ]\n`,
  'items of a list on lines': (n) => `let x =\n    [\n${lines(n, (i) => `      ${i}`)}    ]\n`,
  'items of an array': (n) => `let x = [| ${many(n, (i) => `${i}`, '; ')} |]\n`,
  'items of a list of texts': (n) => `let x = [ ${many(n, (i) => `"${i}"`, '; ')} ]\n`,
  'items of a list of functions': (n) => `let x = [ ${many(n, (i) => `(fun y -> y + ${i})`, '; ')} ]\n`,
  'items of a list of lists': (n) => `let x = [ ${many(n, (i) => `[ ${i} ]`, '; ')} ]\n`,
  'items of a list of options': (n) => `let x = [ ${many(n, (i) => (i % 2 ? 'None' : 'Some 1'), '; ')} ]\n`,
  'items of a list of records': (n) =>
    `type R = { A: int; B: string }\nlet x = [ ${many(n, (i) => `{ A = ${i}; B = "" }`, '; ')} ]\n`,
  'items of a list of subclasses': (n) =>
    `type T() = class end\ntype S() =\n    inherit T()\nlet x: T list = [ ${many(n, () => 'S()', '; ')} ]\n`,
  'items of a sequence': (n) => `let x = seq {\n${lines(n, (i) => `    yield ${i}`)}}\n`,
  'items of a list, yielded': (n) => `let x = [\n${lines(n, (i) => `    if true then yield ${i}`)}]\n`,
  'items of a tuple': (n) => `let x = (${many(n, (i) => `${i}`, ', ')})\n`,
  'items of a struct tuple': (n) => `let x = struct (${many(n, (i) => `${i}`, ', ')})\n`,
  'items of a generic tuple': (n) => `let f ${many(n, (i) => `x${i}`, ' ')} = (${many(n, (i) => `x${i}`, ', ')})\n`,
  comprehensions: (n) => lines(n, (i) => `let x${i} = [ for i in 1 .. ${i} do if i % 2 = 0 then yield i ]`),
  'lambdas of many parameters': (n) => `let f = fun ${many(n, (i) => `x${i}`, ' ')} -> x0\n`,
  lambdas: (n) => lines(n, (i) => `let f${i} = fun x -> x + ${i}`),
  'branches of elif': (n) =>
    `let f x =\n    if x = 0 then 0\n${lines(n, (i) => `    elif x = ${i} then ${i}`)}    else 1\n`,
  'branches of else if': (n) => `let f x = ${many(n, (i) => `if x = ${i} then ${i} else `)}1\n`,
  loops: (n) => `let f () =\n    let mutable s = 0\n${lines(n, (i) => `    for i in 1 .. ${i} do s <- s + i`)}    s\n`,
  'while loops': (n) =>
    `let f () =\n    let mutable s = 0\n${lines(n, (i) => `    while s < ${i} do s <- s + 1`)}    s\n`,
  'try with': (n) => `let f x =\n${lines(n, (i) => `    let y${i} = try x with _ -> ${i}`)}    x\n`,
  'try finally': (n) => `let f x =\n${lines(n, (i) => `    let y${i} = try x finally ()`)}    x\n`,
  'type annotations': (n) => `let x = ${nested(n, '(', '1', ': int)')}\n`,
  casts: (n) => lines(n, (i) => `let x${i} = (${i} :> obj) :?> int`),
  'lazy values': (n) => lines(n, (i) => `let x${i} = lazy (${i} + 1)`),
  // Computations
  'binds of a computation': (n) =>
    `${MAYBE}let f x0 =\n    maybe {\n${lines(n, (i) => `        let! x${i + 1} = Some x${i}`)}        return x${n} }\n`,
  'lets of a computation': (n) =>
    `${MAYBE}let f x0 =\n    maybe {\n${lines(n, (i) => `        let x${i + 1} = x${i} + 1`)}        return x${n} }\n`,
  'statements of a computation': (n) =>
    `${MAYBE}let f x =\n    maybe {\n${lines(n, () => `        printfn "a"`)}        return x }\n`,
  'returns of a computation': (n) =>
    `${MAYBE}let f x =\n    maybe {\n${lines(n, () => `        if x then return 1`)}        return 2 }\n`,
  'yields of a computation': (n) => `${MAYBE}let f x =\n    maybe {\n${lines(n, (i) => `        yield ${i}`)}    }\n`,
  computations: (n) => `${MAYBE}${lines(n, (i) => `let x${i} = maybe { return ${i} }`)}`,
  'binds of async': (n) =>
    `let f x0 =\n    async {\n${lines(n, (i) => `        let! x${i + 1} = async { return x${i} }`)}        return x${n} }\n`,
  'statements of async': (n) =>
    `let f x =\n    async {\n${lines(n, () => `        do! Async.Sleep 1`)}        return x }\n`,
  'loops of a sequence': (n) => `let x = seq {\n${lines(n, (i) => `    for i in 1 .. ${i} do yield i`)}}\n`,
  // Texts
  'holes of an interpolation': (n) => `let x = 1\nlet y = $"${many(n, () => 'a{x}')}"\n`,
  'typed holes of an interpolation': (n) => `let x = 1\nlet y = $"${many(n, () => 'a%d{x}')}"\n`,
  interpolations: (n) => lines(n, (i) => `let x${i} = $"a {${i}} b"`),
  'holes of a format': (n) => `let x = sprintf "${'%d '.repeat(n)}" ${many(n, (i) => `${i}`, ' ')}\n`,
  'holes of a format without arguments': (n) => `let x = sprintf "${'%d '.repeat(n)}"\n`,
  'holes of a format of anything': (n) => `let x = sprintf "${'%A '.repeat(n)}" ${many(n, (i) => `${i}`, ' ')}\n`,
  formats: (n) => lines(n, (i) => `let x${i} = sprintf "%d %s %A" ${i} "a" [ 1 ]`),
  'a long text': (n) => `let x = "${'ab\\n'.repeat(n)}"\n`,
  'a long text on lines': (n) => `let x = """${'ab\n'.repeat(n)}"""\n`,
  'a long verbatim text': (n) => `let x = @"${'a""b\n'.repeat(n)}"\n`,
  'a long text, matched': (n) => `let f x = match x with "${'ab\\n'.repeat(n)}" -> 1 | _ -> 0\n`,
  texts: (n) => lines(n, (i) => `let x${i} = "text ${i}"`),
  'a long number': (n) => `let x = ${'1234567890'.repeat(n)}I\n`,
  'a long number that is too large': (n) => `let x = ${'1234567890'.repeat(n)}\n`,
  'a long fraction': (n) => `let x = 0.${'1234567890'.repeat(n)}\n`,
  'a long binary number': (n) => `let x = 0b${'10'.repeat(n)}\n`,
  'a long decimal': (n) => `let x = 0.${'1234567890'.repeat(n)}M\n`,
  'a long name': (n) => `let ${'abc'.repeat(n)} = 1\n`,
  'a long quoted name': (n) => `let \`\`${'a b'.repeat(n)}\`\` = 1\n`,
  'a long operator': (n) => `let (${'+-*'.repeat(n)}) a b = a + b\n`,
  'a long comment': (n) => `(* ${'abc\n'.repeat(n)} *)\nlet x = 1\n`,
  comments: (n) => lines(n, () => '// comment'),
  'nested comments': (n) => `${nested(n, '(* ', '', ' *)')}\nlet x = 1\n`,
  'conditions of the compiler': (n) => `${lines(n, (i) => `#if A${i}\nlet x = 1\n#endif`)}let y = 1\n`,
  'blank lines': (n) => `let x =\n${'\n'.repeat(n)}    1\n`,
  'blanks in a line': (n) => `let x =${' '.repeat(n)}1\n`,
  bytes: (n) => `let x = "${'a'.repeat(n)}"B\n`,
  // Units of measure
  'units of measure': (n) => lines(n, (i) => `[<Measure>] type m${i}\nlet x${i} = 1.0<m${i}>`),
  'products of one unit': (n) => `[<Measure>] type m\nlet f (x: float<m>) = ${many(n, () => 'x', ' * ')}\n`,
  'products of units': (n) =>
    `${lines(n, (i) => `[<Measure>] type m${i}`)}let x = ${many(n, (i) => `1.0<m${i}>`, ' * ')}\n`,
  'a unit that is a product': (n) =>
    `${lines(n, (i) => `[<Measure>] type m${i}`)}let x = 1.0<${many(n, (i) => `m${i}`, ' * ')}>\n`,
  'units that are products of the one before': (n) =>
    `[<Measure>] type m0\n${lines(n, (i) => `[<Measure>] type m${i + 1} = m${i} * m0`)}let x = 1.0<m${n}>\n`,
  'sums of measured numbers': (n) => `[<Measure>] type m\nlet f (x: float<m>) = ${many(n, () => 'x', ' + ')}\n`,
  // Modules
  modules: (n) => lines(n, (i) => `module M${i} =\n    let x = ${i}`),
  'modules that are used': (n) => lines(n, (i) => `module M${i} =\n    let x = ${i}\nlet y${i} = M${i}.x`),
  'modules that are opened': (n) => lines(n, (i) => `module M${i} =\n    let x${i} = ${i}\nopen M${i}`),
  'modules opened one after the other': (n) =>
    `${lines(n, (i) => `module M${i} =\n    let x${i} = ${i}`)}${lines(n, (i) => `open M${i}`)}let y = x0\n`,
  'opens of one module': (n) => `module M =\n    let x = 1\n${lines(n, () => 'open M')}let y = x\n`,
  'opens of the library': (n) => `${lines(n, () => 'open System')}let y = 1\n`,
  'an open of a large module in small ones': (n) => {
    const side = Math.ceil(Math.sqrt(n))
    return `module M =\n${lines(side, (i) => `    let x${i} = ${i}`)}${lines(side, (i) => `module N${i} =\n    open M\n    let y = x0`)}`
  },
  'modules that open themselves': (n) =>
    `${lines(n, (i) => `[<AutoOpen>]\nmodule M${i} =\n    let x${i} = ${i}`)}let y = x0\n`,
  'module abbreviations': (n) =>
    `module M0 =\n    let x = 1\n${lines(n, (i) => `module M${i + 1} = M${i}`)}let y = M${n}.x\n`,
  'modules of one name in namespaces': (n) => lines(n, (i) => `namespace N${i}\nmodule M =\n    let x = ${i}`),
  'a namespace again and again': (n) => lines(n, (i) => `namespace N\nmodule M${i} =\n    let x = ${i}`),
  'recursive modules': (n) =>
    `module rec M =\n${lines(n, (i) => `    let f${i} x = if x = 0 then 0 else f${(i + 1) % n} (x - 1)`)}`,
  'recursive module of types': (n) =>
    `module rec M =\n${lines(n, (i) => `    type T${i} = A${i} of T${(i + 1) % n} | B${i}`)}`,
  'private values': (n) => `module M =\n${lines(n, (i) => `    let private x${i} = ${i}`)}let y = M.x0\n`,
  // Wrong in n places
  'errors: types that differ': (n) => lines(n, (i) => `let x${i}: int = "a"`),
  'errors: types that differ in one function': (n) => `let f () =\n${lines(n, () => `    1 + "a" |> ignore`)}    0\n`,
  'errors: missing names': (n) => lines(n, (i) => `let x${i} = missing${i}`),
  'errors: one missing name': (n) => lines(n, (i) => `let x${i} = missing`),
  'errors: missing members': (n) => lines(n, (i) => `let x${i} = "a".Missing${i}`),
  'errors: missing members of a class': (n) =>
    `type T() =\n${lines(n, (i) => `    member _.Member${i} = 1`)}let t = T()\n${lines(n, (i) => `let x${i} = t.Membre${i}`)}`,
  'errors: missing static members': (n) =>
    `type T =\n${lines(n, (i) => `    static member Member${i} = 1`)}${lines(n, (i) => `let x${i} = T.Membre${i}`)}`,
  'errors: missing names of modules': (n) =>
    `module M =\n${lines(n, (i) => `    let member${i} = 1`)}${lines(n, (i) => `let x${i} = M.membre${i}`)}`,
  'errors: missing names of the library': (n) => lines(n, (i) => `let x${i} = List.missing${i} 1`),
  'errors: missing modules': (n) => lines(n, (i) => `open Missing${i}`),
  'errors: missing types': (n) => lines(n, (i) => `let f${i} (x: Missing${i}) = 1`),
  'errors: missing cases': (n) => `${union(n)}let f x =\n    match x with\n${lines(n, (i) => `    | Cc${i} y -> y`)}`,
  'errors: missing fields': (n) => `${record(n)}${lines(n, (i) => `let x${i} = { Ff${i} = 1 }`)}`,
  'errors: missing fields that are read': (n) =>
    `${record(n)}let f (x: R) =\n${lines(n, (i) => `    printfn "%d" x.Ff${i}`)}`,
  'errors: fields that were left out': (n) => `${record(20)}${lines(n, (i) => `let x${i} = { F0 = 1 }`)}`,
  'errors: missing names of an enum': (n) =>
    `type E =\n${lines(n, (i) => `    | A${i} = ${i}`)}${lines(n, (i) => `let x${i} = E.Aa${i}`)}`,
  'errors: missing named arguments': (n) =>
    `type T() =\n    member _.M(${many(n, (i) => `x${i}: int`, ', ')}) = 1\nlet x = T().M(${many(n, (i) => `y${i} = 1`, ', ')})\n`,
  'errors: missing type parameters': (n) => lines(n, (i) => `type T${i} = A of 'a`),
  'errors: missing attributes': (n) => lines(n, (i) => `[<Missing${i}>]\nlet x${i} = 1`),
  'errors: names that are there twice': (n) => lines(n, () => `type T = int`),
  'errors: values that are there twice': (n) => `module M =\n${lines(n, () => `    let x = 1`)}`,
  'errors: members that are there twice': (n) => `type T() =\n${lines(n, () => `    member _.M(x: int) = 1`)}`,
  'errors: cases that are there twice': (n) => `type U =\n${lines(n, () => `    | A of int`)}`,
  'errors: fields that are there twice': (n) => `type R = {\n${lines(n, () => `    A: int`)}}\n`,
  'errors: variables that are there twice': (n) => `let f (${many(n, () => 'x', ', ')}) = 1\n`,
  'errors: restricted values': (n) => lines(n, (i) => `let x${i} = ref []`),
  'errors: unresolved overloads': (n) =>
    `type T() =\n    member _.M(x: int) = 1\n    member _.M(x: string) = 2\n${lines(n, (i) => `let x${i} = T().M(1.0)`)}`,
  'errors: unresolved overloads of many': (n) =>
    `${lines(n, (i) => `type A${i} = { V${i}: int }`)}type T() =\n${lines(n, (i) => `    member _.M(x: A${i}) = ${i}`)}let x = T().M(1.0)\n`,
  'errors: arguments too many': (n) => `let f x = x + 1\n${lines(n, (i) => `let y${i} = f 1 2`)}`,
  'errors: operators of types that have none': (n) =>
    `type R = { A: int }\nlet r = { A = 1 }\n${lines(n, (i) => `let x${i} = r + r`)}`,
  'errors: conditions that are none': (n) => lines(n, (i) => `let x${i} = if 1 then 2 else 3`),
  'errors: branches that differ': (n) => lines(n, (i) => `let x${i} = if true then 2 else "a"`),
  'errors: infinite types': (n) => lines(n, (i) => `let f${i} x = x x`),
  'errors: functions compared': (n) => lines(n, (i) => `let f${i} = (fun x -> x + 1) = (fun x -> x + 1)`),
  'errors: assignments to what is fixed': (n) => `let x = 1\n${lines(n, () => `x <- 2`)}`,
  'errors: formats': (n) => lines(n, (i) => `let x${i} = sprintf "%d" "a"`),
  'errors: holes of a format': (n) => `let x = sprintf "${'%q '.repeat(n)}"\n`,
  'errors: casts': (n) => lines(n, (i) => `let x${i} = 1 :> string`),
  'errors: abstract members': (n) => lines(n, (i) => `type T${i}() =\n    abstract M: int`),
  'errors: brackets that are not closed': (n) => lines(n, (i) => `let x${i} = (1 + `),
  'errors: brackets that nobody opened': (n) => lines(n, (i) => `let x${i} = 1)`),
  'errors: lines too far to the left': (n) => `let f x =\n${lines(n, () => '    if x then\n  1\n    else 2')}`,
  'errors: unfinished bindings': (n) => lines(n, (i) => `let x${i} =`),
  'errors: unfinished types': (n) => lines(n, (i) => `type T${i} =`),
  'errors: unfinished matches': (n) => lines(n, (i) => `let f${i} x = match x with`),
  'errors: unexpected words': (n) => lines(n, () => 'then else with'),
  'errors: characters of no language': (n) => lines(n, () => '\u00a7 \u20ac'),
  'errors: habits of other languages': (n) => lines(n, () => 'if (x == 1) { return x; } else { x += 1 }'),
  'errors: numbers too large': (n) => lines(n, (i) => `let x${i} = 99999999999`),
  'errors: escapes': (n) => `let x = "${'\\u12 '.repeat(n)}"\n`,
  'errors: unclosed text': (n) => `let x = "${'a\n'.repeat(n)}`,
  'errors: unclosed texts': (n) => lines(n, (i) => `let x${i} = $"a {`),
  'errors: unclosed comments': (n) => lines(n, () => '(* a'),
  'errors: wrong indentation': (n) => `let x =\n${many(n, (i) => `${' '.repeat(4 + (i % 7))}let y${i} = 1\n`)}`,
  'errors: tabs': (n) => lines(n, (i) => `let x${i} =\t1`),
  'errors: cyclic records': (n) =>
    `type R0 = { A: R${n} }\n${lines(n, (i) => `and [<Struct>] R${i + 1} = { B${i}: R${i} }`)}`,
  'errors: cyclic classes': (n) =>
    `type T0() =\n    inherit T${n}()\n${lines(n, (i) => `and T${i + 1}() =\n    inherit T${i}()`)}`,
  'errors: loads': (n) => lines(n, (i) => `#load "missing${i}.fsrs"`),
  'errors: a function of few arguments given to many': (n) => `let f x = x\nlet y = f ${many(n, (i) => `${i}`, ' ')}\n`,
  'errors: type arguments too many': (n) => `let x: list<${many(n, () => 'int', ', ')}> = []\n`,
  'errors: tuples of different lengths': (n) =>
    `let f () : ${many(n, () => 'int', ' * ')} = (${many(n + 1, () => '1', ', ')})\n`,
  'errors: tuples of different items': (n) =>
    `let f () : ${many(n, () => 'int', ' * ')} = (${many(n, () => '"a"', ', ')})\n`,
  'errors: an anonymous record of different fields': (n) =>
    `let f () : {| ${many(n, (i) => `A${i}: int`, '; ')} |} = {| ${many(n, (i) => `B${i} = 1`, '; ')} |}\n`,
  'warnings: missing cases': (n) => lines(n, (i) => `let f${i} x = match x with Some y -> y`),
  'warnings: missing cases of large unions': (n) =>
    `${union(20)}${lines(n, (i) => `let f${i} x = match x with C0 y -> y | C1 y -> y`)}`,
  'warnings: names in patterns that look like cases': (n) => lines(n, (i) => `let f${i} x = match x with Abc${i} -> 1`),
  'warnings: code that is less generic': (n) => lines(n, (i) => `let f${i} (x: 'a) = x + 1`),
  'warnings: missing results': (n) => `let f x =\n${lines(n, () => `    x + 1`)}    ()\n`,
  'warnings: upper-case variables': (n) => `let f x =\n${lines(n, (i) => `    let (X${i}, Y${i}) = x`)}    1\n`,
  'warnings: recursive values': (n) =>
    `let rec x0 = lazy (x1)\n${lines(n, (i) => `and x${i + 1}: Lazy<int> = lazy (1)`)}`,
  'warnings: obsolete characters of names': (n) => lines(n, (i) => `let x'${i} = ${i}`),
}

const indented = (n: number, make: (i: number) => string, last: string): string =>
  `${many(n, (i) => `${' '.repeat(i)}${make(i)}\n`)}${' '.repeat(n)}${last}\n`

/** What is within each other. A text whose lines are indented grows as the square of its depth, so these stand on one line. */
const DEEP: Readonly<Record<string, GrowingProgram>> = {
  parentheses: (n) => `let x = ${nested(n, '(', '1', ')')}\n`,
  'parentheses with operators': (n) => `let x = ${nested(n, '(', '1', ' + 1)')}\n`,
  'parentheses with operators to the right': (n) => `let x = ${nested(n, '1 + (', '1', ')')}\n`,
  'parentheses around functions': (n) => `let x = ${nested(n, '(id ', '1', ')')}\n`,
  brackets: (n) => `let x = ${nested(n, '[', '', ']')}\n`,
  'lists in lists': (n) => `let x = ${nested(n, '[ 1; 2 ] :: [ ', '', ' ]')}\n`,
  'arrays in arrays': (n) => `let x = ${nested(n, '[| ', '', ' |]')}\n`,
  'tuples in tuples': (n) => `let x = ${nested(n, '(', '1', ', 1)')}\n`,
  'tuples in tuples to the right': (n) => `let x = ${nested(n, '(1, ', '1', ')')}\n`,
  'records in records': (n) => `type R = { A: R option }\nlet x = ${nested(n, '{ A = Some ', '{ A = None }', ' }')}\n`,
  'anonymous records in anonymous records': (n) => `let x = ${nested(n, '{| A = ', '1', ' |}')}\n`,
  'updates in updates': (n) => `type R = { A: R option }\nlet f x = ${nested(n, '{ x with A = Some ', 'x', ' }')}\n`,
  calls: (n) => `let f x = x\nlet y = ${nested(n, 'f (', '1', ')')}\n`,
  'calls of two arguments': (n) => `let f x y = x + y\nlet y = ${nested(n, 'f 1 (', '1', ')')}\n`,
  'calls of cases': (n) => `type U = A of U | B\nlet y = ${nested(n, 'A (', 'B', ')')}\n`,
  'calls of methods': (n) => `type T() =\n    static member M(x: int) = x\nlet y = ${nested(n, 'T.M(', '1', ')')}\n`,
  'calls of overloads': (n) =>
    `type T() =\n    static member M(x: int) = x\n    static member M(x: string) = x\nlet y = ${nested(n, 'T.M(', '1', ')')}\n`,
  'calls of overloads with functions': (n) =>
    `type T() =\n    static member M(f: int -> int) = f 1\n    static member M(f: string -> int) = f ""\nlet y = ${nested(n, 'T.M(fun (x: int) -> ', '1', ')')}\n`,
  'calls of overloads with functions of unknown types': (n) =>
    `type T() =\n    static member M(f: int -> int) = f 1\n    static member M(f: int -> string) = f 1\nlet y = ${nested(n, 'T.M(fun x -> ', '1', ')')}\n`,
  'calls of overloads with lists': (n) =>
    `type T() =\n    static member M(f: int list) = [ 1 ]\n    static member M(f: string list) = [ "" ]\nlet y = ${nested(n, 'T.M(', '[ 1 ]', ')')}\n`,
  'calls of inline functions': (n) => `let inline f x = x + x\nlet y = ${nested(n, 'f (', '1', ')')}\n`,
  'calls of a generic function': (n) => `let f x = [ x ]\nlet y = ${nested(n, 'f (', '1', ')')}\n`,
  'options in options': (n) => `let y = ${nested(n, 'Some (', '1', ')')}\n`,
  'options in options, without parentheses': (n) => `let y = ${'Some <| '.repeat(n)}1\n`,
  conditions: (n) => `let f x = ${nested(n, 'if x then (', '1', ') else 2')}\n`,
  'conditions in conditions': (n) => `let f x = if ${nested(n, '(if ', 'x', ' then true else false)')} then 1 else 2\n`,
  matches: (n) => `let f x = ${nested(n, '(match x with Some _ -> ', '1', ' | None -> 2)')}\n`,
  'matches to the right': (n) => `let f x = ${'match x with None -> 1 | Some _ -> '.repeat(n)}2\n`,
  'matches on what is matched': (n) =>
    `let f x = ${nested(n, '(match ', 'x', ' with true -> false | false -> true)')}\n`,
  'matches that bind': (n) => `let f x0 = ${many(n, (i) => `(match x${i} with x${i + 1} -> `)}1${')'.repeat(n)}\n`,
  lambdas: (n) => `let f = ${many(n, (i) => `fun x${i} -> `)}1\n`,
  'lambdas in parentheses': (n) => `let f = ${nested(n, '(fun x -> ', '1', ')')}\n`,
  'lambdas that are called': (n) => `let f = ${nested(n, '(fun x -> ', '1', ') 1')}\n`,
  'lambdas that are given': (n) => `let f = ${nested(n, 'List.map (fun x -> ', '1', ') [ 1 ]')}\n`,
  'lambdas that capture all': (n) =>
    `let f = ${many(n, (i) => `(fun x${i} -> `)}${many(n, (i) => `x${i}`, ' + ')}${')'.repeat(n)}\n`,
  'lambdas that capture the first': (n) => `let f y = ${many(n, () => `(fun () -> `)}y${')'.repeat(n)}\n`,
  functions: (n) => `let f = ${'function x -> '.repeat(n)}1\n`,
  'lets on one line': (n) => `let f = ${many(n, (i) => `let x${i} = 1 in `)}1\n`,
  'lets in lets': (n) => `let f = ${nested(n, '(let x = ', '1', ' in x)')}\n`,
  'functions in lets': (n) => `let f = ${nested(n, '(let g x = ', '1', ' in g 1)')}\n`,
  'generic functions in lets': (n) => `let f = ${nested(n, '(let g x = ', '1', ' in (g 1, g 2))')}\n`,
  'indented functions': (n) => indented(Math.ceil(2 * Math.sqrt(n)), (i) => `let f${i} x${i} =`, '1'),
  'indented conditions': (n) => `let f x =\n${indented(Math.ceil(2 * Math.sqrt(n)), () => ' if x then', ' ()')}`,
  'indented matches': (n) => `let f x =\n${indented(Math.ceil(2 * Math.sqrt(n)), () => ' match x with _ ->', ' 1')}`,
  'indented loops': (n) => `let f x =\n${indented(Math.ceil(2 * Math.sqrt(n)), () => ' for i in 1 .. 2 do', ' ()')}`,
  'indented modules': (n) => indented(Math.ceil(2 * Math.sqrt(n)), (i) => `module M${i} =`, 'let x = 1'),
  'try with': (n) => `let f x = ${nested(n, '(try ', 'x', ' with _ -> 1)')}\n`,
  'try finally': (n) => `let f x = ${nested(n, '(try ', 'x', ' finally ())')}\n`,
  'lazy values': (n) => `let x = ${nested(n, 'lazy (', '1', ')')}\n`,
  sequences: (n) => `let x = ${nested(n, 'seq { yield! ', '[]', ' }')}\n`,
  'comprehensions in comprehensions': (n) => `let x = ${nested(n, '[ for i in 1 .. 2 -> ', '1', ' ]')}\n`,
  'loops in one comprehension': (n) => `let x = [ ${many(n, (i) => `for i${i} in 1 .. 2 do `)}yield 1 ]\n`,
  computations: (n) => `${MAYBE}let x = ${nested(n, 'maybe { return! ', 'None', ' }')}\n`,
  'computations bound': (n) => `${MAYBE}let x = ${nested(n, 'maybe { let! y = ', 'Some 1', ' in return y }')}\n`,
  asyncs: (n) => `let x = ${nested(n, 'async { return! ', 'async { return 1 }', ' }')}\n`,
  interpolations: (n) => `let x = ${nested(Math.min(n, 200), '$"""{', '1', '}"""')}\n`,
  annotations: (n) => `let x = ${nested(n, '(', '1', ' : int)')}\n`,
  casts: (n) => `let x = ${nested(n, '(', '1', ' :> obj)')}\n`,
  'types in types': (n) => `let f (x: ${nested(n, 'List<', 'int', '>')}) = 1\n`,
  'types behind types': (n) => `let f (x: int${' list'.repeat(n)}) = 1\n`,
  'function types': (n) => `let f (x: ${'int -> '.repeat(n)}int) = 1\n`,
  'function types to the left': (n) => `let f (x: ${nested(n, '(', 'int', ' -> int)')}) = 1\n`,
  'tuple types': (n) => `let f (x: ${nested(n, '(', 'int', ' * int)')}) = 1\n`,
  'array types': (n) => `let f (x: int${'[]'.repeat(n)}) = 1\n`,
  'type definitions with deep types': (n) => `type R = { A: int${' list'.repeat(n)} }\n`,
  'deep types that are compared': (n) => `let f (x: int${' list'.repeat(n)}) = x = x\n`,
  'deep types that differ': (n) => `let f (x: int${' list'.repeat(n)}) = x = 1\n`,
  'deep types that differ at the bottom': (n) =>
    `let f (x: int${' list'.repeat(n)}) (y: string${' list'.repeat(n)}) = x = y\n`,
  'deep types that are printed': (n) => `let f (x: int${' list'.repeat(n)}) = sprintf "%A" x\n`,
  'parenthesised patterns': (n) => `let ${nested(n, '(', 'x', ')')} = 1\n`,
  'tuple patterns': (n) => `let f ${nested(n, '(', 'x', ', _)')} = 1\n`,
  'case patterns': (n) =>
    `type U = A of U | B\nlet f x =\n    match x with\n    | ${nested(n, 'A (', 'B', ')')} -> 1\n    | _ -> 2\n`,
  'option patterns': (n) => `let f x =\n    match x with\n    | ${nested(n, 'Some (', '_', ')')} -> 1\n    | _ -> 2\n`,
  'list patterns': (n) => `let f x =\n    match x with\n    | ${nested(n, '[ ', '_', ' ]')} -> 1\n    | _ -> 2\n`,
  'or-patterns': (n) => `let f x =\n    match x with\n    | ${nested(n, '(1 | ', '2', ')')} -> 1\n    | _ -> 2\n`,
  'patterns of every depth': (n) => {
    const side = Math.ceil(Math.sqrt(n))
    return `type U = A of U | B\nlet f x =\n    match x with\n${lines(side, (i) => `    | ${nested(i, 'A (', 'B', ')')} -> ${i}`)}    | _ -> -1\n`
  },
  'object expressions': (n) =>
    `type I =\n    abstract M: unit -> I\nlet x = ${nested(n, '{ new I with member _.M() = ', 'Unchecked.defaultof<I>', ' }')}\n`,
}

/** Types that are large, or exponentially large, when they are written out. */
const TYPES: Readonly<Record<string, GrowingProgram>> = {
  'pairs by pipes': (n) => `let f x = (x, 1)\nlet y = 1 ${'|> f '.repeat(n)}\n`,
  'lists by pipes': (n) => `let y = 1 ${'|> List.singleton '.repeat(n)}\n`,
  'pairs of pairs': (n) => `let f0 x = (x, x)\n${lines(n, (i) => `let f${i + 1} x = f${i} (f${i} x)`)}`,
  'pairs of pairs, one each': (n) => `let f0 x = (x, x)\n${lines(n, (i) => `let f${i + 1} x = f0 (f${i} x)`)}`,
  values: (n) => `let x0 = 1\n${lines(n, (i) => `let x${i + 1} = (x${i}, x${i})`)}`,
  'local values': (n) => `let f x0 =\n${lines(n, (i) => `    let x${i + 1} = (x${i}, x${i})`)}    1\n`,
  'local functions': (n) =>
    `let f () =\n    let f0 x = (x, x)\n${lines(n, (i) => `    let f${i + 1} x = f${i} (f${i} x)`)}    1\n`,
  lambdas: (n) => `let f = ${many(n, (i) => `(fun x${i} -> (fun y -> (y, y)) (`)}x0${'))'.repeat(n)}\n`,
  'variables made one': (n) =>
    `let f ${many(n, (i) => `a${i} b${i}`, ' ')} = [ (${many(n, (i) => `a${i}`, ', ')}); (${many(n, (i) => `b${i}`, ', ')}) ]\n`,
  'pairs of both sides by pipes': (n) => `let p x = (x, x)\nlet y = 1 ${'|> p '.repeat(n)}\n`,
  'pairs compared': (n) => `let p x = (x, x)\nlet y = (1 ${'|> p '.repeat(n)}) = (1 ${'|> p '.repeat(n)})\n`,
  'pairs printed': (n) => `let p x = (x, x)\nlet y = sprintf "%A" (1 ${'|> p '.repeat(n)})\n`,
  'pairs that differ': (n) => `let p x = (x, x)\nlet y: int = (1 ${'|> p '.repeat(n)})\n`,
  'inline doubling': (n) =>
    `let inline f0 x = x + x\n${lines(n, (i) => `let inline f${i + 1} x = f${i} (f${i} x)`)}let y = f${n} 1\n`,
  'annotated pairs': (n) => `let f (x: ${nested(n, '(', 'int', ' * int)')}) (y: 'a) = (x, y)\n`,
  'matched pairs': (n) => `let p x = (x, x)\nlet f () =\n    match 1 ${'|> p '.repeat(n)} with\n    | (a, b) -> a\n`,
}

/** All of them, by what grows. */
export const GROWING_PROGRAMS: Readonly<Record<string, GrowingProgram>> = {
  ...WIDE,
  ...Object.fromEntries(Object.entries(TYPES).map(([name, make]) => [`types: ${name}`, make])),
  ...Object.fromEntries(Object.entries(DEEP).map(([name, make]) => [`deep: ${name}`, make])),
}

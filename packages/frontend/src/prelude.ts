/** Parts of FSharp.Core that are written in F# themselves: their texts, and which of them a program needs. */

/** One file. */
export interface PreludePart {
  readonly name: string
  /** A program that mentions one of these gets it. */
  readonly names: readonly string[]
  readonly text: string
}

/** All of them; a program's parts are a bit for each. */
export const PRELUDE_PARTS: readonly PreludePart[] = [
  {
    name: 'Choices',
    names: [
      'Choice',
      'Catch',
      ...['2', '3', '4'].flatMap((of) => ['1', '2', '3', '4'].map((i) => `Choice${i}Of${of}`)),
    ],
    text: `[<AutoOpen>]
module Choices
type Choice<'a, 'b> = Choice1Of2 of 'a | Choice2Of2 of 'b
type Choice<'a, 'b, 'c> = Choice1Of3 of 'a | Choice2Of3 of 'b | Choice3Of3 of 'c
type Choice<'a, 'b, 'c, 'd> = Choice1Of4 of 'a | Choice2Of4 of 'b | Choice3Of4 of 'c | Choice4Of4 of 'd
module Async =
    let Catch (computation: Async<'a>) : Async<Choice<'a, exn>> =
        async {
            try
                let! value = computation
                return Choice1Of2 value
            with error -> return Choice2Of2 error
        }
`,
  },
  {
    name: 'LazyPattern',
    names: ['Lazy'],
    text: `[<AutoOpen>]
module LazyPattern
let (|Lazy|) (input: Lazy<'T>) : 'T = input.Force ()
`,
  },
  {
    name: 'ValueOptions',
    names: ['ValueOption', 'ValueSome', 'ValueNone', 'voption'],
    text: `[<AutoOpen>]
module ValueOptions
[<Struct>]
type ValueOption<'T> =
    | ValueNone
    | ValueSome of 'T
    member this.IsSome = match this with ValueSome _ -> true | ValueNone -> false
    member this.IsNone = match this with ValueSome _ -> false | ValueNone -> true
    member this.Value =
        match this with
        | ValueSome value -> value
        | ValueNone -> raise (System.InvalidOperationException "ValueOption.Value")
    static member Some (value: 'T) = ValueSome value
type 'T voption = ValueOption<'T>
module ValueOption =
    let isSome (option: 'T voption) = option.IsSome
    let isNone (option: 'T voption) = option.IsNone
    let get option =
        match option with
        | ValueSome value -> value
        | ValueNone -> invalidArg "option" "The option value was None"
    let defaultValue value option = match option with ValueSome found -> found | ValueNone -> value
    let defaultWith defThunk option = match option with ValueSome found -> found | ValueNone -> defThunk ()
    let orElse ifNone option = match option with ValueSome _ -> option | ValueNone -> ifNone
    let orElseWith ifNoneThunk option = match option with ValueSome _ -> option | ValueNone -> ifNoneThunk ()
    let count option = match option with ValueSome _ -> 1 | ValueNone -> 0
    let fold folder state option = match option with ValueSome value -> folder state value | ValueNone -> state
    let foldBack folder option state = match option with ValueSome value -> folder value state | ValueNone -> state
    let exists predicate option = match option with ValueSome value -> predicate value | ValueNone -> false
    let forall predicate option = match option with ValueSome value -> predicate value | ValueNone -> true
    let contains value option = match option with ValueSome found -> found = value | ValueNone -> false
    let iter action option = match option with ValueSome value -> action value | ValueNone -> ()
    let map mapping option = match option with ValueSome value -> ValueSome (mapping value) | ValueNone -> ValueNone
    let map2 mapping option1 option2 =
        match option1, option2 with
        | ValueSome a, ValueSome b -> ValueSome (mapping a b)
        | _ -> ValueNone
    let bind binder option = match option with ValueSome value -> binder value | ValueNone -> ValueNone
    let flatten option = match option with ValueSome inner -> inner | ValueNone -> ValueNone
    let filter predicate option =
        match option with
        | ValueSome value when predicate value -> option
        | _ -> ValueNone
    let toArray option = match option with ValueSome value -> [| value |] | ValueNone -> [||]
    let toList option = match option with ValueSome value -> [ value ] | ValueNone -> []
    let ofOption option = match option with Some value -> ValueSome value | None -> ValueNone
    let toOption option = match option with ValueSome value -> Some value | ValueNone -> None
`,
  },
  {
    // The machine's own sums know numbers only; of a type with `Zero` they are this.
    name: 'Sums',
    names: ['Zero'],
    text: `[<AutoOpen>]
module Sums
module LanguagePrimitives =
    let inline GenericZero< ^T when ^T : (static member Zero : ^T)> : ^T = (^T : (static member Zero : ^T) ())
module List =
    let inline sum (list: ^T list) : ^T = List.fold (fun (a: ^T) (b: ^T) -> a + b) (^T : (static member Zero : ^T) ()) list
    let inline sumBy (projection: 'T -> ^U) (list: 'T list) : ^U =
        List.fold (fun (a: ^U) b -> a + projection b) (^U : (static member Zero : ^U) ()) list
module Array =
    let inline sum (array: ^T array) : ^T = Array.fold (fun (a: ^T) (b: ^T) -> a + b) (^T : (static member Zero : ^T) ()) array
    let inline sumBy (projection: 'T -> ^U) (array: 'T array) : ^U =
        Array.fold (fun (a: ^U) b -> a + projection b) (^U : (static member Zero : ^U) ()) array
module Seq =
    let inline sum (source: seq< ^T>) : ^T = Seq.fold (fun (a: ^T) (b: ^T) -> a + b) (^T : (static member Zero : ^T) ()) source
    let inline sumBy (projection: 'T -> ^U) (source: seq<'T>) : ^U =
        Seq.fold (fun (a: ^U) b -> a + projection b) (^U : (static member Zero : ^U) ()) source
`,
  },
  {
    name: 'Ones',
    names: ['One'],
    text: `[<AutoOpen>]
module Ones
module LanguagePrimitives =
    let inline GenericOne< ^T when ^T : (static member One : ^T)> : ^T = (^T : (static member One : ^T) ())
`,
  },
  {
    name: 'Averages',
    names: ['DivideByInt'],
    text: `[<AutoOpen>]
module Averages
module List =
    let inline averageBy (projection: 'T -> ^U) (list: 'T list) : ^U =
        if List.isEmpty list then invalidArg "source" "The input sequence was empty."
        (^U : (static member DivideByInt : ^U * int -> ^U) (List.sumBy projection list, List.length list))
    let inline average (list: ^T list) : ^T =
        if List.isEmpty list then invalidArg "source" "The input sequence was empty."
        (^T : (static member DivideByInt : ^T * int -> ^T) (List.sum list, List.length list))
module Array =
    let inline averageBy (projection: 'T -> ^U) (array: 'T array) : ^U =
        if Array.isEmpty array then invalidArg "source" "The input sequence was empty."
        (^U : (static member DivideByInt : ^U * int -> ^U) (Array.sumBy projection array, Array.length array))
    let inline average (array: ^T array) : ^T =
        if Array.isEmpty array then invalidArg "source" "The input sequence was empty."
        (^T : (static member DivideByInt : ^T * int -> ^T) (Array.sum array, Array.length array))
module Seq =
    let inline averageBy (projection: 'T -> ^U) (source: seq<'T>) : ^U =
        if Seq.isEmpty source then invalidArg "source" "The input sequence was empty."
        (^U : (static member DivideByInt : ^U * int -> ^U) (Seq.sumBy projection source, Seq.length source))
    let inline average (source: seq< ^T>) : ^T =
        if Seq.isEmpty source then invalidArg "source" "The input sequence was empty."
        (^T : (static member DivideByInt : ^T * int -> ^T) (Seq.sum source, Seq.length source))
`,
  },
]

/** Which of the parts a file with these names needs: a bit for each. */
export function preludeParts(mentions: ReadonlySet<string>): number {
  let parts = 0
  for (const [i, { names }] of PRELUDE_PARTS.entries()) if (names.some((name) => mentions.has(name))) parts |= 1 << i
  return parts
}

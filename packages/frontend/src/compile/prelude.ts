/** Parts of FSharp.Core that are written in F# themselves: their texts, and which of them a program needs. */

/** One file. */
export interface PreludePart {
  readonly name: string
  /** A program that mentions one of these gets it. */
  readonly names: readonly string[]
  /** The part that this one's own text needs. */
  readonly needs?: string
  readonly text: string
}

/** All of them; a program's parts are a bit for each. */
export const PRELUDE_PARTS: readonly PreludePart[] = [
  {
    name: 'Choices',
    names: [
      'Choice',
      'Catch',
      ...[2, 3, 4, 5, 6, 7].flatMap((of) => Array.from({ length: of }, (_, i) => `Choice${i + 1}Of${of}`)),
    ],
    text: `[<AutoOpen>]
module Choices
type Choice<'a, 'b> = Choice1Of2 of 'a | Choice2Of2 of 'b
type Choice<'a, 'b, 'c> = Choice1Of3 of 'a | Choice2Of3 of 'b | Choice3Of3 of 'c
type Choice<'a, 'b, 'c, 'd> = Choice1Of4 of 'a | Choice2Of4 of 'b | Choice3Of4 of 'c | Choice4Of4 of 'd
type Choice<'a, 'b, 'c, 'd, 'e> =
    Choice1Of5 of 'a | Choice2Of5 of 'b | Choice3Of5 of 'c | Choice4Of5 of 'd | Choice5Of5 of 'e
type Choice<'a, 'b, 'c, 'd, 'e, 'f> =
    Choice1Of6 of 'a | Choice2Of6 of 'b | Choice3Of6 of 'c | Choice4Of6 of 'd | Choice5Of6 of 'e | Choice6Of6 of 'f
type Choice<'a, 'b, 'c, 'd, 'e, 'f, 'g> =
    Choice1Of7 of 'a | Choice2Of7 of 'b | Choice3Of7 of 'c | Choice4Of7 of 'd | Choice5Of7 of 'e | Choice6Of7 of 'f
    | Choice7Of7 of 'g
module Async =
    let Catch (computation: Async<'a>) : Async<Choice<'a, exn>> =
        async {
            try
                let! value = computation
                return Choice1Of2 value
            with error -> return Choice2Of2 error
        }
module Event =
    let split (splitter: 'T -> Choice<'U1, 'U2>) (source: IEvent<'T>) : IEvent<'U1> * IEvent<'U2> =
        Event.choose (fun value -> match splitter value with Choice1Of2 x -> Some x | Choice2Of2 _ -> None) source,
        Event.choose (fun value -> match splitter value with Choice1Of2 _ -> None | Choice2Of2 x -> Some x) source
`,
  },
  {
    name: 'EventArguments',
    names: ['EventArgs', 'EventHandler'],
    text: `[<AutoOpen>]
module EventArguments
module System =
    [<AllowNullLiteral>]
    type EventArgs() =
        static let empty = EventArgs()
        static member Empty = empty
    type EventHandler = delegate of obj * EventArgs -> unit
    type EventHandler<'TEventArgs> = delegate of obj * 'TEventArgs -> unit
`,
  },
  {
    name: 'Days',
    names: ['DayOfWeek'],
    text: `[<AutoOpen>]
module Days
module System =
    type DayOfWeek =
        | Sunday = 0
        | Monday = 1
        | Tuesday = 2
        | Wednesday = 3
        | Thursday = 4
        | Friday = 5
        | Saturday = 6
`,
  },
  {
    name: 'Observables',
    names: ['Observable', 'IObservable'],
    needs: 'Choices',
    text: `[<AutoOpen>]
module Observables
open System
let private observer (next: 'T -> unit) (fail: exn -> unit) (stop: unit -> unit) : IObserver<'T> =
    let mutable isStopped = false
    { new IObserver<'T> with
        member _.OnNext value = if not isStopped then next value
        member _.OnError error = if not isStopped then isStopped <- true; fail error
        member _.OnCompleted () = if not isStopped then isStopped <- true; stop () }
type System.IObservable<'T> with
    member source.Add (callback: 'T -> unit) : unit =
        source.Subscribe (observer callback ignore ignore) |> ignore
    member source.Subscribe (callback: 'T -> unit) : IDisposable =
        source.Subscribe (observer callback ignore ignore)
module Observable =
    let subscribe (callback: 'T -> unit) (source: IObservable<'T>) : IDisposable =
        source.Subscribe (observer callback ignore ignore)
    let add (callback: 'T -> unit) (source: IObservable<'T>) : unit =
        source.Subscribe (observer callback ignore ignore) |> ignore
    let map (mapping: 'T -> 'U) (source: IObservable<'T>) : IObservable<'U> =
        { new IObservable<'U> with
            member _.Subscribe target =
                let forward value =
                    match (try Ok (mapping value) with error -> Error error) with
                    | Ok mapped -> target.OnNext mapped
                    | Error error -> target.OnError error
                source.Subscribe (observer forward target.OnError target.OnCompleted) }
    let choose (chooser: 'T -> 'U option) (source: IObservable<'T>) : IObservable<'U> =
        { new IObservable<'U> with
            member _.Subscribe target =
                let forward value =
                    match (try Ok (chooser value) with error -> Error error) with
                    | Ok (Some chosen) -> target.OnNext chosen
                    | Ok None -> ()
                    | Error error -> target.OnError error
                source.Subscribe (observer forward target.OnError target.OnCompleted) }
    let filter (predicate: 'T -> bool) (source: IObservable<'T>) : IObservable<'T> =
        choose (fun value -> if predicate value then Some value else None) source
    let partition (predicate: 'T -> bool) (source: IObservable<'T>) : IObservable<'T> * IObservable<'T> =
        filter predicate source, filter (fun value -> not (predicate value)) source
    let split (splitter: 'T -> Choice<'U1, 'U2>) (source: IObservable<'T>) : IObservable<'U1> * IObservable<'U2> =
        choose (fun value -> match splitter value with Choice1Of2 x -> Some x | Choice2Of2 _ -> None) source,
        choose (fun value -> match splitter value with Choice1Of2 _ -> None | Choice2Of2 x -> Some x) source
    let scan (collector: 'U -> 'T -> 'U) (state: 'U) (source: IObservable<'T>) : IObservable<'U> =
        { new IObservable<'U> with
            member _.Subscribe target =
                let mutable current = state
                let forward value =
                    match (try Ok (collector current value) with error -> Error error) with
                    | Ok next ->
                        current <- next
                        target.OnNext next
                    | Error error -> target.OnError error
                source.Subscribe (observer forward target.OnError target.OnCompleted) }
    let pairwise (source: IObservable<'T>) : IObservable<'T * 'T> =
        { new IObservable<'T * 'T> with
            member _.Subscribe target =
                let mutable last = None
                let forward value =
                    let before = last
                    last <- Some value
                    match before with
                    | Some first -> target.OnNext ((first, value))
                    | None -> ()
                source.Subscribe (observer forward target.OnError target.OnCompleted) }
    let merge (source1: IObservable<'T>) (source2: IObservable<'T>) : IObservable<'T> =
        { new IObservable<'T> with
            member _.Subscribe target =
                let mutable isStopped = false
                let mutable isOver1 = false
                let mutable isOver2 = false
                let next value = if not isStopped then target.OnNext value
                let fail error =
                    if not isStopped then
                        isStopped <- true
                        target.OnError error
                let over () =
                    if not isStopped && isOver1 && isOver2 then
                        isStopped <- true
                        target.OnCompleted ()
                let first = source1.Subscribe (observer next fail (fun () -> isOver1 <- true; over ()))
                let second = source2.Subscribe (observer next fail (fun () -> isOver2 <- true; over ()))
                { new IDisposable with
                    member _.Dispose () =
                        first.Dispose ()
                        second.Dispose () } }
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
    // One thread does it all, in order: nobody can tell, but by effects whose order .NET leaves open.
    name: 'ParallelArrays',
    names: ['Parallel'],
    text: `[<AutoOpen>]
module ParallelArrays
module Array =
    module Parallel =
        let init (count: int) (initializer: int -> 'T) : 'T array = Array.init count initializer
        let map (mapping: 'T -> 'U) (array: 'T array) : 'U array = Array.map mapping array
        let mapi (mapping: int -> 'T -> 'U) (array: 'T array) : 'U array = Array.mapi mapping array
        let iter (action: 'T -> unit) (array: 'T array) : unit = Array.iter action array
        let iteri (action: int -> 'T -> unit) (array: 'T array) : unit = Array.iteri action array
        let choose (chooser: 'T -> 'U option) (array: 'T array) : 'U array = Array.choose chooser array
        let collect (mapping: 'T -> 'U array) (array: 'T array) : 'U array = Array.collect mapping array
        let partition (predicate: 'T -> bool) (array: 'T array) : 'T array * 'T array = Array.partition predicate array
`,
  },
  {
    // The last names of the modules: whoever opens or names one of them writes it.
    name: 'SiUnits',
    names: ['UnitSymbols', 'UnitNames'],
    text: `[<AutoOpen>]
module SiUnits
module FSharp =
    module Data =
        module UnitSystems =
            module SI =
                module UnitNames =
                    [<Measure>] type metre
                    [<Measure>] type meter = metre
                    [<Measure>] type ampere
                    [<Measure>] type candela
                    [<Measure>] type kelvin
                    [<Measure>] type kilogram
                    [<Measure>] type mole
                    [<Measure>] type second
                    [<Measure>] type hertz = second^-1
                    [<Measure>] type newton = kilogram metre / second^2
                    [<Measure>] type pascal = newton / metre^2
                    [<Measure>] type joule = newton metre
                    [<Measure>] type watt = joule / second
                    [<Measure>] type coulomb = second ampere
                    [<Measure>] type volt = watt / ampere
                    [<Measure>] type farad = coulomb / volt
                    [<Measure>] type ohm = volt / ampere
                    [<Measure>] type siemens = ampere / volt
                    [<Measure>] type weber = volt second
                    [<Measure>] type tesla = weber / metre^2
                    [<Measure>] type henry = weber / ampere
                    [<Measure>] type lumen = candela
                    [<Measure>] type lux = lumen / metre^2
                    [<Measure>] type becquerel = second^-1
                    [<Measure>] type gray = joule / kilogram
                    [<Measure>] type sievert = joule / kilogram
                    [<Measure>] type katal = mole / second
                module UnitSymbols =
                    [<Measure>] type A = UnitNames.ampere
                    [<Measure>] type cd = UnitNames.candela
                    [<Measure>] type K = UnitNames.kelvin
                    [<Measure>] type kg = UnitNames.kilogram
                    [<Measure>] type m = UnitNames.metre
                    [<Measure>] type mol = UnitNames.mole
                    [<Measure>] type s = UnitNames.second
                    [<Measure>] type Hz = UnitNames.hertz
                    [<Measure>] type N = UnitNames.newton
                    [<Measure>] type Pa = UnitNames.pascal
                    [<Measure>] type J = UnitNames.joule
                    [<Measure>] type W = UnitNames.watt
                    [<Measure>] type C = UnitNames.coulomb
                    [<Measure>] type V = UnitNames.volt
                    [<Measure>] type F = UnitNames.farad
                    [<Measure>] type ohm = UnitNames.ohm
                    [<Measure>] type S = UnitNames.siemens
                    [<Measure>] type Wb = UnitNames.weber
                    [<Measure>] type T = UnitNames.tesla
                    [<Measure>] type H = UnitNames.henry
                    [<Measure>] type lm = UnitNames.lumen
                    [<Measure>] type lx = UnitNames.lux
                    [<Measure>] type Bq = UnitNames.becquerel
                    [<Measure>] type Gy = UnitNames.gray
                    [<Measure>] type Sv = UnitNames.sievert
                    [<Measure>] type kat = UnitNames.katal
module Microsoft =
    module FSharp =
        module Data =
            module UnitSystems = FSharp.Data.UnitSystems
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
  for (const [i, { names, needs }] of PRELUDE_PARTS.entries()) {
    if (!names.some((name) => mentions.has(name))) continue
    parts |= 1 << i
    if (needs !== undefined) parts |= 1 << PRELUDE_PARTS.findIndex((each) => each.name === needs)
  }
  return parts
}

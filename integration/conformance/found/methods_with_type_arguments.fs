// default interface-like patterns: visitors, handlers with boxes and type tests
type IVisitor<'r> =
    abstract Num : int -> 'r
    abstract Any : 'a -> 'r
type Shower() =
    interface IVisitor<string> with
        member _.Num n = string n
        member _.Any x = match box x with :? char as c -> sprintf "char %c" c | :? float as f -> sprintf "float %f" f | o -> sprintf "other %O" o
let v = Shower() :> IVisitor<string>
printfn "%s" (v.Any 'c')
printfn "%s" (v.Any 1.0)
printfn "%s" (v.Any 1)
printfn "%s" (v.Any [1])
type ISer =
    abstract Ser<'t> : 't -> string
    abstract Name<'t> : unit -> string
    abstract Zero<'t> : unit -> 't
type Ser() =
    interface ISer with
        member _.Ser<'t> (x: 't) = typeof<'t>.Name + ":" + (box x).ToString()
        member _.Name<'t>() = typeof<'t>.Name
        member _.Zero<'t>() = Unchecked.defaultof<'t>
let ser = Ser() :> ISer
printfn "%s" (ser.Ser 'c')
printfn "%s" (ser.Name<float>())
printfn "%A" (ser.Zero<int>())
printfn "%A" (ser.Zero<bool>())
printfn "%A" (ser.Zero<string>())
let f (i: ISer) x = i.Ser (x, x)
printfn "%s" (f ser 1)
type IMap =
    abstract Map : ('a -> 'b) -> 'a list -> 'b list
let m = { new IMap with member _.Map f xs = printfn "%A" xs; List.map f xs }
printfn "%A" (m.Map (fun x -> float x) [1;2])
printfn "%A" (m.Map (fun (x: char) -> int x) ['a'])
type Store() =
    let items = System.Collections.Generic.Dictionary<string, obj>()
    abstract Put : string * 'a -> unit
    default _.Put(k, v: 'a) = items.[k] <- box v
    member _.Get<'a>(k) : 'a = unbox items.[k]
    member _.Raw k = items.[k]
let st = Store()
st.Put("a", 'c')
st.Put("b", 1.5)
printfn "%A %A" (st.Raw "a") (st.Raw "b")
printfn "%c" (st.Get<char> "a")

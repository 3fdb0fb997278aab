type IShow = abstract Show : unit -> string
type R<'a> =
    { V: 'a }
    interface IShow with
        member this.Show() = sprintf "%A" this.V
printfn "%s" (({ V = 1.0 } :> IShow).Show())
printfn "%s" (({ V = 'c' } :> IShow).Show())
type U<'a> =
    | A of 'a
    | B
    interface IShow with
        member this.Show() = match this with A x -> sprintf "%O" x | B -> "B"
let all : IShow list = [ A 'c'; A 1.0; (B: U<int>); { V = [1.0] } ]
for s in all do printfn "%s" (s.Show())
type C<'a>(v: 'a) =
    interface IShow with
        member _.Show() = sprintf "%A" v
printfn "%s" ((C 'c' :> IShow).Show())
[<CustomEquality; NoComparison>]
type H<'a when 'a: equality> =
    { H: 'a }
    override this.GetHashCode() = hash this.H
    override this.Equals(o) = match o with :? H<'a> as h -> h.H = this.H | _ -> false
printfn "%d %b" (hash { H = 'c' }) (hash { H = 'c' } = hash 'c')
printfn "%b" ({ H = 'c' } = { H = 'c' })
printfn "%b" ({ H = 'c' }.Equals({ H = 'c' }))
printfn "%b" ({ H = 'c' }.Equals({ H = 99 }))
printfn "%b" ({ H = 'c' }.Equals(box { H = 'c' }))
[<CustomComparison; CustomEquality>]
type K<'a when 'a : comparison> =
    { K: 'a }
    override this.Equals(o) = match o with :? K<'a> as k -> k.K = this.K | _ -> false
    override this.GetHashCode() = 0
    interface System.IComparable with
        member this.CompareTo(o) = match o with :? K<'a> as k -> compare this.K k.K | _ -> failwith "no"
printfn "%A" (List.sort [ { K = 'c' }; { K = 'a' } ])

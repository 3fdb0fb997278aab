// float32, -0.0, refs, results, exceptions, anonymous records, structs, nested
exception E of float
printfn "%b %b" ((E nan).Equals(E nan)) (E nan = E nan)
printfn "%b" ((ref nan).Equals(ref nan))
printfn "%b" (ref nan = ref nan)
let ok : Result<float, string> = Ok nan
printfn "%b %b" (ok.Equals(Ok nan : Result<float,string>)) (ok = Ok nan)
printfn "%b" ((1, (2, [Some nan])).Equals((1, (2, [Some nan]))))
[<Struct>]
type S = { X: float }
printfn "%b %b" ({ X = nan }.Equals({ X = nan })) ({ X = nan } = { X = nan })
printfn "%b" ((struct (1, nan)).Equals(struct (1, nan)))
printfn "%b" (struct (1, nan) = struct (1, nan))
printfn "%b %b" ((nanf, 1).Equals((nanf, 1))) ((nanf, 1) = (nanf, 1))
[<Struct>]
type V(x: float) =
  member _.X = x
printfn "%b" ((V nan).Equals(V nan))
printfn "%b" (V nan = V nan)
type G<'a> = { G: 'a }
printfn "%b %b" ({ G = nan }.Equals({ G = nan })) ({ G = nan } = { G = nan })
printfn "%b" ({ G = (nan, 2) }.Equals({ G = (nan, 2) }))
printfn "%b" ((0.0).Equals(-0.0))
printfn "%b" ((1, 0.0).Equals((1, -0.0)))
printfn "%b" (hash 0.0 = hash -0.0)
type C() =
  override _.Equals(o) = true
  override _.GetHashCode() = 1
printfn "%b" ((C(), nan).Equals((C(), nan)))
printfn "%b" ((C(), 1) = (C(), 1))
printfn "%b" ((1, nan).Equals(null))
printfn "%b" ((1, nan).Equals("x"))
printfn "%b" ([1.0].Equals(Some 1.0))
let eq (a: 'a) (b: 'a) = a.Equals(b)
printfn "%b" (eq nan nan)
printfn "%b" (eq [nan] [nan])
printfn "%b" (eq [|nan|] [|nan|])

let total (xs: #seq<int>) = Seq.sum xs
printfn "%d %d" (total [1;2;3]) (total [|4;5|])
let cnt (xss: seq<#seq<'a>>) = xss |> Seq.sumBy Seq.length
printfn "%d" (cnt [[1];[2;3]])
let concat (xs: #seq<string>) = String.concat "," xs
printfn "%s" (concat (Set.ofList ["b"; "a"]))
type Base() =
    abstract Name: string
    default _.Name = "base"
type Derived() =
    inherit Base()
    override _.Name = "derived"
let show (b: #Base) = b.Name
printfn "%s %s" (show (Base())) (show (Derived()))
let showAll (bs: #Base list) = bs |> List.map (fun b -> b.Name)
printfn "%A" (showAll [Derived(); Derived()])

type Person(name: string, age: int) =
    new(name) = Person(name, 0)
    new() = Person("anon")
    member val Nick = "none" with get, set
    member _.Name = name
    member _.Age = age
    static member Create(n, ?age) = Person(n, defaultArg age 18)
    member _.Show(?prefix: string, ?suffix: string) =
        sprintf "%s%s%s" (defaultArg prefix "") name (match suffix with Some s -> s | None -> "")
    static member Range(lo: int, hi: int) = [ lo .. hi ]
let p = Person("x")
p.Nick <- "zz"
printfn "%s %d %s" p.Name p.Age p.Nick
printfn "%d %d" (Person.Create("a").Age) (Person.Create("a", 3).Age)
printfn "%d" (Person.Create(n = "q", age = 4).Age)
printfn "%s %s %s" (p.Show()) (p.Show("<")) (p.Show(suffix = "!"))
printfn "%A" (Person.Range(hi = 3, lo = 1))
printfn "%s" (Person().Name)
printfn "%s" (Person(age = 3, name = "n").Name)
type Stack<'T>(items: 'T list) =
    new() = Stack<'T>([])
    member _.Push x = Stack<'T>(x :: items)
    member _.Items = items
let s = Stack<int>().Push(1).Push(2)
printfn "%A" s.Items

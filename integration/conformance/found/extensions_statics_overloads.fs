// extension members, type tests, statics
type System.String with
  member s.Rev = System.String(Array.rev (s.ToCharArray()))
  member s.Times n = String.replicate n s
type System.Int32 with
  member n.IsEven = n % 2 = 0
  static member Parse2 (s: string) = int s * 2
type List<'a> with
  member l.Second = l.Tail.Head
module ListExt =
  type List<'a> with
    static member twice (l: 'a list) = l @ l
open ListExt
printfn "%s %s %b" "abc".Rev ("ab".Times 2) (4).IsEven
printfn "%d" (System.Int32.Parse2 "21")
printfn "%d" [1; 2; 3].Second
type Counter() =
  static let mutable count = 0
  let id = count
  do count <- count + 1
  member _.Id = id
  static member Count = count
  static member Reset() = count <- 0
let a, b = Counter(), Counter()
printfn "%d %d %d" a.Id b.Id Counter.Count
Counter.Reset()
printfn "%d" Counter.Count
let describe (o: obj) =
  match o with
  | :? int as i -> sprintf "int %d" i
  | :? string as s -> sprintf "string %s" s
  | :? (int list) as l -> sprintf "list %d" l.Length
  | :? float -> "float"
  | null -> "null"
  | _ -> "other"
[box 1; box "s"; box [1; 2]; box 1.0; null; box 'c'] |> List.iter (describe >> printfn "%s")
type Temp(c: float) =
  member val Celsius = c with get, set
  member t.Fahrenheit
    with get () = t.Celsius * 9.0 / 5.0 + 32.0
    and set f = t.Celsius <- (f - 32.0) * 5.0 / 9.0
  new() = Temp(20.0)
let t = Temp()
t.Fahrenheit <- 212.0
printfn "%g %g" t.Celsius t.Fahrenheit
let t2 = Temp(5.0)
printfn "%g" t2.Celsius
type Op =
  static member Add(a: int, b: int) = a + b
  static member Add(a: string, b: string) = a + b
  static member Opt(a: int, ?b: int) = a + defaultArg b 10
printfn "%d %s %d %d" (Op.Add(1, 2)) (Op.Add("a", "b")) (Op.Opt 1) (Op.Opt(1, b = 2))

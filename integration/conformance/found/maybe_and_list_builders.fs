type MaybeBuilder() =
  member _.Bind(x, f) = match x with Some v -> f v | None -> None
  member _.Return x = Some x
  member _.ReturnFrom (x: 'a option) = x
  member _.Zero() = None
  member _.Combine(a, b) = match a with Some _ -> a | None -> b ()
  member _.Delay f = f
  member _.Run f = f ()
let maybe = MaybeBuilder()
let div a b = if b = 0 then None else Some (a / b)
let r = maybe {
  let! x = div 10 2
  if x > 100 then return x
  let! y = div x 1
  return x + y }
printfn "%A %A" r (maybe { let! a = div 1 0 in return a })
let firstEven xs = maybe {
  match xs with
  | x :: _ when x % 2 = 0 -> return x
  | _ -> return! None }
printfn "%A %A" (firstEven [2]) (firstEven [1])
type ListBuilder() =
  member _.Bind(m, f) = List.collect f m
  member _.Return x = [x]
  member _.Yield x = [x]
  member _.YieldFrom (xs: _ list) = xs
  member _.Zero() = []
  member _.Combine(a, b) = a @ b
  member _.Delay f = f ()
  member _.For(xs, f) = Seq.toList xs |> List.collect f
let list = ListBuilder()
printfn "%A" (list { let! x = [1; 2] in let! y = [10; 20] in return x + y })
printfn "%A" (list { for x in 1 .. 3 do yield x; yield x * 10 })

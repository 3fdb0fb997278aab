module M1 =
  let isOne (x: int) = x == 1
module M2 =
  let isOne x = x == 1
module M3 =
  let differs (x: int) (y: int) = x != y
module M4 =
  let both x y = x &&= y
module M5 =
  let add n =
    let mutable total = 0
    total += n
    total
module M6 =
  let even xs = List.filter (fun x -> x % 2 == 0) xs
module M7 =
  type P = { X: int }
  let same (p: P) = p == p

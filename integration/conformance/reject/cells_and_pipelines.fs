module M1 =
  let mutable i = 0
  i := 1
module M2 =
  let f (x: int) = x := 2
  let g () = "a" := 1
  let a = [ 1; 2 ] <| id
  let b = 1 <| 2
  let c = (1, 2) <| fst
  let d = 7 mod 2

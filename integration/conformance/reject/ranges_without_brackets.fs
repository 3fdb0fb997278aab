module M1 =
  let a = 1 .. 3
  let b = (1 .. 3)
  let c = [ yield! 1 .. 3 ]
  let d = id (1 .. 3)
  let e = [ 1; 2 .. 5 ]
  let f = [ (1 .. 3) ]
  let g = if true then 1 .. 3 else 2 .. 4
module M2 =
  for i in (1 .. 3) do printfn "%d" i
  let h = [ for i in (1 .. 3) -> i ]
  let k = [ if true then 1 .. 3 ]
  let l = seq { (1 .. 3) }
module M3 =
  let n = 3
  let m = [ n..-1 ]
  let o = [ 1.0..-0.5..0.0 ]
  let p = [ n..+5 ]
  for i in n..-1..0 do printfn "%d" i

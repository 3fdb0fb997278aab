module M1 =
  type M<'a> = { mutable X: 'a list }
  let r = { X = [] }
module M2 =
  type M<'a> = { X: 'a list; mutable Y: int }
  let r = { X = []; Y = 1 }
  printfn "%A %A" (r.X : int list) (r.X : string list)

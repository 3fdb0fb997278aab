[<AutoOpen>]
module Top
  let x = 1
  type R =
    { A: int
      B: string }
  let r = { A = x; B = "q" }
  module N =
      let y = r.A
      printfn "%d" y
  printfn "%A" r

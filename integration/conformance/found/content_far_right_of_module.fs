module Prog

  type T = A | B

  let show t =
    match t with
    | A -> "a"
    | B -> "b"

  module Inner =
    let z = show A

  printfn "%s %s" (show B) Inner.z

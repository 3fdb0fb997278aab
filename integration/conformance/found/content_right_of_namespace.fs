namespace My.Space

  type T = A | B
  module M =
      let go () = printfn "%A" A
  module Main =
    do M.go ()

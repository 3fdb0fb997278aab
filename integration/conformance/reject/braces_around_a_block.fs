let f x =
    { printfn "a"
      x }

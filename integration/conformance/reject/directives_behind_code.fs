module M1 =
  let x = 1 #if A
  + 2
  #endif
module M2 =
  printfn "a" #if !A
  printfn "b"
  #endif

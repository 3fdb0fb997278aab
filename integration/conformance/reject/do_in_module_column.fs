module M =
  do
  printfn "a"

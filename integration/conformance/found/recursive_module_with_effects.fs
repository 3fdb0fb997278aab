module rec Outer =
  let answer = twice 21
  let twice x = x * 2
  do printfn "done %d" answer
  let later = answer + 1
printfn "%d %d" Outer.answer Outer.later

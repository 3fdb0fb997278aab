module rec M
module Inner =
  let x = 3
  printfn "inner"
module Other =
  let y = Inner.x + 1
type T = { X: U }
type U = { Y: int }
printfn "%d" Other.y

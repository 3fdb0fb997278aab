module rec M
type Node = { Items: Item list }
type Item = Leaf of int | Inner of Node
let total n = n.Items |> List.sumBy count
let count i = match i with Leaf n -> n | Inner n -> total n
let start = { Items = [ Leaf 1; Inner { Items = [ Leaf 2 ] } ] }
let answer = total start
printfn "%d" answer

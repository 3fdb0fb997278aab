let r = List.maap (fun x -> x) [ 1 ]

let greeting = "hello"
printfn "%s" greting

type Point = { X: int; Height: int }
let f (p: Point) = p.Hieght

type Color = Red | Green
let c = Color.Gren

open Sytem

let m : Maap<int, int> = Map.empty

let x = 1
x <- 2

let now = System.DateTime.Now

let pulse = Stopwatch()

let area : float = 3 * 4

let names = [ "a"; 2 ]

let sign n =
    if n < 0 then "negative"
    else 1

let r = 1 + 2.0

let total = List.map (fun x -> x + 1) [ "a" ]

let f (x: int option) = x + 1

let rec grow x = [ grow ]

let wait = if 1 = 1 then 5

let half (n: int) : float = n / 2

let id2<'a> (x: 'a) : int = x

let message (error: exn) = match error with :? System.Exception as e -> e.Message

let same (thing: obj) = thing :?> obj

type T = Apple | Pear
let f x =
    match x with
    | Apple -> 1
    | Peer -> 2

let f (x: int list) = match x with :? (int list) -> 1 | _ -> 2
let g (s: string) = s :? string

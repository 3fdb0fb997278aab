type I =
    abstract F: int -> int
let i = { new I with
            member _.F x = x
            member _.H x = x }
let j = { new I with
            member _.F(x, y) = x }

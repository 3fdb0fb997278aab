module M =
    type Email = private Email of string
    type Q = private { Z: int }
    let make s = Email s
    let mk z = { Z = z }
    let get (Email s) = s
printfn "%s" (M.get (M.make "x"))
let a = M.Email "x"
let f (M.Email s) = s
let b = (M.mk 1).Z

[<RequireQualifiedAccess>]
module M =
    let x = 1
open M
let y = x

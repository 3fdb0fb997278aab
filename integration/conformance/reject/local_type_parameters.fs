let outer<'a> (x: 'a) = x
let run () =
    let same<'a> (x: 'a) = x
    same 1
type Scale(factor: int) =
    let twice<'b> (x: 'b) = x, x
    static let once<'b> (x: 'b) = x
    member _.Apply y = twice y, factor

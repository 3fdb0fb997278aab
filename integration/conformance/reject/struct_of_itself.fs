[<Struct>]
type S = { A: S }

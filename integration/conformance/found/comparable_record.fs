open System
[<CustomEquality; CustomComparison>]
type Version =
    { Major: int; Minor: int }
    override this.Equals(o) =
        match o with
        | :? Version as v -> v.Major = this.Major && v.Minor = this.Minor
        | _ -> false
    override this.GetHashCode() = this.Major * 31 + this.Minor
    interface IComparable with
        member this.CompareTo(o) =
            match o with
            | :? Version as v -> compare (this.Major, this.Minor) (v.Major, v.Minor)
            | _ -> invalidArg "o" "not a version"
let v1 = { Major = 1; Minor = 2 }
let v2 = { Major = 1; Minor = 10 }
printfn "%b %b" (v1 < v2) (v1 = v2)
printfn "%A" (List.sortDescending [v1; v2; { Major = 0; Minor = 0 }])
printfn "%A" (max v1 v2)

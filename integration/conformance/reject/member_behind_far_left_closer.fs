let f x = 1
type T() =
    member _.X = f (
        1
    ) + 2

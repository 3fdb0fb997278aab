type H() =
    member _.Item
    with get (k: int) = k

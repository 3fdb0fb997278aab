type Scale(factor: int) =
    let inline twice x = x + x
    member _.Factor = factor

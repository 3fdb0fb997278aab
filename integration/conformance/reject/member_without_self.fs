type T() =
    member X = 1

type T(items: int list) =
    member Top = x.Head

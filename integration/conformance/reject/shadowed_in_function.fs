let f x =
    let y = 1
    let y = 2
    y

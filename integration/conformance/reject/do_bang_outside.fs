let f x =
    do! x

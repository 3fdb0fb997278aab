let f x =
    try
        x
    with
  | _ -> 2

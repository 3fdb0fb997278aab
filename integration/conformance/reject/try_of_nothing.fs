let f () =
    try
    with _ -> ()

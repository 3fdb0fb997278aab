let get () = async { return 1 }
let f () =
    let! x = get ()
    x + 1

let s = (
    match 1
   with _ -> 2 )

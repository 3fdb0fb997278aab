let c = seq { let! x = [1] in yield x }

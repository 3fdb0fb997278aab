let mutable f x = x + 1

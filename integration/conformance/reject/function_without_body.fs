let twice = fun x ->

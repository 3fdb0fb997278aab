let x = List.sum

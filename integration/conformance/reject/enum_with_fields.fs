type E = A of int = 1

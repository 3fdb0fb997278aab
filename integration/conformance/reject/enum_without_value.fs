type E = A = 1 | B

type T = | a | b

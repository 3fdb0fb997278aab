let s = "abc"
s.Length <- 2

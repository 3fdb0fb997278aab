let xs = [ 1 ]
xs.[0] <- 2

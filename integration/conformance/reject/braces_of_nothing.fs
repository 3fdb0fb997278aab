let x = { return 1 }

let x = 1.ToString()

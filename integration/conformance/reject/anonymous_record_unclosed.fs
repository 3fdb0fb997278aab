let x = {| X = 1

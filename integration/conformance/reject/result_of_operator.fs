let h x = not (x + 1)

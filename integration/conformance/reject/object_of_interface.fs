type I =
    abstract F: int
let i = I()

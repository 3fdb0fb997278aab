type I =
    abstract F: int
    abstract F: int

type A() =
    abstract F: int -> int

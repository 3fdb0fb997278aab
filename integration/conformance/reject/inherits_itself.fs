type A() =
    inherit A()

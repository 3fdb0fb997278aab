type C() =
    member _.Foo(x: int) = x
    static member Bar = 1
let g = C.Foo 1
let h = C().Bar
let i = C.Foo

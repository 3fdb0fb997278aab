let x = 1
    member _.A = 1
    member _.B = 2
    static member C = 3

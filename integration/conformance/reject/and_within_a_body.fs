let rec isEven n = n = 0 || isOdd (n - 1) and isOdd n = n <> 0 && isEven (n - 1)
printfn "%b" (isEven 4)

type R(n: string) = class end
let n = "b"
let b = new R n

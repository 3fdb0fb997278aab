type Base() =
    abstract Name: string
    default _.Name = "base"
    override this.ToString() = "I am " + this.Name
let o = { new Base() with override _.Name = "anon" }
printfn "%O" o
let n = 5
let p = { new System.Object() with override _.ToString() = sprintf "custom %d" n }
printfn "%O %s %s" p (p.ToString()) (string p)
let q = { new obj() with
            override this.ToString() = "q" }
printfn "%O" q
let r = { new Base() with
            override _.Name = "r"
            override this.ToString() = base.ToString() + "!" + this.Name }
printfn "%O" r

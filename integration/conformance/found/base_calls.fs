type A(n: int) =
  abstract F : int -> string
  default _.F x = sprintf "A%d" (x + n)
  abstract P : int
  default _.P = n
  override _.ToString() = "A!"
type B(n) =
  inherit A(n + 1)
  override _.F x = "B" + base.F x
  override _.P = base.P * 10
  override _.ToString() = "B+" + base.ToString()
type C(n) =
  inherit B(n)
  override this.F x = "C" + base.F(x) + string this.P
  member _.Both = [base.F 1; base.F 2]
let c = C 5
printfn "%s %d %O %A" (c.F 1) c.P c c.Both
printfn "%s" ((c :> A).F 2)

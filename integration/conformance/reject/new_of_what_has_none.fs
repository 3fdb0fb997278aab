module M1 =
  type P = { X: int }
  let p = new P(1)
  type U = A | B
  let u = new U()
  type I = abstract A: int
  let i = new I()
  let q = P()

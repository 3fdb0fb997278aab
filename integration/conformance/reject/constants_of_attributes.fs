module M1 =
  [<System.Obsolete("x" + y)>]
  let f x = x
module M2 =
  let y = "a"
  [<System.Obsolete(y)>]
  let f x = x

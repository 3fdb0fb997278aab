module M1 =
  let x = [return 1]
module M2 =
  let x = seq { return 1 }
module M3 =
  let x = [| for i in 1 .. 2 do return i |]

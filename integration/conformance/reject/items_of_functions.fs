module M1 =
  let f x = x
  let a = f.[0]
  let b = (1, 2).[0]
  let c = (fun x -> x).[0]
  let d = 5.[0]

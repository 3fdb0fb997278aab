module M1 =
  1 <- 2
  let f x = x
  f 1 <- 2
  (1, 2) <- (3, 4)
  "a" <- "b"
  [ 1 ] <- [ 2 ]
  () <- ()
  (if true then 1 else 2) <- 3

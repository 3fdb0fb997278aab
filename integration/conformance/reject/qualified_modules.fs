module M1 =
  open List
  open Seq
  open Map
  open String
  open Array
  open Set
  open Option
  open Result

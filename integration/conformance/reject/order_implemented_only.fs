type T =
  { X: int }
  interface System.IComparable with member _.CompareTo o = 0

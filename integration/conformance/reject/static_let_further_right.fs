type Counter() =
  static let a = 1
    static let b = 2
  member _.A = a

// What F# and .NET have and FSRS has not is said to be so, and not to be unknown.
let cube = Array3D.zeroCreate<int> 1 1 1 // error FSRS0002
let size = sizeof<int> // error FSRS0002
let write (place: byref<int>) = () // error FSRS0002
let read (place: inref<int>) = () // error FSRS0002
let address = let mutable x = 1 in &x // error FSRS0002
let pinned (items: int[]) = use p = fixed items in () // error FSRS0002
let both = System.Delegate.Combine(null, null) // error FSRS0002
let source = new System.Threading.CancellationTokenSource() // error FSRS0002
let many = System.AggregateException("a") // error FSRS0002

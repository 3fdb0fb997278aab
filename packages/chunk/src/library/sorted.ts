/** Collections that keep an order, linked lists, and what decides which keys are equal or come first. */
export const SORTED = `
new SortedDictionary<'k,'v>#0 : unit -> SortedDictionary<'k,'v>
new SortedDictionary<'k,'v>#1 : IComparer<'k> -> SortedDictionary<'k,'v>
new SortedDictionary<'k,'v>#2 : Dictionary<'k,'v> -> SortedDictionary<'k,'v>
new SortedDictionary<'k,'v>#3 : SortedDictionary<'k,'v> -> SortedDictionary<'k,'v>
member SortedDictionary<'k,'v>.Item : 'k -> 'v
member SortedDictionary<'k,'v>.Item= : 'k * 'v -> unit
member SortedDictionary<'k,'v>.Count : int
member SortedDictionary<'k,'v>.Add : 'k * 'v -> unit
member SortedDictionary<'k,'v>.ContainsKey : 'k -> bool
member SortedDictionary<'k,'v>.ContainsValue : 'v -> bool
member SortedDictionary<'k,'v>.Remove : 'k -> bool
member SortedDictionary<'k,'v>.Clear : unit -> unit
member SortedDictionary<'k,'v>.TryGetValue ['v] : 'k -> bool * 'v
member SortedDictionary<'k,'v>.Keys : KeyCollection<'k>
member SortedDictionary<'k,'v>.Values : KeyCollection<'v>
member SortedDictionary<'k,'v>.GetEnumerator : unit -> IEnumerator<KeyValuePair<'k,'v>>
new SortedSet<'a>#0 : unit -> SortedSet<'a>
new SortedSet<'a>#1 : seq<'a> -> SortedSet<'a>
new SortedSet<'a>#2 : IComparer<'a> -> SortedSet<'a>
new SortedSet<'a>#3 : seq<'a> * IComparer<'a> -> SortedSet<'a>
member SortedSet<'a>.Count : int
member SortedSet<'a>.Min ['a] : 'a
member SortedSet<'a>.Max ['a] : 'a
member SortedSet<'a>.Add : 'a -> bool
member SortedSet<'a>.Remove : 'a -> bool
member SortedSet<'a>.Contains : 'a -> bool
member SortedSet<'a>.Clear : unit -> unit
member SortedSet<'a>.UnionWith : seq<'a> -> unit
member SortedSet<'a>.IntersectWith : seq<'a> -> unit
member SortedSet<'a>.ExceptWith : seq<'a> -> unit
member SortedSet<'a>.SymmetricExceptWith : seq<'a> -> unit
member SortedSet<'a>.IsSubsetOf : seq<'a> -> bool
member SortedSet<'a>.IsSupersetOf : seq<'a> -> bool
member SortedSet<'a>.IsProperSubsetOf : seq<'a> -> bool
member SortedSet<'a>.IsProperSupersetOf : seq<'a> -> bool
member SortedSet<'a>.SetEquals : seq<'a> -> bool
member SortedSet<'a>.Overlaps : seq<'a> -> bool
member SortedSet<'a>.RemoveWhere : Predicate<'a> -> int
member SortedSet<'a>.Reverse : unit -> seq<'a>
member SortedSet<'a>.CopyTo#1 : 'a array -> unit
member SortedSet<'a>.CopyTo#2 : 'a array * int -> unit
member SortedSet<'a>.GetEnumerator : unit -> IEnumerator<'a>
new LinkedList<'a>#0 : unit -> LinkedList<'a>
new LinkedList<'a>#1 : seq<'a> -> LinkedList<'a>
member LinkedList<'a>.Count : int
member LinkedList<'a>.First : LinkedListNode<'a>
member LinkedList<'a>.Last : LinkedListNode<'a>
member LinkedList<'a>.AddFirst#1 : 'a -> LinkedListNode<'a>
member LinkedList<'a>.AddFirst#2 : LinkedListNode<'a> -> unit
member LinkedList<'a>.AddLast#1 : 'a -> LinkedListNode<'a>
member LinkedList<'a>.AddLast#2 : LinkedListNode<'a> -> unit
member LinkedList<'a>.AddAfter#1 : LinkedListNode<'a> * 'a -> LinkedListNode<'a>
member LinkedList<'a>.AddBefore#1 : LinkedListNode<'a> * 'a -> LinkedListNode<'a>
member LinkedList<'a>.Find : 'a -> LinkedListNode<'a>
member LinkedList<'a>.FindLast : 'a -> LinkedListNode<'a>
member LinkedList<'a>.Contains : 'a -> bool
member LinkedList<'a>.Remove#1 : LinkedListNode<'a> -> unit
member LinkedList<'a>.Remove#2 : 'a -> bool
member LinkedList<'a>.RemoveFirst : unit -> unit
member LinkedList<'a>.RemoveLast : unit -> unit
member LinkedList<'a>.Clear : unit -> unit
member LinkedList<'a>.CopyTo : 'a array * int -> unit
member LinkedList<'a>.GetEnumerator : unit -> IEnumerator<'a>
new LinkedListNode<'a> : 'a -> LinkedListNode<'a>
member LinkedListNode<'a>.Value : 'a
member LinkedListNode<'a>.Value= : 'a -> unit
member LinkedListNode<'a>.Next : LinkedListNode<'a>
member LinkedListNode<'a>.Previous : LinkedListNode<'a>
member LinkedListNode<'a>.List : LinkedList<'a>
member KeyCollection<'a>.Count : int
member KeyCollection<'a>.CopyTo : 'a array * int -> unit
member KeyCollection<'a>.GetEnumerator : unit -> IEnumerator<'a>
static System.StringComparer.Ordinal : System.StringComparer
static System.StringComparer.OrdinalIgnoreCase : System.StringComparer
static System.StringComparer.InvariantCulture : System.StringComparer
static System.StringComparer.InvariantCultureIgnoreCase : System.StringComparer
static System.StringComparer.CurrentCulture : System.StringComparer
static System.StringComparer.CurrentCultureIgnoreCase : System.StringComparer
member System.StringComparer.Compare : string * string -> int
member System.StringComparer.Equals : string * string -> bool
member System.StringComparer.GetHashCode : string -> int
static Comparer<'a>.Default : IComparer<'a>
static EqualityComparer<'a>.Default : IEqualityComparer<'a>
HashIdentity.Structural : IEqualityComparer<'a> when 'a : equality
HashIdentity.Reference : IEqualityComparer<'a>
HashIdentity.FromFunctions : ('a -> int) -> ('a -> 'a -> bool) -> IEqualityComparer<'a>
ComparisonIdentity.Structural : IComparer<'a> when 'a : comparison
ComparisonIdentity.FromFunction : ('a -> 'a -> int) -> IComparer<'a>
`

/** The mutable collections of .NET and StringBuilder. */
export const COLLECTIONS = `
new ResizeArray<'a>#0 : unit -> ResizeArray<'a>
new ResizeArray<'a>#1 : int -> ResizeArray<'a>
new ResizeArray<'a>#2 : seq<'a> -> ResizeArray<'a>
member ResizeArray<'a>.Count : int
member ResizeArray<'a>.Item : int -> 'a
member ResizeArray<'a>.Item= : int * 'a -> unit
member ResizeArray<'a>.Add : 'a -> unit
member ResizeArray<'a>.AddRange : seq<'a> -> unit
member ResizeArray<'a>.Insert : int * 'a -> unit
member ResizeArray<'a>.RemoveAt : int -> unit
member ResizeArray<'a>.RemoveRange : int * int -> unit
member ResizeArray<'a>.Remove : 'a -> bool
member ResizeArray<'a>.RemoveAll : Predicate<'a> -> int
member ResizeArray<'a>.Clear : unit -> unit
member ResizeArray<'a>.Contains : 'a -> bool
member ResizeArray<'a>.IndexOf : 'a -> int
member ResizeArray<'a>.Exists : Predicate<'a> -> bool
member ResizeArray<'a>.Find ['a] : Predicate<'a> -> 'a
member ResizeArray<'a>.FindAll : Predicate<'a> -> ResizeArray<'a>
member ResizeArray<'a>.GetEnumerator : unit -> IEnumerator<'a>
member ResizeArray<'a>.FindIndex : Predicate<'a> -> int
member ResizeArray<'a>.ToArray ['a] : unit -> 'a array
member ResizeArray<'a>.Sort#0 : unit -> unit
member ResizeArray<'a>.Sort#1 : Comparison<'a> -> unit
member ResizeArray<'a>.Sort#2 : IComparer<'a> -> unit
member ResizeArray<'a>.Reverse#1 : unit -> unit
member ResizeArray<'a>.Reverse#2 : int * int -> unit
member ResizeArray<'a>.GetRange : int * int -> ResizeArray<'a>
member ResizeArray<'a>.InsertRange : int * seq<'a> -> unit
member ResizeArray<'a>.ConvertAll : Converter<'a,'b> -> ResizeArray<'b>
member ResizeArray<'a>.TrueForAll : Predicate<'a> -> bool
member ResizeArray<'a>.FindLast ['a] : Predicate<'a> -> 'a
member ResizeArray<'a>.FindLastIndex : Predicate<'a> -> int
member ResizeArray<'a>.LastIndexOf : 'a -> int
member ResizeArray<'a>.BinarySearch : 'a -> int
member ResizeArray<'a>.CopyTo : 'a array * int -> unit
member ResizeArray<'a>.CopyTo#2 : 'a array -> unit
member ResizeArray<'a>.CopyTo#3 : int * 'a array * int * int -> unit
member ResizeArray<'a>.TrimExcess : unit -> unit
member ResizeArray<'a>.AsReadOnly : unit -> KeyCollection<'a>
member ResizeArray<'a>.FindIndex#2 : int * Predicate<'a> -> int
member ResizeArray<'a>.IndexOf#2 : 'a * int -> int
member ResizeArray<'a>.BinarySearch#2 : 'a * IComparer<'a> -> int
member ResizeArray<'a>.ForEach : Action<'a> -> unit
new Dictionary<'k,'v>#0 : unit -> Dictionary<'k,'v>
new Dictionary<'k,'v>#1 : int -> Dictionary<'k,'v>
new Dictionary<'k,'v>#2 : Dictionary<'k,'v> -> Dictionary<'k,'v>
new Dictionary<'k,'v>#3 : seq<KeyValuePair<'k,'v>> -> Dictionary<'k,'v>
member Dictionary<'k,'v>.Item : 'k -> 'v
member Dictionary<'k,'v>.Item= : 'k * 'v -> unit
member Dictionary<'k,'v>.Count : int
member Dictionary<'k,'v>.Add : 'k * 'v -> unit
member Dictionary<'k,'v>.TryAdd : 'k * 'v -> bool
member Dictionary<'k,'v>.ContainsKey : 'k -> bool
member Dictionary<'k,'v>.ContainsValue : 'v -> bool
member Dictionary<'k,'v>.Remove : 'k -> bool
member Dictionary<'k,'v>.Clear : unit -> unit
member Dictionary<'k,'v>.TryGetValue ['v] : 'k -> bool * 'v
new Dictionary<'k,'v>#4 : IEqualityComparer<'k> -> Dictionary<'k,'v>
new Dictionary<'k,'v>#5 : int * IEqualityComparer<'k> -> Dictionary<'k,'v>
new Dictionary<'k,'v>#6 : Dictionary<'k,'v> * IEqualityComparer<'k> -> Dictionary<'k,'v>
member Dictionary<'k,'v>.Keys : KeyCollection<'k>
member Dictionary<'k,'v>.Values : KeyCollection<'v>
member Dictionary<'k,'v>.GetEnumerator : unit -> IEnumerator<KeyValuePair<'k,'v>>
member Dictionary<'k,'v>.GetValueOrDefault#1 ['v] : 'k -> 'v
member Dictionary<'k,'v>.GetValueOrDefault#2 : 'k * 'v -> 'v
new HashSet<'a>#0 : unit -> HashSet<'a>
new HashSet<'a>#1 : seq<'a> -> HashSet<'a>
new HashSet<'a>#2 : IEqualityComparer<'a> -> HashSet<'a>
new HashSet<'a>#3 : seq<'a> * IEqualityComparer<'a> -> HashSet<'a>
member HashSet<'a>.Count : int
member HashSet<'a>.CopyTo#1 : 'a array -> unit
member HashSet<'a>.CopyTo#2 : 'a array * int -> unit
member HashSet<'a>.TrimExcess : unit -> unit
member HashSet<'a>.TryGetValue ['a] : 'a -> bool * 'a
member HashSet<'a>.Add : 'a -> bool
member HashSet<'a>.Remove : 'a -> bool
member HashSet<'a>.Contains : 'a -> bool
member HashSet<'a>.Clear : unit -> unit
member HashSet<'a>.UnionWith : seq<'a> -> unit
member HashSet<'a>.IntersectWith : seq<'a> -> unit
member HashSet<'a>.ExceptWith : seq<'a> -> unit
member HashSet<'a>.IsSubsetOf : seq<'a> -> bool
member HashSet<'a>.IsSupersetOf : seq<'a> -> bool
member HashSet<'a>.Overlaps : seq<'a> -> bool
member HashSet<'a>.SetEquals : seq<'a> -> bool
member HashSet<'a>.IsProperSubsetOf : seq<'a> -> bool
member HashSet<'a>.IsProperSupersetOf : seq<'a> -> bool
member HashSet<'a>.SymmetricExceptWith : seq<'a> -> unit
member HashSet<'a>.RemoveWhere : Predicate<'a> -> int
member HashSet<'a>.GetEnumerator : unit -> IEnumerator<'a>
member seq<'a>.GetEnumerator : unit -> IEnumerator<'a>
member list<'a>.GetEnumerator : unit -> IEnumerator<'a>
new Queue<'a>#0 : unit -> Queue<'a>
new Queue<'a>#1 : seq<'a> -> Queue<'a>
new Queue<'a>#2 : int -> Queue<'a>
member Queue<'a>.Count : int
member Queue<'a>.CopyTo : 'a array * int -> unit
member Queue<'a>.TrimExcess : unit -> unit
member Queue<'a>.GetEnumerator : unit -> IEnumerator<'a>
member Queue<'a>.Enqueue : 'a -> unit
member Queue<'a>.Dequeue : unit -> 'a
member Queue<'a>.Peek : unit -> 'a
member Queue<'a>.Contains : 'a -> bool
member Queue<'a>.Clear : unit -> unit
member Queue<'a>.ToArray ['a] : unit -> 'a array
member Queue<'a>.TryDequeue ['a] : unit -> bool * 'a
member Queue<'a>.TryPeek ['a] : unit -> bool * 'a
new Stack<'a>#0 : unit -> Stack<'a>
new Stack<'a>#1 : seq<'a> -> Stack<'a>
new Stack<'a>#2 : int -> Stack<'a>
member Stack<'a>.Count : int
member Stack<'a>.CopyTo : 'a array * int -> unit
member Stack<'a>.TrimExcess : unit -> unit
member Stack<'a>.GetEnumerator : unit -> IEnumerator<'a>
member Stack<'a>.Push : 'a -> unit
member Stack<'a>.Pop : unit -> 'a
member Stack<'a>.Peek : unit -> 'a
member Stack<'a>.Contains : 'a -> bool
member Stack<'a>.Clear : unit -> unit
member Stack<'a>.ToArray ['a] : unit -> 'a array
member Stack<'a>.TryPop ['a] : unit -> bool * 'a
member Stack<'a>.TryPeek ['a] : unit -> bool * 'a
new KeyValuePair<'k,'v> : 'k * 'v -> KeyValuePair<'k,'v>
member KeyValuePair<'k,'v>.Key : 'k
member KeyValuePair<'k,'v>.Value : 'v
new System.Text.StringBuilder#0 : unit -> System.Text.StringBuilder
new System.Text.StringBuilder#1 : string -> System.Text.StringBuilder
new System.Text.StringBuilder#2 : int -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#1 : string -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#2 : char -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#3 : int -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#4 : float -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#5 : bool -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#6 : obj -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#7 : char * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#8 : string * int * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#9 : char array -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendFormat#1 : string * obj -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendFormat#2 : string * obj * obj -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendFormat#3 : string * obj * obj * obj -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendFormat#4... : string * obj array -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendLine#0 : unit -> System.Text.StringBuilder
member System.Text.StringBuilder.AppendLine#1 : string -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#1 : int * string -> System.Text.StringBuilder
member System.Text.StringBuilder.Remove : int * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Replace#1 : string * string -> System.Text.StringBuilder
new System.Text.StringBuilder#3 : string * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Append#10 : char array * int * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Capacity : int
member System.Text.StringBuilder.MaxCapacity : int
member System.Text.StringBuilder.EnsureCapacity : int -> int
member System.Text.StringBuilder.CopyTo : int * char array * int * int -> unit
member System.Text.StringBuilder.Replace#3 : string * string * int * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#4 : int * float -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#5 : int * bool -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#6 : int * obj -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#2 : int * char -> System.Text.StringBuilder
member System.Text.StringBuilder.Insert#3 : int * int -> System.Text.StringBuilder
member System.Text.StringBuilder.Replace#2 : char * char -> System.Text.StringBuilder
member System.Text.StringBuilder.Clear : unit -> System.Text.StringBuilder
member System.Text.StringBuilder.Length : int
member System.Text.StringBuilder.Length= : int -> unit
member System.Text.StringBuilder.Chars : int -> char
member System.Text.StringBuilder.Item : int -> char
member System.Text.StringBuilder.Item= : int * char -> unit
member System.Text.StringBuilder.ToString#1 : unit -> string
member System.Text.StringBuilder.ToString#2 : int * int -> string
`

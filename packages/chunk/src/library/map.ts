/** The Map and Set modules and their members. */
export const MAP = `
Map.add : 'k -> 'v -> Map<'k,'v> -> Map<'k,'v> when 'k : comparison
Map.change : 'k -> ('v option -> 'v option) -> Map<'k,'v> -> Map<'k,'v> when 'k : comparison
Map.containsKey : 'k -> Map<'k,'v> -> bool when 'k : comparison
Map.count : Map<'k,'v> -> int when 'k : comparison
Map.empty : Map<'k,'v> when 'k : comparison
Map.exists : ('k -> 'v -> bool) -> Map<'k,'v> -> bool when 'k : comparison
Map.filter : ('k -> 'v -> bool) -> Map<'k,'v> -> Map<'k,'v> when 'k : comparison
Map.find : 'k -> Map<'k,'v> -> 'v when 'k : comparison
Map.fold : ('s -> 'k -> 'v -> 's) -> 's -> Map<'k,'v> -> 's when 'k : comparison
Map.foldBack : ('k -> 'v -> 's -> 's) -> Map<'k,'v> -> 's -> 's when 'k : comparison
Map.forall : ('k -> 'v -> bool) -> Map<'k,'v> -> bool when 'k : comparison
Map.isEmpty : Map<'k,'v> -> bool when 'k : comparison
Map.iter : ('k -> 'v -> unit) -> Map<'k,'v> -> unit when 'k : comparison
Map.keys : Map<'k,'v> -> seq<'k> when 'k : comparison
Map.map : ('k -> 'v -> 'w) -> Map<'k,'v> -> Map<'k,'w> when 'k : comparison
Map.ofArray : ('k * 'v) array -> Map<'k,'v> when 'k : comparison
Map.ofList : ('k * 'v) list -> Map<'k,'v> when 'k : comparison
Map.ofSeq : seq<'k * 'v> -> Map<'k,'v> when 'k : comparison
Map.partition : ('k -> 'v -> bool) -> Map<'k,'v> -> Map<'k,'v> * Map<'k,'v> when 'k : comparison
Map.remove : 'k -> Map<'k,'v> -> Map<'k,'v> when 'k : comparison
Map.toArray : Map<'k,'v> -> ('k * 'v) array when 'k : comparison
Map.toList : Map<'k,'v> -> ('k * 'v) list when 'k : comparison
Map.toSeq : Map<'k,'v> -> seq<'k * 'v> when 'k : comparison
Map.tryFind : 'k -> Map<'k,'v> -> 'v option when 'k : comparison
Map.tryPick : ('k -> 'v -> 'w option) -> Map<'k,'v> -> 'w option when 'k : comparison
Map.pick : ('k -> 'v -> 'w option) -> Map<'k,'v> -> 'w when 'k : comparison
Map.values : Map<'k,'v> -> seq<'v> when 'k : comparison
member Map<'k,'v>.Item : 'k -> 'v
member Map<'k,'v>.Count : int
member Map<'k,'v>.IsEmpty : bool
member Map<'k,'v>.ContainsKey : 'k -> bool
member Map<'k,'v>.TryFind : 'k -> 'v option
member Map<'k,'v>.TryGetValue ['v] : 'k -> bool * 'v
member Map<'k,'v>.Add : 'k * 'v -> Map<'k,'v>
member Map<'k,'v>.Remove : 'k -> Map<'k,'v>
Set.add : 'a -> Set<'a> -> Set<'a> when 'a : comparison
Set.contains : 'a -> Set<'a> -> bool when 'a : comparison
Set.count : Set<'a> -> int when 'a : comparison
Set.difference : Set<'a> -> Set<'a> -> Set<'a> when 'a : comparison
Set.empty : Set<'a> when 'a : comparison
Set.exists : ('a -> bool) -> Set<'a> -> bool when 'a : comparison
Set.filter : ('a -> bool) -> Set<'a> -> Set<'a> when 'a : comparison
Set.fold : ('s -> 'a -> 's) -> 's -> Set<'a> -> 's when 'a : comparison
Set.foldBack : ('a -> 's -> 's) -> Set<'a> -> 's -> 's when 'a : comparison
Set.forall : ('a -> bool) -> Set<'a> -> bool when 'a : comparison
Set.intersect : Set<'a> -> Set<'a> -> Set<'a> when 'a : comparison
Set.isEmpty : Set<'a> -> bool when 'a : comparison
Set.isSubset : Set<'a> -> Set<'a> -> bool when 'a : comparison
Set.isSuperset : Set<'a> -> Set<'a> -> bool when 'a : comparison
Set.iter : ('a -> unit) -> Set<'a> -> unit when 'a : comparison
Set.map : ('a -> 'b) -> Set<'a> -> Set<'b> when 'a : comparison and 'b : comparison
Set.maxElement : Set<'a> -> 'a when 'a : comparison
Set.minElement : Set<'a> -> 'a when 'a : comparison
Set.ofArray : 'a array -> Set<'a> when 'a : comparison
Set.ofList : 'a list -> Set<'a> when 'a : comparison
Set.ofSeq : seq<'a> -> Set<'a> when 'a : comparison
Set.partition : ('a -> bool) -> Set<'a> -> Set<'a> * Set<'a> when 'a : comparison
Set.remove : 'a -> Set<'a> -> Set<'a> when 'a : comparison
Set.singleton : 'a -> Set<'a> when 'a : comparison
Set.toArray ['a] : Set<'a> -> 'a array when 'a : comparison
Set.toList : Set<'a> -> 'a list when 'a : comparison
Set.toSeq : Set<'a> -> seq<'a> when 'a : comparison
Set.union : Set<'a> -> Set<'a> -> Set<'a> when 'a : comparison
Set.unionMany : seq<Set<'a>> -> Set<'a> when 'a : comparison
member Set<'a>.Count : int
member Set<'a>.Contains : 'a -> bool
member Set<'a>.IsEmpty : bool
Map.findKey : ('k -> 'v -> bool) -> Map<'k,'v> -> 'k when 'k : comparison
Map.tryFindKey : ('k -> 'v -> bool) -> Map<'k,'v> -> 'k option when 'k : comparison
Map.minKeyValue : Map<'k,'v> -> 'k * 'v when 'k : comparison
Map.maxKeyValue : Map<'k,'v> -> 'k * 'v when 'k : comparison
member Map<'k,'v>.Change : 'k * ('v option -> 'v option) -> Map<'k,'v>
member Map<'k,'v>.Keys : seq<'k>
member Map<'k,'v>.Values : seq<'v>
Set.intersectMany : seq<Set<'a>> -> Set<'a> when 'a : comparison
Set.isProperSubset : Set<'a> -> Set<'a> -> bool when 'a : comparison
Set.isProperSuperset : Set<'a> -> Set<'a> -> bool when 'a : comparison
member Set<'a>.MinimumElement : 'a
member Set<'a>.MaximumElement : 'a
member Set<'a>.Add : 'a -> Set<'a>
member Set<'a>.Remove : 'a -> Set<'a>
member Set<'a>.IsSubsetOf : Set<'a> -> bool
member Set<'a>.IsSupersetOf : Set<'a> -> bool
member Set<'a>.IsProperSubsetOf : Set<'a> -> bool
member Set<'a>.IsProperSupersetOf : Set<'a> -> bool
static Set<'a>.op_Addition : Set<'a> * Set<'a> -> Set<'a>
static Set<'a>.op_Subtraction : Set<'a> * Set<'a> -> Set<'a>
`

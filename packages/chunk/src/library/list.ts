/** The List module and the members of lists. */
export const LIST = `
List.allPairs : 'a list -> 'b list -> ('a * 'b) list
List.append : 'a list -> 'a list -> 'a list
List.average ['a] : 'a list -> 'a when 'a : average
List.averageBy ['b] : ('a -> 'b) -> 'a list -> 'b when 'b : average
List.choose : ('a -> 'b option) -> 'a list -> 'b list
List.chunkBySize : int -> 'a list -> 'a list list
List.collect : ('a -> 'b list) -> 'a list -> 'b list
List.compareWith : ('a -> 'a -> int) -> 'a list -> 'a list -> int
List.concat : seq<'a list> -> 'a list
List.contains : 'a -> 'a list -> bool when 'a : equality
List.countBy : ('a -> 'k) -> 'a list -> ('k * int) list when 'k : equality
List.distinct : 'a list -> 'a list when 'a : equality
List.distinctBy : ('a -> 'k) -> 'a list -> 'a list when 'k : equality
List.empty : 'a list
List.exactlyOne : 'a list -> 'a
List.except : seq<'a> -> 'a list -> 'a list when 'a : equality
List.exists : ('a -> bool) -> 'a list -> bool
List.exists2 : ('a -> 'b -> bool) -> 'a list -> 'b list -> bool
List.filter : ('a -> bool) -> 'a list -> 'a list
List.find : ('a -> bool) -> 'a list -> 'a
List.findBack : ('a -> bool) -> 'a list -> 'a
List.findIndex : ('a -> bool) -> 'a list -> int
List.findIndexBack : ('a -> bool) -> 'a list -> int
List.fold : ('s -> 'a -> 's) -> 's -> 'a list -> 's
List.fold2 : ('s -> 'a -> 'b -> 's) -> 's -> 'a list -> 'b list -> 's
List.foldBack : ('a -> 's -> 's) -> 'a list -> 's -> 's
List.foldBack2 : ('a -> 'b -> 's -> 's) -> 'a list -> 'b list -> 's -> 's
List.forall : ('a -> bool) -> 'a list -> bool
List.forall2 : ('a -> 'b -> bool) -> 'a list -> 'b list -> bool
List.groupBy : ('a -> 'k) -> 'a list -> ('k * 'a list) list when 'k : equality
List.head : 'a list -> 'a
List.indexed : 'a list -> (int * 'a) list
List.init : int -> (int -> 'a) -> 'a list
List.insertAt : int -> 'a -> 'a list -> 'a list
List.insertManyAt : int -> seq<'a> -> 'a list -> 'a list
List.isEmpty : 'a list -> bool
List.item : int -> 'a list -> 'a
List.iter : ('a -> unit) -> 'a list -> unit
List.iter2 : ('a -> 'b -> unit) -> 'a list -> 'b list -> unit
List.iteri : (int -> 'a -> unit) -> 'a list -> unit
List.iteri2 : (int -> 'a -> 'b -> unit) -> 'a list -> 'b list -> unit
List.last : 'a list -> 'a
List.length : 'a list -> int
List.map : ('a -> 'b) -> 'a list -> 'b list
List.map2 : ('a -> 'b -> 'c) -> 'a list -> 'b list -> 'c list
List.map3 : ('a -> 'b -> 'c -> 'd) -> 'a list -> 'b list -> 'c list -> 'd list
List.mapFold : ('s -> 'a -> 'b * 's) -> 's -> 'a list -> 'b list * 's
List.mapFoldBack : ('a -> 's -> 'b * 's) -> 'a list -> 's -> 'b list * 's
List.mapi : (int -> 'a -> 'b) -> 'a list -> 'b list
List.mapi2 : (int -> 'a -> 'b -> 'c) -> 'a list -> 'b list -> 'c list
List.max : 'a list -> 'a when 'a : comparison
List.maxBy : ('a -> 'k) -> 'a list -> 'a when 'k : comparison
List.min : 'a list -> 'a when 'a : comparison
List.minBy : ('a -> 'k) -> 'a list -> 'a when 'k : comparison
List.nth : 'a list -> int -> 'a
List.ofArray : 'a array -> 'a list
List.ofSeq : seq<'a> -> 'a list
List.pairwise : 'a list -> ('a * 'a) list
List.partition : ('a -> bool) -> 'a list -> 'a list * 'a list
List.permute : (int -> int) -> 'a list -> 'a list
List.pick : ('a -> 'b option) -> 'a list -> 'b
List.reduce : ('a -> 'a -> 'a) -> 'a list -> 'a
List.reduceBack : ('a -> 'a -> 'a) -> 'a list -> 'a
List.removeAt : int -> 'a list -> 'a list
List.removeManyAt : int -> int -> 'a list -> 'a list
List.replicate : int -> 'a -> 'a list
List.rev : 'a list -> 'a list
List.scan : ('s -> 'a -> 's) -> 's -> 'a list -> 's list
List.scanBack : ('a -> 's -> 's) -> 'a list -> 's -> 's list
List.singleton : 'a -> 'a list
List.skip : int -> 'a list -> 'a list
List.skipWhile : ('a -> bool) -> 'a list -> 'a list
List.sort : 'a list -> 'a list when 'a : comparison
List.sortBy : ('a -> 'k) -> 'a list -> 'a list when 'k : comparison
List.sortByDescending : ('a -> 'k) -> 'a list -> 'a list when 'k : comparison
List.sortDescending : 'a list -> 'a list when 'a : comparison
List.sortWith : ('a -> 'a -> int) -> 'a list -> 'a list
List.splitAt : int -> 'a list -> 'a list * 'a list
List.splitInto : int -> 'a list -> 'a list list
List.sum ['a] : 'a list -> 'a when 'a : sum
List.sumBy ['b] : ('a -> 'b) -> 'a list -> 'b when 'b : sum
List.tail : 'a list -> 'a list
List.take : int -> 'a list -> 'a list
List.takeWhile : ('a -> bool) -> 'a list -> 'a list
List.toArray ['a] : 'a list -> 'a array
List.toSeq : 'a list -> seq<'a>
List.transpose : seq<'a list> -> 'a list list
List.truncate : int -> 'a list -> 'a list
List.tryExactlyOne : 'a list -> 'a option
List.tryFind : ('a -> bool) -> 'a list -> 'a option
List.tryFindBack : ('a -> bool) -> 'a list -> 'a option
List.tryFindIndex : ('a -> bool) -> 'a list -> int option
List.tryFindIndexBack : ('a -> bool) -> 'a list -> int option
List.tryHead : 'a list -> 'a option
List.tryItem : int -> 'a list -> 'a option
List.tryLast : 'a list -> 'a option
List.tryPick : ('a -> 'b option) -> 'a list -> 'b option
List.unfold : ('s -> ('a * 's) option) -> 's -> 'a list
List.unzip : ('a * 'b) list -> 'a list * 'b list
List.unzip3 : ('a * 'b * 'c) list -> 'a list * 'b list * 'c list
List.updateAt : int -> 'a -> 'a list -> 'a list
List.where : ('a -> bool) -> 'a list -> 'a list
List.windowed : int -> 'a list -> 'a list list
List.zip : 'a list -> 'b list -> ('a * 'b) list
List.zip3 : 'a list -> 'b list -> 'c list -> ('a * 'b * 'c) list
member list<'a>.Length : int
member list<'a>.Head : 'a
member list<'a>.Tail : 'a list
member list<'a>.IsEmpty : bool
member list<'a>.Item : int -> 'a
static list<'a>.Empty : 'a list
static list<'a>.Cons : 'a * 'a list -> 'a list
member list<'a>.GetSlice : int option * int option -> 'a list
`

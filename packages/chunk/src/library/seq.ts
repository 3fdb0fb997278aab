/** The Seq module. */
export const SEQ = `
Seq.append : seq<'a> -> seq<'a> -> seq<'a>
Seq.average ['a] : seq<'a> -> 'a when 'a : average
Seq.averageBy ['b] : ('a -> 'b) -> seq<'a> -> 'b when 'b : average
Seq.choose : ('a -> 'b option) -> seq<'a> -> seq<'b>
Seq.chunkBySize ['a] : int -> seq<'a> -> seq<'a array>
Seq.compareWith : ('a -> 'a -> int) -> seq<'a> -> seq<'a> -> int
Seq.contains : 'a -> seq<'a> -> bool when 'a : equality
Seq.countBy : ('a -> 'k) -> seq<'a> -> seq<'k * int> when 'k : equality
Seq.distinct : seq<'a> -> seq<'a> when 'a : equality
Seq.distinctBy : ('a -> 'k) -> seq<'a> -> seq<'a> when 'k : equality
Seq.empty : seq<'a>
Seq.exactlyOne : seq<'a> -> 'a
Seq.except : seq<'a> -> seq<'a> -> seq<'a> when 'a : equality
Seq.exists : ('a -> bool) -> seq<'a> -> bool
Seq.exists2 : ('a -> 'b -> bool) -> seq<'a> -> seq<'b> -> bool
Seq.filter : ('a -> bool) -> seq<'a> -> seq<'a>
Seq.find : ('a -> bool) -> seq<'a> -> 'a
Seq.findBack : ('a -> bool) -> seq<'a> -> 'a
Seq.findIndex : ('a -> bool) -> seq<'a> -> int
Seq.findIndexBack : ('a -> bool) -> seq<'a> -> int
Seq.fold : ('s -> 'a -> 's) -> 's -> seq<'a> -> 's
Seq.fold2 : ('s -> 'a -> 'b -> 's) -> 's -> seq<'a> -> seq<'b> -> 's
Seq.forall : ('a -> bool) -> seq<'a> -> bool
Seq.forall2 : ('a -> 'b -> bool) -> seq<'a> -> seq<'b> -> bool
Seq.head : seq<'a> -> 'a
Seq.indexed : seq<'a> -> seq<int * 'a>
Seq.init : int -> (int -> 'a) -> seq<'a>
Seq.insertAt : int -> 'a -> seq<'a> -> seq<'a>
Seq.insertManyAt : int -> seq<'a> -> seq<'a> -> seq<'a>
Seq.isEmpty : seq<'a> -> bool
Seq.item : int -> seq<'a> -> 'a
Seq.iter : ('a -> unit) -> seq<'a> -> unit
Seq.iter2 : ('a -> 'b -> unit) -> seq<'a> -> seq<'b> -> unit
Seq.iteri : (int -> 'a -> unit) -> seq<'a> -> unit
Seq.last : seq<'a> -> 'a
Seq.length : seq<'a> -> int
Seq.map : ('a -> 'b) -> seq<'a> -> seq<'b>
Seq.map2 : ('a -> 'b -> 'c) -> seq<'a> -> seq<'b> -> seq<'c>
Seq.map3 : ('a -> 'b -> 'c -> 'd) -> seq<'a> -> seq<'b> -> seq<'c> -> seq<'d>
Seq.mapi : (int -> 'a -> 'b) -> seq<'a> -> seq<'b>
Seq.mapi2 : (int -> 'a -> 'b -> 'c) -> seq<'a> -> seq<'b> -> seq<'c>
Seq.max : seq<'a> -> 'a when 'a : comparison
Seq.maxBy : ('a -> 'k) -> seq<'a> -> 'a when 'k : comparison
Seq.min : seq<'a> -> 'a when 'a : comparison
Seq.minBy : ('a -> 'k) -> seq<'a> -> 'a when 'k : comparison
Seq.pairwise : seq<'a> -> seq<'a * 'a>
Seq.pick : ('a -> 'b option) -> seq<'a> -> 'b
Seq.reduce : ('a -> 'a -> 'a) -> seq<'a> -> 'a
Seq.reduceBack : ('a -> 'a -> 'a) -> seq<'a> -> 'a
Seq.removeAt : int -> seq<'a> -> seq<'a>
Seq.removeManyAt : int -> int -> seq<'a> -> seq<'a>
Seq.replicate : int -> 'a -> seq<'a>
Seq.rev : seq<'a> -> seq<'a>
Seq.scan : ('s -> 'a -> 's) -> 's -> seq<'a> -> seq<'s>
Seq.singleton : 'a -> seq<'a>
Seq.skip : int -> seq<'a> -> seq<'a>
Seq.skipWhile : ('a -> bool) -> seq<'a> -> seq<'a>
Seq.sort : seq<'a> -> seq<'a> when 'a : comparison
Seq.sortBy : ('a -> 'k) -> seq<'a> -> seq<'a> when 'k : comparison
Seq.sortByDescending : ('a -> 'k) -> seq<'a> -> seq<'a> when 'k : comparison
Seq.sortDescending : seq<'a> -> seq<'a> when 'a : comparison
Seq.sortWith : ('a -> 'a -> int) -> seq<'a> -> seq<'a>
Seq.sum ['a] : seq<'a> -> 'a when 'a : sum
Seq.sumBy ['b] : ('a -> 'b) -> seq<'a> -> 'b when 'b : sum
Seq.tail : seq<'a> -> seq<'a>
Seq.take : int -> seq<'a> -> seq<'a>
Seq.takeWhile : ('a -> bool) -> seq<'a> -> seq<'a>
Seq.truncate : int -> seq<'a> -> seq<'a>
Seq.tryExactlyOne : seq<'a> -> 'a option
Seq.tryFind : ('a -> bool) -> seq<'a> -> 'a option
Seq.tryFindBack : ('a -> bool) -> seq<'a> -> 'a option
Seq.tryFindIndex : ('a -> bool) -> seq<'a> -> int option
Seq.tryFindIndexBack : ('a -> bool) -> seq<'a> -> int option
Seq.tryHead : seq<'a> -> 'a option
Seq.tryItem : int -> seq<'a> -> 'a option
Seq.tryLast : seq<'a> -> 'a option
Seq.tryPick : ('a -> 'b option) -> seq<'a> -> 'b option
Seq.unfold : ('s -> ('a * 's) option) -> 's -> seq<'a>
Seq.updateAt : int -> 'a -> seq<'a> -> seq<'a>
Seq.where : ('a -> bool) -> seq<'a> -> seq<'a>
Seq.windowed ['a] : int -> seq<'a> -> seq<'a array>
Seq.zip : seq<'a> -> seq<'b> -> seq<'a * 'b>
Seq.zip3 : seq<'a> -> seq<'b> -> seq<'c> -> seq<'a * 'b * 'c>
Seq.toList : seq<'a> -> 'a list
Seq.ofList : 'a list -> seq<'a>
Seq.toArray ['a] : seq<'a> -> 'a array
Seq.ofArray : 'a array -> seq<'a>
Seq.cache : seq<'a> -> seq<'a>
Seq.cast ['a] : IEnumerable -> seq<'a>
Seq.delay : (unit -> seq<'a>) -> seq<'a>
Seq.initInfinite : (int -> 'a) -> seq<'a>
Seq.readonly : seq<'a> -> seq<'a>
Seq.collect : ('a -> #seq<'b>) -> seq<'a> -> seq<'b>
Seq.concat : seq<#seq<'a>> -> seq<'a>
Seq.foldBack : ('a -> 's -> 's) -> seq<'a> -> 's -> 's
Seq.groupBy : ('a -> 'k) -> seq<'a> -> seq<'k * seq<'a>> when 'k : equality
Seq.nth : int -> seq<'a> -> 'a
Seq.splitInto ['a] : int -> seq<'a> -> seq<'a array>
Seq.allPairs : seq<'a> -> seq<'b> -> seq<'a * 'b>
Seq.foldBack2 : ('a -> 'b -> 's -> 's) -> seq<'a> -> seq<'b> -> 's -> 's
Seq.iteri2 : (int -> 'a -> 'b -> unit) -> seq<'a> -> seq<'b> -> unit
Seq.mapFold : ('s -> 'a -> 'b * 's) -> 's -> seq<'a> -> seq<'b> * 's
Seq.mapFoldBack : ('a -> 's -> 'b * 's) -> seq<'a> -> 's -> seq<'b> * 's
Seq.permute : (int -> int) -> seq<'a> -> seq<'a>
Seq.scanBack : ('a -> 's -> 's) -> seq<'a> -> 's -> seq<'s>
Seq.transpose : seq<#seq<'a>> -> seq<seq<'a>>
`

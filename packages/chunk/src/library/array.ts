/** The Array module and the members of arrays. */
export const ARRAY = `
Array.allPairs ['a 'b] : 'a array -> 'b array -> ('a * 'b) array
Array.append ['a] : 'a array -> 'a array -> 'a array
Array.average ['a] : 'a array -> 'a when 'a : average
Array.averageBy ['b] : ('a -> 'b) -> 'a array -> 'b when 'b : average
Array.choose ['b] : ('a -> 'b option) -> 'a array -> 'b array
Array.chunkBySize ['a] : int -> 'a array -> 'a array array
Array.collect ['b] : ('a -> 'b array) -> 'a array -> 'b array
Array.compareWith : ('a -> 'a -> int) -> 'a array -> 'a array -> int
Array.concat ['a] : seq<'a array> -> 'a array
Array.contains : 'a -> 'a array -> bool when 'a : equality
Array.countBy ['k] : ('a -> 'k) -> 'a array -> ('k * int) array when 'k : equality
Array.distinct ['a] : 'a array -> 'a array when 'a : equality
Array.distinctBy ['a] : ('a -> 'k) -> 'a array -> 'a array when 'k : equality
Array.empty ['a] : 'a array
Array.exactlyOne : 'a array -> 'a
Array.except ['a] : seq<'a> -> 'a array -> 'a array when 'a : equality
Array.exists : ('a -> bool) -> 'a array -> bool
Array.exists2 : ('a -> 'b -> bool) -> 'a array -> 'b array -> bool
Array.filter ['a] : ('a -> bool) -> 'a array -> 'a array
Array.find : ('a -> bool) -> 'a array -> 'a
Array.findBack : ('a -> bool) -> 'a array -> 'a
Array.findIndex : ('a -> bool) -> 'a array -> int
Array.findIndexBack : ('a -> bool) -> 'a array -> int
Array.fold : ('s -> 'a -> 's) -> 's -> 'a array -> 's
Array.fold2 : ('s -> 'a -> 'b -> 's) -> 's -> 'a array -> 'b array -> 's
Array.foldBack : ('a -> 's -> 's) -> 'a array -> 's -> 's
Array.foldBack2 : ('a -> 'b -> 's -> 's) -> 'a array -> 'b array -> 's -> 's
Array.forall : ('a -> bool) -> 'a array -> bool
Array.forall2 : ('a -> 'b -> bool) -> 'a array -> 'b array -> bool
Array.groupBy ['k 'a] : ('a -> 'k) -> 'a array -> ('k * 'a array) array when 'k : equality
Array.head : 'a array -> 'a
Array.indexed ['a] : 'a array -> (int * 'a) array
Array.init ['a] : int -> (int -> 'a) -> 'a array
Array.insertAt ['a] : int -> 'a -> 'a array -> 'a array
Array.insertManyAt ['a] : int -> seq<'a> -> 'a array -> 'a array
Array.isEmpty : 'a array -> bool
Array.item : int -> 'a array -> 'a
Array.iter : ('a -> unit) -> 'a array -> unit
Array.iter2 : ('a -> 'b -> unit) -> 'a array -> 'b array -> unit
Array.iteri : (int -> 'a -> unit) -> 'a array -> unit
Array.iteri2 : (int -> 'a -> 'b -> unit) -> 'a array -> 'b array -> unit
Array.last : 'a array -> 'a
Array.length : 'a array -> int
Array.map ['b] : ('a -> 'b) -> 'a array -> 'b array
Array.map2 ['c] : ('a -> 'b -> 'c) -> 'a array -> 'b array -> 'c array
Array.map3 ['d] : ('a -> 'b -> 'c -> 'd) -> 'a array -> 'b array -> 'c array -> 'd array
Array.mapFold ['b 's] : ('s -> 'a -> 'b * 's) -> 's -> 'a array -> 'b array * 's
Array.mapFoldBack ['b 's] : ('a -> 's -> 'b * 's) -> 'a array -> 's -> 'b array * 's
Array.mapi ['b] : (int -> 'a -> 'b) -> 'a array -> 'b array
Array.mapi2 ['c] : (int -> 'a -> 'b -> 'c) -> 'a array -> 'b array -> 'c array
Array.max : 'a array -> 'a when 'a : comparison
Array.maxBy : ('a -> 'k) -> 'a array -> 'a when 'k : comparison
Array.min : 'a array -> 'a when 'a : comparison
Array.minBy : ('a -> 'k) -> 'a array -> 'a when 'k : comparison
Array.ofSeq ['a] : seq<'a> -> 'a array
Array.pairwise ['a] : 'a array -> ('a * 'a) array
Array.partition ['a] : ('a -> bool) -> 'a array -> 'a array * 'a array
Array.permute ['a] : (int -> int) -> 'a array -> 'a array
Array.pick : ('a -> 'b option) -> 'a array -> 'b
Array.reduce : ('a -> 'a -> 'a) -> 'a array -> 'a
Array.reduceBack : ('a -> 'a -> 'a) -> 'a array -> 'a
Array.removeAt ['a] : int -> 'a array -> 'a array
Array.removeManyAt ['a] : int -> int -> 'a array -> 'a array
Array.replicate ['a] : int -> 'a -> 'a array
Array.rev ['a] : 'a array -> 'a array
Array.scan ['s] : ('s -> 'a -> 's) -> 's -> 'a array -> 's array
Array.scanBack ['s] : ('a -> 's -> 's) -> 'a array -> 's -> 's array
Array.singleton ['a] : 'a -> 'a array
Array.skip ['a] : int -> 'a array -> 'a array
Array.skipWhile ['a] : ('a -> bool) -> 'a array -> 'a array
Array.sort ['a] : 'a array -> 'a array when 'a : comparison
Array.sortBy ['a] : ('a -> 'k) -> 'a array -> 'a array when 'k : comparison
Array.sortByDescending ['a] : ('a -> 'k) -> 'a array -> 'a array when 'k : comparison
Array.sortDescending ['a] : 'a array -> 'a array when 'a : comparison
Array.sortWith ['a] : ('a -> 'a -> int) -> 'a array -> 'a array
Array.splitAt ['a] : int -> 'a array -> 'a array * 'a array
Array.splitInto ['a] : int -> 'a array -> 'a array array
Array.sum ['a] : 'a array -> 'a when 'a : sum
Array.sumBy ['b] : ('a -> 'b) -> 'a array -> 'b when 'b : sum
Array.tail ['a] : 'a array -> 'a array
Array.take ['a] : int -> 'a array -> 'a array
Array.takeWhile ['a] : ('a -> bool) -> 'a array -> 'a array
Array.toSeq : 'a array -> seq<'a>
Array.transpose ['a] : seq<'a array> -> 'a array array
Array.truncate ['a] : int -> 'a array -> 'a array
Array.tryExactlyOne : 'a array -> 'a option
Array.tryFind : ('a -> bool) -> 'a array -> 'a option
Array.tryFindBack : ('a -> bool) -> 'a array -> 'a option
Array.tryFindIndex : ('a -> bool) -> 'a array -> int option
Array.tryFindIndexBack : ('a -> bool) -> 'a array -> int option
Array.tryHead : 'a array -> 'a option
Array.tryItem : int -> 'a array -> 'a option
Array.tryLast : 'a array -> 'a option
Array.tryPick : ('a -> 'b option) -> 'a array -> 'b option
Array.unfold ['a] : ('s -> ('a * 's) option) -> 's -> 'a array
Array.unzip ['a 'b] : ('a * 'b) array -> 'a array * 'b array
Array.unzip3 ['a 'b 'c] : ('a * 'b * 'c) array -> 'a array * 'b array * 'c array
Array.updateAt ['a] : int -> 'a -> 'a array -> 'a array
Array.where ['a] : ('a -> bool) -> 'a array -> 'a array
Array.windowed ['a] : int -> 'a array -> 'a array array
Array.zip ['a 'b] : 'a array -> 'b array -> ('a * 'b) array
Array.zip3 ['a 'b 'c] : 'a array -> 'b array -> 'c array -> ('a * 'b * 'c) array
Array.ofList ['a] : 'a list -> 'a array
Array.toList : 'a array -> 'a list
Array.zeroCreate ['a] : int -> 'a array
Array.create ['a] : int -> 'a -> 'a array
Array.copy : 'a array -> 'a array
Array.get : 'a array -> int -> 'a
Array.set : 'a array -> int -> 'a -> unit
Array.fill : 'a array -> int -> int -> 'a -> unit
Array.blit : 'a array -> int -> 'a array -> int -> int -> unit
Array.sub ['a] : 'a array -> int -> int -> 'a array
Array.sortInPlace : 'a array -> unit when 'a : comparison
Array.sortInPlaceBy : ('a -> 'k) -> 'a array -> unit when 'k : comparison
Array.sortInPlaceWith : ('a -> 'a -> int) -> 'a array -> unit
member array<'a>.Length : int
member array<'a>.Clone ['a] : unit -> obj
member array<'a>.GetSlice : int option * int option -> 'a array
member array<'a>.SetSlice : int option * int option * 'a array -> unit
Array2D.create : int -> int -> 'a -> array2D<'a>
Array2D.init : int -> int -> (int -> int -> 'a) -> array2D<'a>
Array2D.zeroCreate ['a] : int -> int -> array2D<'a>
Array2D.length1 : array2D<'a> -> int
Array2D.length2 : array2D<'a> -> int
Array2D.get : array2D<'a> -> int -> int -> 'a
Array2D.set : array2D<'a> -> int -> int -> 'a -> unit
Array2D.copy : array2D<'a> -> array2D<'a>
Array2D.map : ('a -> 'b) -> array2D<'a> -> array2D<'b>
Array2D.mapi : (int -> int -> 'a -> 'b) -> array2D<'a> -> array2D<'b>
Array2D.iter : ('a -> unit) -> array2D<'a> -> unit
Array2D.iteri : (int -> int -> 'a -> unit) -> array2D<'a> -> unit
array2D : seq<'a list> -> array2D<'a>
member array2D<'a>.Length : int
member array2D<'a>.GetLength : int -> int
member array2D<'a>.Item : int * int -> 'a
member array2D<'a>.Item= : int * int * 'a -> unit
member array2D<'a>.GetSlice#1 ['a] : int option * int option * int option * int option -> array2D<'a>
member array2D<'a>.GetSlice#2 ['a] : int * int option * int option -> 'a array
member array2D<'a>.GetSlice#3 ['a] : int option * int option * int -> 'a array
member array2D<'a>.SetSlice#1 : int option * int option * int option * int option * array2D<'a> -> unit
member array2D<'a>.SetSlice#2 : int * int option * int option * 'a array -> unit
member array2D<'a>.SetSlice#3 : int option * int option * int * 'a array -> unit
`

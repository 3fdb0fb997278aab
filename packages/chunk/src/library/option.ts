/** The Option and Result modules and the members of options. */
export const OPTION = `
Option.bind : ('a -> 'b option) -> 'a option -> 'b option
Option.contains : 'a -> 'a option -> bool when 'a : equality
Option.count : 'a option -> int
Option.defaultValue : 'a -> 'a option -> 'a
Option.defaultWith : (unit -> 'a) -> 'a option -> 'a
Option.exists : ('a -> bool) -> 'a option -> bool
Option.filter : ('a -> bool) -> 'a option -> 'a option
Option.flatten : 'a option option -> 'a option
Option.fold : ('s -> 'a -> 's) -> 's -> 'a option -> 's
Option.foldBack : ('a -> 's -> 's) -> 'a option -> 's -> 's
Option.forall : ('a -> bool) -> 'a option -> bool
Option.get : 'a option -> 'a
Option.isNone : 'a option -> bool
Option.isSome : 'a option -> bool
Option.iter : ('a -> unit) -> 'a option -> unit
Option.map : ('a -> 'b) -> 'a option -> 'b option
Option.map2 : ('a -> 'b -> 'c) -> 'a option -> 'b option -> 'c option
Option.map3 : ('a -> 'b -> 'c -> 'd) -> 'a option -> 'b option -> 'c option -> 'd option
Option.orElse : 'a option -> 'a option -> 'a option
Option.orElseWith : (unit -> 'a option) -> 'a option -> 'a option
Option.toArray ['a] : 'a option -> 'a array
Option.toList : 'a option -> 'a list
member option<'a>.Value : 'a
member option<'a>.IsSome : bool
member option<'a>.IsNone : bool
Result.bind : ('a -> Result<'b,'e>) -> Result<'a,'e> -> Result<'b,'e>
Result.map : ('a -> 'b) -> Result<'a,'e> -> Result<'b,'e>
Result.mapError : ('e -> 'f) -> Result<'a,'e> -> Result<'a,'f>
Result.isOk : Result<'a,'e> -> bool
Result.isError : Result<'a,'e> -> bool
Result.defaultValue : 'a -> Result<'a,'e> -> 'a
Result.defaultWith : ('e -> 'a) -> Result<'a,'e> -> 'a
Result.toOption : Result<'a,'e> -> 'a option
Result.iter : ('a -> unit) -> Result<'a,'e> -> unit
Result.exists : ('a -> bool) -> Result<'a,'e> -> bool
Result.forall : ('a -> bool) -> Result<'a,'e> -> bool
Option.ofObj : 'a -> 'a option when 'a : null
Option.toObj : 'a option -> 'a when 'a : null
Result.contains : 'a -> Result<'a,'e> -> bool when 'a : equality
Result.count : Result<'a,'e> -> int
Result.fold : ('s -> 'a -> 's) -> 's -> Result<'a,'e> -> 's
Result.foldBack : ('a -> 's -> 's) -> Result<'a,'e> -> 's -> 's
Result.toArray ['a] : Result<'a,'e> -> 'a array
Result.toList : Result<'a,'e> -> 'a list
`

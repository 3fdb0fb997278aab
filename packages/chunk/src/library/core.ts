/** Operators as functions and what FSharp.Core opens by itself. */
export const CORE = `
id : 'a -> 'a
ignore : 'a -> unit
fst : 'a * 'b -> 'a
snd : 'a * 'b -> 'b
not : bool -> bool
failwith : string -> 'a
Failure : string -> exn
invalidArg : string -> string -> 'a
invalidOp : string -> 'a
nullArg : string -> 'a
raise : exn -> 'a
reraise : unit -> 'a
using : 'a -> ('a -> 'b) -> 'b
lock : 'a -> (unit -> 'b) -> 'b
string ['a] : 'a -> string
int ['a] : 'a -> int
float ['a] : 'a -> float
float32 ['a] : 'a -> float32
double ['a] : 'a -> float
single ['a] : 'a -> float32
int64 ['a] : 'a -> int64
uint64 ['a] : 'a -> uint64
int32 ['a] : 'a -> int
uint32 ['a] : 'a -> uint32
int16 ['a] : 'a -> int16
uint16 ['a] : 'a -> uint16
byte ['a] : 'a -> byte
sbyte ['a] : 'a -> sbyte
char ['a] : 'a -> char
decimal ['a] : 'a -> decimal
bigint ['a] : 'a -> bigint
abs ['a] : 'a -> 'a when 'a : signed
sign ['a] : 'a -> int when 'a : signed
min : 'a -> 'a -> 'a when 'a : comparison
max : 'a -> 'a -> 'a when 'a : comparison
compare : 'a -> 'a -> int when 'a : comparison
hash ['a] : 'a -> int when 'a : equality
Unchecked.defaultof ['a] : 'a
sqrt ['a] : 'a -> 'b when 'a : root<'b> and 'b : average
exp ['a] : 'a -> 'a when 'a : real
log ['a] : 'a -> 'a when 'a : real
log10 ['a] : 'a -> 'a when 'a : real
sin ['a] : 'a -> 'a when 'a : real
cos ['a] : 'a -> 'a when 'a : real
tan ['a] : 'a -> 'a when 'a : real
asin ['a] : 'a -> 'a when 'a : real
acos ['a] : 'a -> 'a when 'a : real
atan ['a] : 'a -> 'a when 'a : real
atan2 ['a] : 'a -> 'a -> 'a when 'a : real
sinh ['a] : 'a -> 'a when 'a : real
cosh ['a] : 'a -> 'a when 'a : real
tanh ['a] : 'a -> 'a when 'a : real
floor : 'a -> 'a when 'a : average
ceil : 'a -> 'a when 'a : average
round : 'a -> 'a when 'a : average
truncate : 'a -> 'a when 'a : average
pown ['a] : 'a -> int -> 'a when 'a : number
infinity : float
nan : float
ref : 'a -> 'a ref
incr : int ref -> unit
decr : int ref -> unit
defaultArg : 'a option -> 'a -> 'a
lazy : (unit -> 'a) -> Lazy<'a>
seq : seq<'a> -> seq<'a>
set : seq<'a> -> Set<'a> when 'a : comparison
dict : seq<'k * 'v> -> Dictionary<'k,'v> when 'k : equality
readOnlyDict : seq<'k * 'v> -> Dictionary<'k,'v> when 'k : equality
exit : int -> 'a
box ['a] : 'a -> obj
unbox ['a] : obj -> 'a
isNull : 'a -> bool when 'a : null
infinityf : float32
nanf : float32
enum : int -> 'a when 'a : enum<int>
LanguagePrimitives.GenericZero ['a] : 'a when 'a : number
LanguagePrimitives.GenericOne ['a] : 'a when 'a : number
LanguagePrimitives.FloatWithMeasure : float -> float
LanguagePrimitives.Int32WithMeasure : int -> int
LanguagePrimitives.DecimalWithMeasure : decimal -> decimal
LanguagePrimitives.Float32WithMeasure : float32 -> float32
LanguagePrimitives.Int16WithMeasure : int16 -> int16
LanguagePrimitives.Int64WithMeasure : int64 -> int64
LanguagePrimitives.SByteWithMeasure : sbyte -> sbyte
LanguagePrimitives.EnumOfValue : 'u -> 'e when 'e : enum<'u>
LanguagePrimitives.EnumToValue : 'e -> 'u when 'e : enum<'u>
LanguagePrimitives.PhysicalEquality : 'a -> 'a -> bool
LanguagePrimitives.GenericEquality : 'a -> 'a -> bool when 'a : equality
LanguagePrimitives.GenericEqualityER : 'a -> 'a -> bool when 'a : equality
LanguagePrimitives.GenericComparison : 'a -> 'a -> int when 'a : comparison
LanguagePrimitives.GenericMaximum : 'a -> 'a -> 'a when 'a : comparison
LanguagePrimitives.GenericMinimum : 'a -> 'a -> 'a when 'a : comparison
LanguagePrimitives.GenericHash ['a] : 'a -> int when 'a : equality
enum.ToString ['a] : 'a -> string -> string
# What no program can write: a value of a record or union keeps its type, and is asked for an argument of it.
# The same of a float, whatever the type: what they are called by.
real@.exp : float -> float
real@.log : float -> float
real@.log10 : float -> float
real@.sin : float -> float
real@.cos : float -> float
real@.tan : float -> float
real@.asin : float -> float
real@.acos : float -> float
real@.atan : float -> float
real@.sinh : float -> float
real@.cosh : float -> float
real@.tanh : float -> float
real@.atan2 : float -> float -> float
real@.sqrt : float -> float
value@.compareTo : obj -> obj -> int
value@.compareToSame : obj -> 'a -> int
value@.equalsSame : obj -> 'a -> bool
value@.items : obj -> seq<obj>
value@.enumerate : obj -> obj
value@.moveNext : obj -> bool
value@.current : obj -> obj
value@.reset : obj -> unit
type@.table : unit -> obj
type@.statics ['a] : obj -> (unit -> 'b) -> 'b
type@.register ['a] : obj -> 'b -> unit
type@.keep ['a] : 'a -> 'a
type@.argument : 'a -> int -> obj
seq@.view : seq<'a> -> seq<'a>
exn@.become : exn -> exn -> unit
exn@.Message : exn -> string
exn@.ToString : exn -> string
decimal.+ : decimal -> decimal -> decimal
decimal.- : decimal -> decimal -> decimal
decimal.* : decimal -> decimal -> decimal
decimal./ : decimal -> decimal -> decimal
decimal.% : decimal -> decimal -> decimal
decimal.~- : decimal -> decimal
Checked.+ ['a] : 'a -> 'a -> 'a when 'a : number
Checked.- ['a] : 'a -> 'a -> 'a when 'a : number
Checked.* ['a] : 'a -> 'a -> 'a when 'a : number
Checked.~- ['a] : 'a -> 'a when 'a : signed
Checked.int ['a] : 'a -> int
Checked.int32 ['a] : 'a -> int
Checked.int64 ['a] : 'a -> int64
Checked.uint64 ['a] : 'a -> uint64
Checked.uint32 ['a] : 'a -> uint32
Checked.int16 ['a] : 'a -> int16
Checked.uint16 ['a] : 'a -> uint16
Checked.byte ['a] : 'a -> byte
Checked.sbyte ['a] : 'a -> sbyte
Checked.int8 ['a] : 'a -> sbyte
Checked.uint8 ['a] : 'a -> byte
bigint.<<< : bigint -> int -> bigint
bigint.>>> : bigint -> int -> bigint
bigint.&&& : bigint -> bigint -> bigint
bigint.||| : bigint -> bigint -> bigint
bigint.^^^ : bigint -> bigint -> bigint
`

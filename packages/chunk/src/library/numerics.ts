/** Numbers other than `int` and `float`: their part of `System.Math`, `System.Numerics.BigInteger`. */
export const NUMERICS = `
static System.Math.Abs#4 : decimal -> decimal
static System.Math.Abs#5 : float32 -> float32
static System.Math.Abs#6 : int16 -> int16
static System.Math.Abs#7 : sbyte -> sbyte
static System.Math.Max#4 : decimal * decimal -> decimal
static System.Math.Max#5 : byte * byte -> byte
static System.Math.Max#6 : uint32 * uint32 -> uint32
static System.Math.Max#7 : uint64 * uint64 -> uint64
static System.Math.Max#8 : float32 * float32 -> float32
static System.Math.Max#9 : int16 * int16 -> int16
static System.Math.Min#4 : decimal * decimal -> decimal
static System.Math.Min#5 : byte * byte -> byte
static System.Math.Min#6 : uint32 * uint32 -> uint32
static System.Math.Min#7 : uint64 * uint64 -> uint64
static System.Math.Min#8 : float32 * float32 -> float32
static System.Math.Min#9 : int16 * int16 -> int16
static System.Math.Sign#3 : int64 -> int
static System.Math.Sign#4 : decimal -> int
static System.Math.Floor#2 : decimal -> decimal
static System.Math.Ceiling#2 : decimal -> decimal
static System.Math.Truncate#2 : decimal -> decimal
static System.Math.Round#7 : decimal * System.MidpointRounding -> decimal
static System.Math.Round#8 : decimal * int * System.MidpointRounding -> decimal
static System.Math.BigMul : int * int -> int64
static System.Decimal.MaxValue : decimal
static System.Decimal.MinValue : decimal
static System.Decimal.Zero : decimal
static System.Decimal.One : decimal
static System.Decimal.MinusOne : decimal
static System.Decimal.Round#1 : decimal -> decimal
static System.Decimal.Round#2 : decimal * int -> decimal
static System.Decimal.Round#3 : decimal * System.MidpointRounding -> decimal
static System.Decimal.Round#4 : decimal * int * System.MidpointRounding -> decimal
static System.Decimal.Floor : decimal -> decimal
static System.Decimal.Ceiling : decimal -> decimal
static System.Decimal.Truncate : decimal -> decimal
static System.Decimal.Negate : decimal -> decimal
static System.Decimal.Add : decimal * decimal -> decimal
static System.Decimal.Subtract : decimal * decimal -> decimal
static System.Decimal.Multiply : decimal * decimal -> decimal
static System.Decimal.Divide : decimal * decimal -> decimal
static System.Decimal.Remainder : decimal * decimal -> decimal
static System.Decimal.Compare : decimal * decimal -> int
static System.Enum.TryParse ['a] : string -> bool * 'a
static System.Decimal.ToInt32 : decimal -> int
static System.Enum.Parse ['a] : string -> 'a
static System.Enum.Parse#2 : System.Type * string -> obj
static System.Enum.Parse#3 : System.Type * string * bool -> obj
static System.Enum.TryParse#2 ['a] : string * bool -> bool * 'a
static System.Enum.GetValues#1 ['a] : unit -> 'a array
static System.Enum.GetValues#2 : System.Type -> Array
static System.Enum.GetNames#1 ['a] : unit -> string array
static System.Enum.GetNames#2 : System.Type -> string array
static System.Enum.GetName#1 ['a] : 'a -> string
static System.Enum.GetName#2 : System.Type * obj -> string
static System.Enum.IsDefined#1 ['a] : 'a -> bool
static System.Enum.IsDefined#2 : System.Type * obj -> bool
static System.Enum.GetUnderlyingType : System.Type -> System.Type
static System.Enum.ToObject : System.Type * int -> obj
static System.Enum.Format : System.Type * obj * string -> string
member Array.Length : int
member Array.GetValue : int -> obj
member Array.GetEnumerator : unit -> System.Collections.IEnumerator
member byte.ToString : unit -> string
member byte.ToString#2 : string -> string
member sbyte.ToString : unit -> string
member sbyte.ToString#2 : string -> string
member int16.ToString : unit -> string
member int16.ToString#2 : string -> string
member uint16.ToString : unit -> string
member uint16.ToString#2 : string -> string
member uint32.ToString : unit -> string
member uint32.ToString#2 : string -> string
member uint64.ToString : unit -> string
member uint64.ToString#2 : string -> string
member float32.ToString : unit -> string
member float32.ToString#2 : string -> string
member bigint.ToString : unit -> string
member bigint.ToString#2 : string -> string
member bigint.IsEven : bool
member bigint.IsZero : bool
member bigint.IsOne : bool
member bigint.IsPowerOfTwo : bool
member bigint.Sign : int
static System.Numerics.BigInteger.Zero : bigint
static System.Numerics.BigInteger.One : bigint
static System.Numerics.BigInteger.MinusOne : bigint
static System.Numerics.BigInteger.Parse : string -> bigint
static System.Numerics.BigInteger.TryParse : string -> bool * bigint
static System.Numerics.BigInteger.Pow : bigint * int -> bigint
static System.Numerics.BigInteger.ModPow : bigint * bigint * bigint -> bigint
static System.Numerics.BigInteger.GreatestCommonDivisor : bigint * bigint -> bigint
static System.Numerics.BigInteger.Abs : bigint -> bigint
static System.Numerics.BigInteger.Negate : bigint -> bigint
static System.Numerics.BigInteger.Max : bigint * bigint -> bigint
static System.Numerics.BigInteger.Min : bigint * bigint -> bigint
static System.Numerics.BigInteger.Compare : bigint * bigint -> int
static System.Numerics.BigInteger.Add : bigint * bigint -> bigint
static System.Numerics.BigInteger.Subtract : bigint * bigint -> bigint
static System.Numerics.BigInteger.Multiply : bigint * bigint -> bigint
static System.Numerics.BigInteger.Divide : bigint * bigint -> bigint
static System.Numerics.BigInteger.Remainder : bigint * bigint -> bigint
static System.Numerics.BigInteger.DivRem : bigint * bigint -> bigint * bigint
static System.Numerics.BigInteger.Log : bigint -> float
static System.Numerics.BigInteger.Log10 : bigint -> float
new System.Numerics.BigInteger#1 : int -> bigint
new System.Numerics.BigInteger#2 : int64 -> bigint
new System.Numerics.BigInteger#3 : float -> bigint
`

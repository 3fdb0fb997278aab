/** What of the System namespace a script may use. */
export const SYSTEM = `
static System.Math.DivRem#1 : int * int -> int * int
static System.Math.DivRem#2 : int64 * int64 -> int64 * int64
static System.Math.PI : float
static System.Math.E : float
static System.Math.Abs#1 : int -> int
static System.Math.Abs#2 : float -> float
static System.Math.Max#1 : int * int -> int
static System.Math.Max#2 : float * float -> float
static System.Math.Min#1 : int * int -> int
static System.Math.Min#2 : float * float -> float
static System.Math.Sqrt : float -> float
static System.Math.Pow : float * float -> float
static System.Math.Floor : float -> float
static System.Math.Ceiling : float -> float
static System.Math.Round#1 : float -> float
static System.Math.Round#2 : float * int -> float
static System.Char.IsDigit : char -> bool
static System.Char.IsLetter : char -> bool
static System.Char.IsLetterOrDigit : char -> bool
static System.Char.IsWhiteSpace : char -> bool
static System.Char.IsUpper : char -> bool
static System.Char.IsLower : char -> bool
static System.Char.ToUpper : char -> char
static System.Char.ToLower : char -> char
static System.String.Join#1 ['a] : string * seq<'a> -> string
static System.String.IsNullOrEmpty : string -> bool
static System.String.IsNullOrWhiteSpace : string -> bool
static System.String.Empty : string
static System.Int32.Parse : string -> int
static System.Int32.TryParse : string -> bool * int
static System.Int32.MaxValue : int
static System.Int32.MinValue : int
static System.Double.Parse : string -> float
static System.Double.TryParse : string -> bool * float
static System.Int64.MaxValue : int64
static System.Int64.MinValue : int64
static System.Environment.NewLine : string
member exn.Message : string
new Lazy<'a> : Func<'a> -> Lazy<'a>
static Lazy<'a>.Create : (unit -> 'a) -> Lazy<'a>
static Lazy<'a>.CreateFromValue : 'a -> Lazy<'a>
member Lazy<'a>.Value : 'a
member Lazy<'a>.Force : unit -> 'a
member Lazy<'a>.IsValueCreated : bool
member ref<'a>.Value : 'a
member int.ToString : unit -> string
member float.ToString : unit -> string
member bool.ToString : unit -> string
member char.ToString : unit -> string
member int64.ToString : unit -> string
static System.Int64.Parse : string -> int64
static System.Int64.TryParse : string -> bool * int64
static System.UInt32.Parse : string -> uint32
static System.UInt32.TryParse : string -> bool * uint32
static System.UInt32.MaxValue : uint32
static System.UInt32.MinValue : uint32
static System.UInt64.Parse : string -> uint64
static System.UInt64.TryParse : string -> bool * uint64
static System.UInt64.MaxValue : uint64
static System.UInt64.MinValue : uint64
static System.Int16.Parse : string -> int16
static System.Int16.TryParse : string -> bool * int16
static System.Int16.MaxValue : int16
static System.Int16.MinValue : int16
static System.UInt16.Parse : string -> uint16
static System.UInt16.TryParse : string -> bool * uint16
static System.UInt16.MaxValue : uint16
static System.UInt16.MinValue : uint16
static System.Byte.Parse : string -> byte
static System.Byte.TryParse : string -> bool * byte
static System.Byte.MaxValue : byte
static System.Byte.MinValue : byte
static System.SByte.Parse : string -> sbyte
static System.SByte.TryParse : string -> bool * sbyte
static System.SByte.MaxValue : sbyte
static System.SByte.MinValue : sbyte
static System.Math.Abs#3 : int64 -> int64
static System.Math.Max#3 : int64 * int64 -> int64
static System.Math.Min#3 : int64 * int64 -> int64
static System.Math.Sign#1 : int -> int
static System.Math.Sign#2 : float -> int
static System.Math.Cbrt : float -> float
static System.Math.Exp : float -> float
static System.Math.Log#1 : float -> float
static System.Math.Log#2 : float * float -> float
static System.Math.Log10 : float -> float
static System.Math.Log2 : float -> float
static System.Math.Sin : float -> float
static System.Math.Cos : float -> float
static System.Math.Tan : float -> float
static System.Math.Asin : float -> float
static System.Math.Acos : float -> float
static System.Math.Atan : float -> float
static System.Math.Atan2 : float * float -> float
static System.Math.Truncate : float -> float
static System.Math.Round#3 : float * System.MidpointRounding -> float
static System.Math.Round#4 : float * int * System.MidpointRounding -> float
static System.Math.Round#5 : decimal -> decimal
static System.Math.Round#6 : decimal * int -> decimal
static System.Math.Sinh : float -> float
static System.Math.Cosh : float -> float
static System.Math.Tanh : float -> float
static System.Math.IEEERemainder : float * float -> float
static System.Math.Clamp#1 : int * int * int -> int
static System.Math.Clamp#2 : float * float * float -> float
static System.Math.Clamp#3 : int64 * int64 * int64 -> int64
static System.MidpointRounding.ToEven : System.MidpointRounding
static System.MidpointRounding.AwayFromZero : System.MidpointRounding
static System.StringComparison.CurrentCulture : System.StringComparison
static System.StringComparison.CurrentCultureIgnoreCase : System.StringComparison
static System.StringComparison.InvariantCulture : System.StringComparison
static System.StringComparison.InvariantCultureIgnoreCase : System.StringComparison
static System.StringComparison.Ordinal : System.StringComparison
static System.StringComparison.OrdinalIgnoreCase : System.StringComparison
static System.StringSplitOptions.None : System.StringSplitOptions
static System.StringSplitOptions.RemoveEmptyEntries : System.StringSplitOptions
static System.StringSplitOptions.TrimEntries : System.StringSplitOptions
static System.Char.IsNumber : char -> bool
static System.Char.IsPunctuation : char -> bool
static System.Char.IsSymbol : char -> bool
static System.Char.IsControl : char -> bool
static System.Char.IsSeparator : char -> bool
static System.Char.ToUpperInvariant : char -> char
static System.Char.ToLowerInvariant : char -> char
static System.Char.GetNumericValue : char -> float
static System.Char.IsSurrogate : char -> bool
static System.Char.IsHighSurrogate : char -> bool
static System.Char.IsLowSurrogate : char -> bool
static System.Char.ConvertFromUtf32 : int -> string
static System.Char.IsDigit#2 : string * int -> bool
static System.Char.IsLetter#2 : string * int -> bool
static System.Char.IsLetterOrDigit#2 : string * int -> bool
static System.Char.IsWhiteSpace#2 : string * int -> bool
static System.Char.IsUpper#2 : string * int -> bool
static System.Char.IsLower#2 : string * int -> bool
static System.Char.IsNumber#2 : string * int -> bool
static System.Char.IsPunctuation#2 : string * int -> bool
static System.Char.IsSymbol#2 : string * int -> bool
static System.Char.IsControl#2 : string * int -> bool
static System.Char.IsSeparator#2 : string * int -> bool
static System.Char.IsSurrogate#2 : string * int -> bool
static System.Char.IsHighSurrogate#2 : string * int -> bool
static System.Char.IsLowSurrogate#2 : string * int -> bool
static System.Char.IsSurrogatePair#1 : string * int -> bool
static System.Char.IsSurrogatePair#2 : char * char -> bool
static System.Char.ConvertToUtf32#1 : string * int -> int
static System.Char.ConvertToUtf32#2 : char * char -> int
static System.Char.TryParse : string -> bool * char
static System.Tuple.Create#2 : 'a * 'b -> 'a * 'b
static System.Tuple.Create#3 : 'a * 'b * 'c -> 'a * 'b * 'c
static System.Tuple.Create#4 : 'a * 'b * 'c * 'd -> 'a * 'b * 'c * 'd
static System.Single.MaxValue : float32
static System.Single.MinValue : float32
static System.Single.Epsilon : float32
static System.Single.NaN : float32
static System.Single.PositiveInfinity : float32
static System.Single.NegativeInfinity : float32
static System.Single.IsNaN : float32 -> bool
static System.Single.IsInfinity : float32 -> bool
static System.Single.Parse : string -> float32
static System.Single.TryParse : string -> bool * float32
static System.Char.Parse : string -> char
static System.Char.ToString : char -> string
static System.Char.MaxValue : char
static System.Char.MinValue : char
static System.String.Join#2 ['a] : char * seq<'a> -> string
static System.String.Join#3 : string * string * string -> string
static System.String.Join#4 : string * string * string * string -> string
static System.String.Concat#1 : string * string -> string
static System.String.Concat#2 : string * string * string -> string
static System.String.Join#6... : string * obj array -> string
static System.String.Join#5 : string * string array * int * int -> string
static System.String.Concat#5... : obj array -> string
static System.String.Concat#4 : string * string * string * string -> string
static System.String.Concat#3 ['a] : seq<'a> -> string
static System.String.Equals#1 : string * string -> bool
static System.String.Equals#2 : string * string * System.StringComparison -> bool
static System.String.Compare#1 : string * string -> int
static System.String.Compare#2 : string * string * bool -> int
static System.String.Compare#3 : string * string * System.StringComparison -> int
static System.String.CompareOrdinal : string * string -> int
static System.String.Copy : string -> string
static System.String.Intern : string -> string
static System.String.Format#1 : string * obj -> string
static System.String.Format#2 : string * obj * obj -> string
static System.String.Format#3 : string * obj * obj * obj -> string
static System.String.Format#4... : string * obj array -> string
new System.String#1 : char array -> string
new System.String#2 : char * int -> string
new System.String#3 : char array * int * int -> string
static System.Double.MaxValue : float
static System.Double.MinValue : float
static System.Double.Epsilon : float
static System.Double.NaN : float
static System.Double.PositiveInfinity : float
static System.Double.NegativeInfinity : float
static System.Double.IsNaN : float -> bool
static System.Double.IsInfinity : float -> bool
static System.Double.IsFinite : float -> bool
static System.Double.IsPositiveInfinity : float -> bool
static System.Double.IsNegativeInfinity : float -> bool
static System.Boolean.Parse : string -> bool
static System.Boolean.TryParse : string -> bool * bool
static System.Decimal.Parse : string -> decimal
static System.Decimal.TryParse : string -> bool * decimal
static System.Object.ReferenceEquals : obj * obj -> bool
static System.Object.Equals : obj * obj -> bool
new obj : unit -> obj
member obj.Equals : obj -> bool
member exn.InnerException : exn
member exn.StackTrace : string
member exn.ToString : unit -> string
member exn.GetType : unit -> System.Type
member obj.GetType ['a] : unit -> System.Type
typeof ['a] : System.Type
member System.Type.Name : string
member System.Type.ToString : unit -> string
member System.Type.FullName : string
member int.ToString#2 : string -> string
member float.ToString#2 : string -> string
member int64.ToString#2 : string -> string
member decimal.ToString : unit -> string
member decimal.ToString#2 : string -> string
member int.CompareTo : int -> int
member float.CompareTo : float -> int
member char.CompareTo : char -> int
member byte.CompareTo : byte -> int
member sbyte.CompareTo : sbyte -> int
member int16.CompareTo : int16 -> int
member uint16.CompareTo : uint16 -> int
`

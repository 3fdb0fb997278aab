/** What of the System namespace a script may use. */
export const SYSTEM = `
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
static System.String.Join#1 : string * seq<string> -> string
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
static System.Console.WriteLine : string -> unit
static System.Console.Write : string -> unit
member exn.Message : string
member Lazy<'a>.Value : 'a
member Lazy<'a>.Force : unit -> 'a
member Lazy<'a>.IsValueCreated : bool
member ref<'a>.Value : 'a
member int.ToString : unit -> string
member float.ToString : unit -> string
member bool.ToString : unit -> string
member char.ToString : unit -> string
member int64.ToString : unit -> string
`

/** What is printed without a format of F#, and conversions of .NET. */
export const CONSOLE = `
stdout : System.IO.TextWriter
stderr : System.IO.TextWriter
static System.Console.Out : System.IO.TextWriter
static System.Console.Error : System.IO.TextWriter
static System.Console.WriteLine#0 : unit -> unit
static System.Console.WriteLine : string -> unit
static System.Console.WriteLine#2 : int -> unit
static System.Console.WriteLine#3 : float -> unit
static System.Console.WriteLine#4 : bool -> unit
static System.Console.WriteLine#5 : char -> unit
static System.Console.WriteLine#6 : int64 -> unit
static System.Console.WriteLine#7 : char array -> unit
static System.Console.WriteLine#8 : obj -> unit
static System.Console.WriteLine#9 : string * obj -> unit
static System.Console.WriteLine#10 : string * obj * obj -> unit
static System.Console.WriteLine#11 : string * obj * obj * obj -> unit
static System.Console.WriteLine#12... : string * obj array -> unit
static System.Console.Write : string -> unit
static System.Console.Write#2 : int -> unit
static System.Console.Write#3 : float -> unit
static System.Console.Write#4 : bool -> unit
static System.Console.Write#5 : char -> unit
static System.Console.Write#6 : int64 -> unit
static System.Console.Write#7 : char array -> unit
static System.Console.Write#8 : obj -> unit
static System.Console.Write#9 : string * obj -> unit
static System.Console.Write#10 : string * obj * obj -> unit
static System.Console.Write#11 : string * obj * obj * obj -> unit
static System.Console.Write#12... : string * obj array -> unit
member System.IO.TextWriter.WriteLine#0 : unit -> unit
member System.IO.TextWriter.WriteLine#1 : string -> unit
member System.IO.TextWriter.WriteLine#2 : char -> unit
member System.IO.TextWriter.WriteLine#3 : char array -> unit
member System.IO.TextWriter.WriteLine#4 : obj -> unit
member System.IO.TextWriter.WriteLine#5 : string * obj -> unit
member System.IO.TextWriter.WriteLine#6 : string * obj * obj -> unit
member System.IO.TextWriter.WriteLine#7 : string * obj * obj * obj -> unit
member System.IO.TextWriter.WriteLine#8... : string * obj array -> unit
member System.IO.TextWriter.Write#1 : string -> unit
member System.IO.TextWriter.Write#2 : char -> unit
member System.IO.TextWriter.Write#3 : char array -> unit
member System.IO.TextWriter.Write#4 : obj -> unit
member System.IO.TextWriter.Write#5 : string * obj -> unit
member System.IO.TextWriter.Write#6 : string * obj * obj -> unit
member System.IO.TextWriter.Write#7 : string * obj * obj * obj -> unit
member System.IO.TextWriter.Write#8... : string * obj array -> unit
member System.IO.TextWriter.Flush : unit -> unit
member System.IO.TextWriter.Close : unit -> unit
member System.IO.TextWriter.Dispose : unit -> unit
new System.IO.StringWriter#0 : unit -> System.IO.StringWriter
new System.IO.StringWriter#1 : System.Text.StringBuilder -> System.IO.StringWriter
member System.IO.StringWriter.ToString : unit -> string
member System.IO.StringWriter.GetStringBuilder : unit -> System.Text.StringBuilder
static System.Convert.ToInt32#1 : string -> int
static System.Convert.ToInt32#2 : float -> int
static System.Convert.ToInt32#3 : char -> int
static System.Convert.ToInt32#4 : int -> int
static System.Convert.ToInt32#5 : obj -> int
static System.Convert.ToInt32#6 : string * int -> int
static System.Convert.ToInt64#1 : string -> int64
static System.Convert.ToInt64#2 : float -> int64
static System.Convert.ToInt64#3 : char -> int64
static System.Convert.ToInt64#4 : int -> int64
static System.Convert.ToInt64#5 : obj -> int64
static System.Convert.ToInt64#6 : string * int -> int64
static System.Convert.ToByte#1 : string -> byte
static System.Convert.ToByte#2 : float -> byte
static System.Convert.ToByte#3 : char -> byte
static System.Convert.ToByte#4 : int -> byte
static System.Convert.ToByte#5 : obj -> byte
static System.Convert.ToByte#6 : string * int -> byte
static System.Convert.ToUInt32#1 : string -> uint32
static System.Convert.ToUInt32#2 : float -> uint32
static System.Convert.ToUInt32#3 : char -> uint32
static System.Convert.ToUInt32#4 : int -> uint32
static System.Convert.ToUInt32#5 : obj -> uint32
static System.Convert.ToDouble#1 : string -> float
static System.Convert.ToDouble#2 : float -> float
static System.Convert.ToDouble#4 : int -> float
static System.Convert.ToDouble#5 : obj -> float
static System.Convert.ToSingle#1 : string -> float32
static System.Convert.ToSingle#2 : float -> float32
static System.Convert.ToSingle#4 : int -> float32
static System.Convert.ToSingle#5 : obj -> float32
static System.Convert.ToDecimal#1 : string -> decimal
static System.Convert.ToDecimal#2 : float -> decimal
static System.Convert.ToDecimal#4 : int -> decimal
static System.Convert.ToDecimal#5 : obj -> decimal
static System.Convert.ToBoolean#1 : string -> bool
static System.Convert.ToBoolean#2 : float -> bool
static System.Convert.ToBoolean#4 : int -> bool
static System.Convert.ToBoolean#5 : obj -> bool
static System.Convert.ToChar#1 : string -> char
static System.Convert.ToChar#3 : char -> char
static System.Convert.ToChar#4 : int -> char
static System.Convert.ToChar#5 : obj -> char
static System.Convert.ToString#1 : string -> string
static System.Convert.ToString#2 : float -> string
static System.Convert.ToString#3 : char -> string
static System.Convert.ToString#4 : int -> string
static System.Convert.ToString#5 : obj -> string
static System.Convert.ToString#6 : int * int -> string
static System.Convert.ToString#7 : int64 * int -> string
`

/** The String module and the members of strings. */
export const STRING = `
String.length : string -> int
String.concat : string -> seq<string> -> string
String.map : (char -> char) -> string -> string
String.mapi : (int -> char -> char) -> string -> string
String.collect : (char -> string) -> string -> string
String.exists : (char -> bool) -> string -> bool
String.forall : (char -> bool) -> string -> bool
String.filter : (char -> bool) -> string -> string
String.iter : (char -> unit) -> string -> unit
String.iteri : (int -> char -> unit) -> string -> unit
String.init : int -> (int -> string) -> string
String.replicate : int -> string -> string
member string.Length : int
member string.Chars : int -> char
member string.Item : int -> char
member string.Substring#1 : int -> string
member string.Substring#2 : int * int -> string
member string.Split#1 : char -> string array
member string.Split#2... : char array -> string array
member string.Trim : unit -> string
member string.TrimStart : unit -> string
member string.TrimEnd : unit -> string
member string.ToUpper : unit -> string
member string.ToLower : unit -> string
member string.ToUpperInvariant : unit -> string
member string.ToLowerInvariant : unit -> string
member string.Contains#1 : string -> bool
member string.Contains#2 : char -> bool
member string.StartsWith#1 : string -> bool
member string.StartsWith#2 : char -> bool
member string.EndsWith#1 : string -> bool
member string.EndsWith#2 : char -> bool
member string.IndexOf#1 : string -> int
member string.IndexOf#2 : char -> int
member string.LastIndexOf#1 : string -> int
member string.LastIndexOf#2 : char -> int
member string.Replace#1 : string * string -> string
member string.Replace#2 : char * char -> string
member string.PadLeft#1 : int -> string
member string.PadLeft#2 : int * char -> string
member string.PadRight#1 : int -> string
member string.PadRight#2 : int * char -> string
member string.Insert : int * string -> string
member string.Remove#1 : int -> string
member string.Remove#2 : int * int -> string
member string.ToCharArray#1 : unit -> char array
member string.ToCharArray#2 : int * int -> char array
member string.GetSlice : int option * int option -> string
member string.Split#0 : unit -> string array
member string.Split#4 : char array * System.StringSplitOptions -> string array
member string.Split#5 : string array * System.StringSplitOptions -> string array
member string.Split#6 : string -> string array
member string.Split#7 : string * System.StringSplitOptions -> string array
member string.Split#8 : char * System.StringSplitOptions -> string array
member string.Split#9 : char array * int -> string array
member string.Trim#2 : char -> string
member string.Trim#3... : char array -> string
member string.TrimStart#2 : char -> string
member string.TrimStart#3... : char array -> string
member string.TrimEnd#2 : char -> string
member string.TrimEnd#3... : char array -> string
member string.StartsWith#3 : string * System.StringComparison -> bool
member string.EndsWith#3 : string * System.StringComparison -> bool
member string.IndexOf#3 : string * int -> int
member string.IndexOf#4 : char * int -> int
member string.IndexOf#5 : string * System.StringComparison -> int
member string.Split#10 : char array * int * System.StringSplitOptions -> string array
member string.Split#11 : string array * int * System.StringSplitOptions -> string array
member string.IndexOf#6 : string * int * int -> int
member string.IndexOf#7 : char * int * int -> int
member string.IndexOf#8 : string * int * System.StringComparison -> int
member string.LastIndexOf#3 : string * int -> int
member string.LastIndexOf#4 : char * int -> int
member string.LastIndexOf#5 : string * System.StringComparison -> int
member string.IndexOfAny : char array -> int
member string.IndexOfAny#2 : char array * int -> int
member string.LastIndexOfAny : char array -> int
member string.LastIndexOfAny#2 : char array * int -> int
member string.LastIndexOfAny#3 : char array * int * int -> int
member string.IndexOfAny#3 : char array * int * int -> int
member string.LastIndexOf#6 : char * int * int -> int
member string.LastIndexOf#7 : string * int * int -> int
member string.IsNormalized : unit -> bool
member string.Normalize : unit -> string
static System.String.Compare#4 : string * int * string * int * int -> int
member string.ToString : unit -> string
member string.Equals#1 : string -> bool
member string.Equals#3 : obj -> bool
member string.Equals#2 : string * System.StringComparison -> bool
member string.CompareTo : string -> int
member string.GetHashCode : unit -> int
member string.Clone : unit -> obj
member string.CopyTo : int * char array * int * int -> unit
`

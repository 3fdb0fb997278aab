/** .NET's cultures, of which there is one: the invariant one, by which everything is written and read anyway. */
export const CULTURE = `
static System.Globalization.CultureInfo.InvariantCulture : CultureInfo
static System.Globalization.CultureInfo.CurrentCulture : CultureInfo
static System.Globalization.CultureInfo.CurrentUICulture : CultureInfo
member int.ToString#3 : CultureInfo -> string
member int.ToString#4 : string * CultureInfo -> string
member float.ToString#3 : CultureInfo -> string
member float.ToString#4 : string * CultureInfo -> string
member int64.ToString#3 : CultureInfo -> string
member int64.ToString#4 : string * CultureInfo -> string
member decimal.ToString#3 : CultureInfo -> string
member decimal.ToString#4 : string * CultureInfo -> string
member byte.ToString#3 : CultureInfo -> string
member byte.ToString#4 : string * CultureInfo -> string
member sbyte.ToString#3 : CultureInfo -> string
member sbyte.ToString#4 : string * CultureInfo -> string
member int16.ToString#3 : CultureInfo -> string
member int16.ToString#4 : string * CultureInfo -> string
member uint16.ToString#3 : CultureInfo -> string
member uint16.ToString#4 : string * CultureInfo -> string
member uint32.ToString#3 : CultureInfo -> string
member uint32.ToString#4 : string * CultureInfo -> string
member uint64.ToString#3 : CultureInfo -> string
member uint64.ToString#4 : string * CultureInfo -> string
member float32.ToString#3 : CultureInfo -> string
member float32.ToString#4 : string * CultureInfo -> string
member bigint.ToString#3 : CultureInfo -> string
member bigint.ToString#4 : string * CultureInfo -> string
static System.Int32.Parse#2 : string * CultureInfo -> int
static System.Int64.Parse#2 : string * CultureInfo -> int64
static System.Double.Parse#2 : string * CultureInfo -> float
static System.Decimal.Parse#2 : string * CultureInfo -> decimal
static System.Single.Parse#2 : string * CultureInfo -> float32
static System.Byte.Parse#2 : string * CultureInfo -> byte
static System.String.Format#5 : CultureInfo * string * obj -> string
static System.String.Format#6 : CultureInfo * string * obj * obj -> string
static System.String.Format#7 : CultureInfo * string * obj * obj * obj -> string
static System.String.Format#8... : CultureInfo * string * obj array -> string
member string.StartsWith#4 : string * bool * CultureInfo -> bool
member string.EndsWith#4 : string * bool * CultureInfo -> bool
member string.ToUpper#2 : CultureInfo -> string
member string.ToLower#2 : CultureInfo -> string
`

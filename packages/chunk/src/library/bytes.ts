/** Bytes: encodings, Base64, and how numbers are stored. */
export const BYTES = `
static System.Text.Encoding.UTF8 : Encoding
static System.Text.Encoding.ASCII : Encoding
static System.Text.Encoding.Unicode : Encoding
member Encoding.GetBytes : string -> byte array
member Encoding.GetString : byte array -> string
member Encoding.GetByteCount : string -> int
static System.Convert.ToBase64String : byte array -> string
static System.Convert.FromBase64String : string -> byte array
static System.BitConverter.ToString : byte array -> string
static System.BitConverter.GetBytes#1 : int -> byte array
static System.BitConverter.GetBytes#2 : int64 -> byte array
static System.BitConverter.GetBytes#3 : float -> byte array
static System.BitConverter.ToInt32 : byte array * int -> int
static System.BitConverter.ToInt64 : byte array * int -> int64
static System.BitConverter.ToDouble : byte array * int -> float
static System.BitConverter.DoubleToInt64Bits : float -> int64
static System.BitConverter.Int64BitsToDouble : int64 -> float
static System.BitConverter.IsLittleEndian : bool
member bigint.ToByteArray : unit -> byte array
new System.Numerics.BigInteger#4 : byte array -> bigint
`

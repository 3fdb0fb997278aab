/** The static methods of `System.Array`. */
export const ARRAY_STATICS = `
static System.Array.Sort#1 : 'a array -> unit when 'a : comparison
static System.Array.Sort#2 : 'a array * Comparison<'a> -> unit
static System.Array.Sort#3 : 'a array * int * int -> unit when 'a : comparison
static System.Array.Sort#5 : 'a array * IComparer<'a> -> unit
static System.Array.Sort#4 : 'k array * 'v array -> unit when 'k : comparison
static System.Array.Reverse#1 : 'a array -> unit
static System.Array.Reverse#2 : 'a array * int * int -> unit
static System.Array.IndexOf#1 : 'a array * 'a -> int when 'a : equality
static System.Array.IndexOf#2 : 'a array * 'a * int -> int when 'a : equality
static System.Array.LastIndexOf : 'a array * 'a -> int when 'a : equality
static System.Array.Find ['a] : 'a array * Predicate<'a> -> 'a
static System.Array.FindLast ['a] : 'a array * Predicate<'a> -> 'a
static System.Array.FindAll : 'a array * Predicate<'a> -> 'a array
static System.Array.FindIndex : 'a array * Predicate<'a> -> int
static System.Array.FindLastIndex : 'a array * Predicate<'a> -> int
static System.Array.Exists : 'a array * Predicate<'a> -> bool
static System.Array.TrueForAll : 'a array * Predicate<'a> -> bool
static System.Array.ForEach : 'a array * Action<'a> -> unit
static System.Array.ConvertAll : 'a array * Converter<'a,'b> -> 'b array
static System.Array.BinarySearch : 'a array * 'a -> int when 'a : comparison
static System.Array.Copy#1 : 'a array * 'a array * int -> unit
static System.Array.Copy#2 : 'a array * int * 'a array * int * int -> unit
static System.Array.Fill : 'a array * 'a -> unit
static System.Array.Clear#1 ['a] : 'a array -> unit
static System.Array.Clear#2 ['a] : 'a array * int * int -> unit
static System.Array.Empty ['a] : unit -> 'a array
member array<'a>.Rank : int
member array<'a>.GetLength : int -> int
member array<'a>.CopyTo : 'a array * int -> unit
`

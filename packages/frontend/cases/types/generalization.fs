let empty = [] // type: 'a list
let pair = identity, 1 // error FS0039
let nothing = None // type: 'a option
let ids = [ (fun x -> x) ] // type: ('a -> 'a) list
let inner () = // type: unit -> int list * string list
    let wrap x = [ x ]
    wrap 1, wrap "a"
let cell = ref [ 1 ] // type: int list ref
let decidedLater = ref [] // type: int list ref
decidedLater.Value <- [ 1 ]

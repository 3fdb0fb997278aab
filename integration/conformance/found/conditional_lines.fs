#if SOMETHING_UNDEFINED
this is " not read
#if INNER
#endif
#else
printfn "else"
#endif
#if !A && (B || !C)
printfn "then"
#endif
printfn "end"

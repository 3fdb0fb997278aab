[<Measure>] type kg
[<Measure>] type m
let a = 1.50m<kg>
printfn "%M %A" a a
printfn "%d %i %x" 3<m> 4L<m> 255<m>
printfn "%f %g %e %.1f" 1.0<m> 2.0<m> 3.0<m> 4.25<m>
printfn "%O %s" 1.5<m> (string 2.0<m>)
printfn "%5.1f|%-5d|%05d" 1.0<m> 3<m> 4<m>
printfn "%f" 1.5f<m>
let t = a * 2m
printfn "%M" t
printfn "%M" (a / 1m<kg>)
printfn "%A" (float (a / 1m<kg>), int 3.7<m>, decimal 2<m>, float32 2.5<m>)

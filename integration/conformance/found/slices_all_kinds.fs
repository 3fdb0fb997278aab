let t name f = try printfn "%s %A" name (f ()) with e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
let l = [1; 2; 3; 4; 5]
let a = [| 1; 2; 3; 4; 5 |]
let s = "hello"
t "l" (fun () -> l.[1..3], l.[..2], l.[2..], l.[*])
t "l2" (fun () -> l.[3..1], l.[5..], l.[0..0])
t "l3" (fun () -> l.[2..10])
t "l4" (fun () -> l.[-2..1])
t "l5" (fun () -> l.[10..])
t "l6" (fun () -> l.[.. -1])
t "a" (fun () -> a.[1..3], a.[..2], a.[2..], a.[*])
t "a2" (fun () -> a.[3..1], a.[5..], a.[0..0])
t "a3" (fun () -> a.[2..10])
t "a4" (fun () -> a.[-2..1])
t "a5" (fun () -> a.[10..])
t "a6" (fun () -> a.[.. -1])
t "s" (fun () -> s.[1..3], s.[..2], s.[2..], s.[*])
t "s2" (fun () -> s.[3..1], s.[5..], s.[0..0])
t "s3" (fun () -> s.[2..10])
t "s4" (fun () -> s.[-2..1])
t "s5" (fun () -> s.[10..])
t "s6" (fun () -> s.[.. -1])
let b = Array.copy a
b.[1..2] <- [| 9; 8 |]
printfn "%A" b
t "setbad" (fun () -> b.[3..6] <- [| 1; 2; 3; 4 |])
let m = Array2D.init 3 3 (fun i j -> i * 3 + j)
t "m" (fun () -> m.[0..1, 1..2])
t "m1" (fun () -> m.[1, *])
t "m2" (fun () -> m.[*, 2])
t "m3" (fun () -> m.[1.., ..1])
t "mi" (fun () -> m.[3, 0])
t "mset" (fun () -> m.[0, 0] <- 99; m.[0, 0])
t "mlen" (fun () -> Array2D.length1 m, Array2D.length2 m, m.Length, m.GetLength 1)
t "mmap" (fun () -> Array2D.map (fun x -> x * 2) m)
t "mmapi" (fun () -> Array2D.mapi (fun i j x -> i + j + x) m)
t "miter" (fun () -> Array2D.iter (printf "%d ") m)
t "miteri" (fun () -> Array2D.iteri (fun i j x -> printf "%d%d%d " i j x) m)
t "mcopy" (fun () -> let c = Array2D.copy m in c.[0, 0] <- 1; m.[0, 0])
t "mzero" (fun () -> Array2D.zeroCreate<int> 2 2)
t "mget" (fun () -> Array2D.get m 1 1)
t "array2D" (fun () -> array2D [[1; 2]; [3; 4]])
m.[0, *] <- [| 7; 8; 9 |]
m.[1.., 1..] <- array2D [[1; 1]; [2; 2]]
m.[*, 0] <- [| 0; 0; 0 |]
printfn "%A" m
t "mrow" (fun () -> m.[9, *])
t "mset2" (fun () -> m.[0, *] <- [| 1 |])
printfn "%d" (match lazy 5 with Lazy v -> v)

let mutable i = 0
let mutable acc = []
while i < 5 do
    if i % 2 = 0 then
        acc <- i :: acc
    i <- i + 1
printfn "%A" acc
let arr = Array.zeroCreate<int> 5
for j = 4 downto 0 do arr.[j] <- j * j
printfn "%A" arr
let grid = Array2D.create 2 3 0
for r in 0 .. 1 do
    for c in 0 .. 2 do
        grid.[r, c] <- r * 3 + c
printfn "%A" grid
let jag = [| for i in 1..3 -> Array.init i (fun j -> i * j) |]
printfn "%A" jag
jag.[2].[1] <- 100
printfn "%d" jag.[2].[1]
let rec loop n acc = if n = 0 then acc else loop (n - 1) (acc + n)
printfn "%d" (loop 1000000 0)
let counter () =
    let c = ref 0
    fun () ->
        c.Value <- c.Value + 1
        c.Value
let next = counter ()
printfn "%d %d %d" (next ()) (next ()) (next ())
let mutable s = ""
for ch in 'a' .. 'e' do s <- s + string ch
printfn "%s" s
let q = System.Collections.Generic.Queue<int>()
q.Enqueue 1
q.Enqueue 2
while q.Count > 0 do printfn "%d" (q.Dequeue())
let st = System.Collections.Generic.Stack [1;2;3]
printfn "%d %d" (st.Pop()) (st.Peek())
let hs = System.Collections.Generic.HashSet<string>()
printfn "%b %b %d" (hs.Add "a") (hs.Add "a") hs.Count

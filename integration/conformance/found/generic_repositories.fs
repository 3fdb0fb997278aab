open System.Collections.Generic
type IRepository<'K, 'V> =
    abstract TryGet : 'K -> 'V option
    abstract Put : 'K * 'V -> unit
    abstract Count : int
type MemoryRepo<'K, 'V when 'K : equality>() =
    let d = Dictionary<'K, 'V>()
    let changed = Event<'K * 'V>()
    member r.Changed = changed.Publish
    interface IRepository<'K, 'V> with
        member r.TryGet k = match d.TryGetValue k with | true, v -> Some v | _ -> None
        member r.Put(k, v) =
            d.[k] <- v
            changed.Trigger((k, v))
        member r.Count = d.Count
    override r.ToString() = sprintf "%d of %s" d.Count typeof<'V>.Name
type Caching<'K, 'V when 'K : equality>(inner: IRepository<'K, 'V>) =
    let mutable hits = 0
    let cache = Dictionary<'K, 'V>()
    member c.Hits = hits
    interface IRepository<'K, 'V> with
        member c.TryGet k =
            match cache.TryGetValue k with
            | true, v ->
                hits <- hits + 1
                Some v
            | _ ->
                let found = inner.TryGet k
                found |> Option.iter (fun v -> cache.[k] <- v)
                found
        member c.Put(k, v) = inner.Put(k, v)
        member c.Count = inner.Count
let repo = MemoryRepo<string, float>()
repo.Changed.Add(fun (k, v) -> printfn "%s <- %A" k v)
let caching = Caching repo
let use_ (r: IRepository<string, float>) =
    r.Put("a", 1.0)
    r.Put("b", 2.5)
    printfn "%A %A %A" (r.TryGet "a") (r.TryGet "a") (r.TryGet "z")
    r.Count
printfn "%d" (use_ caching)
printfn "%d %O" caching.Hits repo
type Lens<'S, 'A>(get: 'S -> 'A, set: 'A -> 'S -> 'S) =
    member l.Get s = get s
    member l.Set a s = set a s
    member l.Modify f s = set (f (get s)) s
    member l.Compose(m: Lens<'A, 'B>) = Lens<'S, 'B>((fun s -> m.Get(get s)), (fun b s -> set (m.Set b (get s)) s))
    member l.Show(s: 'S) = sprintf "%A in %A" (get s) s
type Inner = { N: float }
type Outer = { I: Inner; Name: string }
let inner = Lens((fun (o: Outer) -> o.I), (fun i o -> { o with I = i }))
let n = Lens((fun (i: Inner) -> i.N), (fun n i -> { i with N = n }))
let both = inner.Compose n
let o = { I = { N = 1.0 }; Name = "x" }
printfn "%A %s" (both.Modify ((+) 1.0) o) (both.Show o)
type Node<'T>(value: 'T) =
    let children = List<Node<'T>>()
    member val Parent : Node<'T> option = None with get, set
    member n.Value = value
    member n.Add(child: Node<'T>) =
        child.Parent <- Some n
        children.Add child
        n
    member n.Depth = match n.Parent with None -> 0 | Some p -> p.Depth + 1
    member n.Fold(f: 'A -> 'T -> 'A, init: 'A) : 'A =
        let mutable acc = f init value
        for c in children do acc <- c.Fold(f, acc)
        acc
    member n.Render() : string =
        sprintf "%s%A\n" (String.replicate n.Depth "-") value + (children |> Seq.map (fun c -> c.Render()) |> String.concat "")
let leaf = Node 3.0
let tree = Node(1.0).Add(Node(2.0).Add leaf).Add(Node 4.0)
printf "%s" (tree.Render())
printfn "%g %d" (tree.Fold((fun a x -> a + x), 0.0)) leaf.Depth

// entities of a small game
open System
open System.Collections.Generic

[<Struct>]
type Pos(x: int, y: int) =
    member p.X = x
    member p.Y = y
    static member (+) (a: Pos, b: Pos) = Pos(a.X + b.X, a.Y + b.Y)
    member p.Dist(q: Pos) = abs (p.X - q.X) + abs (p.Y - q.Y)
    override p.ToString() = sprintf "(%d,%d)" x y

type IComponent =
    abstract Update : float -> unit
    abstract Name : string

[<AbstractClass>]
type Entity(name: string, pos: Pos) =
    let components = List<IComponent>()
    let mutable pos = pos
    static let mutable nextId = 0
    let id = (nextId <- nextId + 1; nextId)
    member e.Id = id
    member e.Name = name
    member e.Pos with get () = pos and set v = pos <- v
    member e.AddComponent(c: IComponent) = components.Add c
    member e.Update dt = for c in components do c.Update dt
    member e.Components = components |> Seq.map (fun c -> c.Name) |> String.concat ","
    abstract Symbol : char
    abstract OnHit : int -> bool
    default e.OnHit _ = false

type Player(name, pos) =
    inherit Entity(name, pos)
    let mutable hp = 10
    member p.Hp = hp
    override p.Symbol = '@'
    override p.OnHit dmg =
        hp <- hp - dmg
        hp <= 0
type Wall(pos) =
    inherit Entity("wall", pos)
    override w.Symbol = '#'

type Timer(name: string, limit: float, action: unit -> unit) =
    let mutable t = 0.0
    interface IComponent with
        member this.Name = name
        member this.Update dt =
            t <- t + dt
            if t >= limit then
                t <- t - limit
                action ()

type World() =
    let entities = Dictionary<int, Entity>()
    let died = Event<Entity>()
    member w.Died = died.Publish
    member w.Add(e: Entity) = entities.[e.Id] <- e
    member w.Hit(id, dmg) =
        match entities.TryGetValue id with
        | true, e when e.OnHit dmg ->
            entities.Remove id |> ignore
            died.Trigger e
        | true, e -> printfn "%s survives" e.Name
        | _ -> printfn "nothing %d" id
    member w.Tick dt = for KeyValue (_, e) in entities do e.Update dt
    interface IEnumerable<Entity> with
        member w.GetEnumerator() = (entities.Values :> seq<Entity>).GetEnumerator()
    interface System.Collections.IEnumerable with
        member w.GetEnumerator() = (entities.Values :> seq<Entity>).GetEnumerator() :> System.Collections.IEnumerator

let w = World()
let p = Player("hero", Pos(1, 1))
w.Add p
w.Add(Wall(Pos(3, 4)))
w.Died.Add(fun e -> printfn "%s died at %O" e.Name e.Pos)
p.AddComponent(Timer("blink", 0.5, fun () -> printfn "blink"))
p.AddComponent({ new IComponent with
                   member _.Name = "logger"
                   member _.Update dt = printfn "dt %.2f" dt })
w.Tick 0.3
w.Tick 0.3
p.Pos <- p.Pos + Pos(2, 3)
printfn "%O %s %d" p.Pos p.Components (p.Pos.Dist(Pos(0, 0)))
w.Hit(1, 4)
w.Hit(2, 1)
w.Hit(9, 1)
printfn "%s" (w |> Seq.map (fun e -> string e.Symbol) |> String.concat "")
w.Hit(1, 6)
printfn "%d left" (Seq.length w)
for e in w do
    match e with
    | :? Player as p -> printfn "player %d" p.Hp
    | :? Wall -> printfn "wall"
    | _ -> ()
printfn "%b %b" (Pos(1, 2) = Pos(1, 2)) (Pos(1, 2) < Pos(1, 3))
printfn "%A" (List.sort [ Pos(2, 1); Pos(1, 5) ] |> List.map string)

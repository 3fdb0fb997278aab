import { expect, test } from 'vitest'

import { running } from './live-world.ts'

/** A program that keeps `value : type`, shown as text. */
function keeping(types: string, type: string, value: string, more = ''): string {
  return `module M
${types}
${more}
[<Persist>]
let mutable kept : ${type} = ${value}
let show () = sprintf "%A" kept
`
}

/** Saves `after` over `before`; what is shown then, what became of the state, or why not. */
async function change(before: string, after: string) {
  const { engine, save } = await running(before)
  const stats = await save(after)
  const shown = engine.live.fn<() => string>('show')()
  const { state, outcome } = engine.explain()!
  return { engine, save, stats, shown, cells: state.cells, error: stats.errorMessage, outcome }
}

const todo = (fields: string): string => `type Todo = { ${fields} }`
const twoTodos = '[ { Title = "a" }; { Title = "b" } ]'

test('state of the same type goes over as it is', async () => {
  const { engine, save } = await running(keeping(todo('Title: string'), 'Todo list', twoTodos))
  const before = engine.live.value('kept')?.raw
  await save(`${keeping(todo('Title: string'), 'Todo list', '[]')}\nlet other = 1`)
  expect(engine.live.value('kept')?.raw).toBe(before)
  expect(engine.explain()?.state.cells).toEqual([{ cell: 'kept', type: 'kept', how: [] }])
})

test('a field that is an option, or has a default, is added', async () => {
  const { shown, cells } = await change(
    keeping(todo('Title: string'), 'Todo list', twoTodos),
    keeping(todo('Title: string; Due: int option; [<Default(3)>] Size: int'), 'Todo list', '[]'),
  )
  expect(shown).toBe(`[{ Title = "a"
   Due = None
   Size = 3 }; { Title = "b"
                 Due = None
                 Size = 3 }]`)
  expect(cells).toEqual([
    {
      cell: 'kept',
      type: 'converted',
      how: ['kept[].Due added as None', 'kept[].Size added with its default', '2 × Todo'],
    },
  ])
})

test('fields are reordered and removed', async () => {
  const { shown } = await change(
    keeping(todo('A: int; B: string; C: bool'), 'Todo', '{ A = 1; B = "b"; C = true }'),
    keeping(todo('C: bool; A: int'), 'Todo', '{ C = false; A = 0 }'),
  )
  expect(shown).toBe('{ C = true\n  A = 1 }')
})

test('a union gains cases, in any order', async () => {
  const { shown } = await change(
    keeping('type Color = Red | Green of int', 'Color list', '[ Red; Green 3 ]'),
    keeping('type Color = Blue | Green of int | Red', 'Color list', '[]'),
  )
  expect(shown).toBe('[Red; Green 3]')
})

test('int becomes float, inside whatever holds it', async () => {
  const { shown } = await change(
    keeping('', 'int list * int array * Map<string, int option>', '([ 1 ], [| 2 |], Map [ "a", Some 3 ])'),
    keeping('', 'float list * float array * Map<string, float option>', '([], [||], Map.empty)'),
  )
  expect(shown).toBe('([1.0], [|2.0|], map [("a", Some 3.0)])')
})

test('an array whose elements became float takes fractions', async () => {
  const { engine, save } = await running(keeping('', 'int array', '[| 1; 2 |]'))
  await save(`${keeping('', 'float array', '[||]')}\nlet put () = kept.[0] <- 0.5`)
  engine.live.fn('put')()
  expect(engine.live.get('kept')).toEqual([0.5, 2])
})

test('a case that is gone and that no value uses is accepted, with the count', async () => {
  const { cells, error } = await change(
    keeping('type Color = Red | Green | Teal', 'Color list', '[ Red; Green ]'),
    keeping('type Color = Red | Green', 'Color list', '[]'),
  )
  expect(error).toBeUndefined()
  expect(cells).toEqual([
    expect.objectContaining({ how: expect.arrayContaining(['0 of 2 values use Color.Teal']) as string[] }),
  ])
})

test('a case that is gone and that values use refuses the reload, with the count', async () => {
  const { error, shown } = await change(
    keeping('type Color = Red | Green | Teal', 'Color list', '[ Teal; Green; Teal ]'),
    keeping('type Color = Red | Green', 'Color list', '[]'),
  )
  expect(error).toContain('2 values use Color.Teal, which is gone')
  expect(shown).toBe('[Teal; Green; Teal]')
})

test('anything else refuses the reload with both types and the migration to write', async () => {
  const { outcome } = await change(
    keeping(todo('Title: string'), 'Todo list', twoTodos),
    keeping(todo('Title: string; Done: bool'), 'Todo list', '[]'),
  )
  expect(outcome).toMatchObject({ type: 'refused', phase: 'prepare' })
  const [diagnostic] = outcome.type === 'refused' ? outcome.diagnostics : []
  expect(diagnostic).toMatchObject({
    code: 'STATE_TYPE_CHANGED',
    span: { start: { line: 5 } },
    notes: [
      'kept[]: Done : bool is new, and nothing says what it holds.',
      `It was  kept : Todo list
  type Todo =
    { Title: string }
It is   kept : Todo list
  type Todo =
    { Title: string
      Done: bool }`,
    ],
    help: `Write, above the state:

[<Migrate>]
let migrateTodo (old: Old.Todo) : Todo =
    { Title = old.Title
      Done = failwith "bool" }`,
  })
})

test.each([
  ['the same type', 'Name: string', 'Title: string'],
  ['an option of it', 'Name: string', 'Title: string option'],
  ['one with a default', 'Name: string', '[<Default("")>] Title: string'],
])('a field that is gone where %s has come is not guessed to be a new name', async (_, before, after) => {
  const { error } = await change(
    keeping(todo(before), 'Todo list', '[ { Name = "a" } ]'),
    keeping(todo(after), 'Todo list', '[]'),
  )
  expect(error).toContain('cannot be taken over')
})

test('state that is gone where state of the same type has come is not guessed to be a new name', async () => {
  const before = 'module M\n[<Persist>]\nlet mutable count = 1\nlet show () = ""'
  const { error, save, engine } = await change(before, before.replace('count', 'total'))
  expect(error).toContain('whether it was renamed, nobody can know')
  expect(
    await save(before.replace('[<Persist>]\nlet mutable count = 1', '[<Persist("count")>]\nlet mutable total = 5')),
  ).toMatchObject({ success: true })
  expect(engine.live.get('total')).toBe(1)
})

test('a migration of primitive types goes by the name of its state', async () => {
  const { shown } = await change(
    keeping('', 'int', '7'),
    keeping('', 'string', '""', '[<Migrate>]\nlet migrateKept (old: int) : string = sprintf "n%d" old'),
  )
  expect(shown).toBe('"n7"')
})

test('a migration that throws refuses the reload, and the old program never stopped', async () => {
  const { engine, save } = await running(keeping('', 'int', '7'))
  const stats = await save(
    keeping('', 'string', '""', '[<Migrate>]\nlet migrateKept (old: int) : string = failwith "no"'),
  )
  expect(stats.errorMessage).toContain('The migration of kept failed: System.Exception: no')
  expect(engine.live.fn('show')()).toBe('7')
})

test('a migration runs under fuel', async () => {
  const { save } = await running(keeping('', 'int', '7'), { fuel: 10_000 })
  const stats = await save(
    keeping('', 'string', '""', '[<Migrate>]\nlet rec migrateKept (old: int) : string = migrateKept (old + 1)'),
  )
  expect(stats.errorMessage).toContain('FUEL_EXHAUSTED')
})

test('a migration runs under the deadline', async () => {
  const { engine, save } = await running(keeping('', 'int', '7'), { timeoutMs: 100 })
  const stats = await save(
    keeping('', 'string', '""', '[<Migrate>]\nlet rec migrateKept (old: int) : string = migrateKept (old + 1)'),
  )
  expect(stats.errorMessage).toContain('The migration of kept failed: TIMEOUT')
  expect(engine.live.fn('show')()).toBe('7')
})

test('a migration below its state is refused', async () => {
  const { error } = await change(
    keeping('', 'int', '7'),
    `${keeping('', 'string', '""')}\n[<Migrate>]\nlet migrateKept (old: int) : string = ""`,
  )
  expect(error).toContain('stands below it')
})

test('arrays and dictionaries are copied, so that a reload that fails has changed nothing', async () => {
  const source = (end: string): string => `module M
open System.Collections.Generic
[<Persist>]
let mutable items = ResizeArray<int>([ 1 ])
[<Persist>]
let mutable cells = [| 1; 2 |]
[<Persist>]
let mutable known = Dictionary<string, int>()
items.Add 5
cells.[0] <- 10
known.["a"] <- items.Count
${end}
let show () = sprintf "%A %A %d" (List.ofSeq items) cells known.["a"]`
  const { engine, save } = await running(source(''))
  expect(engine.live.fn('show')()).toBe('[1; 5] [|10; 2|] 2')
  expect((await save(source('failwith "no"'))).success).toBe(false)
  expect(engine.live.fn('show')()).toBe('[1; 5] [|10; 2|] 2')
  expect((await save(source('let more = 1'))).errorMessage).toBeUndefined()
  expect(engine.live.fn('show')()).toBe('[1; 5; 5] [|10; 2|] 3')
})

test('what is one object in two places stays one object, and a circle stays a circle', async () => {
  const source = (more: string): string => `module M
type Node = { mutable Name: string; mutable Next: Node option${more} }
let make name = { Name = name; Next = None${more === '' ? '' : '; Extra = None'} }
[<Persist>]
let mutable first = make "a"
[<Persist>]
let mutable again = first
first.Next <- Some first
let show () =
  again.Name <- again.Name + "!"
  sprintf "%s %s" first.Name first.Next.Value.Next.Value.Name`
  const { engine, save } = await running(source(''))
  expect(engine.live.fn('show')()).toBe('a! a!')
  expect((await save(source('; Extra: int option'))).errorMessage).toBeUndefined()
  expect(engine.live.fn('show')()).toBe('a!! a!!')
})

test('a function in the state becomes the one of the new program; a closure goes on as it was, and is counted', async () => {
  const source = (n: number): string => `module M
let plus (x: int) = x + ${n}
let adder (n: int) = fun (x: int) -> x + n + ${n}
[<Persist>]
let mutable named : int -> int = plus
[<Persist>]
let mutable closure : int -> int = adder 1000
let show () = sprintf "%d %d" (named 0) (closure 0)`
  const { engine, save } = await running(source(1))
  expect(engine.live.fn('show')()).toBe('1 1001')
  await save(source(2))
  expect(engine.live.fn('show')()).toBe('2 1001')
  expect(engine.explain()?.state.cells).toEqual([
    { cell: 'named', type: 'kept', how: ["1 functions became the new program's"] },
    { cell: 'closure', type: 'kept', how: ['1 functions go on running the program that made them'] },
  ])
})

test('a closure in the state whose type has changed refuses the reload; a function whose name is gone goes on, and is counted', async () => {
  const source = (name: string, type: string, result: string): string => `module M
let ${name} (x: int) = ${result}
[<Persist>]
let mutable named : int -> int = fun x -> x
let name () = named <- ${name}
[<Persist>]
let mutable closure : int -> ${type} = fun x -> ${result}
let show () = sprintf "%A %A" (named 1) (closure 1)`
  const { engine, save } = await running(source('plus', 'int', 'x + 1'))
  engine.live.fn('name')()
  const stats = await save(source('plus', 'float', '1.5').replace('named <- plus', '()'))
  expect(stats.errorMessage).toContain('cannot be taken over: it holds a function whose type has changed')
  expect(engine.live.fn('show')()).toBe('2 2')
  expect((await save(source('other', 'int', 'x + 5'))).errorMessage).toBeUndefined()
  expect(engine.live.fn('show')()).toBe('2 2')
  const how = ['1 functions go on running the program that made them']
  expect(engine.explain()?.state.cells).toEqual([
    { cell: 'named', type: 'kept', how },
    { cell: 'closure', type: 'kept', how },
  ])
})

test('a record with a ToString of its own uses that of the new program', async () => {
  const source = (text: string): string => `module M
type P = { X: int } with override this.ToString() = "${text}"
[<Persist>]
let mutable p = { X = 1 }
let show () = string p`
  const { engine, save } = await running(source('one'))
  await save(source('two'))
  expect(engine.live.fn('show')()).toBe('two')
})

test('an object of a class is kept where its fields are the same, with the new methods, and needs a migration where they are not', async () => {
  const source = (field: string, text: string): string => `module M
type Counter(start: int) =
    ${field}
    member _.Next () =
        count <- count + 1
        sprintf "${text} %A" count
[<Persist>]
let mutable kept = Counter(1)
let show () = kept.Next ()`
  const { engine, save } = await running(source('let mutable count = start', 'at'))
  expect(engine.live.fn('show')()).toBe('at 2')
  expect((await save(source('let mutable count = start', 'now at'))).errorMessage).toBeUndefined()
  expect(engine.live.fn('show')()).toBe('now at 3')
  const other = source('let mutable count = 1.0', 'at').replace('count + 1', 'count + 1.0')
  expect((await save(other)).errorMessage).toContain('cannot be taken over')
  expect(engine.live.fn('show')()).toBe('now at 4')
})

test('a list of any length and a tree of some depth are converted', async () => {
  const source = (type: string): string => `module M
type Tree = Leaf | Node of Tree * ${type} * Tree
let rec build depth = if depth = 0 then Leaf else Node (build (depth - 1), ${type === 'int' ? '1' : '1.0'}, build (depth - 1))
[<Persist>]
let mutable tree = build 10
[<Persist>]
let mutable many = List.init 200000 (fun i -> Leaf)
let rec count t = match t with Leaf -> 0 | Node (l, _, r) -> 1 + count l + count r
let show () = sprintf "%d %d" (count tree) (List.length many)`
  const { shown, error } = await change(source('int'), source('float'))
  expect(error).toBeUndefined()
  expect(shown).toBe('1023 200000')
})

const withDone = (migration: string): string => keeping(todo('Title: string; Done: bool'), 'Todo list', '[]', migration)
const migrateTodo =
  '[<Migrate>]\nlet migrateTodo (old: Old.Todo) : Todo = { Title = old.Title; Done = old.Title = "b" }'

test('a migration is checked against the recorded type, which the new source does not have any more', async () => {
  const { engine, cells } = await change(keeping(todo('Title: string'), 'Todo list', twoTodos), withDone(migrateTodo))
  expect(engine.live.get('kept')).toEqual([
    { Title: 'a', Done: false },
    { Title: 'b', Done: true },
  ])
  expect(cells).toMatchObject([{ type: 'converted', how: ['kept[] migrated by migrateTodo'] }])
})

test('a migration of the wrong type refuses the reload and says what is wrong with it', async () => {
  const wrong = '[<Migrate>]\nlet migrateTodo (old: Old.Todo) : Todo = { Title = old.Name; Done = false }'
  const { outcome, error } = await change(keeping(todo('Title: string'), 'Todo list', twoTodos), withDone(wrong))
  expect(outcome.type).toBe('refused')
  expect(error).toContain('Name')
})

test('a migration that has done its work may stay, whatever types come after', async () => {
  const before = keeping(todo('Name: string'), 'Todo list', '[ { Name = "a" } ]')
  const renamed = (more: string): string =>
    keeping(
      todo('Title: string'),
      'Todo list',
      '[]',
      '[<Migrate>]\nlet migrateTodo (old: Old.Todo) : Todo = { Title = old.Name }',
    ) + more
  const { save, shown } = await change(before, renamed(''))
  expect(shown).toBe('[{ Title = "a" }]')
  expect((await save(renamed('let more = 1'))).errorMessage).toBeUndefined()
  expect((await save(renamed('let more = 2'))).errorMessage).toBeUndefined()
})

test('a program whose migrations have nothing to migrate starts without them', async () => {
  const { engine } = await running(withDone(migrateTodo))
  expect(engine.live.fn('show')()).toBe('[]')
})

test('values that are called through know their type behind a change', async () => {
  const cells = (more: string): string => `type Cell<'a> =
    | Full of 'a
    | Empty${more}
    override this.ToString() = match this with Full v -> sprintf "%A" v | _ -> "empty"`
  const program = (types: string, value: string): string =>
    `${keeping(types, 'Cell<char> list', value)}\nlet text () = String.concat ", " (List.map string kept)`
  const { engine, save } = await running(program(cells(''), "[ Full 'c'; Empty ]"))
  await save(program(cells('\n    | Closed'), '[]'))
  expect(engine.explain()?.state.cells).toMatchObject([{ cell: 'kept', type: 'converted' }])
  expect(engine.live.fn<() => string>('text')()).toBe("'c', empty")
})

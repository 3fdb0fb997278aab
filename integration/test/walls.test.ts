// Limits end a script wherever it stands: no construct of the language catches one, cleans up behind one, or goes on.

import { describe, expect, test } from 'vitest'

import { compileProgramFromSource } from '@fsrs/frontend'
import { HostRegistry, RuntimeError, Vm, toJs } from '@fsrs/vm'
import type { Chunk, VmOptions } from '@fsrs/vm'

interface Limit {
  readonly expression: string
  readonly options: VmOptions
  /** The error's code, where the name is none. */
  readonly code?: string
}

/** Expressions of type `int` that reach a limit, with the options that set it. */
const LIMITS: Readonly<Record<string, Limit>> = {
  FUEL_EXHAUSTED: { expression: 'spin 1', options: { fuel: 100_000 } },
  TIMEOUT: { expression: 'spin 1', options: { timeoutMs: 5 } },
  MEMORY_LIMIT: { expression: 'grow []', options: { maxMemoryBytes: 4_000_000 } },
  STACK_OVERFLOW: { expression: 'deep 1', options: { maxFrames: 10_000 } },
  // Limits of JavaScript itself.
  'a text that is too long': { expression: 'longer "text"', options: {}, code: 'MEMORY_LIMIT' },
  'an array that is too long': {
    expression: '(Array.zeroCreate 2000000000).[0]',
    options: {},
    code: 'MEMORY_LIMIT',
  },
  'the stack of JavaScript': { expression: 'nested 1', options: {}, code: 'STACK_OVERFLOW' },
}

const PRELUDE = `
let rec spin (n: int) : int = if n < 0 then n else spin (n % 7 + 1)
let rec grow (items: string list) : int = match items with "end" :: _ -> 0 | _ -> grow ("item" :: items)
let rec deep (n: int) : int = 1 + deep (n + 1)
let rec longer (text: string) : int = longer (text + text)
let rec nested (n: int) : int = List.sumBy (fun x -> nested (x + 1)) [ n ]
let escaped () = printfn "escaped"
type Cleaner() =
    interface System.IDisposable with
        member _.Dispose() = escaped ()
type Careful() =
    member _.Delay(f: unit -> int) = f
    member _.Run(f: unit -> int) = f ()
    member _.Return(x: int) = x
    member _.ReturnFrom(x: int) = x
    member _.TryWith(f: unit -> int, h: exn -> int) = try f () with e -> (escaped (); h e)
    member _.TryFinally(f: unit -> int, g: unit -> unit) = try f () finally g ()
let careful = Careful()
type Own() =
    interface seq<int> with
        member _.GetEnumerator() : System.Collections.Generic.IEnumerator<int> =
            let mutable at = 0
            { new System.Collections.Generic.IEnumerator<int> with
                member _.Current = at
              interface System.Collections.IEnumerator with
                member _.Current = box at
                member _.MoveNext() = at <- at + 1; at < 3
                member _.Reset() = ()
              interface System.IDisposable with
                member _.Dispose() = escaped () }
    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            (this :> seq<int>).GetEnumerator() :> System.Collections.IEnumerator
`

/** Programs around such an expression; each says `escaped` where the script gets to act after the limit. */
const WAYS: Readonly<Record<string, (expression: string) => string>> = {
  'try … with': (e) => `(try ${e} with _ -> (escaped (); 0)) |> ignore\nescaped ()`,
  'a filter': (e) => `(try ${e} with _ when (escaped (); true) -> 0) |> ignore\nescaped ()`,
  'a type test': (e) => `(try ${e} with :? System.Exception -> (escaped (); 0)) |> ignore\nescaped ()`,
  'try … finally': (e) => `(try ${e} finally escaped ()) |> ignore\nescaped ()`,
  use: (e) => `let f () =\n    use cleaner = new Cleaner()\n    ${e}\nf () |> ignore\nescaped ()`,
  using: (e) => `using (new Cleaner()) (fun _ -> ${e}) |> ignore\nescaped ()`,
  'a sequence': (e) =>
    `let s = seq {\n    try\n        yield 1\n        yield ${e}\n    finally\n        escaped () }\n(try Seq.sum s with _ -> 0) |> ignore\nescaped ()`,
  'a loop over a sequence that cleans up': (e) =>
    `let s = seq {\n    try\n        yield 1\n        yield 2\n    finally\n        escaped () }\nfor x in s do ignore (${e})\nescaped ()`,
  'a function given such a sequence': (e) =>
    `let s = seq {\n    try\n        yield 1\n        yield 2\n    finally\n        escaped () }\nSeq.iter (fun _ -> ignore (${e})) s\nescaped ()`,
  'a fold over a filtered one': (e) =>
    `let s = seq {\n    use cleaner = new Cleaner()\n    yield 1\n    yield 2 }\ns |> Seq.filter (fun x -> x > 0) |> Seq.fold (fun a x -> a + (${e})) 0 |> ignore\nescaped ()`,
  'a loop over an enumerator of its own': (e) =>
    `let items = Own() :> seq<int>\nfor x in items do ignore (${e})\nescaped ()`,
  'a handler of an event': (e) =>
    `let ev = Event<int>()\nev.Publish.Add(fun x -> (try ignore (${e}) with _ -> escaped ()))\nev.Publish.Add(fun _ -> escaped ())\nev.Trigger 1\nescaped ()`,
  'a comprehension': (e) => `(try [ for x in 1 .. 3 -> ${e} + x ] with _ -> (escaped (); [])) |> ignore\nescaped ()`,
  lazy: (e) => `let l = lazy (${e})\n(try l.Value with _ -> 0) |> ignore\nescaped ()`,
  async: (e) =>
    `let a = async {\n    try\n        return ${e}\n    with _ ->\n        escaped ()\n        return 0 }\na |> Async.RunSynchronously |> ignore\nescaped ()`,
  'Async.Catch': (e) => `async { return ${e} } |> Async.Catch |> Async.RunSynchronously |> ignore\nescaped ()`,
  'a builder': (e) =>
    `let r = careful {\n    try\n        return ${e}\n    finally\n        escaped () }\nlet q = careful {\n    try\n        return ${e}\n    with _ ->\n        return 0 }\nescaped ()`,
  'a higher-order function': (e) =>
    `(try List.sumBy (fun x -> ${e} + x) [ 1; 2 ] with _ -> (escaped (); 0)) |> ignore\nescaped ()`,
  'a comparer of its own': (e) =>
    `(try List.sortWith (fun _ _ -> ${e}) [ 2; 1 ] with _ -> (escaped (); [])) |> ignore\nescaped ()`,
  'a callback of a host that catches everything': (e) => `Host.attempt (fun () -> ${e}) |> ignore\nescaped ()`,
  'a callback of a host that makes an error of its own of everything': (e) =>
    `(try Host.wrap (fun () -> ${e}) with _ -> (escaped (); 0)) |> ignore\nescaped ()`,
  'an initialisation of a type': (e) =>
    `type T() =\n    static let value = ${e}\n    static member Value = value\n(try T.Value with _ -> (escaped (); 0)) |> ignore\nescaped ()`,
}

const host = new HostRegistry()
  .register('Host.attempt', '(unit -> int) -> int', (call) => {
    try {
      return call()
    } catch {
      return 0
    }
  })
  .register('Host.wrap', '(unit -> int) -> int', (call) => {
    try {
      return call()
    } catch (error) {
      throw new Error('the host failed', { cause: error })
    }
  })

function chunkOf(source: string): Chunk {
  const compiled = compileProgramFromSource(source, { host })
  if (compiled.ok) return compiled.chunk
  throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
}

describe.each(['codegen', 'interpreter'] as const)('by %s', (strategy) => {
  describe.each(Object.entries(LIMITS))('%s', (name, { expression, options, code = name }) => {
    test.each(Object.entries(WAYS))('ends a script within %s', (_, programAround) => {
      const chunk = chunkOf(PRELUDE + programAround(expression))
      const lines: string[] = []
      const vm = new Vm({ strategy, host, ...options, print: (line) => lines.push(line) })
      let thrown: unknown
      try {
        vm.load(chunk).run()
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(RuntimeError)
      expect(thrown).toMatchObject({ code })
      expect(lines).toEqual([])
      expect(toJs(vm.load(chunkOf('1 + 1')).run())).toBe(2)
    })
  })
})

const LOOPS: Readonly<Record<string, { readonly source: string; readonly line: number }>> = {
  while: {
    source:
      'let f () =\n    let mutable i = 1\n    while\n        i > 0 do\n        i <- i ^^^ 6\n    i\nf () |> ignore',
    line: 4,
  },
  'for … to': {
    source:
      'let f () =\n    let mutable s = 0\n    for i in 1 .. 2000000000 do\n        s <- s ^^^ i\n    s\nf () |> ignore',
    line: 4,
  },
  'for … in': {
    source:
      'let f () =\n    let mutable s = 0\n    for i in\n        Seq.initInfinite id do\n        s <- s ^^^ i\n    s\nf () |> ignore',
    line: 4,
  },
  'a pipeline': {
    source: 'let f n =\n    [ 1 .. n ]\n    |> List.map (fun x -> x ^^^ 6)\n    |> List.length\nf 2000000000 |> ignore',
    line: 2,
  },
}

describe.each(['codegen', 'interpreter'] as const)('by %s', (strategy) => {
  test.each(Object.entries(LOOPS))('a limit names the loop that met it: %s', (_, { source, line }) => {
    expect(() => new Vm({ strategy, fuel: 50_000 }).execute(chunkOf(source))).toThrowError(
      expect.objectContaining({
        code: 'FUEL_EXHAUSTED',
        scriptStack: [expect.objectContaining({ name: 'f', line }), expect.anything()],
      }),
    )
  })
})

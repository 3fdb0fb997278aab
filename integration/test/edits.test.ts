import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Chunk } from '@fsrs/chunk'
import { fsrsCompiler } from '@fsrs/frontend'
import { HostRegistry, Vm, formatValue, toJs } from '@fsrs/vm'
import type { ProgramInstance, StrategyName } from '@fsrs/vm'

/** Texts that each file may have. Later ones use earlier ones, by functions, values, types and state. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'a.fsrs': [
    'let scale x = x * 2\nlet names = [ "one"; "two" ]\n',
    'let scale x = x * 2 // the same\nlet names = [ "one"; "two" ]\n',
    'let scale x = x * 3\nlet names = [ "one"; "three" ]\n',
    'let scale x = printfn "scaling"; x * 2\nlet names = [ "one" ]\n',
    'let scale (x: int) = float x\nlet names = [ "one" ]\n',
    'let mutable calls = 0\nlet scale x = calls <- calls + 1; x + calls\nlet names = [ "one" ]\n',
    'let scale x = x *\n',
    'let names : string list = []\n',
  ],
  'b.fsrs': [
    'type Point = { X: int; Y: int }\nlet origin = { X = 1; Y = 2 }\nlet move p = { p with X = p.X + 1 }\n',
    'type Point = { X: int; mutable Y: int }\nlet origin = { X = 1; Y = 2 }\nlet move p = p.Y <- p.Y + 1; p\n',
    'type Point = { X: int; Y: int; Z: int }\nlet origin = { X = 1; Y = 2; Z = 3 }\nlet move p = p\n',
    'type Point(x: int) =\n    let mutable at = x\n    member _.X = at\n    member _.Move() = at <- at + 1\nlet origin = Point 1\nlet move (p: Point) = p.Move(); p\n',
    'type Point = { X: int }\nlet origin = Host.note "origin"; { X = 5 }\nlet move p = p\n',
  ],
  'c.fsrs': [
    'let table = List.map A.scale [ 1; 2; 3 ]\nlet first () = List.head table\n',
    'let table = [| 1; 2; 3 |]\nlet first () = table.[0] <- table.[0] + 1; table.[0]\n',
    'printfn "c begins"\nlet table = Map.ofList [ for name in A.names -> name, String.length name ]\nlet first () = Map.count table\n',
    'let table = lazy (List.length A.names)\nlet first () = table.Force()\n',
    'let table = Seq.initInfinite A.scale\nlet first () = Seq.item 3 table\n',
  ],
  'd.fsrs': [
    'let both () = B.move B.origin, C.first ()\n',
    'let both () = Host.note "both"; C.first (), B.origin\n',
    'let kept = B.move B.origin\nlet both () = kept, C.first ()\n',
    'let rec count n = if n = 0 then 0 else 1 + count (n - 1)\nlet both () = count 100000, C.first ()\n',
  ],
  'main.fsrs': [
    '#load "a.fsrs" "b.fsrs" "c.fsrs" "d.fsrs"\nlet run () = sprintf "%A %A" (D.both ()) (B.move B.origin)\nrun ()\n',
    '#load "a.fsrs" "c.fsrs"\nlet run () = sprintf "%A" (C.first ())\nrun ()\n',
    '#load "a.fsrs" "b.fsrs" "c.fsrs" "d.fsrs"\nlet run () = sprintf "%A" A.names\nprintfn "%s" (run ())\n',
  ],
}
const FILES = Object.keys(TEXTS)

type Edit = readonly [file: string, text: number]

const edits = fc.array(
  fc.constantFrom(...FILES).chain((file) => fc.tuple(fc.constant(file), fc.nat(TEXTS[file]!.length - 1))),
  { minLength: 1, maxLength: 12 },
)

/** Whatever a program lets the world know, run by run. */
class Place {
  readonly said: string[] = []
  readonly vm: Vm
  readonly host: HostRegistry

  constructor(strategy: StrategyName) {
    this.host = new HostRegistry().register(
      'Host.note',
      'string -> unit',
      (text) => void this.said.push(`note ${text}`),
    )
    this.vm = new Vm({ strategy, host: this.host, print: (text) => void this.said.push(text) })
  }

  /** What the program says while it is loaded, its value, and what two calls of its function answer. */
  start(chunk: Chunk): { readonly instance: ProgramInstance; readonly seen: string } {
    const instance = this.vm.load(chunk)
    const result = formatValue(instance.run())
    return { instance, seen: [...this.taken(), result, this.call(instance), this.call(instance)].join('|') }
  }

  call(instance: ProgramInstance): string {
    const run = toJs(instance.get('run')!) as (unit: undefined) => string
    return [run(undefined), ...this.taken()].join('|')
  }

  private taken(): string[] {
    return this.said.splice(0)
  }
}

const compilerOf = ({ host }: Place) => fsrsCompiler({ host })

async function compiled(compiler: ReturnType<typeof compilerOf>, texts: ReadonlyMap<string, string>) {
  const sources = {
    read: (path: string) => ({ ok: true as const, text: texts.get(path)! }),
    resolve: (path: string) => `/${path}`,
  }
  return compiler.compile({ entry: '/main.fsrs', sources })
}

/** The same program without anything that is remembered of its parts. */
function asNew(chunk: Chunk): Chunk {
  return new Chunk(structuredClone(chunk.program))
}

describe.each(['codegen', 'interpreter'] as const)('by %s, a program after any edits', (strategy) => {
  test('does what it does when it is compiled and loaded for the first time; programs of before go on as they were', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (steps: readonly Edit[]) => {
        const [kept, texts] = [new Place(strategy), new Map(FILES.map((file) => [`/${file}`, TEXTS[file]![0]!]))]
        const compiler = compilerOf(kept)
        let goesOn = (): readonly [string, string] => ['', '']
        for (const [file, text] of [['main.fsrs', 0] as Edit, ...steps]) {
          texts.set(`/${file}`, TEXTS[file]![text]!)
          const fresh = new Place(strategy)
          const [now, anew] = [await compiled(compiler, texts), await compiled(compilerOf(fresh), texts)]
          expect(now.diagnostics).toEqual(anew.diagnostics)
          if (!now.ok || !anew.ok) continue
          expect(now.artifact.hash).toBe(anew.artifact.hash)
          const [here, there] = [kept.start(now.artifact), fresh.start(asNew(anew.artifact))]
          expect(here.seen).toBe(there.seen)
          const [before, likeBefore] = goesOn()
          expect(before).toBe(likeBefore)
          goesOn = () => [kept.call(here.instance), fresh.call(there.instance)]
        }
      }),
      { numRuns: 30 },
    )
  })
})

test('what is the same at every load is worked out once', async () => {
  const place = new Place('codegen')
  const compiler = compilerOf(place)
  const texts = new Map(FILES.map((file) => [`/${file}`, TEXTS[file]![0]!]))
  const load = async () => {
    const result = await compiled(compiler, texts)
    if (!result.ok) throw new Error(result.diagnostics[0]?.message)
    return place.start(result.artifact).instance
  }
  const before = await load()
  texts.set('/d.fsrs', TEXTS['d.fsrs']![3]!)
  const after = await load()
  expect(after.getRaw('C:table')).toBe(before.getRaw('C:table'))
  texts.set('/a.fsrs', TEXTS['a.fsrs']![2]!)
  expect((await load()).getRaw('C:table')).not.toBe(before.getRaw('C:table'))
})

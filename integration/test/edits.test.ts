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
    'let scale x = x * 2\nlet names = [ "four"; "five"; "six" ]\n',
    // Their functions stand where they stood; what they come to differs.
    'let names = [ "one"; "two" ]\nlet scale x = x + String.length names.Head\n',
    'let names = [ ""; "twoone" ]\nlet scale x = x + String.length names.Head\n',
    'let step x = x + 1\nlet scale x = step x\nlet names = [ "one" ]\n',
    'let step x = x + 2\nlet scale x = step x\nlet names = [ "one" ]\n',
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
    // Eight seconds on an idle machine; nothing here is about time.
  }, 120_000)
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

describe('what uses nothing but functions of an edited unit', () => {
  const tableAfter = async (before: string, after: string) => {
    const place = new Place('codegen')
    const compiler = compilerOf(place)
    const main = '#load "a.fsrs" "c.fsrs"\nlet run () = sprintf "%A" (C.first ())\nrun ()\n'
    const texts = new Map([
      ['/main.fsrs', main],
      ['/c.fsrs', TEXTS['c.fsrs']![0]!],
    ])
    const tables: unknown[] = []
    for (const text of [before, after]) {
      texts.set('/a.fsrs', text)
      const result = await compiled(compiler, texts)
      if (!result.ok) throw new Error(result.diagnostics[0]?.message)
      tables.push(place.start(result.artifact).instance.getRaw('C:table'))
    }
    return tables[0] === tables[1]
  }

  test('is not worked out again where they are as they were', async () => {
    const version = (number: number): string => `let version = ${number}\nlet scale x = x * 2\n`
    expect(await tableAfter(version(1), version(2))).toBe(true)
  })

  test('is worked out again where one, or what one uses, is another', async () => {
    const chain = (number: number): string => `let step x = x + ${number}\nlet scale x = step x\n`
    expect(await tableAfter(chain(1), chain(2))).toBe(false)
    const value = (number: number): string => `let step = ${number}\nlet scale x = x + step\n`
    expect(await tableAfter(value(1), value(2))).toBe(false)
    expect(await tableAfter('let scale x = x * 2\n', 'let scale x = x * 3\n')).toBe(false)
  })

  test('is worked out again where a stack trace would name another place', async () => {
    const division = (before: string): string => `${before}let scale x = 6 / x\n`
    expect(await tableAfter(division('\n'), division('\n\n'))).toBe(false)
  })
})

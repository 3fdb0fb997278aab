import type { Chunk } from '@fsrs/chunk'
import type { AdapterResult, CompilerAdapter } from '@fsrs/compiler'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fsrsCompiler } from '../src/compile/adapter.ts'
import { MemorySnapshot, MemorySources } from './memory-sources.ts'

async function compile(adapter: CompilerAdapter<Chunk>, sources: MemorySources, entry = '/main.fsrs') {
  return adapter.compile({ entry, sources })
}

/** What became of each file: its name without directory, and whether it was compiled. */
function actions(result: AdapterResult<Chunk>): Record<string, string> {
  return Object.fromEntries(result.modules.map((each) => [each.name.slice(1), each.action]))
}

function codes(result: AdapterResult<Chunk>): string[] {
  return result.diagnostics.map((each) => `${each.code} ${each.file}:${each.span.start.line}`)
}

describe('programs of several files', () => {
  test('a loaded file is reached by the name of its module', async () => {
    const sources = new MemorySources({
      '/main.fsrs': '#load "lib/helper.fsrs"\nHelper.twice 21',
      '/lib/helper.fsrs': 'let twice x = 2 * x',
    })
    const result = await compile(fsrsCompiler(), sources)
    expect(codes(result)).toEqual([])
    expect(result.ok && result.artifact.program.units.map((unit) => unit.name)).toEqual(['Helper', 'Main'])
    if (result.ok) result.artifact.verify()
  })
  test('every file that is asked for is a dependency, missing ones too', async () => {
    const sources = new MemorySources({ '/main.fsrs': '#load "a.fsrs"\nlet x = 1' })
    const result = await compile(fsrsCompiler(), sources)
    expect(codes(result)).toEqual(['FS0079 /main.fsrs:1'])
    expect(sources.asked).toEqual(['/main.fsrs', '/a.fsrs'])
  })
  test('a missing entry is a diagnostic', async () => {
    const result = await compile(fsrsCompiler(), new MemorySources({}))
    expect(codes(result)).toEqual(['SOURCE_UNREADABLE /main.fsrs:1'])
  })
  test('a file that two others load is evaluated once, before both', async () => {
    const sources = new MemorySources({
      '/main.fsrs': '#load "a.fsrs" "b.fsrs"\nA.x + B.y',
      '/a.fsrs': '#load "base.fsrs"\nlet x = Base.n',
      '/b.fsrs': '#load "base.fsrs"\nlet y = Base.n',
      '/base.fsrs': 'let n = 1',
    })
    const result = await compile(fsrsCompiler(), sources)
    expect(result.ok && result.artifact.program.units.map((unit) => unit.name)).toEqual(['Base', 'A', 'B', 'Main'])
  })
  test('files that load each other in a circle are refused at the #load that closes it', async () => {
    const sources = new MemorySources({
      '/main.fsrs': '#load "a.fsrs"\n()',
      '/a.fsrs': '#load "b.fsrs"\nlet x = 1',
      '/b.fsrs': '\n#load "a.fsrs"\nlet y = 1',
    })
    expect(codes(await compile(fsrsCompiler(), sources))).toEqual(['FSRS0004 /b.fsrs:2'])
  })
  test('a reader that answers later is waited for', async () => {
    const files = new MemorySources({ '/main.fsrs': '#load "a.fsrs"\nA.x', '/a.fsrs': 'let x = 1' })
    const sources = {
      read: async (path: string) => files.read(path),
      resolve: (path: string, from: string) => files.resolve(path, from),
    }
    const result = await fsrsCompiler().compile({ entry: '/main.fsrs', sources })
    expect(result.ok).toBe(true)
  })
  test('an error in one file is no reason for errors in those that use it', async () => {
    const sources = new MemorySources({
      '/main.fsrs': '#load "a.fsrs" "b.fsrs"\nA.x + B.y',
      '/a.fsrs': 'let x : int = "text"',
      '/b.fsrs': 'let y : int = nothing',
    })
    expect(codes(await compile(fsrsCompiler(), sources))).toEqual(['FS0001 /a.fsrs:1', 'FS0039 /b.fsrs:1'])
  })
  test('an unknown host function is undefined, a known one is called', async () => {
    const sources = new MemorySources({ '/main.fsrs': 'Host.log "x"' })
    expect(codes(await compile(fsrsCompiler(), sources))).toEqual(['FS0039 /main.fsrs:1'])
    const host = new Map([['Host.log', 'string -> unit']])
    const result = await compile(fsrsCompiler({ host }), sources)
    expect(result.ok && result.artifact.program.hostFunctions).toEqual([{ name: 'Host.log', type: 'string -> unit' }])
  })
})

describe('after an edit', () => {
  const files = {
    '/main.fsrs': '#load "a.fsrs" "b.fsrs" "c.fsrs"\nA.f 1 + C.h 2',
    '/a.fsrs': 'let f x = x + 1',
    '/b.fsrs': 'let g x = A.f x * 2',
    '/c.fsrs': 'let h x = x - 1',
  }
  test('nothing is compiled where nothing changed', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources(files)
    expect(actions(await compile(adapter, sources))['a.fsrs']).toBe('compiled')
    expect(Object.values(actions(await compile(adapter, sources)))).toEqual(['reused', 'reused', 'reused', 'reused'])
  })
  test('a changed body leaves those alone that use it', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources(files)
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', 'let f x = x + 100')
    const result = await compile(adapter, sources)
    expect(actions(result)).toEqual({
      'a.fsrs': 'compiled',
      'b.fsrs': 'reused',
      'c.fsrs': 'reused',
      'main.fsrs': 'reused',
    })
    expect(result.modules[0]!.reason).toBe('its text changed')
  })
  test('functions that only stand on other lines leave those alone that use them', async () => {
    const [adapter, text] = [
      fsrsCompiler(),
      'let inc = fun x -> x + 1\nlet add a b = a + b\nlet both = [ add 1; inc ]\n',
    ]
    const main = '#load "a.fsrs"\nprintfn "%A %A" A.inc (A.add 2)'
    await compile(adapter, new MemorySources({ '/a.fsrs': text, '/main.fsrs': main }))
    const result = await compile(adapter, new MemorySources({ '/a.fsrs': `\n\n${text}`, '/main.fsrs': main }))
    expect(actions(result)).toEqual({ 'a.fsrs': 'compiled', 'main.fsrs': 'reused' })
  })
  test('a changed type compiles those that use it, and no others', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources(files)
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', 'let f (x: int) = float x')
    const result = await compile(adapter, sources)
    expect(actions(result)).toMatchObject({ 'a.fsrs': 'compiled', 'b.fsrs': 'compiled', 'c.fsrs': 'reused' })
    expect(result.ok).toBe(false)
  })
  test.each([
    ['let f (x: int) = float x', 'A.f : int -> int is int -> float now'],
    ['let f x = x + 1\nlet g = "new"', 'A.g : string is new'],
    ['let k x = x + 1', 'A.k : int -> int is new, A.f is gone'],
    ['type T = { X: int }\nlet f x = x + 1', 'type A.T is new'],
    ['let mutable f = fun x -> x + 1', 'A.f is defined otherwise'],
    ['let a, b, c, d = 1, 2, 3, 4\nlet f x = x + 1', 'A.a : int is new, A.b : int is new, A.c : int is new and 1 more'],
  ])('who is compiled because of %j is told why', async (text, why) => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources(files)
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', 'let f = ')
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', text)
    const { modules } = await compile(adapter, sources)
    const reasons = modules.filter(({ name }) => name === '/b.fsrs').map(({ reason }) => reason)
    expect(reasons).toEqual([`the interface of a module that it uses changed: ${why}`])
  })
  test('only what changed this time is a reason', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources({ ...files, '/main.fsrs': '#load "a.fsrs" "b.fsrs"\nB.g 1' })
    await compile(adapter, sources)
    sources.files.set('/b.fsrs', `${files['/b.fsrs']}\nlet more = 1`)
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', `${files['/a.fsrs']}\nlet k = 1`)
    const { modules } = await compile(adapter, sources)
    const reasons = modules.filter(({ name }) => name === '/main.fsrs').map(({ reason }) => reason)
    expect(reasons).toEqual(['the interface of a module that it uses changed: A.k : int is new'])
  })
  test('a function that begins to need its type at run time is called with it by the files that use it', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources({
      '/main.fsrs': '#load "a.fsrs"\nA.show 1',
      '/a.fsrs': 'let show x = ignore x; "value"',
    })
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', 'let show x = sprintf "%A" x')
    const result = await compile(adapter, sources)
    expect(actions(result)).toEqual({ 'a.fsrs': 'compiled', 'main.fsrs': 'compiled' })
    if (result.ok) result.artifact.verify()
  })
  test('what was wrong and is right again needs no memory of the error', async () => {
    const adapter = fsrsCompiler()
    const sources = new MemorySources(files)
    await compile(adapter, sources)
    sources.files.set('/a.fsrs', 'let f x = ')
    expect((await compile(adapter, sources)).ok).toBe(false)
    sources.files.set('/a.fsrs', files['/a.fsrs'])
    expect((await compile(adapter, sources)).ok).toBe(true)
  })
  test('a changed host compiles again', async () => {
    const host = new Map([['Host.log', 'string -> unit']])
    const adapter = fsrsCompiler({ host })
    const sources = new MemorySources({ '/main.fsrs': 'Host.log "x"' })
    expect((await compile(adapter, sources)).ok).toBe(true)
    host.set('Host.log', 'int -> unit')
    expect(codes(await compile(adapter, sources))).toEqual(['FS0001 /main.fsrs:1'])
  })
})

const NAMES = ['a', 'b', 'c', 'd', 'e']
const capital = (name: string): string => name.toUpperCase()

/** Now and then a definition is missing or wrong, so that those who use it are in error. */
function rarely(right: fc.Arbitrary<string>, wrong: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: fc.constant(wrong) })
}

const VALUE = fc.constantFrom('1', '2', '"text"', '1.5', '[1]', 'Some 1', '(1, "a")')
const SHOW = fc.constantFrom('let show x = sprintf "%A" x', 'let show x = ignore x; ""', 'let show x = string (box x)')
const SHAPE = fc.constantFrom('type Shape = Dot | Line of int', 'type Shape = Line of string | Dot', 'type Shape = Dot')
const ADD = fc.constantFrom('let inline add a b = a + b', 'let inline add a b = b + a', 'let add a b = a + b + 0')

/** A file of a program, which may use those before it. */
function fileText(index: number): fc.Arbitrary<string> {
  const own = fc.tuple(
    rarely(
      VALUE.map((value) => `let value = ${value}`),
      'let value : int = "wrong"',
    ),
    rarely(SHOW, 'let show = 1'),
    rarely(SHAPE, 'type Shape = Round'),
    rarely(ADD, ''),
  )
  const before = NAMES.slice(0, index)
  if (before.length === 0) return own.map((lines) => [...lines, ''].join('\n'))
  const use = fc.constantFrom(...before).chain((name) => {
    const module = capital(name)
    return fc.constantFrom(
      `${module}.value`,
      `${module}.show ${module}.value`,
      `${module}.Dot`,
      `(match ${module}.Dot with ${module}.Dot -> 0 | _ -> 1)`,
      `${module}.add 1 2`,
      `(let f x = ${module}.show x in f 1 + f "a")`,
    )
  })
  const uses = fc.array(use, { maxLength: 4 }).map((all) => all.map((text, i) => `let used${i} = ${text}`))
  return fc.tuple(uses, own).map(([using, lines]) => [...using, ...lines, ''].join('\n'))
}

const mainOf = (indexes: readonly number[]): string =>
  `${indexes.map((index) => `#load "${NAMES[index]!}.fsrs"`).join('\n')}\n()`

/** A file with another text or none, or a program that consists of other files. */
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .nat(NAMES.length - 1)
      .chain((index) => fileText(index).map((text) => [`/${NAMES[index]!}.fsrs`, text] as const)),
  },
  { weight: 1, arbitrary: fc.nat(NAMES.length - 1).map((index) => [`/${NAMES[index]!}.fsrs`, undefined] as const) },
  {
    weight: 1,
    arbitrary: fc.subarray([...NAMES.keys()]).map((indexes) => ['/main.fsrs', mainOf(indexes)] as const),
  },
)

describe.each([
  ['that tells nothing of earlier ones', false],
  ['that tells what changed', true],
])('any sequence of edits, by a reader %s', (_, tells) => {
  test('answers what a compile from scratch answers', async () => {
    let right = 0
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...NAMES.map((_, i) => fileText(i))),
        fc.array(edit, { maxLength: 6 }),
        async (texts, edits) => {
          const found = new Map(texts.map((text, i) => [`/${NAMES[i]!}.fsrs`, text]))
          found.set('/main.fsrs', mainOf([...NAMES.keys()]))
          const adapter = fsrsCompiler({ rememberedFiles: 3 })
          for (const [path, text] of [['/a.fsrs', texts[0]!] as const, ...edits]) {
            if (text === undefined) found.delete(path)
            else found.set(path, text)
            const now = new MemorySnapshot(found)
            const anew = new MemorySnapshot(found)
            const { read, resolve } = { read: now.read.bind(now), resolve: now.resolve.bind(now) }
            const incremental = await adapter.compile({ entry: '/main.fsrs', sources: tells ? now : { read, resolve } })
            const fresh = await fsrsCompiler().compile({ entry: '/main.fsrs', sources: anew })
            expect(incremental.diagnostics).toEqual(fresh.diagnostics)
            expect(now.asked).toEqual(anew.asked)
            expect(incremental.ok).toBe(fresh.ok)
            if (!incremental.ok || !fresh.ok) continue
            expect(incremental.artifact.hash).toBe(fresh.artifact.hash)
            incremental.artifact.verify()
            right++
          }
        },
      ),
      { seed: 20261123, numRuns: 100 },
    )
    // The property is about programs that run, too.
    expect(right).toBeGreaterThan(40)
  })
})

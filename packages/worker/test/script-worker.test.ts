import { afterEach, describe, expect, test } from 'vitest'

import { compileProgramFromSource } from '@fsrs/frontend'
import { HostRegistry } from '@fsrs/vm'

// The thread loads what is built, so the other half is what is built, too.
import { ScriptWorker } from '../dist/index.js'
import type { ScriptWorkerOptions } from '../dist/index.js'

let worker: ScriptWorker | undefined

afterEach(() => worker?.[Symbol.asyncDispose]())

function make(options: ScriptWorkerOptions = {}): (source: string) => Promise<unknown> {
  const made = new ScriptWorker(options)
  worker = made
  return (source) => {
    const compiled = compileProgramFromSource(source, options.host === undefined ? {} : { host: options.host })
    if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('; '))
    return made.execute(compiled.chunk)
  }
}

describe('a program in its thread', () => {
  test('gives its value, and what it prints, in order', async () => {
    const said: string[] = []
    const run = make({ print: (text) => void said.push(text), printError: (text) => void said.push(`! ${text}`) })
    expect(
      await run(
        'type P = { X: int; Y: string option }\nprintfn "one"\neprintfn "two"\n[ { X = 1; Y = Some "a" } ], Map.ofList [ 1, seq { 1 .. 3 } ]',
      ),
    ).toEqual([[{ X: 1, Y: 'a' }], new Map([[1, [1, 2, 3]]])])
    expect(said.join('')).toBe('one\n! two\n')
  })

  test('runs after those before it, in the same thread', async () => {
    const run = make()
    expect(await Promise.all(['1', '"two"', '3.0'].map(run))).toEqual([1, 'two', 3])
  })

  test('calls the host, which may take its time whether the script can wait or not', async () => {
    const host = new HostRegistry()
      .register('Host.add', 'int -> int -> int', (a, b) => a + b)
      .register('Host.slow', 'string -> string', (async (text: string) => {
        await new Promise((done) => setTimeout(done, 20))
        return text.toUpperCase()
      }) as never)
      .register('Host.later', 'string -> Async<string>', async (text) => `${text}!`)
      .register('Host.fail', 'unit -> int', () => {
        throw new Error('no such luck')
      })
    const run = make({ host, timeoutMs: 5000 })
    expect(await run('Host.add 1 2, Host.slow "x"')).toEqual([3, 'X'])
    expect(
      await run(
        'async {\n    let! texts = Async.Parallel [ Host.later "a"; Host.later "b" ]\n    return List.ofArray texts }',
      ),
    ).toEqual(['a!', 'b!'])
    expect(await run('try Host.fail () with Failure message -> message.Length')).toBe(12)
  })

  test('cannot send a function, and is told so', async () => {
    const host = new HostRegistry().register('Host.give', '(int -> int) -> unit', () => undefined)
    const run = make({ host })
    await expect(run('Host.give (fun x -> x)')).rejects.toMatchObject({
      code: 'HOST_ERROR',
      message: /function cannot leave its thread/,
    })
    await expect(run('fun x -> x + 1')).rejects.toMatchObject({ code: 'HOST_ERROR' })
    expect(await run('1')).toBe(1)
  })

  test('fails as it does without one: with code, exception and place', async () => {
    const run = make({ fuel: 100_000 })
    await expect(run('let f () = failwith "no"\nf ()')).rejects.toMatchObject({
      name: 'RuntimeError',
      code: 'UNCAUGHT_EXCEPTION',
      message: 'no',
      exceptionType: 'System.Exception',
      scriptStack: [{ name: 'f', line: 1 }, { line: 2 }],
    })
    await expect(run('while true do ()')).rejects.toMatchObject({ code: 'FUEL_EXHAUSTED' })
  })

  test('recurs a million times', async () => {
    const run = make({ maxFrames: 1_100_000, heapMb: 1024 })
    expect(await run('let rec sum n = if n = 0 then 0L else int64 n + sum (n - 1)\nsum 1000000')).toBe(500_000_500_000n)
  })
})

describe('the thread is the outer wall', () => {
  test('of a heap that is filled', async () => {
    const run = make({ heapMb: 48 })
    await expect(run('let rec grow (xs: int list) = grow (1 :: 2 :: xs)\ngrow []')).rejects.toMatchObject({
      code: 'MEMORY_LIMIT',
    })
    expect(await run('"after"')).toBe('after')
  })

  // One piece that is larger than what V8 has in reserve ended the process, not the thread.
  test.each([
    ['texts in a growing array', 'let a = ResizeArray<string>()\nwhile true do a.Add "x"'],
    ['an array made at once', 'Array.create 100000000 "x"'],
    ['arrays of numbers', 'let a = ResizeArray<float[]>()\nwhile true do a.Add(Array.zeroCreate 1000000)'],
    ['a table', 'let s = System.Collections.Generic.HashSet<int>()\nSeq.initInfinite s.Add |> Seq.iter ignore'],
    ['a list made at once', 'List.init 100000000 string'],
    ['young objects that all live', 'let rec fill (xs: string list) n = fill (string n :: xs) (n + 1)\nfill [] 0'],
    ['closures', 'let mutable f = id<int>\nwhile true do\n    let g = f\n    f <- fun x -> g x + 1'],
  ])('of memory that is held, and the thread lives: %s', async (_what, text) => {
    const run = make({ heapMb: 48 })
    await expect(run(text)).rejects.toMatchObject({ code: 'MEMORY_LIMIT', message: /holds more memory/ })
    expect(await run('"after"')).toBe('after')
  })

  test('and not of memory that is held no more', async () => {
    const run = make({ heapMb: 48 })
    const text = 'let mutable n = 0\nfor i in 1 .. 100 do n <- n + (Array.create 100000 "x").Length\nn'
    expect(await run(text)).toBe(10_000_000)
  })

  test('of a step that does not end', async () => {
    const run = make({ timeoutMs: 200 })
    await expect(run('Seq.initInfinite (fun _ -> 1)')).rejects.toMatchObject({ code: 'TIMEOUT' })
    expect(await run('"after"')).toBe('after')
  })

  test('which ends with its owner, and what runs in it', async () => {
    const run = make()
    const running = run('while true do ()')
    await Promise.all([
      expect(running).rejects.toMatchObject({ code: 'HOST_ERROR', message: 'The worker has been disposed of.' }),
      new Promise((done) => setTimeout(done, 50)).then(() => worker![Symbol.asyncDispose]()),
    ])
    await expect(run('1')).rejects.toMatchObject({ code: 'HOST_ERROR' })
  })
})

test.each([
  ['fuel', -1],
  ['timeoutMs', '5'],
  ['heapMb', 0],
  ['stackMb', Number.NaN],
  ['print', 'console'],
  ['host', {}],
])('the option %s does not take %s', (option, value) => {
  expect(() => new ScriptWorker({ [option]: value })).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('time without end is a limit that no program meets', async () => {
  const run = make({ timeoutMs: Infinity })
  expect(await run('[ 1 .. 1000 ] |> List.sum')).toBe(500_500)
})

test('a program whose output the host does not take has ended, and the next one runs', async () => {
  let isBroken = true
  const said: string[] = []
  const run = make({
    print: (text) => {
      if (isBroken) throw new Error('the pipe is closed')
      said.push(text)
    },
  })
  await expect(run('printfn "lost"\n1')).rejects.toMatchObject({
    code: 'HOST_ERROR',
    message: 'The host did not take what the script printed: the pipe is closed.',
  })
  isBroken = false
  expect(await run('printfn "said"\n2')).toBe(2)
  expect(said.join('')).toBe('said\n')
})

test('what is no chunk is refused, and the next program runs', async () => {
  const run = make()
  await expect(worker!.execute(undefined as never)).rejects.toMatchObject({ code: 'CHUNK_INVALID' })
  expect(await run('1')).toBe(1)
})

import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { completionsOf } from '../src/repl-completion.ts'
import { ReplSession } from '../src/repl-session.ts'
import { typesOf } from './event-types.ts'
import { Pty } from './pty.ts'
import { Folder } from './session.ts'

let folder: Folder
let pty: Pty | undefined

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(async () => {
  await pty?.end()
  pty = undefined
  await folder.remove()
})

describe('a session', () => {
  let session: ReplSession
  let printed: string

  beforeEach(() => {
    printed = ''
    session = new ReplSession(folder.path, { print: (text) => (printed += text) }, undefined)
  })

  /** What entries come to, and the codes of what is wrong with them. */
  async function say(...entries: readonly string[]): Promise<string[]> {
    const said: string[] = []
    for (const entry of entries) {
      const { shown, diagnostics } = await session.evaluate(entry, (body) => body())
      said.push(...diagnostics.map(({ code }) => code), ...shown)
    }
    return said
  }

  test('keeps definitions with their types', async () => {
    expect(await say('let twice x = 2 * x', 'let n = 4', 'twice n')).toEqual([
      'val twice : int -> int',
      'val n : int = 4',
      'val it : int = 8',
    ])
  })

  test('keeps types, cases and patterns', async () => {
    const said = await say(
      'type Shape = Square of float | Round of float',
      'let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd',
      'match 3, Square 2.0 with Odd, Square side -> side | _ -> 0.0',
    )
    expect(said[0]).toBe('type Shape')
    expect(said.at(-1)).toBe('val it : float = 2.0')
  })

  test('lets a name be defined again, and leaves alone what used the old one', async () => {
    expect(await say('let x = 1', 'let old () = x', 'let x = "new"', 'x', 'old ()')).toEqual([
      'val x : int = 1',
      'val old : unit -> int',
      'val x : string = "new"',
      'val it : string = "new"',
      'val it : int = 1',
    ])
  })

  test('lets a type be defined again; values of the old one stay of the old one', async () => {
    expect(await say('type T = | A', 'let a = A', 'type T = A | B', 'let f (t: T) = t', 'f a')).toContain('FS0001')
  })

  test('runs nothing twice', async () => {
    await say('printfn "once"', 'let x = (printfn "defined"; 5)', 'x', 'x')
    expect(printed).toBe('once\ndefined\n')
  })

  test('has one place for what is mutable, also for closures made before', async () => {
    expect(await say('let mutable n = 0', 'let add = fun k -> n <- n + k', 'add 2', 'n <- n + 40', 'n')).toContain(
      'val it : int = 42',
    )
  })

  test('has `it` for the last value', async () => {
    expect(await say('6 * 7', 'it + 1')).toEqual(['val it : int = 42', 'val it : int = 43'])
  })

  test('keeps what was opened', async () => {
    expect(await say('open System', 'Math.Max(1, 2)')).toEqual(['val it : int = 2'])
  })

  test('is as it was after an entry that is wrong or fails', async () => {
    expect(await say('let x = 1', 'let x : int = "a"', 'let x : int = failwith "no"', 'x')).toEqual([
      'val x : int = 1',
      'FS0001',
      'UNCAUGHT_EXCEPTION',
      'val it : int = 1',
    ])
  })

  test('says where something is wrong as it was typed', async () => {
    await say('let a = 1', 'let b = 2')
    const { diagnostics } = await session.evaluate('a +\n  "x"', (body) => body())
    expect(diagnostics[0]?.span.start).toMatchObject({ line: 2, column: 3 })
    expect(session.sourceText(diagnostics[0]!.file)).toBe('a +\n  "x"')
    const failed = await session.evaluate('1 / (a - 1)', (body) => body())
    expect(failed.diagnostics[0]?.span.start).toMatchObject({ line: 1, column: 1 })
  })

  test('loads a file, with what that loads, and anew when it has changed', async () => {
    await folder.write({
      'shapes/area.fsrs': 'module Area\n#load "unit.fsrs"\nlet area n = n * Unit.size\n',
      'shapes/unit.fsrs': 'let size = 10\n',
    })
    const load = (): Promise<unknown> => session.load('shapes/area.fsrs', (body) => body())
    expect(await load()).toMatchObject({ ok: true, shown: ['val area : int -> int'] })
    expect(await say('area 2')).toEqual(['val it : int = 20'])
    await writeFile(join(folder.path, 'shapes/area.fsrs'), '#load "unit.fsrs"\nlet area n = n + Unit.size\n')
    await load()
    expect(await say('area 2')).toEqual(['val it : int = 12'])
  })

  test('tells the type of an expression without running it', async () => {
    expect(await session.typeOf('fun x -> printfn "%d" x')).toMatchObject({ type: 'int -> unit' })
    expect(printed).toBe('')
  })

  test.each(['let f x =', '(1 +', 'match 1 with', '"""abc', 'type T =', 'if true then', '[1;'])(
    'knows that `%s` goes on',
    async (text) => {
      expect(await session.isUnfinished(text)).toBe(true)
    },
  )

  test.each(['1 + 1', 'let f x = x', 'nonsense', 'let x : int = "a"', ')'])(
    'knows that `%s` does not',
    async (text) => {
      expect(await session.isUnfinished(text)).toBe(false)
    },
  )
})

test('names are completed: those of the session, of modules, keywords, commands', () => {
  expect(completionsOf('let y = tw', ['twice', 'x'])).toEqual([['twice'], 'tw'])
  expect(completionsOf('Lis', [])).toEqual([['List.'], 'Lis'])
  expect(completionsOf('List.ma', [])[0]).toContain('List.map')
  expect(completionsOf('mat', [])[0]).toContain('match')
  expect(completionsOf(':t', [])).toEqual([[':type '], ':t'])
})

describe('in a terminal', () => {
  /** A `fsrs repl` that waits for its first entry. */
  async function repl(): Promise<Pty> {
    pty = new Pty(['repl'], { cwd: folder.path, env: { FSRS_HISTORY: join(folder.path, 'history') } })
    await pty.shows('fsrs an entry', /^> $|^>$/m)
    return pty
  }

  test('lines are edited, run, and shown; entries of several lines end with a blank one', async () => {
    const session = await repl()
    session.type('1 + 2\r')
    await session.shows('val it : int = 3')
    session.type('let f x =\r')
    await session.shows('. ')
    session.type('  x + 1\r\r')
    await session.shows('val f : int -> int')
    session.type('f it\u007f\u007f41\r')
    await session.shows('val it : int = 42')
  })

  test('what is pasted is one entry, until ;;, blank lines or not', async () => {
    const session = await repl()
    session.type('let xs =\r  [1 .. 3]\r\r  |> List.sum;;\rxs + 1;;\r')
    await session.shows('val xs : int = 6', 'val it : int = 7')
  })

  test('an error is a code frame at what was typed', async () => {
    const session = await repl()
    session.type('let x : int = "a"\r')
    await session.shows('error', 'FS0001', '--> input 1:1:15', '1 | let x : int = "a"')
  })

  test('tab completes, up brings back, and the next session remembers', async () => {
    const session = await repl()
    session.type('List.sumB')
    await session.shows('List.sumB')
    session.type('\t')
    await session.shows('List.sumBy')
    session.type('\u007f\u007f [20; 22]\r')
    await session.shows('val it : int = 42')
    session.type('\u001b[A\u007f; 1]\r')
    await session.shows('val it : int = 43')
    session.type(':quit\r')
    expect(await session.exit).toMatchObject({ exitCode: 0 })
    expect(await readFile(join(folder.path, 'history'), 'utf8')).toContain('[20; 22]')
    const next = await repl()
    next.type('\u001b[A\u001b[A\r')
    await next.shows('val it : int = 43')
  })

  test('Ctrl+C ends a run that never ends, then a line, and the session goes on; Ctrl+D leaves', async () => {
    const session = await repl()
    session.type('let x = 5\r')
    await session.shows('val x')
    session.type('printfn "%s%s" "be" "gun"; while true do ()\r')
    await session.shows('begun')
    session.type('\u0003')
    await session.shows('interrupted')
    session.type('let half =\u0003')
    session.type('x * 2\r')
    await session.shows('val it : int = 10')
    session.type('\u0004')
    expect(await session.exit).toMatchObject({ exitCode: 0 })
  })
})

test('entries can come from a pipe; the exit code says whether all were right', () => {
  const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url))
  const run = (input: string, ...args: string[]): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, [bin, 'repl', ...args], { cwd: folder.path, input, encoding: 'utf8' })
  expect(run('let xs =\n\n  [1; 2];;\nxs;;\n')).toMatchObject({
    status: 0,
    stdout: 'val xs : int list = [1; 2]\nval it : int list = [1; 2]\n',
  })
  expect(run('nonsense;;\n1\n')).toMatchObject({ status: 1 })
  expect(run('printfn "bye"; exit 4;;\n1;;\n')).toMatchObject({ status: 4, stdout: 'bye\n' })
  expect(typesOf(run('1;;\nnonsense;;\n', '--json').stdout)).toEqual(['shown', 'diagnostic'])
})

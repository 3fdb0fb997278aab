import { mkdtemp, realpath, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { main } from '@fsrs/cli'

import { typesOf } from './event-types.ts'

let cwd: string
let session: Session | undefined

beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'fsrs-cli-watch-')))
})
afterEach(async () => {
  await session?.end()
  session = undefined
  await rm(cwd, { recursive: true })
})

/** A `fsrs watch` that a person looks at. */
class Session {
  stdout = ''
  stderr = ''
  readonly #stop = new AbortController()
  readonly #ended: Promise<number>
  #heard = (): void => undefined

  constructor(args: readonly string[]) {
    this.#ended = main(['watch', ...args], {
      cwd,
      env: {},
      stdout: { write: (text) => this.#add('stdout', text), isTerminal: false },
      stderr: { write: (text) => this.#add('stderr', text), isTerminal: false },
      terminal: undefined,
      openLineEditor: () => {
        throw new Error('standard input is not read here')
      },
      signal: this.#stop.signal,
      interruptible: () => ({ [Symbol.dispose]: () => undefined }),
    })
  }

  #add(stream: 'stdout' | 'stderr', text: string | Uint8Array): void {
    this[stream] += String(text)
    this.#heard()
  }

  /** Resolves when the condition holds, which is looked at whenever something was written. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = () => {
        if (condition()) resolve()
      }
      this.#heard()
    })
  }

  says(text: string): Promise<void> {
    return this.until(() => this.stderr.includes(text))
  }

  prints(text: string): Promise<void> {
    return this.until(() => this.stdout.includes(text))
  }

  end(): Promise<number> {
    this.#stop.abort()
    return this.#ended
  }
}

async function watching(script: string, args: readonly string[] = []): Promise<Session> {
  await writeFile(join(cwd, 'a.fsrs'), script)
  session = new Session(['a.fsrs', ...args])
  return session
}

const save = (text: string): Promise<void> => writeFile(join(cwd, 'a.fsrs'), text)

test('runs the script, and its new version at a save', async () => {
  const watch = await watching('printfn "one"\n')
  await watch.says('running')
  expect(watch.stdout).toBe('one\n')
  await save('printfn "two"\n')
  await watch.says('reloaded')
  expect(watch.stdout).toBe('one\ntwo\n')
})

test('a bad save shows a code frame and what stays; the next good one is live', async () => {
  const watch = await watching('printfn "one"\n')
  await watch.says('running')
  await save('printfn "%d" "two"\n')
  await watch.says('the last good version stays')
  expect(watch.stderr).toContain('a.fsrs:1:')
  expect(watch.stderr).toContain('1 | printfn "%d" "two"')
  await save('printfn "three"\n')
  await watch.prints('three')
  expect(watch.stdout).toBe('one\nthree\n')
})

test('a script that fails while it runs is refused, with the place', async () => {
  const watch = await watching('printfn "one"\n')
  await watch.says('running')
  await save('let zero = 0\nprintfn "%d" (1 / zero)\n')
  await watch.says('the last good version stays')
  expect(watch.stderr).toContain('System.DivideByZeroException')
  expect(watch.stderr).toContain('a.fsrs:2:')
})

test('a script that is wrong from the start is waited for', async () => {
  const watch = await watching('let x =\n')
  await watch.says('nothing runs yet')
  await save('printfn "mended"\n')
  await watch.prints('mended')
})

test('a script that was replaced, deleted and brought back stays watched', async () => {
  const watch = await watching('printfn "one"\n')
  await watch.says('running')
  await writeFile(join(cwd, 'new'), 'printfn "two"\n')
  await rename(join(cwd, 'new'), join(cwd, 'a.fsrs'))
  await watch.prints('two')
  await unlink(join(cwd, 'a.fsrs'))
  await watch.says('✗')
  await save('printfn "three"\n')
  await watch.prints('three')
})

test('a file that the script loads is watched too', async () => {
  await writeFile(join(cwd, 'lib.fsrs'), 'let name = "old"\n')
  const watch = await watching('#load "lib.fsrs"\nprintfn "%s" Lib.name\n')
  await watch.prints('old')
  await watch.says('running')
  await writeFile(join(cwd, 'lib.fsrs'), 'let name = "new"\n')
  await watch.prints('new')
})

test('ends with 0 and a summary when it is asked to', async () => {
  const watch = await watching('printfn "one"\n')
  await watch.says('running')
  expect(await watch.end()).toBe(0)
  expect(watch.stderr).toContain('1 version ran, 0 refused')
})

test('with --json says everything in objects, a line each', async () => {
  const watch = await watching('printfn "one"\n', ['--json'])
  await watch.says('"type":"reloaded"')
  await save('broken (')
  await watch.says('"type":"refused"')
  await watch.end()
  const types = typesOf(watch.stderr)
  expect(types).toContain('watching')
  expect(types).toContain('refused')
  expect(types.at(-1)).toBe('summary')
})

test('a migration is demanded with the types that it goes between, and taken when it is given', async () => {
  const script = (type: string, init: string, more = ''): string =>
    `type Item = { ${type} }\n${more}[<Persist>]\nlet mutable items = [ ${init} ]\nprintfn "%d: %A" items.Length items.[0]\n`
  const watch = await watching(script('Title: string', '{ Title = "a" }'))
  await watch.prints('1: { Title = "a" }')
  const next = (more?: string): string => script('Title: string; Size: int', '{ Title = "x"; Size = 0 }', more)
  await save(next())
  await watch.says('let migrateItem (old: Old.Item) : Item =')
  await save(next('[<Migrate>]\nlet migrateItem (old: Old.Item) : Item = { Title = old.Title; Size = 7 }\n'))
  await watch.prints('Size = 7')
})

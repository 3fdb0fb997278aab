import { type ChildProcess, spawn } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { HotReloadEngine } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'
import { afterEach, expect, test } from 'vitest'

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))

let running: ChildProcess | undefined
afterEach(() => void running?.kill('SIGKILL'))

/** Runs an example on files of its own; `said` resolves when the text has come out of it since the last `said`. */
function start(name: string, file: string): { said: (text: string) => Promise<void>; type: (line: string) => void } {
  const args = ['--import', 'tsx', '--conditions=@fsrs/source', 'main.ts', file]
  const child = spawn(process.execPath, args, { cwd: join(EXAMPLES, name), env: {}, stdio: ['pipe', 'pipe', 'pipe'] })
  running = child
  let output = ''
  let heard = (): void => undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      heard()
    })
  }
  child.on('exit', () => heard())
  return {
    type: (line) => void child.stdin.write(`${line}\n`),
    said: (text) =>
      new Promise((resolve, reject) => {
        const patience = setTimeout(() => reject(new Error(`it does not say ${text}, but:\n${output}`)), 10_000)
        heard = () => {
          const at = output.indexOf(text)
          if (at >= 0) {
            output = output.slice(at + text.length)
            clearTimeout(patience)
            resolve()
          } else if (child.exitCode !== null) reject(new Error(`it ended without saying ${text}:\n${output}`))
        }
        heard()
      }),
  }
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  expect(text).toContain(from)
  await writeFile(file, text.replace(from, to))
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

test('config: the server follows its files, and goes on through a mistake', async () => {
  await using workspace = await Workspace.create({})
  await cp(join(EXAMPLES, 'config'), workspace.root, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  const [app, base] = [workspace.path('app.yaml'), workspace.path('base.toml')]
  const [first, second] = [await freePort(), await freePort()]
  await edit(app, 'port: 8080', `port: ${first}`)
  const { said } = start('config', app)
  await said(`listening on http://localhost:${first}`)
  const get = async (port: number): Promise<string> => (await fetch(`http://localhost:${port}/`)).text()
  expect(await get(first)).toBe('Hello! Features: search\n')
  await edit(base, '["search"]', '["search", "maps"]')
  await said('features.1 added:')
  expect(await get(first)).toBe('Hello! Features: search, maps\n')
  await edit(app, 'greeting: Hello', 'greetings: Hello')
  await said('greetings')
  expect(await get(first)).toBe('Hello! Features: search, maps\n')
  await edit(app, 'greetings: Hello', 'greeting: Good evening')
  await said('greeting changed:')
  await edit(app, `port: ${first}`, `port: ${second}`)
  await said(`listening on http://localhost:${second}`)
  expect(await get(second)).toBe('Good evening! Features: search, maps\n')
})

test('typescript: an edit of one module leaves what the others hold', async () => {
  await using workspace = await Workspace.create({})
  await cp(join(EXAMPLES, 'typescript/app'), workspace.root, { recursive: true })
  const { said } = start('typescript', workspace.path('app.ts'))
  await said('ran 3, kept 0')
  await said('tick 1\n')
  await edit(workspace.path('view.ts'), '`tick ${ticks}`', '`the ${ticks}th tick`')
  await said('kept 2')
  await said('th tick\n')
  await edit(workspace.path('view.ts'), '`the ${ticks}th tick`', '`the ${ticks')
  await said('TS_SYNTAX')
  await said('th tick\n')
})

test('wasm: the count goes on in the memory that each version hands to the next', async () => {
  await using workspace = await Workspace.create({})
  await cp(join(EXAMPLES, 'wasm/counter.wat'), workspace.path('counter.wat'))
  const { said } = start('wasm', workspace.path('counter.wat'))
  await said('count 1\n')
  await edit(workspace.path('counter.wat'), '(i32.const 1))', '(i32.const 1000))')
  await said('live in')
  await said('count 100')
  await edit(workspace.path('counter.wat'), '"show"', '"shwo"')
  await said('Did you mean show?')
  await said('count ')
})

test('counter: state survives an edit, a field added, a migration demanded and given, and a rollback', async () => {
  await using workspace = await Workspace.create({})
  for (const name of ['counter.fsrs', 'todo.fsrs', 'life.fsrs'])
    await cp(join(EXAMPLES, 'counter', name), workspace.path(name))
  const [counter, todo] = [workspace.path('counter.fsrs'), workspace.path('todo.fsrs')]
  const { said, type } = start('counter', counter)
  await said('count 2\n')
  type('tell others')
  await said('to do: write it, run it, tell others\n')

  await edit(counter, '"count %d', '"the count is %d')
  await said('count kept')
  await said('the count is')
  await said('to do: write it, run it, tell others\n')

  const first = await readFile(todo, 'utf8')
  const noted = first
    .replace('{ Title: string }', '{ Title: string; Note: string option }')
    .replaceAll(/Title = ("[^"]*"|title) \}/g, 'Title = $1; Note = None }')
    .replace('let show item = item.Title', 'let show item = sprintf "%s (%s)" item.Title (defaultArg item.Note "-")')
  await writeFile(todo, noted)
  await said('Note added as None')
  await said('to do: write it (-), run it (-), tell others (-)\n')

  const ranked = noted
    .replace('Note: string option', 'Priority: int')
    .replaceAll('Note = None', 'Priority = 5')
    .replace(/let show item = .*/, 'let show item = sprintf "%s %d" item.Title item.Priority')
  await writeFile(todo, ranked)
  await said('STATE_TYPE_CHANGED')
  await said('let migrateItem (old: Old.Item) : Item =')
  await said('to do: write it (-), run it (-), tell others (-)\n')

  const migration =
    '[<Migrate>]\nlet migrateItem (old: Old.Item) : Item = { Title = old.Title; Priority = old.Title.Length }\n\n[<Persist>]'
  await writeFile(todo, ranked.replace('[<Persist>]', migration))
  await said('migrated')
  await said('to do: write it 8, run it 6, tell others 11\n')

  type('')
  await said('rolled back, state of ')
  await said('to do: write it (-), run it (-), tell others (-)\n')
  await said('the count is')
})

test('counter: the count, the things to do and the glider go on through every edit, a refusal, a migration and a rollback', async () => {
  await using workspace = await Workspace.create({})
  for (const name of ['counter.fsrs', 'todo.fsrs', 'life.fsrs'])
    await cp(join(EXAMPLES, 'counter', name), workspace.path(name))
  const [todo, life] = [workspace.path('todo.fsrs'), workspace.path('life.fsrs')]
  await using engine = new HotReloadEngine(workspace.path('counter.fsrs'), { live: {} })
  const tick = engine.live.fn('tick')
  const shown = (): string => engine.live.fn<() => string>('render')()
  /** What a glider that began at the top left looks like after so many steps: after four it is one further down and right. */
  const glider = (at: number, alive: string): string =>
    Array.from({ length: 8 }, (_, y) =>
      Array.from({ length: 8 }, (__, x) =>
        ['1,0', '2,1', '0,2', '1,2', '2,2'].includes(`${x - at},${y - at}`) ? alive : '.',
      ).join(''),
    ).join('\n')
  const ticks = (): void => {
    for (let turn = 0; turn < 4; turn++) tick()
  }
  const reload = async () => {
    const stats = await engine.reload()
    return stats.errorMessage
  }

  expect(await reload()).toBeUndefined()
  ticks()
  engine.live.fn<(title: string) => void>('Todo.add')('tell others')
  expect(shown()).toBe(`count 4\nto do: write it, run it, tell others\n${glider(1, '#')}`)

  // An edit.
  await edit(life, '"#" else', '"O" else')
  expect(await reload()).toBeUndefined()
  expect(shown()).toBe(`count 4\nto do: write it, run it, tell others\n${glider(1, 'O')}`)
  ticks()

  // A field that is an option is added.
  await edit(todo, '{ Title: string }', '{ Title: string; Note: string option }')
  const noted = await readFile(todo, 'utf8')
  await writeFile(todo, noted.replaceAll(/Title = ("[^"]*"|title) \}/g, 'Title = $1; Note = None }'))
  expect(await reload()).toBeUndefined()
  expect(engine.explain()?.state.cells).toContainEqual({
    cell: 'items',
    type: 'converted',
    how: ['items[].Note added as None', '3 × Item'],
  })
  expect(shown()).toBe(`count 8\nto do: write it, run it, tell others\n${glider(2, 'O')}`)

  // A migration is demanded; the old program goes on.
  const ranked = (await readFile(todo, 'utf8'))
    .replace('Note: string option', 'Priority: int')
    .replaceAll('Note = None', 'Priority = 5')
    .replace(/let show item = .*/, 'let show item = sprintf "%s %d" item.Title item.Priority')
  await writeFile(todo, ranked)
  expect(await reload()).toContain('The state items : Item list cannot be taken over.')
  expect(engine.diagnostics[0]?.help).toContain('let migrateItem (old: Old.Item) : Item =')
  ticks()
  expect(shown()).toBe(`count 12\nto do: write it, run it, tell others\n${glider(3, 'O')}`)

  // And given.
  const migration =
    '[<Migrate>]\nlet migrateItem (old: Old.Item) : Item = { Title = old.Title; Priority = old.Title.Length }\n\n'
  await writeFile(todo, ranked.replace('[<Persist>]', `${migration}[<Persist>]`))
  expect(await reload()).toBeUndefined()
  expect(shown()).toBe(`count 12\nto do: write it 8, run it 6, tell others 11\n${glider(3, 'O')}`)
  ticks()

  // A rollback: priorities have no place in the version before, so all is as it was at the swap.
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored?.from).toBe('snapshot')
  expect(shown()).toBe(`count 12\nto do: write it, run it, tell others\n${glider(3, 'O')}`)
})

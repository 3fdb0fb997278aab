/**
 * The names and shapes that programs of others rely on. Most of this file is checked by the compiler: an assignment
 * below stops compiling when a name goes away or changes its type.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { CompilerAdapter, Diagnostic } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import type { EngineOptions } from '@fsrs/engine'
import { compileProgramFromSource, fsrsCompiler } from '@fsrs/frontend'
import { ReloadMetrics, ReloadStats } from '@fsrs/stats'
import { Chunk, HostRegistry, RuntimeError, Vm, formatValue, fromJs, toJs } from '@fsrs/vm'
import { FileWatcher } from '@fsrs/watcher'
import type { FileEvent, FileWatcherOptions } from '@fsrs/watcher'

interface WatcherContract extends AsyncDisposable, AsyncIterable<FileEvent> {
  watch(paths: string | readonly string[], options?: { signal?: AbortSignal }): Promise<void>
  unwatch(path?: string): Promise<void>
  readonly isWatching: boolean
  readonly watchedPaths: readonly string[]
  nextEvent(options?: { signal?: AbortSignal }): Promise<FileEvent | undefined>
  nextEventTimeout(timeoutMs: number): Promise<FileEvent | undefined>
  tryNextEvent(): FileEvent | undefined
  drainEvents(): FileEvent[]
}

interface StatsContract {
  readonly reloadTimeMs: number
  readonly compileTimeMs: number
  readonly success: boolean
  readonly errorMessage: string | undefined
  readonly sourceSizeBytes: number
  meetsTarget(targetMs?: number): boolean
  toJSON(): object
}

interface EngineContract<Artifact> extends AsyncDisposable {
  start(): Promise<void>
  stop(): Promise<void>
  readonly isWatching: boolean
  reload(): Promise<ReloadStats>
  reloadAndGetChunk(): Promise<Artifact | undefined>
  watchAndReload(options?: { signal?: AbortSignal }): Promise<void>
  waitForChange(options?: { signal?: AbortSignal }): Promise<FileEvent | undefined>
  waitForChangeTimeout(timeoutMs: number): Promise<FileEvent | undefined>
  drainEvents(): FileEvent[]
  readonly currentChunk: Artifact | undefined
  readonly scriptPath: string
  readonly reloadCount: number
  readonly timeSinceLastReloadMs: number | undefined
  onReload(callback: (stats: ReloadStats) => void): Disposable
}

test('the watcher has its names', () => {
  const options: FileWatcherOptions = {
    debounceMs: 10,
    debounce: 'trailing',
    extensions: ['.fsrs'],
    recursive: true,
    depth: 2,
    ignore: ['**/x'],
    followSymlinks: true,
    directories: false,
    initial: false,
    allowMissing: true,
    backend: 'polling',
  }
  const watcher: WatcherContract = FileWatcher.withDebounce(10, options)
  expect(watcher.isWatching).toBe(false)
  expect(watcher.watchedPaths).toEqual([])
  expect(watcher.tryNextEvent()).toBeUndefined()
  expect(watcher.drainEvents()).toEqual([])
})

test('the stats have their names', () => {
  const stats: StatsContract = ReloadStats.success({ reloadTimeMs: 99, compileTimeMs: 1, sourceSizeBytes: 10 })
  expect(stats.meetsTarget()).toBe(true)
  expect(stats.meetsTarget(50)).toBe(false)
  const failure: StatsContract = ReloadStats.failure({ reloadTimeMs: 1, errorMessage: 'no' })
  expect([failure.success, failure.errorMessage, failure.meetsTarget()]).toEqual([false, 'no', false])
  new ReloadMetrics().record(ReloadStats.success({ reloadTimeMs: 1 }))
})

test('the engine has its names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fsrs-api-'))
  const script = join(folder, 'a.fsrs')
  await writeFile(script, '1 + 1\n')
  const engine: HotReloadEngine = new HotReloadEngine(script)
  const contract: EngineContract<Chunk> = engine
  // Options say nothing of what programs are.
  const options: EngineOptions = { debounceMs: 10 }
  const optional: EngineContract<Chunk> = new HotReloadEngine(script, options)
  const counted: EngineContract<number> = HotReloadEngine.withCompiler(script, (source) => source.length, options)
  expect([optional, counted].map(({ reloadCount }) => reloadCount)).toEqual([0, 0])
  const other: EngineContract<number> = HotReloadEngine.withCompiler(
    script,
    (source: string, path: string) => source.length + path.length,
  )
  const adapter: CompilerAdapter<Chunk> = fsrsCompiler()
  const third: EngineContract<Chunk> = HotReloadEngine.withCompiler(script, adapter)
  const chunk = await contract.reloadAndGetChunk()
  expect(chunk).toBeInstanceOf(Chunk)
  expect(formatValue(new Vm().execute(chunk!))).toBe('2')
  expect(await other.reloadAndGetChunk()).toBe('1 + 1\n'.length + script.length)
  expect((await third.reload()).success).toBe(true)
  for (const e of [contract, other, third]) await e[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

test('the front end has its names', () => {
  const good = compileProgramFromSource('let x = 1\nx + 1\n', { path: '/a.fsrs' })
  expect(good.ok).toBe(true)
  const bad = compileProgramFromSource('let x : int = "a"\n', { path: '/a.fsrs' })
  const [finding]: readonly Diagnostic[] = bad.diagnostics
  expect({ ok: bad.ok, finding }).toMatchObject({
    ok: false,
    finding: {
      severity: 'error',
      code: 'FS0001',
      file: '/a.fsrs',
      span: { start: { offset: 14, line: 1, column: 15 } },
    },
  })
})

test('loads are read through readSource', () => {
  const result = compileProgramFromSource('#load "b.fsrs"\nB.two\n', {
    path: '/dir/a.fsrs',
    readSource: (path) => (path.endsWith('b.fsrs') ? 'let two = 2\n' : undefined),
  })
  expect(result.ok && toJs(new Vm().execute(result.chunk))).toBe(2)
})

function run(source: string, options: ConstructorParameters<typeof Vm>[0] = {}): unknown {
  const host = options?.host
  const result = compileProgramFromSource(source, host === undefined ? {} : { host })
  if (!result.ok) throw new Error(result.diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'))
  return toJs(new Vm(options).execute(Chunk.fromBytes(result.chunk.toBytes())))
}

test('values come out as JavaScript has them', () => {
  expect(run('type P = { Name: string; Age: int option }\n{ Name = "n"; Age = Some 3 }\n')).toEqual({
    Name: 'n',
    Age: 3,
  })
  expect(run('[1; 2], [| "a" |]\n')).toEqual([[1, 2], ['a']])
  expect(run('type S = Circle of float | Dot\n[Circle 1.5; Dot]\n')).toEqual([
    { case: 'Circle', fields: [1.5] },
    { case: 'Dot', fields: [] },
  ])
  expect(run('Map.ofList [1, "a"]\n')).toEqual(new Map([[1, 'a']]))
  expect(run('(None: int option)\n')).toBeUndefined()
  expect(run('()\n')).toBeUndefined()
  expect((run('fun x -> x + 1\n') as (x: number) => number)(41)).toBe(42)
  expect(toJs(fromJs([1, 2], 'int list'))).toEqual([1, 2])
})

test('host functions are called, and an unknown one is FS0039', () => {
  const said: string[] = []
  const host = new HostRegistry().register('Host.log', 'string -> unit', (text: string) => {
    said.push(text)
  })
  run('Host.log "hello"\n', { host })
  expect(said).toEqual(['hello'])
  const unknown = compileProgramFromSource('Host.lgo "hello"\n', { host })
  expect(unknown.diagnostics.map((d) => d.code)).toContain('FS0039')
})

test.each([
  ['UNCAUGHT_EXCEPTION', 'failwith "no"\n', {}],
  ['FUEL_EXHAUSTED', 'while true do ()\n', { fuel: 10_000 }],
  ['TIMEOUT', 'while true do ()\n', { timeoutMs: 20 }],
  ['MEMORY_LIMIT', 'List.init 100000000 id |> List.length\n', { maxMemoryBytes: 1_000_000 }],
])('a run that ends with %s says so', (code, source, options) => {
  let thrown: unknown
  try {
    run(source, options)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(RuntimeError)
  expect(thrown).toMatchObject({ code })
})

test('an uncaught exception has its .NET name, its message and the stack of the script', () => {
  const source = 'let f () : int = failwith "no good"\nlet g () = 1 + f ()\nprintfn "%d" (g ())\n'
  let thrown: unknown
  try {
    run(source)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ exceptionType: 'System.Exception', message: 'no good' })
  expect((thrown as RuntimeError).scriptStack.map(({ name, line }) => ({ name, line }))).toMatchObject([
    { name: 'f', line: 1 },
    { name: 'g', line: 2 },
    { line: 3 },
  ])
})

test('what loaded files define is known by their modules, so that the same name in two of them is two values', () => {
  const sources = new Map([
    ['/a.fsrs', 'module A\nlet x = 1\nmodule Inner =\n  let y = 2'],
    ['/b.fsrs', 'module B\nlet x = "b"'],
  ])
  const compiled = compileProgramFromSource('#load "a.fsrs"\n#load "b.fsrs"\nlet x = A.x + A.Inner.y\n', {
    path: '/main.fsrs',
    readSource: (path) => sources.get(path),
  })
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message)
  const instance = new Vm().load(compiled.chunk)
  instance.run()
  expect(instance.exports.map(({ name }) => [name, toJs(instance.get(name)!)])).toEqual([
    ['A.x', 1],
    ['A.Inner.y', 2],
    ['B.x', 'b'],
    ['x', 3],
  ])
})

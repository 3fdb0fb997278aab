// Runs a program and reloads it: node --expose-gc live-process.js CONTESTANT ENTRY. The program says `live VERSION TIME` on
// standard output whenever it runs; ours say `swap TIME PHASES` once it has taken the place of the one before. A line `heap` on standard input is answered with `heap BYTES`, after a collection.

import { watch, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { createInterface } from 'node:readline'

import { ConfigHolder, configCompiler } from '@fsrs/config'
import { HotReloadEngine } from '@fsrs/engine'
import type { ReloadStats } from '@fsrs/stats'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'
import { HostRegistry } from '@fsrs/vm'
import { WasmRunner, wasmCompiler } from '@fsrs/wasm'

import { load } from './peers.ts'

const [contestant = '', entry = ''] = process.argv.slice(2)

/** Ours say that a version ran when it has taken its place: to write, and to wake who reads, takes time that is counted. */
let saysAtSwap = false
/** A version that ran and does not take its place is told of after this. */
const UNSWAPPED_MS = 50
let unsaid = ''
/** Made once: to make one takes time that is counted. */
const telling = setTimeout(tell, UNSWAPPED_MS)

function say(version: number | string): void {
  const line = `live ${version} ${String(process.hrtime.bigint())}\n`
  if (saysAtSwap) writeLater(line)
  else writeSync(1, line)
}

function writeLater(line: string): void {
  if (unsaid === '') telling.refresh()
  unsaid += line
}

function tell(): void {
  if (unsaid !== '') writeSync(1, unsaid)
  unsaid = ''
}

/** Those who reload within this process, by name. */
const CONTESTANTS: Readonly<Record<string, () => Promise<void>>> = {
  floor: openFloor,
  fsrs: openFsrs,
  typescript: openTypescript,
  config: openConfig,
  wasm: openWasm,
  vite: openVite,
  'vite-node': openViteNode,
  'hot-hook': openHotHook,
  jiti: openJiti,
  c12: openC12,
}

/** The least that any reload must do. */
async function openFloor(): Promise<void> {
  const run = async (): Promise<void> => {
    const source = await readFile(entry, 'utf8')
    // oxlint-disable-next-line typescript/no-implied-eval -- what is measured
    if (source !== '') new Function('live', source)(say)
  }
  await run()
  watch(dirname(entry), (_event, name) => {
    if (name === basename(entry)) void run()
  })
}

async function openFsrs(): Promise<void> {
  const host = new HostRegistry()
    .register('Bench.live', 'int -> unit', (version: number) => say(version))
    .register('Bench.together', 'int -> int -> int -> unit', (...versions: number[]) => say(versions.join()))
  const engine = new HotReloadEngine(entry, { live: { host } })
  await start(engine)
}

async function openTypescript(): Promise<void> {
  Object.assign(globalThis, { writeLater })
  const modules = new ModuleRunner()
  const engine = HotReloadEngine.withCompiler(entry, typescriptCompiler(), { prepare: modules.prepare })
  await start(engine)
}

/** A configuration says `leaf` and `shared`, or `a`, `b` and `c`. */
function sayConfig({ leaf, shared, a, b, c }: Readonly<Record<string, number>>): void {
  say(leaf === undefined || shared === undefined ? [a, b, c].join() : leaf + shared)
}

async function openConfig(): Promise<void> {
  const config = new ConfigHolder<Readonly<Record<string, number>>>()
  config.onChange(sayConfig)
  const { prepare } = config
  await start(HotReloadEngine.withCompiler(entry, configCompiler(), { prepare } as never))
}

/** A module says its version when it is started. */
async function openWasm(): Promise<void> {
  const runner = new WasmRunner({ imports: { bench: { live: say } } })
  await start(HotReloadEngine.withCompiler(entry, wasmCompiler(), { prepare: runner.prepare }))
}

/** A script and a module run before they are live: the files are looked at once more, then comes the swap. */
function saySwap(stats: ReloadStats): void {
  const atNs = process.hrtime.bigint()
  const { readTimeMs, compileTimeMs, prepareTimeMs, swapTimeMs } = stats
  const phases = [readTimeMs, compileTimeMs, prepareTimeMs, swapTimeMs]
  if (!stats.success) return
  unsaid += `swap ${String(atNs)} ${phases.map((ms) => ms.toFixed(3)).join()}\n`
  tell()
}

async function start(engine: {
  onReload(callback: (stats: ReloadStats) => void): unknown
  start(): Promise<void>
  reload(): Promise<{ readonly success: boolean; readonly errorMessage: string | undefined }>
  watchAndReload(): Promise<void>
}): Promise<void> {
  saysAtSwap = true
  engine.onReload(saySwap)
  await engine.start()
  const first = await engine.reload()
  if (!first.success) throw new Error(first.errorMessage)
  void engine.watchAndReload()
}

interface ViteServer {
  readonly environments: Readonly<Record<'ssr', unknown>>
  readonly watcher: { on(event: 'change', listener: (file: string) => void): void }
  readonly moduleGraph: { onFileChange(file: string): void }
}

async function viteServer(): Promise<ViteServer> {
  const { createServer } = await load<{ createServer(options: unknown): Promise<ViteServer> }>('vite')
  return createServer({
    root: dirname(entry),
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: { ignoreInitial: true } },
    optimizeDeps: { noDiscovery: true },
  })
}

async function openVite(): Promise<void> {
  const server = await viteServer()
  const { createServerModuleRunner } = await load<{
    createServerModuleRunner(environment: unknown, options: unknown): { import(path: string): Promise<unknown> }
  }>('vite')
  const runner = createServerModuleRunner(server.environments.ssr, { hmr: { logger: false } })
  await runner.import(entry)
}

async function openViteNode(): Promise<void> {
  interface Runner {
    readonly moduleCache: { invalidateDepTree(files: readonly string[]): unknown }
    executeFile(path: string): Promise<unknown>
  }
  const server = await viteServer()
  const { ViteNodeServer } = await load<{
    ViteNodeServer: new (server: unknown) => {
      fetchModule(id: string): unknown
      resolveId(id: string, importer?: string): unknown
    }
  }>('vite-node/server')
  const { ViteNodeRunner } = await load<{ ViteNodeRunner: new (options: unknown) => Runner }>('vite-node/client')
  const node = new ViteNodeServer(server)
  const runner = new ViteNodeRunner({
    root: dirname(entry),
    fetchModule: (id: string) => node.fetchModule(id),
    resolveId: (id: string, importer?: string) => node.resolveId(id, importer),
  })
  await runner.executeFile(entry)
  server.watcher.on('change', (file) => {
    server.moduleGraph.onFileChange(file)
    runner.moduleCache.invalidateDepTree([file])
    void runner.executeFile(entry)
  })
}

async function openHotHook(): Promise<void> {
  const { hot } = await load<{ hot: { init(options: unknown): Promise<void> } }>('hot-hook')
  const importEntry = (): Promise<unknown> => import(entry, { with: { hot: 'true' } })
  // It tells a parent process about each invalidation; what was invalidated is run anew by importing it again.
  process.send = (message: unknown) => {
    const { type } = message as { type: string }
    if (type === 'hot-hook:invalidated') void importEntry()
    return true
  }
  // Its first module imports the others dynamically, as that of a server does.
  await hot.init({
    root: process.argv[1],
    rootDirectory: dirname(entry),
    boundaries: ['./main.js'],
    throwWhenBoundariesAreNotDynamicallyImported: false,
  })
  await importEntry()
}

/** Without the time that it waits for more changes, 100 ms. */
async function openC12(): Promise<void> {
  const { watchConfig } = await load<{
    watchConfig(options: unknown): Promise<{ readonly config: Readonly<Record<string, number>> }>
  }>('c12')
  const sayAll = ({ config }: { readonly config: Readonly<Record<string, number>> }): void => sayConfig(config)
  const loaded = await watchConfig({
    cwd: dirname(entry),
    // With its extension it would be read, but not watched.
    configFile: basename(entry, '.jsonc'),
    rcFile: false,
    debounce: false,
    onUpdate: ({ newConfig }: { newConfig: { readonly config: Readonly<Record<string, number>> } }) =>
      sayAll(newConfig),
  })
  sayAll(loaded)
}

async function openJiti(): Promise<void> {
  const { createJiti } = await load<{
    createJiti(from: string, options: unknown): { import(path: string): Promise<unknown> }
  }>('jiti')
  const { watch: chokidarWatch } = await load<{
    watch(
      path: string,
      options: unknown,
    ): { on(event: string, listener: () => void): { once(event: string, listener: () => void): void } }
  }>('chokidar5')
  const run = (): Promise<unknown> => createJiti(import.meta.url, { moduleCache: false, fsCache: false }).import(entry)
  await run()
  await new Promise<void>((resolve) => {
    chokidarWatch(dirname(entry), { ignoreInitial: true })
      .on('change', () => void run().catch((error: unknown) => console.error(error)))
      .once('ready', resolve)
  })
}

await CONTESTANTS[contestant]!()
writeSync(1, 'ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'heap') continue
  gc?.()
  gc?.()
  writeSync(1, `heap ${process.memoryUsage().heapUsed}\n`)
}
process.exit()

// Reloads a program of three files many times: node --expose-gc heap-process.js CONTESTANT RELOADS. Writes what stays on
// the heap as JSON. The first 3000 reloads, or as many as are counted, warm up: until then V8 optimises.

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { ConfigHolder, configCompiler } from '@fsrs/config'
import { HotReloadEngine } from '@fsrs/engine'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'
import { WasmRunner, wasmCompiler } from '@fsrs/wasm'

/** What stays. */
export interface HeapFound {
  readonly bytesPerReload: number
  /** Old programs that a weak reference still reaches. */
  readonly reachable: number
}

interface Reloading {
  readonly entry: string
  readonly files: (version: number) => Readonly<Record<string, string>>
  readonly open: (entry: string) => { readonly engine: HotReloadEngine; readonly program: () => object }
}

const CONTESTANTS: Readonly<Record<string, Reloading>> = {
  '@fsrs/engine, FSRS': {
    entry: 'main.fsrs',
    files: (version) => ({
      'a.fsrs': `let value = ${version}\n`,
      'b.fsrs': 'let twice x = x + x\n',
      'main.fsrs': '#load "a.fsrs"\n#load "b.fsrs"\nlet result = B.twice A.value\n',
    }),
    open: (entry) => {
      const engine = new HotReloadEngine(entry, { live: {} })
      return { engine, program: () => engine.currentChunk as object }
    },
  },
  '@fsrs/typescript': {
    entry: 'main.ts',
    files: (version) => ({
      'a.ts': `export const value: number = ${version}\n`,
      'b.ts': 'export const twice = (x: number): number => x + x\n',
      'main.ts':
        "import { value } from './a.ts'\nimport { twice } from './b.ts'\nexport const result = { value: twice(value) }\n",
    }),
    open: (entry) => {
      const modules = new ModuleRunner()
      const engine = HotReloadEngine.withCompiler(entry, typescriptCompiler(), { prepare: modules.prepare })
      return { engine: engine as unknown as HotReloadEngine, program: () => modules.exports['result'] as object }
    },
  },
  '@fsrs/config': {
    entry: 'main.json',
    files: (version) => ({
      'a.json': `{ "value": ${version} }\n`,
      'b.json': '{ "scale": 2 }\n',
      'main.json': '{ "extends": ["./a.json", "./b.json"] }\n',
    }),
    open: (entry) => {
      const config = new ConfigHolder<object>()
      const engine = HotReloadEngine.withCompiler(entry, configCompiler(), { prepare: config.prepare as never })
      return { engine: engine as unknown as HotReloadEngine, program: () => config.value }
    },
  },
  '@fsrs/wasm': {
    entry: 'main.wat',
    files: (version) => ({
      'main.wat': `(module (memory (export "memory") 1) (func (export "run") (result i32) i32.const ${version}))\n`,
    }),
    open: (entry) => {
      const runner = new WasmRunner({ keepMemories: ['memory'] })
      const engine = HotReloadEngine.withCompiler(entry, wasmCompiler(), { prepare: runner.prepare })
      return { engine: engine as unknown as HotReloadEngine, program: () => runner.exports }
    },
  },
}

const [contestant = '', count = ''] = process.argv.slice(2)
const { entry, files, open } = CONTESTANTS[contestant]!
const reloads = Number(count)
const warmUp = Math.min(3000, reloads)
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-heap-')))

function save(version: number): void {
  for (const [name, text] of Object.entries(files(version))) writeFileSync(join(root, name), text)
}

function bytesInUse(): number {
  gc!()
  gc!()
  return process.memoryUsage().heapUsed
}

try {
  save(0)
  const { engine, program } = open(join(root, entry))
  const old: WeakRef<object>[] = []
  let before = 0
  for (let version = 1; version <= warmUp + reloads; version++) {
    save(version)
    const stats = await engine.reload()
    if (!stats.success) throw new Error(stats.errorMessage)
    if (version % 100 === 0) old.push(new WeakRef(program()))
    if (version === warmUp) before = bytesInUse()
  }
  const after = bytesInUse()
  await setTimeout(0)
  gc!()
  const found: HeapFound = {
    bytesPerReload: (after - before) / reloads,
    // The engine keeps the last ten for a rollback.
    reachable: old.slice(0, -1).filter((reference) => reference.deref() !== undefined).length,
  }
  process.stdout.write(JSON.stringify(found))
  await engine[Symbol.asyncDispose]()
} finally {
  rmSync(root, { recursive: true, force: true })
}

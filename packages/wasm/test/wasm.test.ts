/// <reference lib="dom" />
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { formatDiagnostic } from '@fsrs/compiler'
import type { Diagnostic, SourceResult } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'
import { WasmRunner, wasmCompiler } from '@fsrs/wasm'
import type { WasmModule, WasmRunnerOptions } from '@fsrs/wasm'
import initialise from 'wabt'

const path = '/main.wat'

function compileSource(entry: string, source: SourceResult) {
  return wasmCompiler().compile({ entry, sources: { read: () => source, resolve: (name) => name } })
}

async function compiled(text: string): Promise<WasmModule> {
  const result = await compileSource(path, { ok: true, text })
  if (!result.ok) throw new Error(rendered(result.diagnostics, text))
  return result.artifact
}

function rendered(diagnostics: readonly Diagnostic[], text: string): string {
  return diagnostics.map((each) => formatDiagnostic(each, { sourceText: () => text })).join('\n')
}

/** Makes the texts live one after the other. @returns what the last one was refused with, if it was */
async function live(runner: WasmRunner, ...texts: readonly string[]): Promise<string | undefined> {
  for (const text of texts) {
    const result = runner.prepare({ artifact: await compiled(text) })
    if (!result.ok) return rendered(result.diagnostics, text)
    result.program.commit()
  }
  return undefined
}

function runnerWith(options: WasmRunnerOptions = {}): WasmRunner {
  return new WasmRunner(options)
}

async function binary(text: string): Promise<Uint8Array> {
  const wabt = await initialise()
  return wabt.parseWat('a.wat', text).toBinary({}).buffer
}

describe('text', () => {
  test('may have exceptions, which Node runs', async () => {
    const text = '(module (tag $t (param i32)) (func (export "f") (throw $t (i32.const 1))))'
    expect(await compileSource(path, { ok: true, text })).toMatchObject({ ok: true })
  })

  test('what is wrong with it is shown where it is', async () => {
    const text = '(module\n  (func (export "f") (result i32) local.get $x))\n'
    const result = await compileSource(path, { ok: true, text })
    expect(rendered(result.diagnostics, text)).toBe(
      [
        'error WASM_SYNTAX: Undefined local variable "$x".',
        '  --> /main.wat:2:45',
        '1 | (module',
        '2 |   (func (export "f") (result i32) local.get $x))',
        '  |                                             ^^',
        '3 |',
      ].join('\n'),
    )
  })

  test('no text makes it throw', async () => {
    const seed =
      '(module (import "env" "f" (func (param i32))) (memory (export "m") 1) (func (export "g") (result i64) i64.const 1))'
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .tuple(fc.nat(seed.length), fc.string({ maxLength: 3 }))
        .map(([at, insert]) => seed.slice(0, at) + insert + seed.slice(at + 1)),
      fc.nat(seed.length).map((at) => seed.slice(0, at)),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const result = await compileSource(path, { ok: true, text })
        expect(result.ok || result.diagnostics.length > 0).toBe(true)
      }),
      { numRuns: 400, seed: 20_261_123 },
    )
  })
})

describe('binaries', () => {
  test('a module that happens to be UTF-8 text, and one that is none, are both read', async () => {
    const text = '(module (func (export "f") (result i64) i64.const -1))'
    const bytes = await binary(text)
    const asBytes = await compileSource('/a.wasm', { ok: false, reason: 'not-utf8', message: 'no text', bytes })
    expect(asBytes).toMatchObject({
      ok: true,
      artifact: { signatures: { exports: [{ name: 'f', type: '() -> i64' }] } },
    })
    const ascii = await binary('(module (func (export "f")))')
    expect(ascii.every((byte) => byte < 128)).toBe(true)
    expect(await compileSource('/a.wasm', { ok: true, text: new TextDecoder().decode(ascii) })).toMatchObject({
      ok: true,
    })
  })

  test('no bytes make it throw: cut off anywhere, changed anywhere', async () => {
    const bytes = await binary(
      '(module (type (func (param i32 f64))) (import "e" "t" (table 1 funcref)) (memory (export "m") 1 2) (global (export "g") (mut f32) f32.const 1) (func (export "f") (type 0)) (start 0) (func))'.replace(
        '(start 0) (func)',
        '',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(bytes.length - 1), fc.nat(255), async (length, at, value) => {
        const mangled = bytes.slice(0, length)
        if (at < mangled.length) mangled[at] = value
        const result = await compileSource('/a.wasm', { ok: false, reason: 'not-utf8', message: '', bytes: mangled })
        expect(result.ok || result.diagnostics[0]?.code === 'WASM_INVALID').toBe(true)
      }),
      { numRuns: 500, seed: 20_261_123 },
    )
  })

  test('imports and exports are known with their types', async () => {
    const { signatures } = await compiled(`(module
      (import "env" "log" (func (param i32 i64)))
      (import "env" "memory" (memory 1 4))
      (global (export "g") (mut f64) (f64.const 1.5))
      (global $pi f32 (f32.const 3))
      (table (export "t") 2 10 funcref)
      (export "memory" (memory 0))
      (export "pi" (global $pi))
      (func (export "pair") (param f32) (result i32 i64) i32.const 1 i64.const 2)
      (export "log" (func 0)))`)
    expect(signatures).toEqual({
      imports: [
        { module: 'env', name: 'log', kind: 'function', type: '(i32, i64) -> ()' },
        { module: 'env', name: 'memory', kind: 'memory', type: 'memory 1 4' },
      ],
      exports: [
        { name: 'g', kind: 'global', type: 'mut f64' },
        { name: 't', kind: 'table', type: 'table 2 10 funcref' },
        { name: 'memory', kind: 'memory', type: 'memory 1 4' },
        { name: 'pi', kind: 'global', type: 'f32' },
        { name: 'pair', kind: 'function', type: '(f32) -> (i32, i64)' },
        { name: 'log', kind: 'function', type: '(i32, i64) -> ()' },
      ],
    })
  })
})

describe('imports', () => {
  const text =
    '(module (import "env" "add" (func $add (param i32) (result i32))) (func (export "f") (result i32) (call $add (i32.const 40))))'

  test('are what the host offers', async () => {
    const runner = runnerWith({ imports: { env: { add: (x: number) => x + 2 } } })
    expect(await live(runner, text)).toBeUndefined()
    expect(runner.fn('f')()).toBe(42)
  })

  test('that the host does not offer are said where they are named, with what is near', async () => {
    const refusal = await live(runnerWith({ imports: { env: { ad: () => 1 } } }), text)
    expect(refusal).toContain(
      'WASM_IMPORT_MISSING: The host offers no env.add (function: (i32) -> i32).\n  --> /main.wat:1:23',
    )
    expect(refusal).toContain('Did you mean ad?')
  })

  test('of another kind are said', async () => {
    expect(await live(runnerWith({ imports: { env: { add: 1 } } }), text)).toContain(
      'WASM_IMPORT_MISMATCH: The host offers env.add as a number; the module imports a function: (i32) -> i32.',
    )
    const limits = '(module (import "env" "m" (memory 2)))'
    const m = new WebAssembly.Memory({ initial: 1 })
    expect(await live(runnerWith({ imports: { env: { m } } }), limits)).toContain('WASM_IMPORT_MISMATCH')
  })
})

describe('exports', () => {
  const f = (body: string, extra = ''): string =>
    `(module (func (export "f") (param i32) (result i32) ${body})${extra})`

  test('a handle calls the newest module', async () => {
    const runner = runnerWith()
    const handle = runner.fn('f')
    expect(() => handle(1)).toThrow('No module is live.')
    await live(runner, f('local.get 0'))
    expect(handle(1)).toBe(1)
    await live(runner, f('(i32.add (local.get 0) (i32.const 1))'))
    expect(handle(1)).toBe(2)
    expect(() => runner.fn('g')()).toThrow('The live module exports no function g.')
  })

  test('that are gone, or have another type, refuse the module', async () => {
    const runner = runnerWith()
    const refusal = await live(
      runner,
      f('local.get 0'),
      '(module (func (export "f") (param i64) (result i32) i32.const 1))',
    )
    expect(refusal).toContain('The export f has another type than in the module that is live.')
    expect(refusal).toContain('note: It was  function (i32) -> i32\nnote: It is   function (i64) -> i32')
    expect(await live(runner, '(module)')).toContain('WASM_EXPORT_CHANGED: The export f is gone.')
    expect(runner.fn('f')(7)).toBe(7)
    expect(await live(runner, f('local.get 0', '(func (export "more"))'))).toBeUndefined()
  })

  test('may change where the host allows it', async () => {
    expect(await live(runnerWith({ allowExportChanges: true }), f('local.get 0'), '(module)')).toBeUndefined()
  })
})

describe('memory', () => {
  const counting = (pages: string, step = 1): string => `(module
    (memory (export "memory") ${pages})
    (global (export "calls") (mut i32) (i32.const 0))
    (func (export "next") (result i32)
      (global.set 0 (i32.add (global.get 0) (i32.const 1)))
      (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const ${step})))
      (i32.load (i32.const 0))))`

  test('is handed over where the host asks for it, as large as it was, and so are globals', async () => {
    const runner = runnerWith({ keepMemories: ['memory'], keepGlobals: ['calls'] })
    await live(runner, counting('1'))
    const next = runner.fn('next')
    next()
    const memory = runner.exports['memory'] as WebAssembly.Memory
    memory.grow(2)
    expect(await live(runner, counting('1', 10))).toBeUndefined()
    expect(next()).toBe(11)
    expect((runner.exports['memory'] as WebAssembly.Memory).buffer.byteLength).toBe(3 * 65_536)
    expect((runner.exports['calls'] as WebAssembly.Global).value).toBe(2)
  })

  test('begins anew where the host does not ask', async () => {
    const runner = runnerWith()
    await live(runner, counting('1'))
    runner.fn('next')()
    await live(runner, counting('1', 10))
    expect(runner.fn('next')()).toBe(10)
  })

  test('that cannot be handed over refuses the module', async () => {
    const runner = runnerWith({ keepMemories: ['memory'] })
    const refusal = await live(runner, counting('3'), counting('1 2'))
    expect(refusal).toContain(
      'WASM_MEMORY: The memory memory cannot grow to 3 pages of 64 KiB, which the live one has.',
    )
    expect(runner.fn('next')()).toBe(1)
  })

  test('what the live module does until the swap is not lost', async () => {
    const runner = runnerWith({ keepMemories: ['memory'] })
    await live(runner, counting('1'))
    const result = runner.prepare({ artifact: await compiled(counting('1', 10)) })
    expect(runner.fn('next')()).toBe(1)
    if (result.ok) result.program.commit()
    expect(runner.fn('next')()).toBe(11)
  })
})

test('a start function that fails refuses the module', async () => {
  expect(await live(runnerWith(), '(module (func $s unreachable) (start $s))')).toContain(
    'WASM_START_FAILED: The module failed when it was started',
  )
})

test('in the engine: text and binary files are reloaded, and a bad save changes nothing', async () => {
  const text = (step: number): string => `(module (func (export "f") (result i64) i64.const -${step}))`
  await using workspace = await Workspace.create({ 'a.wasm': await binary(text(1)) })
  const runner = runnerWith()
  await using engine = HotReloadEngine.withCompiler(workspace.path('a.wasm'), wasmCompiler(), {
    prepare: runner.prepare,
  })
  expect((await engine.reload()).errorMessage).toBeUndefined()
  expect(runner.fn('f')()).toBe(-1n)
  await workspace.write('a.wasm', await binary(text(2)))
  expect((await engine.reload()).success).toBe(true)
  expect(runner.fn('f')()).toBe(-2n)
  await workspace.write('a.wasm', (await binary(text(3))).slice(0, 20))
  expect((await engine.reload()).errorMessage).toContain('WASM_INVALID')
  expect(runner.fn('f')()).toBe(-2n)
})

test('a text that the assembler cannot follow is refused, and the next one is not', async () => {
  const deep = `(module (func ${'(block '.repeat(5000)}${')'.repeat(5000)}))`
  for (const text of [deep, '(module (func (export "f") (result i32) i32.const 1))', deep]) {
    const result = await compileSource(path, { ok: true, text })
    expect(result.ok ? 'assembled' : result.diagnostics[0]?.message).toBe(
      text === deep ? 'The assembler gave up: about a hundred levels of nesting are what it can follow.' : 'assembled',
    )
  }
})

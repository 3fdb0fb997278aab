import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { MemorySources } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

// Every program leaves a trace of what ran in `globalThis.trace`.
const world = globalThis as unknown as { trace: string[] }

beforeEach(() => {
  world.trace = []
})

let runner: ModuleRunner
afterEach(() => runner[Symbol.asyncDispose]())

/** A program that is edited and reloaded. */
class Program {
  readonly #compiler = typescriptCompiler()
  readonly #files: Record<string, string> = {}
  /** Of the last reload that was refused. */
  notes: readonly string[] = []

  constructor(files: Readonly<Record<string, string>>) {
    runner = new ModuleRunner()
    Object.assign(this.#files, files)
  }

  /** Edits files and reloads. @returns messages of what is wrong */
  async reload(edits: Readonly<Record<string, string | undefined>> = {}): Promise<readonly string[]> {
    world.trace = []
    for (const [name, text] of Object.entries(edits)) {
      if (text === undefined) delete this.#files[name]
      else this.#files[name] = text
    }
    const files = Object.fromEntries(Object.entries(this.#files).map(([name, text]) => [`/p/${name}`, text]))
    const result = await this.#compiler.compile({ entry: '/p/main.ts', sources: new MemorySources(files) })
    if (!result.ok) return result.diagnostics.map(show)
    const prepared = await runner.prepare({ artifact: result.artifact })
    if (!prepared.ok) {
      this.notes = prepared.diagnostics.flatMap(({ notes }) => notes)
      return prepared.diagnostics.map(show)
    }
    prepared.program.commit()
    return []
  }
}

function show({
  code,
  message,
  file,
  span,
}: {
  code: string
  message: string
  file: string
  span: { start: { line: number; column: number } }
}): string {
  return `${file}:${span.start.line}:${span.start.column} ${code} ${message}`
}

const ran = (name: string) => `globalThis.trace.push('${name}')\n`
const call = (name: string, ...args: unknown[]) => (runner.exports[name] as (...args: unknown[]) => unknown)(...args)

describe('what is run again', () => {
  test('is the module that changed; one that reads it only later sees the new exports, and keeps its state', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}import { title } from './view'\nlet calls = 0\nexport const render = () => \`\${title()} \${++calls}\``,
      'view.ts': `${ran('view')}export function title(): string { return 'one' }`,
    })
    expect(await program.reload()).toEqual([])
    expect(world.trace).toEqual(['view', 'main'])
    expect(call('render')).toBe('one 1')
    expect(
      await program.reload({ 'view.ts': `${ran('view')}export function title(): string { return 'two' }` }),
    ).toEqual([])
    expect(world.trace).toEqual(['view'])
    expect(call('render')).toBe('two 2')
    expect(runner.lastRun).toEqual({ run: ['/p/view.ts'], kept: 1 })
  })

  test('is also what read it while it was evaluated, itself or through functions that it called', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}import { make } from './factory'\nexport const made = make()`,
      'factory.ts': `${ran('factory')}import { size } from './size'\nexport const make = () => size * 2`,
      'size.ts': `${ran('size')}export const size = 1`,
    })
    await program.reload()
    await program.reload({ 'size.ts': `${ran('size')}export const size = 5` })
    expect(world.trace).toEqual(['size', 'main'])
    expect(runner.exports['made']).toBe(10)
  })

  test('is every importer where names of exports come or go', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}import * as view from './view'\nexport const names = () => Object.keys(view)`,
      'view.ts': 'export const a = 1',
    })
    await program.reload()
    await program.reload({ 'view.ts': 'export const a = 1; export const b = 2' })
    expect(world.trace).toEqual(['main'])
    expect(call('names')).toEqual(['a', 'b'])
  })

  test('is a cycle as a whole', async () => {
    const program = new Program({
      'main.ts': "import { even } from './even'\nexport { even }",
      'even.ts': `${ran('even')}import { odd } from './odd'\nexport function even(n: number): boolean { return n === 0 || odd(n - 1) }`,
      'odd.ts': `${ran('odd')}import { even } from './even'\nexport function odd(n: number): boolean { return n !== 0 && even(n - 1) }`,
    })
    await program.reload()
    expect(world.trace).toEqual(['odd', 'even'])
    expect(call('even', 10)).toBe(true)
    await program.reload({
      'odd.ts': `${ran('odd')}import { even } from './even'\nexport function odd(n: number): boolean { return n !== 0 && !even(n - 1) }`,
    })
    expect(world.trace).toEqual(['odd', 'even'])
    expect(call('even', 1)).toBe(false)
  })

  test('is not what read nothing but values that came out the same', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}import { port, host } from './settings'\nexport const address = \`\${host}:\${port}\``,
      'settings.ts': "export const port: number = 80\nexport const host = 'a'\nexport const log = () => 1",
    })
    await program.reload()
    await program.reload({
      'settings.ts': "export const port = 40 + 40\nexport const host = 'a'\nexport const log = () => 2",
    })
    expect(world.trace).toEqual([])
    await program.reload({
      'settings.ts': "export const port = 81\nexport const host = 'a'\nexport const log = () => 2",
    })
    expect([world.trace, runner.exports['address']]).toEqual([['main'], 'a:81'])
  })

  test('is not what read a value that was written later, and begins again as it was', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}import { n, set } from './a'\nexport const was = n\nset(5)\nexport const now = () => n`,
      'a.ts': 'export let n = 1\nexport function set(to: number) { n = to }\n',
    })
    await program.reload()
    expect(call('now')).toBe(5)
    // It called a function that writes to its module: that one is another now.
    await program.reload({ 'a.ts': 'export let n = 1\nexport function set(to: number) { n = to }\n//\n' })
    expect([world.trace, call('now')]).toEqual([['main'], 5])
  })

  describe('after an edit beside a function that was called', () => {
    const reads = `${ran('main')}import { make } from './lib'\nexport const made = make(2)`
    const edited = async (lib: string, more: Readonly<Record<string, string>> = {}): Promise<boolean> => {
      const program = new Program({ ...more, 'main.ts': reads, 'lib.ts': `${lib}\nexport const other = () => 1` })
      expect(await program.reload()).toEqual([])
      expect(await program.reload({ 'lib.ts': `${lib}\nexport const other = () => 2` })).toEqual([])
      return world.trace.includes('main')
    }

    test.each([
      ['only computes', 'export const make = (n: number) => n * 2'],
      ['is declared', 'export function make(n: number): number { return n <= 1 ? 1 : n * make(n - 1) }'],
      [
        'uses constants and others like it',
        'const k = -3\nconst twice = (n) => n * k\nexport const make = (n) => twice(n)',
      ],
      ['is exported by another name', 'function f(n) { return n }\nexport { f as make, f as default }'],
    ])('is not who called one that %s', async (_, lib) => expect(await edited(lib)).toBe(false))

    test.each([
      ['remembers', 'let calls = 0\nexport const make = (n) => n + calls++'],
      ['keeps what it is given', 'const all = new Map()\nexport const make = (n) => all.set(n, n)'],
      ['is made by another', 'const twice = (f) => (n) => f(f(n))\nexport const make = twice((n) => n + 1)'],
      ['carries something', 'export function make(n) { return make.factor ?? n }\nmake.factor = 3'],
      ['is put into something', 'export const make = (n) => n\nexport const all = { make }'],
      [
        'finds a place by an expression that remembers',
        "const word = /a/g\nexport const make = (n) => word.test('aa')",
      ],
      ['is a class of its module', 'class A {}\nexport const make = (n) => new A()'],
      ['knows its module', 'export const make = (n) => import.meta.hot'],
      ['evaluates text', "export const make = (n) => eval('n')"],
      ['is an object', 'export const make = Object.assign((n) => n, { k: 1 })'],
    ])('is who called one that %s', async (_, lib) => expect(await edited(lib)).toBe(true))

    test('is who called one that uses another module, which the next edit may change', async () => {
      const lib = "import { k } from './k'\nexport const make = (n) => n * k"
      expect(await edited(lib, { 'k.ts': 'export const k = 2' })).toBe(true)
    })

    test('is not who reads through a module what another one exports', async () => {
      const lib = "export { make } from './k'\nexport * from './k'"
      expect(await edited(lib, { 'k.ts': 'export const make = (n) => new Date(n)' })).toBe(false)
    })

    test('is who called the function that was edited', async () => {
      const program = new Program({ 'main.ts': reads, 'lib.ts': 'const k = 1\nexport const make = (n) => n * k' })
      await program.reload()
      await program.reload({ 'lib.ts': 'const k = 2\nexport const make = (n) => n * k' })
      expect(runner.exports['made']).toBe(4)
    })

    test('and after one more edit, of the function itself, is who called it before the first', async () => {
      const program = new Program({ 'main.ts': reads, 'lib.ts': 'export const make = (n) => n' })
      await program.reload()
      await program.reload({ 'lib.ts': 'export const make = (n) => n\n//' })
      await program.reload({ 'lib.ts': 'export const make = (n) => n * 10' })
      expect(runner.exports['made']).toBe(20)
    })
  })

  test('is what waited for a dynamic import while it was evaluated', async () => {
    const program = new Program({
      'main.ts': `${ran('main')}const { size } = await import('./plugin')\nexport const twice = size * 2`,
      'plugin.ts': 'export const size = 1',
    })
    expect(await program.reload()).toEqual([])
    for (const size of [2, 3]) {
      expect(await program.reload({ 'plugin.ts': `export const size = ${size}` })).toEqual([])
      expect([world.trace, runner.exports['twice']]).toEqual([['main'], size * 2])
    }
  })

  test('is nothing where nothing changed', async () => {
    const program = new Program({ 'main.ts': `${ran('main')}export const a = 1` })
    await program.reload()
    await program.reload()
    expect(world.trace).toEqual([])
  })
})

describe('a program that fails', () => {
  test('while it is evaluated leaves the old one running, at the place of its source', async () => {
    const program = new Program({
      'main.ts': "import { f } from './lib'\nexport const run = () => f()",
      'lib.ts': 'export const f = () => 1',
    })
    await program.reload()
    const wrong =
      "interface Unused { a: number }\n\nconst fail = (): never => {\n  throw new RangeError('no')\n}\nexport const f = fail()"
    expect(await program.reload({ 'lib.ts': wrong })).toEqual(['/p/lib.ts:4:9 EVALUATION_FAILED RangeError: no'])
    expect(call('run')).toBe(1)
    expect(await program.reload({ 'lib.ts': 'export const f = () => 2' })).toEqual([])
    expect(call('run')).toBe(2)
  })

  test('names who called what failed', async () => {
    const program = new Program({
      'main.ts': "import { f } from './lib'\nexport const a = f()",
      'lib.ts': "export function f(): never {\n  throw new Error('no')\n}",
    })
    await program.reload()
    expect(program.notes).toEqual(['called from the module at /p/main.ts:2:18'])
  })

  test('to find a module, an export or its syntax says where', async () => {
    const program = new Program({ 'main.ts': "// é\nimport { a } from './nowhere'\nexport const b = a" })
    expect(await program.reload()).toEqual(['/p/main.ts:2:19 MODULE_NOT_FOUND Cannot find `./nowhere`.'])
    expect(await program.reload({ 'nowhere.ts': 'export const c = 1' })).toEqual([
      "/p/main.ts:2:1 EVALUATION_FAILED SyntaxError: The module './nowhere' does not provide an export named 'a'.",
    ])
    expect(await program.reload({ 'nowhere.ts': "const é = 'ü'\nexport const a: = 1" })).toEqual([
      '/p/nowhere.ts:2:17 TS_SYNTAX Unexpected token',
    ])
    expect(await program.reload({ 'nowhere.ts': 'export const a = 1' })).toEqual([])
  })

  test('gives back what its evaluation had acquired, and nothing of the old one', async () => {
    const owning = (name: string, more = '') =>
      `import.meta.hot.dispose(() => { globalThis.trace.push('end ${name}') })\n${more}`
    const program = new Program({ 'main.ts': owning('one') })
    await program.reload()
    await program.reload({ 'main.ts': owning('two', "throw new Error('no')") })
    expect(world.trace).toEqual(['end two'])
    await program.reload({ 'main.ts': owning('three') })
    expect(world.trace).toEqual(['end one'])
  })
})

test('a module hands over data to its next instance, and is disposed of after it went out of use, the last one first', async () => {
  const counting = (label: string) => `
    let count = (import.meta.hot.data.count as number | undefined) ?? 0
    export const next = () => \`${label}\${++count}\`
    import.meta.hot.save((data) => { data.count = count })
    import.meta.hot.dispose(() => { globalThis.trace.push('a ${label}') })
    import.meta.hot.dispose(() => { globalThis.trace.push('b ${label}') })`
  const program = new Program({ 'main.ts': counting('x') })
  await program.reload()
  expect([call('next'), call('next')]).toEqual(['x1', 'x2'])
  await program.reload({ 'main.ts': counting('y') })
  expect(call('next')).toBe('y3')
  expect(world.trace).toEqual(['b x', 'a x'])
})

describe('the language of modules', () => {
  test.each<[string, Record<string, string>, unknown]>([
    [
      'defaults, names and namespaces',
      {
        'main.ts':
          "import d, { n, type T } from './a'\nimport * as all from './a'\nexport const r = [d, n, Object.keys(all)] satisfies T",
        'a.ts': 'export type T = unknown\nexport default 1\nexport const n = 2',
      },
      [1, 2, ['default', 'n']],
    ],
    [
      're-exports of all kinds',
      {
        'main.ts': "import { b, ns, x } from './r'\nexport const r = [b, ns.a, x]",
        'r.ts': "export { a as b } from './a'\nexport * as ns from './a'\nexport * from './x'",
        'a.ts': 'export const a = 1',
        'x.ts': 'export const x = 3',
      },
      [1, 1, 3],
    ],
    [
      'live bindings',
      {
        'main.ts': "import { n, inc } from './a'\ninc()\nexport const r = n",
        'a.ts': 'export let n = 1\nexport function inc() { n++ }',
      },
      2,
    ],
    [
      'JSON',
      {
        'main.ts': "import data from './a.json' with { type: 'json' }\nexport const r = data.deep[0]",
        'a.json': '{"deep":[7]}',
      },
      7,
    ],
    [
      'index files and the names of compiled files',
      {
        'main.ts': "import { a } from './lib'\nimport { b } from './b.js'\nexport const r = [a, b]",
        'lib/index.ts': 'export const a = 1',
        'b.ts': 'export const b = 2',
      },
      [1, 2],
    ],
    [
      'an export that is called then',
      { 'main.ts': "import { then } from './a'\nexport const r = then", 'a.ts': 'export const then = 5' },
      5,
    ],
    [
      'await at the top',
      { 'main.ts': "import { a } from './a'\nexport const r = a", 'a.ts': 'export const a = await Promise.resolve(4)' },
      4,
    ],
    [
      'modules of Node',
      {
        'main.ts':
          "import { sep } from 'node:path'\nimport fs from 'fs'\nexport const r = [sep, typeof fs.readFileSync]",
      },
      ['/', 'function'],
    ],
    [
      'enums, classes and parameter properties',
      { 'main.ts': 'enum E { A = 3 }\nclass P { constructor(readonly x: E) {} }\nexport const r = new P(E.A).x' },
      3,
    ],
    [
      'import.meta',
      { 'main.ts': 'export const r = [import.meta.url, import.meta.filename, import.meta.dirname]' },
      ['file:///p/main.ts', '/p/main.ts', '/p'],
    ],
  ])('has %s', async (_, files, result) => {
    expect(await new Program(files).reload()).toEqual([])
    expect(runner.exports['r']).toEqual(result)
  })

  test('has dynamic imports, which are evaluated when they are asked for and are live afterwards', async () => {
    const program = new Program({
      'main.ts': "export const load = () => import('./lazy').then((lazy) => lazy.value())",
      'lazy.ts': `${ran('lazy')}export const value = () => 1`,
    })
    await program.reload()
    expect(world.trace).toEqual([])
    expect(await call('load')).toBe(1)
    expect(world.trace).toEqual(['lazy'])
    await program.reload({ 'lazy.ts': `${ran('lazy')}export const value = () => 2` })
    expect(await call('load')).toBe(2)
  })

  test('evaluates a dynamic import that failed anew when it is asked for again', async () => {
    const program = new Program({
      'main.ts': "export const load = () => import('./lazy').then((lazy) => lazy.value())",
      'lazy.ts': `${ran('lazy')}import.meta.hot.dispose(() => { ${ran('end')} })\nthrow new Error('no')\nexport const value = () => 1`,
    })
    await program.reload()
    for (const _ of [1, 2]) await expect(call('load')).rejects.toThrow('no')
    expect(world.trace).toEqual(['lazy', 'end', 'lazy', 'end'])
    await program.reload({ 'lazy.ts': 'export const value = () => 2' })
    expect(await call('load')).toBe(2)
  })
})

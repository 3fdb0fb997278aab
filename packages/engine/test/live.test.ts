import { describe, expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { CandidateProgram } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'
import { HostRegistry } from '@fsrs/vm'

import { FakeWorld } from './fake-world.ts'
import { running } from './live-world.ts'

const script = 'main.fsrs'

const counter = (step: number): string => `
module Counter
[<Persist>]
let mutable count = 0
let next () =
    count <- count + ${step}
    count
`

test('a handle is taken once and calls the newest generation', async () => {
  const { engine, save } = await running(counter(1))
  const next = engine.live.fn<() => number>('next')
  expect([next(), next()]).toEqual([1, 2])
  expect((await save(counter(10))).success).toBe(true)
  expect(next()).toBe(12)
  expect(engine.live.fn('next')).toBe(next)
})

test('a handle can be taken before any program is live, and says so when it is called', async () => {
  const world = new FakeWorld({ [script]: counter(1) })
  const engine = new HotReloadEngine(world.path(script), { ...world.options, live: {} })
  const next = engine.live.fn('next')
  expect(() => next()).toThrow(expect.objectContaining({ code: 'NOT_LIVE' }))
  await engine.reload()
  expect(next()).toBe(1)
})

test('a handle whose function is gone or has another type is refused with a code, and works again once it fits', async () => {
  const { engine, save } = await running('module M\nlet f (x: int) = x + 1')
  const f = engine.live.fn('f')
  await save('module M\nlet g (x: int) = x + 1')
  expect(() => f(1)).toThrow(expect.objectContaining({ code: 'FUNCTION_MISSING' }))
  await save('module M\nlet f (x: string) = x')
  expect(() => f(1)).toThrow(expect.objectContaining({ code: 'FUNCTION_TYPE_CHANGED' }))
  await save('module M\nlet f (x: int) = x + 2')
  expect(f(1)).toBe(3)
})

test('an initialisation that throws refuses the reload, and the old program goes on with its state', async () => {
  const { engine, save } = await running(counter(1))
  const next = engine.live.fn('next')
  next()
  const stats = await save(`${counter(5)}\nlet broken = 1 / (count - 1)`)
  expect(stats.success).toBe(false)
  expect(stats.errorMessage).toContain('System.DivideByZeroException')
  expect(next()).toBe(2)
})

test('a program that wants of the host what that does not offer is refused before it runs, though it would call it later', async () => {
  const world = new FakeWorld({ 'main.fsrs': 'let value () = 1\n' })
  const signatures = new Map([
    ['Host.gone', 'int -> int'],
    ['Host.other', 'int -> int'],
  ])
  const host = new HostRegistry().register('Host.other', 'string -> int', (text) => text.length)
  await using engine = HotReloadEngine.withCompiler(world.path('main.fsrs'), fsrsCompiler({ host: signatures }), {
    ...world.options,
    live: { host },
  })
  await engine.reload()
  world.write('main.fsrs', 'let value () = Host.gone 1 + Host.other 2\n')
  const reload = engine.reload()
  await world.clock.runAll()
  expect((await reload).success).toBe(false)
  expect(engine.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['HOST_UNBOUND', 'The host does not offer Host.gone : int -> int.'],
    ['HOST_UNBOUND', 'The host offers Host.other : string -> int; the program was compiled against int -> int.'],
  ])
  expect(engine.live.fn('value')()).toBe(1)
})

describe.each(['codegen', 'interpreter'] as const)('with the strategy %s', (strategy) => {
  test.each([
    ['Host.fail "x"', 3, 1],
    ['let f () =\n    Host.fail "x"\n    1\nlet one = f ()', 4, 5],
    ['[ "x" ] |> List.iter (fun text -> Host.fail text)', 3, 35],
    ['let length = Host.length [ 1 ]', 3, 14],
    ['let one = Host.wrong ()', 3, 11],
    ['let one = Host.apply (fun x -> x / 0)', 3, 32],
  ])('an initialisation that fails in the host says where the script was: %s', async (line, atLine, column) => {
    const host = new HostRegistry()
      .register('Host.fail', 'string -> unit', (text) => {
        throw new Error(text)
      })
      .register('Host.length', 'int list -> int', () => {
        throw new TypeError('no')
      })
      .register('Host.wrong', 'unit -> int', () => 0.5)
      .register('Host.apply', '(int -> int) -> int', (f) => f(1))
    const { engine, save } = await running('module M\n', { host, strategy })
    expect((await save(`module M\n\n${line}\n`)).success).toBe(false)
    expect(engine.diagnostics).toMatchObject([
      { code: 'INITIALISATION_FAILED', file: '/world/main.fsrs', span: { start: { line: atLine, column } } },
    ])
  })
})

test('what a script prints comes when it is live, and not from a try that is given up', async () => {
  const { printed, save } = await running('module M\nprintfn "one"')
  expect(printed.join('')).toBe('one\n')
  await save('module M\nprintfn "two"')
  expect(printed.join('')).toBe('one\ntwo\n')
})

test('where output is not held it comes as it is printed, in order with what the host prints', async () => {
  const said: string[] = []
  const host = new HostRegistry().register(
    'Host.log',
    'string -> unit',
    (text: string) => void said.push(`host ${text}`),
  )
  const print = (text: string): void => void said.push(text)
  await running('module M\nprintfn "one"\nHost.log "two"\nprintfn "three"', { host, print, holdOutput: false })
  expect(said).toEqual(['one\n', 'host two', 'three\n'])
})

test('what a script acquired through the host is given back in reverse order after the swap', async () => {
  const log: string[] = []
  const host = new HostRegistry().registerScoped('Host.acquire', 'string -> unit', (scope) => (name: string) => {
    log.push(`+${name}`)
    scope.own(() => void log.push(`-${name}`))
  })
  const { save } = await running('module M\nHost.acquire "a"\nHost.acquire "b"', { host })
  await save('module M\nHost.acquire "c"')
  expect(log).toEqual(['+a', '+b', '+c', '-b', '-a'])
})

test('a call in flight ends on its own generation, whatever goes live meanwhile', async () => {
  let meanwhile = (): void => undefined
  const host = new HostRegistry().register('Host.pause', 'unit -> unit', () => meanwhile())
  const source = (n: number): string =>
    `module M\nlet part () = ${n}\nlet whole () =\n    Host.pause ()\n    part () * 10 + part ()`
  const { engine, save } = await running(source(1), { host })
  await save(source(2))
  const whole = engine.live.fn<() => number>('whole')
  meanwhile = () => void engine.rollback()
  expect([whole(), engine.liveGeneration?.number]).toEqual([22, 3])
  meanwhile = () => undefined
  expect(whole()).toBe(11)
})

test('history lists generations with their cause, time and stats', async () => {
  const { engine, save, world } = await running(counter(1))
  const atMs = world.clock.nowMs()
  await save(counter(2))
  await engine.rollback()
  expect(engine.history).toMatchObject([
    { generation: 1, program: 1, cause: { type: 'request' }, isLive: false, stats: { success: true, generation: 1 } },
    { generation: 2, program: 2, cause: { type: 'request' }, isLive: false, stats: { success: true, generation: 2 } },
    { generation: 3, program: 1, cause: { type: 'rollback', to: 1 }, isLive: true, stats: { stateKept: 1 } },
  ])
  expect(engine.history[0]?.atMs).toBe(atMs)
})

test('history keeps as many generations besides the live one as it is told', async () => {
  const { engine, save } = await running(counter(1), { history: { generations: 2 } })
  for (const step of [2, 3, 4, 5]) await save(counter(step))
  expect(engine.history.map(({ generation }) => generation)).toEqual([3, 4, 5])
  await expect(engine.rollback(1)).rejects.toMatchObject({ code: 'GENERATION_NOT_KEPT' })
})

test('a rollback brings the program before back, with the state of now', async () => {
  const { engine, save } = await running(counter(1))
  const next = engine.live.fn('next')
  next()
  await save(counter(10))
  next()
  expect((await engine.rollback()).success).toBe(true)
  expect(next()).toBe(12)
  expect(engine.history.map(({ program }) => program)).toEqual([1, 2, 1])
})

test('a rollback repeats the findings of then with the text that they are about', async () => {
  const odd = 'let f x =\n  match x with\n  | Some y -> y\n'
  const { engine, save, world } = await running(odd)
  const path = world.path('main.fsrs')
  await save('let f x = 1\n')
  expect(engine.sourceText(path)).toBe('let f x = 1\n')
  for (const _ of [1, 2]) {
    await engine.rollback(1)
    expect(engine.diagnostics.map(({ code }) => code)).toEqual(['FS0025'])
    expect(engine.sourceText(path)).toBe(odd)
  }
  await engine.rollback(2)
  expect(engine.sourceText(path)).toBe('let f x = 1\n')
})

test('a rollback restores the snapshot where the newer program had no place for what a field, or a cell, held', async () => {
  const todos = (fields: string, values: string, more = ''): string =>
    `module M\ntype Todo = { ${fields} }\n[<Persist>]\nlet mutable todo = { ${values} }\n${more}let show () = sprintf "%A" todo`
  const { engine, save } = await running(todos('A: int; Due: int option', 'A = 1; Due = Some 7'))
  const before = engine.live.fn('show')()
  expect((await save(todos('A: int', 'A = 0'))).errorMessage).toBeUndefined()
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored).toEqual({ from: 'snapshot', why: ['1 × Todo.Due'] })
  expect(engine.live.fn('show')()).toBe(before)

  expect((await save('module M\nlet show () = ""')).errorMessage).toBeUndefined()
  expect((await engine.rollback(engine.history.at(-2)?.generation)).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored).toEqual({ from: 'snapshot', why: ['the state todo'] })
  expect(engine.live.fn('show')()).toBe(before)
})

const item = (fields: string, values: string, more = ''): string =>
  `module M\ntype Item = { ${fields} }\n${more}[<Persist>]\nlet mutable item = { ${values} }\nlet show () = sprintf "%A" item`

test('what was lost two programs ago is lost, though the type of now is the same as then', async () => {
  const { engine, save } = await running(item('A: int; B: int option', 'A = 1; B = Some 7'))
  const before = engine.live.fn('show')()
  await save(item('A: int', 'A = 0'))
  await save(item('A: int; B: int option', 'A = 0; B = None', '// again\n'))
  expect(engine.live.fn('show')()).not.toBe(before)
  expect((await engine.rollback(1)).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored).toEqual({ from: 'snapshot', why: ['1 × Item.B'] })
  expect(engine.live.fn('show')()).toBe(before)
})

test('a field that held nothing is not lost, so the state of now goes back', async () => {
  const { engine, save } = await running(item('A: int; B: int option', 'A = 1; B = None'))
  await save(`${item('A: int', 'A = 0')}\nlet more () = item <- { A = 5 }`)
  engine.live.fn('more')()
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored).toEqual({ from: 'state', why: [] })
  expect(engine.live.get('item')).toEqual({ A: 5, B: undefined })
})

test('what a migration left out is lost', async () => {
  const { engine, save } = await running(item('A: int; B: int', 'A = 1; B = 2'))
  const sum = '[<Migrate>]\nlet migrateItem (old: Old.Item) : Item = { Sum = old.A + old.B }\n'
  const parts = '[<Migrate>]\nlet migrateItem (old: Old.Item) : Item = { A = old.Sum; B = 0 }\n'
  expect((await save(item('Sum: int', 'Sum = 0', sum))).errorMessage).toBeUndefined()
  expect((await save(item('A: int; B: int', 'A = 0; B = 0', parts))).errorMessage).toBeUndefined()
  expect(engine.live.get('item')).toEqual({ A: 3, B: 0 })
  expect((await engine.rollback(1)).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored?.why).toEqual(['what migrateItem left out', 'what migrateItem left out'])
  expect(engine.live.get('item')).toEqual({ A: 1, B: 2 })
})

test('a rollback to a program whose state was given up by another rollback restores its snapshot', async () => {
  const { engine, save } = await running(item('A: int; B: int option', 'A = 1; B = Some 7'))
  await save(`${item('A: int', 'A = 0')}\nlet more () = item <- { A = 5 }`)
  engine.live.fn('more')()
  await engine.rollback()
  expect(engine.live.get('item')).toEqual({ A: 1, B: 7 })
  expect((await engine.rollback(2)).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored?.why).toEqual([
    'all that generation 2 held, which was given up since',
    '1 × Item.B',
  ])
  expect(engine.live.get('item')).toEqual({ A: 5 })
})

test('state that is newer than the program that comes back is dropped, and comes back with its own program', async () => {
  const { engine, save } = await running(counter(1))
  const next = engine.live.fn('next')
  await save(`${counter(10)}\n[<Persist>]\nlet mutable best = 3\nlet win () = best <- 9`)
  next()
  engine.live.fn('win')()
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(next()).toBe(11)
  expect(engine.explain()?.state.cells).toContainEqual({ cell: 'best', type: 'dropped' })
  expect((await engine.rollback(2)).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored).toEqual({ from: 'snapshot', why: ['the state best'] })
  expect(engine.live.get('best')).toBe(9)
})

test('what a refused program acquired is given back in reverse order, and what the live one has is not', async () => {
  const log: string[] = []
  const host = new HostRegistry().registerScoped('Host.acquire', 'string -> unit', (scope) => (name: string) => {
    log.push(`+${name}`)
    scope.own(() => void log.push(`-${name}`))
  })
  const { save } = await running('module M\nHost.acquire "a"', { host })
  expect((await save('module M\nHost.acquire "b"\nHost.acquire "c"\nfailwith "no"')).success).toBe(false)
  expect(log).toEqual(['+a', '+b', '+c', '-c', '-b'])
})

test('a refusal that is about an export stands at its definition', async () => {
  const validate = () => ({ message: 'it counts too fast', about: 'next' })
  let accept = true
  const { engine, save } = await running('let one = 1\n\nlet next () = one\n', {
    validate: () => (accept ? undefined : validate()),
  })
  accept = false
  await save('let two = 2\n\nlet next () = two\n')
  const [found] = engine.diagnostics
  expect({ ...found?.span.start, code: found?.code }).toMatchObject({ code: 'CANDIDATE_REFUSED', line: 3, column: 5 })
})

test('the host can refuse a program before it is live', async () => {
  const validate = ({ get }: CandidateProgram) => {
    const next = get('next') as () => number
    return next() > 5 ? 'it counts too fast' : undefined
  }
  const { engine, save } = await running(counter(1), { validate })
  const stats = await save(counter(10))
  expect(stats.errorMessage).toContain('it counts too fast')
  expect(engine.live.fn('next')()).toBe(1)
})

describe('while other files of the program may be saved together with the changed one', () => {
  const main = (text: string): string => `#load "a.fsrs"\n#load "b.fsrs"\nprintf "${text} %d %d " A.value B.value\n`

  async function several() {
    const world = new FakeWorld({ [script]: main('main'), 'a.fsrs': 'let value = 1', 'b.fsrs': 'let value = 1' })
    const printed: string[] = []
    let loaded = 0
    const host = new HostRegistry()
    const live = { host, print: (text: string) => printed.push(text), onInitialise: () => void loaded++ }
    const engine = new HotReloadEngine(world.path(script), { ...world.options, live, gatherMs: 3 })
    await engine.reload()
    void engine.watchAndReload()
    await world.clock.flush(3)
    printed.length = 0
    loaded = 0
    return { world, engine, printed, initialised: () => loaded }
  }

  test('the new program is loaded, and nothing of it runs', async () => {
    const { world, engine, printed, initialised } = await several()
    world.write('a.fsrs', 'let value = 2')
    await world.clock.advance(1)
    await world.clock.flush(3)
    expect([printed, initialised()]).toEqual([[], 0])
    await world.clock.runAll()
    expect([printed, initialised()]).toEqual([['main 2 1 '], 1])
    await engine[Symbol.asyncDispose]()
  })

  test('one that another change replaces never runs', async () => {
    const { world, engine, printed, initialised } = await several()
    world.write('a.fsrs', 'let value = 2')
    await world.clock.advance(1)
    world.write('b.fsrs', 'let value = 2')
    await world.clock.runAll()
    expect([printed, initialised()]).toEqual([['main 2 2 '], 1])
    await engine[Symbol.asyncDispose]()
  })

  test('one that cannot run is refused when its time has come, and the next one is not it', async () => {
    const { world, engine, printed } = await several()
    world.write('a.fsrs', 'let value = 1 / (int (sprintf "%d" 0))')
    await world.clock.runAll()
    expect(engine.diagnostics).toMatchObject([{ code: 'INITIALISATION_FAILED' }])
    world.write('a.fsrs', 'let value = 3')
    await world.clock.runAll()
    expect(printed).toEqual(['main 3 1 '])
    await engine[Symbol.asyncDispose]()
  })
})

import { describe, expect, expectTypeOf, test } from 'vitest'

import { compileProgramFromSource } from '@fsrs/frontend'
import { HostRegistry, HostScope, Vm, toJs } from '@fsrs/vm'
import type { HostImplementation, ProgramInstance, VmOptions } from '@fsrs/vm'

interface Deferred {
  readonly promise: Promise<string>
  readonly resolve: (text: string) => void
  readonly reject: (error: unknown) => void
}

function deferred(): Deferred {
  let resolve!: Deferred['resolve']
  let reject!: Deferred['reject']
  const promise = new Promise<string>((done, fail) => {
    resolve = done
    reject = fail
  })
  return { promise, resolve, reject }
}

/** A place where a script asks for texts, which come when the test gives them. */
class Desk {
  readonly asked: string[] = []
  readonly said: string[] = []
  readonly errors: string[] = []
  readonly answers = new Map<string, Deferred>()
  readonly scope: HostScope = new HostScope()
  readonly instance: ProgramInstance

  constructor(source: string, options: VmOptions = {}) {
    const host = new HostRegistry()
      .register('Desk.ask', 'string -> Async<string>', (question) => {
        this.asked.push(question)
        const answer = deferred()
        this.answers.set(question, answer)
        return answer.promise
      })
      .register('Desk.now', 'int -> int -> Async<int>', (a, b) => a + b)
      .register('Desk.wrong', 'unit -> Async<int>', (() => Promise.resolve('no number')) as never)
      .register('Desk.say', 'string -> unit', (text) => void this.said.push(text))
    const compiled = compileProgramFromSource(source, { host })
    if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('; '))
    const vm = new Vm({
      ...options,
      host,
      print: (text) => void this.said.push(text.trim()),
      onAsyncError: (error) => void this.errors.push((error as Error).message),
    })
    this.instance = vm.load(compiled.chunk, { scope: this.scope })
    this.instance.run()
  }

  call(name: string, ...args: unknown[]): unknown {
    return (toJs(this.instance.get(name)!) as (...args: unknown[]) => unknown)(...args)
  }

  async answer(question: string, text: string | Error): Promise<void> {
    const answer = this.answers.get(question)!
    if (typeof text === 'string') answer.resolve(text)
    else answer.reject(text)
    await settled()
  }
}

/** Everything that promises set off has happened. */
async function settled(): Promise<void> {
  await new Promise(setImmediate)
}

describe.each(['codegen', 'interpreter'] as const)('by %s, a computation', (strategy) => {
  test('waits for a promise of the host, and is a promise for the host', async () => {
    const desk = new Desk(
      'let greet name = async {\n    let! title = Desk.ask name\n    let! n = Desk.now 1 2\n    return sprintf "%s %s %d" title name n }',
      { strategy },
    )
    const greeting = desk.call('greet', 'Ada')
    expect(desk.asked).toEqual(['Ada'])
    await desk.answer('Ada', 'Lady')
    expect(await greeting).toBe('Lady Ada 3')
  })

  test('asks nothing before it is started, and again each time it is', async () => {
    const desk = new Desk('let question = Desk.ask "a"\nlet get () = question', { strategy })
    expect(desk.asked).toEqual([])
    const first = desk.call('get', undefined)
    await desk.answer('a', '1')
    const second = desk.call('get', undefined)
    await desk.answer('a', '2')
    expect([await first, await second]).toEqual(['1', '2'])
  })

  test('handles what the host rejects with, and cleans up', async () => {
    const desk = new Desk(
      `let get () = async {
    try
        try
            let! text = Desk.ask "a"
            return text
        finally
            Desk.say "cleaned up"
    with Failure message -> return "handled " + message }`,
      { strategy },
    )
    const answer = desk.call('get', undefined)
    await desk.answer('a', new Error('no line'))
    expect(await answer).toBe('handled no line')
    expect(desk.said).toEqual(['cleaned up'])
  })

  test('rejects with an error of the machine, and says where the script was', async () => {
    const desk = new Desk('let get () = async {\n    let! text = Desk.ask "a"\n    return failwith text }', {
      strategy,
    })
    const answer = desk.call('get', undefined)
    await Promise.all([
      expect(answer).rejects.toMatchObject({
        code: 'UNCAUGHT_EXCEPTION',
        message: 'bad',
        exceptionType: 'System.Exception',
      }),
      desk.answer('a', 'bad'),
    ])
  })

  test('gets a promise of the wrong type as an exception', async () => {
    const desk = new Desk(
      'let get () = async {\n    try\n        let! n = Desk.wrong ()\n        return string n\n    with e -> return e.Message }',
      { strategy },
    )
    expect(await desk.call('get', undefined)).toMatch(
      /result of Desk.wrong should be int, but is the string "no number"/,
    )
  })

  test('goes on under its limits, piece by piece', async () => {
    const source = `let rec spin n = if n = 0 then 0 else spin (n - 1)
let work times = async {
    let! _ = Desk.ask "a"
    for _ in 1 .. times do
        ignore (spin 100)
        let! _ = Desk.now 1 1
        () }
let forever () = async {
    let! _ = Desk.ask "b"
    while true do
        ignore (spin 10) }`
    const desk = new Desk(source, { strategy, fuel: 20_000 })
    const work = desk.call('work', 50)
    await desk.answer('a', '')
    await work
    const forever = desk.call('forever', undefined)
    await Promise.all([expect(forever).rejects.toMatchObject({ code: 'FUEL_EXHAUSTED' }), desk.answer('b', '')])
  })

  test('that nobody waits for ends with its program', async () => {
    const desk = new Desk(
      'let watch name = Async.Start (async {\n    let! text = Desk.ask name\n    Desk.say text })',
      { strategy },
    )
    desk.call('watch', 'a')
    await desk.answer('a', 'heard')
    expect(desk.said).toEqual(['heard'])
    desk.call('watch', 'b')
    await desk.scope[Symbol.asyncDispose]()
    await desk.answer('b', 'not heard')
    expect(desk.said).toEqual(['heard'])
  })

  test('that the host waits for goes on when its program is not live any more', async () => {
    const desk = new Desk('let get () = async {\n    let! text = Desk.ask "a"\n    return text }', { strategy })
    const answer = desk.call('get', undefined)
    await desk.scope[Symbol.asyncDispose]()
    await desk.answer('a', 'late')
    expect(await answer).toBe('late')
  })

  test('that nobody waits for and that fails is told to the host', async () => {
    const desk = new Desk('Async.Start (async {\n    let! text = Desk.ask "a"\n    failwith text })', { strategy })
    await desk.answer('a', 'gone wrong')
    expect(desk.errors).toEqual(['gone wrong'])
  })

  test('runs beside others in Async.Parallel, and its place in the results is its own', async () => {
    const desk = new Desk(
      'let all () = async {\n    let! texts = Async.Parallel [ for name in [ "a"; "b"; "c" ] -> Desk.ask name ]\n    return String.concat "," texts }',
      { strategy },
    )
    const all = desk.call('all', undefined)
    expect(desk.asked).toEqual(['a', 'b', 'c'])
    await desk.answer('c', '3')
    await desk.answer('a', '1')
    await desk.answer('b', '2')
    expect(await all).toBe('1,2,3')
  })

  test('fails with the first of those in Async.Parallel that fails, where it can be handled', async () => {
    const desk = new Desk(
      `let all () = async {
    try
        let! _ = Async.Parallel [ Desk.ask "a"; async { return failwith "at once" }; Desk.ask "b" ]
        return "all"
    with e -> return e.Message }
let later () = async {
    try
        let! _ = Async.Parallel [ Desk.ask "c"; Desk.ask "d" ]
        return "all"
    with e -> return e.Message }`,
      { strategy },
    )
    expect(await desk.call('all', undefined)).toBe('at once')
    const later = desk.call('later', undefined)
    await desk.answer('d', new Error('later'))
    await desk.answer('c', 'in vain')
    expect(await later).toBe('later')
  })

  test('begun by Async.StartChild runs while the parent goes on, and is waited for once or twice', async () => {
    const desk = new Desk(
      `let get () = async {
    let! child = Async.StartChild (Desk.ask "a")
    Desk.say "goes on"
    let! one = child
    let! two = child
    return one + two }`,
      { strategy },
    )
    const answer = desk.call('get', undefined)
    expect([desk.asked, desk.said]).toEqual([['a'], ['goes on']])
    await desk.answer('a', 'x')
    expect(await answer).toBe('xx')
  })

  test('sleeps for as long as it says, unless it cannot wait', async () => {
    const desk = new Desk(
      'let nap ms = async {\n    do! Async.Sleep ms\n    return ms }\nlet now () = Async.RunSynchronously (nap 100000)',
      { strategy },
    )
    expect(desk.call('now', undefined)).toBe(100_000)
    const before = performance.now()
    expect(await desk.call('nap', 30)).toBe(30)
    expect(performance.now() - before).toBeGreaterThan(25)
  })

  test('that cannot wait says so', () => {
    const desk = new Desk(
      'let wait () = try Async.RunSynchronously (Desk.ask "a") with :? System.InvalidOperationException as e -> e.Message',
      { strategy },
    )
    expect(desk.call('wait', undefined)).toMatch(/cannot wait for what the host has not got yet/)
  })

  test('continues with whatever a continuation is given', async () => {
    const desk = new Desk(
      `let mutable later = fun (_: int) -> ()
let wait () = async {
    let! now = Async.FromContinuations (fun (ok, _, _) -> ok 1)
    let! then' = Async.FromContinuations (fun (ok, _, _) -> later <- ok)
    return now + then' }
let fails () = async {
    try
        let! (n: int) = Async.FromContinuations (fun (_, fail, _) -> fail (System.Exception "told"))
        return string n
    with e -> return e.Message }
let go n = later n`,
      { strategy },
    )
    const sum = desk.call('wait', undefined)
    desk.call('go', 41)
    desk.call('go', 7)
    expect(await sum).toBe(42)
    expect(await desk.call('fails', undefined)).toBe('told')
  })

  test('waits a hundred thousand times in constant stack', async () => {
    const desk = new Desk(
      'let rec count n total = async {\n    if n = 0 then return total\n    else\n        let! one = Desk.now 0 1\n        return! count (n - 1) (total + one) }',
      { strategy },
    )
    expect(await desk.call('count', 100_000, 0)).toBe(100_000)
  })
})

test('TypeScript reads what a host function promises', () => {
  expectTypeOf<HostImplementation<'string -> Async<int>'>>().toEqualTypeOf<
    (a: string) => number | PromiseLike<number>
  >()
  expectTypeOf<HostImplementation<'unit -> Async<string list>'>>().toEqualTypeOf<
    () => Iterable<string> | PromiseLike<Iterable<string>>
  >()
})

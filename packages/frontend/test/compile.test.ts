import { describe, expect, test } from 'vitest'

import { compileProgramFromSource, resolvePath } from '../src/compile/compile.ts'
import { declarationsOf } from '../src/checking/definitions/declarations.ts'

function codes(source: string): string[] {
  return compileProgramFromSource(source).diagnostics.map((each) => `${each.code}:${each.span.start.line}`)
}

describe('compileProgramFromSource', () => {
  test('an empty source is a program', () => {
    expect(compileProgramFromSource('').ok).toBe(true)
  })
  test('warnings come with the program', () => {
    const result = compileProgramFromSource('let f x = match x with 0 -> 1')
    expect(result.ok).toBe(true)
    expect(result.diagnostics).toMatchObject([{ severity: 'warning', code: 'FS0025' }])
  })
  test('recursive values of one group are warned of once', () => {
    const once =
      'let memo f = f\nlet rec f = memo (fun n -> g n)\nand g = memo (fun n -> f n + g n)\nprintfn "%d" (f 1)\n'
    expect(codes(once)).toEqual(['FS0040:2'])
  })
  test('warnings about matches stand where the match stands', () => {
    expect(codes('let f x =\n    match x with\n    | true -> 1\n    | true -> 2')).toEqual(['FS0025:2', 'FS0026:4'])
    expect(codes('let (Some x) = Some 1')).toEqual(['FS0025:1'])
    expect(codes('let f (Some x) = x')).toEqual(['FS0025:1'])
  })
  test('#load is served by readSource', () => {
    const readSource = (path: string): string | undefined => (path === 'lib/a.fsrs' ? 'let x = 1' : undefined)
    expect(compileProgramFromSource('#load "lib/a.fsrs"\nA.x', { readSource }).ok).toBe(true)
    expect(compileProgramFromSource('#load "lib/b.fsrs"', { readSource }).diagnostics).toMatchObject([
      { code: 'FS0079' },
    ])
    expect(compileProgramFromSource('#load "lib/a.fsrs"').diagnostics).toMatchObject([{ code: 'FS0079' }])
  })
  test.each<[string, () => unknown, RegExp]>([
    [
      'throws',
      () => {
        throw new Error('ENOENT: no such file')
      },
      /cannot be loaded: ENOENT: no such file\.$/,
    ],
    ['answers later', () => Promise.resolve('let x = 1'), /readSource must answer at once/],
    ['answers with bytes', () => new Uint8Array(3), /with a text or undefined/],
  ])('a readSource that %s is told at the #load, never thrown', (_what, readSource, message) => {
    const result = compileProgramFromSource('#load "lib/a.fsrs"', { readSource: readSource as () => string })
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'FS0079', span: { start: { line: 1 } } }] })
    expect(result.diagnostics[0]?.message).toMatch(message)
  })
  test('the host is a map or something that has signatures', () => {
    const types = new Map([['Host.log', 'string -> unit']])
    const source = 'Host.log "x"'
    expect(compileProgramFromSource(source, { host: types }).ok).toBe(true)
    expect(compileProgramFromSource(source, { host: { signatures: () => types } }).ok).toBe(true)
    expect(compileProgramFromSource(source).ok).toBe(false)
  })
  test.each([
    ['parentheses', (n: number) => '('.repeat(n) + '1' + ')'.repeat(n)],
    ['lists', (n: number) => '['.repeat(n) + ']'.repeat(n)],
    ['applications', (n: number) => `let f x = x\n${'f ('.repeat(n)}1${')'.repeat(n)}`],
    ['conditions', (n: number) => 'if true then 1 else '.repeat(n) + '1'],
    ['functions', (n: number) => 'fun x -> '.repeat(n) + '1'],
  ])('five thousand nested %s are compiled or refused, never thrown', (_, make) => {
    const result = compileProgramFromSource(make(5000))
    if (result.ok) result.chunk.verify()
    expect(result.ok || result.diagnostics.length > 0).toBe(true)
  })
  test('a list of fifty thousand elements is compiled', () => {
    const result = compileProgramFromSource(`let xs = [${Array.from({ length: 50_000 }, (_, i) => i).join('; ')}]`)
    expect(result.ok).toBe(true)
  })
})

describe('resolvePath', () => {
  test.each([
    ['a.fsrs', '/x/main.fsrs', '/x/a.fsrs'],
    ['../a.fsrs', '/x/y/main.fsrs', '/x/a.fsrs'],
    ['./b/../a.fsrs', 'main.fsrs', 'a.fsrs'],
    ['/abs/a.fsrs', '/x/main.fsrs', '/abs/a.fsrs'],
    ['lib\\a.fsrs', '/x/main.fsrs', '/x/lib/a.fsrs'],
  ])('%s from %s is %s', (path, from, expected) => {
    expect(resolvePath(path, from)).toBe(expected)
  })
})

describe('declarationsOf', () => {
  test('writes what a host sees of the last file', () => {
    const source = `
type Shape = Dot | Circle of float
type Person = { Name: string; Tags: string list }
let origin = Dot
let people : Person list = []
let add (a: int) (b: int) = a + b
let swap (a, b) = (b, a)
let now () = 1.5
let private hidden = 1`
    const result = compileProgramFromSource(source)
    if (!result.ok) throw new Error('compiles')
    expect(declarationsOf(result.chunk.program)).toBe(
      [
        'export type Shape =',
        '  | { readonly case: "Dot"; readonly fields: readonly [] }',
        '  | { readonly case: "Circle"; readonly fields: readonly [number] }',
        'export type Person = { readonly Name: string; readonly Tags: readonly string[] }',
        '/** `Shape` */',
        'export declare const origin: Shape',
        '/** `Person list` */',
        'export declare const people: readonly Person[]',
        '/** `int -> int -> int` */',
        'export declare function add(arg1: number, arg2: number): number',
        "/** `'a * 'b -> 'b * 'a` */",
        'export declare function swap<A, B>(arg1: readonly [A, B]): readonly [B, A]',
        '/** `unit -> float` */',
        'export declare function now(): number',
        '',
      ].join('\n'),
    )
  })
})

describe('a host', () => {
  test.each(['', 'int ->', 'unit -> list', 'unit -> Map<int>', 'unit -> float<m>', 'unit -> int list<'])(
    'whose function has the type `%s` is refused, whatever is compiled with it',
    (type) => {
      const compile = (): unknown =>
        compileProgramFromSource('let v = H.f ()\nv.ToString()', { host: new Map([['H.f', type]]) })
      expect(compile).toThrow(expect.objectContaining({ code: 'INVALID_HOST_TYPE' }))
    },
  )

  test('whose type has the name of one of the program is another type, which the message says', () => {
    const host = new Map([['H.shape', 'unit -> Shape']])
    const source = 'type Shape = Dot | Line\nmatch H.shape () with Dot -> 0 | Line -> 1'
    const { diagnostics } = compileProgramFromSource(source, { host })
    expect(diagnostics[0]).toMatchObject({
      code: 'FS0001',
      help: expect.stringContaining('an object that only the host knows') as unknown,
    })
  })

  test.each([null, 5, {}])('that is none is refused: %s', (host) => {
    const compile = (): unknown => compileProgramFromSource('1', { host: host as never })
    expect(compile).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})

test.each([undefined, null, 5])('a source that is no text is refused: %s', (source) => {
  expect(() => compileProgramFromSource(source as never)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('what compiles is a chunk that runs, however wide its formats are; a width that is no int is refused', () => {
  const verify = (source: string): string => {
    const result = compileProgramFromSource(source)
    if (!result.ok) return result.diagnostics[0]!.code
    result.chunk.verify()
    return 'runs'
  }
  expect(verify('sprintf "%2147483647d" 5')).toBe('runs')
  expect(verify('$"{5,-20000}"')).toBe('runs')
  expect(verify('sprintf "%.2147483648f" 5.0')).toBe('FSRS0002')
})

test.each([
  'match 1 with A[<x -> 2',
  'match 1 with :? A[<x>] -> 2',
  'function :? A [< -> 2',
  'match 1 with A [<x>] | B -> 2',
])('attributes where a case should be are passed over: %s', (source) => {
  const result = compileProgramFromSource(source)
  expect(result.ok).toBe(false)
  expect(['FS0010', 'FS0584']).toContain(result.diagnostics[0]!.code)
})

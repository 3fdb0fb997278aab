import { type Expr, type GlobalDef, type Program, visitChildren } from '@fsrs/chunk'
import { describe, expect, test } from 'vitest'

import { compileProgramFromSource } from '../src/compile/compile.ts'

function programOf(source: string): Program {
  const result = compileProgramFromSource(source, { path: 'test.fsrs' })
  if (!result.ok) throw new Error(result.diagnostics.map((each) => each.message).join('\n'))
  result.chunk.verify()
  return result.chunk.program
}

function globalNamed(program: Program, name: string): GlobalDef & { readonly k: 'function' } {
  const found = program.units.at(-1)!.globals.find((each) => each.displayName === name)
  if (found?.k !== 'function') throw new Error(`no function ${name}`)
  return found
}

/** Every expression within, itself included. */
function all(root: Expr): Expr[] {
  const found = [root]
  for (const each of found) visitChildren(each, (child) => void found.push(child))
  return found
}

function kinds(root: Expr): string[] {
  return all(root).map((each) => each.k)
}

function operations(root: Expr): string[] {
  return all(root).flatMap((each) => (each.k === 'op' ? [each.op] : []))
}

function init(source: string): Expr {
  return programOf(source).units.at(-1)!.init
}

describe('calls', () => {
  test('a known function is called with all its arguments at once', () => {
    const calls = all(init('let add a b = a + b\nadd 1 2')).filter((each) => each.k === 'call')
    expect(calls).toMatchObject([{ name: 'Test:add', args: [{ k: 'const' }, { k: 'const' }] }])
  })
  test('too few arguments make a closure, too many are applied to the result', () => {
    const source = 'let add a b = a + b\nlet adder a =\n    ignore a\n    fun b -> a + b\nlet f = add 1\nadder 1 2'
    const code = all(init(source))
    expect(code.flatMap((each) => (each.k === 'apply' ? [each.fn.k] : []))).toEqual(['call'])
    expect(code.flatMap((each) => (each.k === 'lambda' ? [each.body] : []))).toMatchObject([
      { k: 'call', name: 'Test:add', args: [{ k: 'const' }, { k: 'local' }] },
    ])
  })
  test('parameters of a function behind a function are its own', () => {
    const source = 'let adder a = fun b -> a + b\nadder 1 2'
    expect(init(source)).toMatchObject({ k: 'call', name: 'Test:adder', args: [{ k: 'const' }, { k: 'const' }] })
  })
  test('arguments with effects are evaluated before a call whose result takes some of them', () => {
    const source = 'let f a =\n    ignore a\n    fun b -> a + b\nlet g () = 1\nf (g ()) (g ())'
    const code = init(source)
    expect(kinds(code)).toContain('let')
    const names = all(code).flatMap((each) => (each.k === 'call' ? [each.name] : []))
    expect(names.filter((name) => name === 'Test:g')).toHaveLength(2)
  })
  test('a local function is called directly', () => {
    const { body } = globalNamed(programOf('let f x =\n    let g y = x + y\n    g 1 + g 2'), 'f')
    expect(kinds(body).filter((kind) => kind === 'callLocal')).toHaveLength(2)
  })
  test('a lambda that is applied at once is a binding', () => {
    expect(kinds(init('(fun x -> x + 1) 2'))).not.toContain('lambda')
  })
})

describe('types at run time', () => {
  test('a generic function that needs no types takes none', () => {
    expect(globalNamed(programOf('let pair a b = (a, b)'), 'pair')).toMatchObject({ reps: 0 })
  })
  test('a function that formats takes the type of what it formats, and only that', () => {
    const f = globalNamed(programOf('let f a b = ignore b; sprintf "%A" a'), 'f')
    expect(f).toMatchObject({ reps: 1 })
    expect(f.params).toHaveLength(3)
  })
  test('so does a function that calls one, through any circle of calls', () => {
    const source = `
let rec f x n = if n = 0 then sprintf "%A" x else g x (n - 1)
and g x n = f [x] n
let h x = g x 3`
    for (const name of ['f', 'g', 'h'])
      expect(globalNamed(programOf(source.replace('f [x] n', 'f x n')), name)).toMatchObject({ reps: 1 })
  })
  test('a format of a known type needs none', () => {
    expect(globalNamed(programOf('let f (x: int) = sprintf "%A" x'), 'f')).toMatchObject({ reps: 0 })
  })
  test('as a value such a function has its types already', () => {
    const code = all(init('let show x = sprintf "%A" x\nList.map show [1]'))
    const given = code.find((each) => each.k === 'apply' && each.fn.k === 'global')
    expect(given).toMatchObject({ args: [{ k: 'rep', type: { k: 'prim', name: 'int' } }] })
  })
  test('a local function takes its own types, and uses those around it', () => {
    const { body } = globalNamed(programOf('let f x =\n    let g y = sprintf "%A %A" x y\n    g 1 + g "a"'), 'f')
    const calls = all(body).filter((each) => each.k === 'callLocal')
    expect(calls.map((each) => each.args[0])).toMatchObject([
      { k: 'rep', type: { name: 'int' } },
      { k: 'rep', type: { name: 'string' } },
    ])
  })
})

describe('operators', () => {
  test.each([
    ['int', 'i32.add'],
    ['float', 'f64.add'],
    ['int64', 'i64.add'],
    ['string', 'string.concat'],
  ])('+ of %s is %s', (type, operation) => {
    const { body } = globalNamed(programOf(`let f (a: ${type}) b = a + b`), 'f')
    expect(operations(body)).toEqual([operation])
  })
  test('small integers wrap', () => {
    expect(operations(globalNamed(programOf('let f (a: byte) b = a + b'), 'f').body)).toEqual(['wrap.byte', 'i32.add'])
  })
  test('primitive types are compared as they are, all others by structure', () => {
    expect(operations(globalNamed(programOf('let f (a: int) b = a = b'), 'f').body)).toEqual(['prim.eq'])
    expect(operations(globalNamed(programOf('let f (a: int list) b = a < b'), 'f').body)).toEqual(['lt'])
    expect(operations(globalNamed(programOf('let f a b = a = b'), 'f').body)).toEqual(['eq'])
  })
  test('ten thousand operands need no deep code', () => {
    const source = `let x = 1\nlet y = ${Array.from({ length: 10_000 }, () => 'x').join(' + ')}`
    const result = compileProgramFromSource(source)
    expect(result.ok).toBe(true)
    if (result.ok) result.chunk.verify()
  })
})

describe('loops', () => {
  const body = (source: string): Expr => globalNamed(programOf(source), 'f').body
  test('over a range there is no list', () => {
    expect(kinds(body('let f n = for i in 1 .. n do ignore i'))).toContain('for')
  })
  test('over an array by index, over a list by its tail, over others by iteration', () => {
    expect(kinds(body('let f (xs: int[]) = for x in xs do ignore x'))).toContain('for')
    expect(kinds(body('let f (xs: int list) = for x in xs do ignore x'))).toContain('while')
    expect(kinds(body('let f (xs: seq<int>) = for x in xs do ignore x'))).toContain('forIn')
  })
})

describe('matches', () => {
  test('a union is switched on once', () => {
    const source = 'type T = A | B | C | D\nlet f t = match t with A -> 1 | B -> 2 | C -> 3 | D -> 4'
    const { body } = globalNamed(programOf(source), 'f')
    expect(kinds(body).filter((kind) => kind === 'switch')).toHaveLength(1)
    expect(kinds(body)).not.toContain('fail')
  })
  test('a matched tuple is never built', () => {
    const { body } = globalNamed(programOf('let f a b = match a, b with 0, 0 -> 1 | _, n -> n'), 'f')
    expect(kinds(body)).not.toContain('tuple')
  })
  test('an incomplete match fails as F# does', () => {
    const { body } = globalNamed(programOf('let f n = match n with 0 -> 1'), 'f')
    expect(all(body).find((each) => each.k === 'fail')).toMatchObject({
      exception: 'Microsoft.FSharp.Core.MatchFailureException',
      message: 'The match cases were incomplete',
    })
  })
  test('handlers raise again what they do not take', () => {
    const { body } = globalNamed(programOf('let f () = try 1 with Failure _ -> 2'), 'f')
    expect(kinds(body)).toContain('reraise')
  })
})

describe('globals', () => {
  test('attributes are kept, with their arguments', () => {
    const program = programOf('[<Persist>]\nlet mutable tabs = [1]')
    const found = program.units[0]!.globals.find((each) => each.displayName === 'tabs')
    expect(found).toMatchObject({ k: 'value', isMutable: true, attributes: [{ name: 'Persist', args: [] }] })
  })
  test('a name that is shadowed in the same module keeps both values', () => {
    const names = programOf('module M =\n    let x = 1\nmodule N =\n    let x = 2').units[0]!.globals.map(
      (each) => each.name,
    )
    expect(new Set(names).size).toBe(2)
  })
  test('the value of a program is its last expression', () => {
    expect(programOf('let x = 1\nx + 1')).toMatchObject({ resultType: 'int', resultRep: { k: 'prim', name: 'int' } })
    expect(programOf('let x = 1')).toMatchObject({ resultType: 'unit' })
  })
})

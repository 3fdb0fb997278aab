import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { check, errorsOf } from './checking.ts'

/** Programs without errors, from which others are made. */
const SEEDS = [
  'let first = 1\nlet second = first + 2\nlet third = List.map (fun item -> item + second) [ first ]\n',
  'type Shape = Circle of float | Square of float\nlet area shape = match shape with Circle r -> r | Square s -> s * s\nlet all = List.map area [ Circle 1.0 ]\n',
  'type Point = { Left: int; Top: int }\nlet origin = { Left = 0; Top = 0 }\nlet moved = { origin with Left = origin.Left + 1 }\n',
  'let rec count items = match items with [] -> 0 | _ :: rest -> 1 + count rest\nlet pair = count [ 1 ], count [ "a" ]\n',
  'let apply func arg = func arg\nlet text = apply (fun n -> sprintf "%d" n) 3\nlet twice = text + text\n',
]

describe('what keeps its types', () => {
  test.each(SEEDS)('the seed has no errors: %j', (seed) => {
    expect(errorsOf(seed)).toEqual([])
  })

  test('a well-typed program stays so with its names changed', () => {
    const names = [
      'first',
      'second',
      'third',
      'item',
      'shape',
      'area',
      'origin',
      'moved',
      'count',
      'apply',
      'func',
      'arg',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...SEEDS),
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 9 }),
        (seed, name, n) => {
          const renamed = seed.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}${n}'`)
          expect(errorsOf(renamed)).toEqual([])
          const types = [...check(seed).types.values()]
          expect([...check(renamed).types.values()]).toEqual(types)
        },
      ),
      { seed: 7, numRuns: 60 },
    )
  })

  test('a well-typed program stays so with a right side in parentheses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.nat(9), fc.integer({ min: 1, max: 30 }), (seed, index, depth) => {
        const lines = seed.split('\n')
        const at = index % lines.length
        const match = /^(let (?!rec)[^=]*= )(.*)$/.exec(lines[at]!)
        if (match === null) return
        lines[at] = `${match[1]}${'('.repeat(depth)}${match[2]}${')'.repeat(depth)}`
        expect([...check(lines.join('\n')).types]).toEqual([...check(seed).types])
        expect(errorsOf(lines.join('\n'))).toEqual([])
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})

describe('diagnostics', () => {
  test('an error does not make others follow from it', () => {
    expect(errorsOf('let a = undefinedThing\nlet b = a + 1\nlet c = [ a; "x" ]\nlet d = a.Length\n')).toEqual([
      'FS0039',
    ])
  })

  test('independent errors are all reported', () => {
    expect(errorsOf('let a = 1 + "x"\nlet b = missing\nlet c = List.map 3 [ 1 ]\n')).toEqual([
      'FS0001',
      'FS0039',
      'FS0001',
    ])
  })

  test('the place is the smallest wrong thing, and a label says where the expectation came from', () => {
    const { diagnostics } = check('let xs = [ 1; 2; "three" ]\n')
    expect(diagnostics[0]!.span.start.column).toBe(18)
    expect(diagnostics[0]!.span.end.column).toBe(25)
    expect(diagnostics[0]!.labels[0]!.span.start.column).toBe(12)
  })

  test('near misses are suggested', () => {
    expect(check('let r = List.maap id [ 1 ]\n').diagnostics[0]!.help).toContain('`map`')
  })

  test('each of thousands of missing names is reported, and only the first hundreds are looked for among all names', () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `let value${index} = valeu${index}`)
    const { diagnostics } = check(lines.join('\n'))
    expect(diagnostics).toHaveLength(3000)
    expect(diagnostics[1]!.help).toContain('`value0`')
    expect(diagnostics.at(-1)!.help).toBeUndefined()
  })

  test('an error within an inlined body is reported where it is used', () => {
    const { diagnostics } = check('let inline add a b = a + b\nlet r = add 1 "a"\n')
    expect(diagnostics.map((each) => each.span.start.line)).toEqual([2])
  })
})

describe('the host', () => {
  const host = new Map([
    ['Host.log', 'string -> unit'],
    ['Tabs.create', 'string -> Tab'],
    ['Tabs.title', 'Tab -> string'],
  ])

  test('its functions are values of modules', () => {
    const { types, diagnostics } = check(
      'let tab = Tabs.create "a"\nlet title = Tabs.title tab\nHost.log title\n',
      host,
    )
    expect(diagnostics).toEqual([])
    expect(types.get('tab')).toBe('Tab')
  })

  test('a wrong argument and an unknown function are refused', () => {
    const { diagnostics } = check('Host.log 1\nHost.lag "a"\n', host)
    expect(diagnostics.map((each) => each.code)).toEqual(['FS0001', 'FS0039'])
    expect(diagnostics[1]!.help).toContain('`log`')
  })
})

describe('the interface of a file', () => {
  test('stays the same when only bodies change', () => {
    expect(check('let f x = x + 1\n').hash).toBe(check('let f y =\n    y + 2\n').hash)
  })

  test.each([
    ['a type', 'let f x = x + 1.0\n'],
    ['a name', 'let g x = x + 1\n'],
    ['the number of parameters', 'let f = fun x -> fun y -> x + y + 1\n'],
    ['what it defines besides', 'let f x = x + 1\ntype T = A\n'],
  ])('changes with %s', (_, text) => {
    expect(check(text).hash).not.toBe(check('let f x = x + 1\n').hash)
  })

  test('changes with the body of an inline function', () => {
    expect(check('let inline f x = x + x\n').hash).not.toBe(check('let inline f x = x * x\n').hash)
  })
})

describe('broken programs', () => {
  test.each([
    'let f r = { r with }\n',
    'let f x = match x with { } -> 1 | _ -> 2\n',
    'let x = {}\n',
    'type T =\n',
    'let f (\n',
  ])('the tree of %j is checked, whatever the parser said', (text) => {
    expect(errorsOf(text).length).toBeGreaterThan(0)
  })

  test('a program cut off anywhere is refused or accepted, never crashed on', () => {
    for (const seed of SEEDS) for (let i = 0; i <= seed.length; i++) expect(() => check(seed.slice(0, i))).not.toThrow()
  })

  test('words put anywhere do no harm', () => {
    const words = [
      'let',
      'x',
      '(',
      ')',
      '{',
      '}',
      '|',
      '->',
      '=',
      '.',
      '::',
      '[',
      ']',
      'with',
      'match',
      '1',
      '"a"',
      'fun',
      'type',
      "'a",
    ]
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.nat(300), fc.constantFrom(...words), (seed, at, word) => {
        check(`${seed.slice(0, at)} ${word} ${seed.slice(at)}`)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})

describe('size', () => {
  test.each([
    ['elements', `let x = [ ${Array.from({ length: 50_000 }, (_, i) => i).join('; ')} ]\n`],
    ['operands', `let x = ${Array.from({ length: 5000 }, (_, i) => i).join(' + ')}\n`],
    ['stages of a pipeline', `let x = 1 ${'|> id '.repeat(5000)}\n`],
    ['conses', `let x = ${'1 :: '.repeat(5000)}[]\n`],
    ['parentheses', `let x = ${'('.repeat(1000)}1${')'.repeat(1000)}\n`],
    ['local lets', `let f () =\n${Array.from({ length: 5000 }, (_, i) => `    let x${i} = ${i}\n`).join('')}    0\n`],
  ])('many %s are no problem', (_, text) => {
    expect(errorsOf(text)).toEqual([])
  })

  test('what is nested too deeply is refused, not crashed on', () => {
    const text = `let x = ${'[ '.repeat(6000)}1${' ]'.repeat(6000)}\n`
    expect(errorsOf(text)).toEqual(['FSRS0003'])
  })
})

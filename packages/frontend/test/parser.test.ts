import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { parseFile, parseType } from '../src/syntax/parser.ts'
import { printExpr, printFile, printType } from './syntax-printer.ts'

const CASES = new URL('../cases/syntax/', import.meta.url)
const CONFORMANCE = new URL('../../../integration/conformance/', import.meta.url)

/** What a case file shows of a text: its tree, or what is reported about it. */
function show(text: string): string {
  const { file, diagnostics } = parseFile('case', text)
  if (diagnostics.length === 0) return printFile(file)
  const lines = diagnostics.map(({ span, severity, code, message }) => {
    return `${span.start.line}:${span.start.column} ${severity} ${code} ${message}`
  })
  return lines.join('\n')
}

describe('cases/syntax: a program, and its tree or what is reported', () => {
  for (const name of readdirSync(CASES)) {
    const title: string = name.replace('.txt', '').replaceAll('-', ' ')
    test(`case ${title}`, () => {
      const [text, expected] = readFileSync(new URL(name, CASES), 'utf8').split('\n=====\n')
      expect(expected?.trim()).toBeTruthy()
      expect(show(text!)).toBe(expected!.trimEnd())
    })
  }
})

describe('programs that F# accepts', () => {
  for (const folder of ['run', 'examples', 'extended']) {
    const directory = new URL(`${folder}/`, CONFORMANCE)
    for (const name of readdirSync(directory).filter((each) => each.endsWith('.fs'))) {
      test(`${folder}/${name} parses without a finding`, () => {
        const { file, diagnostics } = parseFile(name, readFileSync(new URL(name, directory), 'utf8'))
        expect(diagnostics).toEqual([])
        expect(file.items.length).toBeGreaterThan(0)
      })
    }
  }
})

describe('programs that F# refuses for their syntax', () => {
  for (const name of ['missing_paren', 'missing_then']) {
    test(`${name} is reported with a code and line of F#'s`, () => {
      const text = readFileSync(new URL(`reject/${name}.fs`, CONFORMANCE), 'utf8')
      const listed = readFileSync(new URL(`reject/${name}.diag`, CONFORMANCE), 'utf8')
      const found = parseFile(name, text).diagnostics.map(({ code, span }) => ({ code, line: span.start.line }))
      const matching = found.filter(({ code, line }) => new RegExp(`^${line}:.* ${code}:`, 'm').test(listed))
      expect(found).not.toEqual([])
      expect(matching).toEqual(found)
    })
  }
})

describe('pages of errors', () => {
  const source = readFileSync(new URL('../src/syntax/syntax-catalog.ts', import.meta.url), 'utf8')
  const numbers = readFileSync(new URL('../src/syntax/lexer-number.ts', import.meta.url), 'utf8')
  const codes = new Set([...`${source}${numbers}`.matchAll(/'(FS(?:RS)?\d{4})'/g)].map((match) => match[1]!))

  test('every code that the syntax reports has a page', () => {
    expect(codes.size).toBeGreaterThan(20)
    for (const code of codes) {
      const page = readFileSync(new URL(`../../../docs/errors/${code}.md`, import.meta.url), 'utf8')
      expect(page).toMatch(new RegExp(`^# ${code}: `))
    }
  })
})

describe('spans', () => {
  test('the nodes of holes in strings have the offsets of the file', () => {
    const text = 'let s = $"ab{one + two}c"'
    const { file } = parseFile('a', text)
    const [item] = file.items
    const body = item?.kind === 'Let' ? item.bindings[0]!.body : undefined
    const hole = body?.kind === 'Interpolated' ? body.parts.find((part) => part.kind === 'Hole') : undefined
    expect(hole?.kind === 'Hole' && text.slice(hole.expr.start, hole.expr.end)).toBe('one + two')
  })

  test('a diagnostic labels the bracket that is not closed', () => {
    const [diagnostic] = parseFile('a', 'let x = f (1\nlet y = 2').diagnostics
    expect(diagnostic?.labels.map((label) => [label.span.start.line, label.span.start.column])).toEqual([[1, 11]])
    expect(diagnostic?.help).toContain("')'")
  })

  test('positions are right behind a byte order mark and with CRLF', () => {
    expect(parseFile('a', '\uFEFFlet x = 1\r\nlet y = )').diagnostics[0]?.span.start).toMatchObject({
      line: 2,
      column: 9,
    })
  })
})

describe('parseType', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['int -> string', '(-> int string)'],
    ["('a -> 'b) -> 'a list -> 'b list", "(-> (-> 'a 'b) (-> list<'a> list<'b>))"],
    ['int * string -> unit', '(-> (* int string) unit)'],
    ["Map<'k, 'v option>", "Map<'k option<'v>>"],
    ["'a -> 'a when 'a : equality and 'a : comparison", "(when (-> 'a 'a) 'a:Equality 'a:Comparison)"],
  ]
  for (const [text, expected] of cases) {
    test(`reads ${text}`, () => {
      const { type, diagnostics } = parseType(text)
      expect(diagnostics).toEqual([])
      expect(printType(type)).toBe(expected)
    })
  }

  test('reports what is no type', () => {
    expect(parseType('int ->').diagnostics.map((each) => each.code)).toEqual(['FS0010'])
    expect(parseType('int )').diagnostics.length).toBeGreaterThan(0)
  })
})

describe('depth and size', () => {
  test('5000 parentheses and brackets directly in one another are no nesting', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
    ] as const) {
      expect(parseFile('a', open.repeat(5000) + '1' + close.repeat(5000)).diagnostics).toEqual([])
    }
    expect(parseFile('a', `${'('.repeat(5000)}1${' + 1)'.repeat(5000)}`).diagnostics).toEqual([])
  })

  test('long chains, lets, branches and applications are no nesting', () => {
    const texts = [
      'x' + ' |> f'.repeat(5000),
      '1' + ' + 1'.repeat(5000),
      'f' + ' x'.repeat(5000),
      'a' + '.b()'.repeat(5000),
    ]
    texts.push('let f () =\n' + '    let x = 1\n'.repeat(5000) + '    x', '- '.repeat(5000) + '1')
    texts.push('if a then 1\n' + 'elif a then 1\n'.repeat(5000) + 'else 1', 'if a then 1 else '.repeat(5000) + '1')
    for (const text of texts) expect(parseFile('a', text).diagnostics).toEqual([])
  })

  test('a list of 50 000 elements is flat', () => {
    const [item] = parseFile('a', `[${'1; '.repeat(50_000)}]`).file.items
    const expr = item?.kind === 'Do' ? item.expr : undefined
    expect(expr?.kind === 'List' && expr.content.kind === 'Elements' && expr.content.elements.length).toBe(50_000)
  })

  const nested: readonly (readonly [string, string, string])[] = [
    ['calls', 'f (', ')'],
    ['branches', 'if a then ', ''],
    ['functions', 'fun x -> ', ''],
    ['matches', 'match x with | _ -> ', ''],
    ['computations', 'seq { ', ' }'],
    ['records', '{ A = ', ' }'],
    ['copies', '{ a with B = ', ' }'],
    ['object expressions', '{ new A with member x.B = ', ' }'],
    ['prefixes', 'lazy ', ''],
    ['loops', 'for x in ', ''],
    ['yields', 'yield ', ''],
    ['lets', 'let x = (', ')'],
    ['indices', 'a.[', ']'],
  ]
  for (const [name, open, close] of nested) {
    test(`5000 nested ${name} end in one clear finding`, () => {
      const codes = parseFile('a', `${open.repeat(5000)}1${close.repeat(5000)}`).diagnostics.map((each) => each.code)
      expect(codes.filter((code) => code === 'FSRS0001')).toHaveLength(1)
    })
  }

  test('patterns and types that nest too deeply are refused too', () => {
    const texts = [
      `let ${'('.repeat(5000)}x${')'.repeat(5000)} = 1`,
      `let ${'{ A = '.repeat(5000)}x${' }'.repeat(5000)} = 1`,
    ]
    texts.push(
      `let x : ${'List<'.repeat(5000)}int${'>'.repeat(5000)} = 1`,
      `let x : ${'{| a: '.repeat(5000)}int${' |}'.repeat(5000)} = 1`,
    )
    for (const text of texts) expect(parseFile('a', text).diagnostics.map((each) => each.code)).toContain('FSRS0001')
  })

  test('what stands behind something too deep is still parsed', () => {
    const { file } = parseFile('a', `let x = ${'f ('.repeat(1000)}1${')'.repeat(1000)}\nlet y = 2`)
    const last = file.items.at(-1)
    expect(last?.kind === 'Let' && printExpr(last.bindings[0]!.body)).toBe('2')
  })
})

test('behind a missing quote, the string without an end points at the one that should have ended on its line', () => {
  const { diagnostics } = parseFile('case', 'let name = "world\nlet greet () = printfn "hello"\n')
  const unclosed = diagnostics.find(({ code }) => code === 'FS0514')
  expect(unclosed?.span.start).toMatchObject({ line: 2, column: 30 })
  expect(unclosed?.labels?.map(({ span }) => [span.start.line, span.start.column])).toEqual([[1, 12]])
})

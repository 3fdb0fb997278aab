import { readdirSync, readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Node } from '../src/syntax/ast.ts'
import { layOut } from '../src/syntax/layout.ts'
import { tokenize } from '../src/syntax/lexer.ts'
import { Cursor } from '../src/syntax/parser-cursor.ts'
import { parseFile } from '../src/syntax/parser.ts'
import type { SyntaxFinding } from '../src/syntax/syntax-catalog.ts'
import { closerOf, isCloser } from '../src/syntax/tokens.ts'
import type { TokenKind } from '../src/syntax/tokens.ts'

const CONFORMANCE = new URL('../../../integration/conformance/', import.meta.url)
const SEED = 20261123

const programs = ['run', 'extended'].flatMap((folder) => {
  const directory = new URL(`${folder}/`, CONFORMANCE)
  const names = readdirSync(directory).filter((name) => name.endsWith('.fs'))
  return names.map((name) => readFileSync(new URL(name, directory), 'utf8'))
})

/** Parses, and checks that what comes out is well-formed: every node within the text, every finding with a place. */
function check(text: string): void {
  const { file, diagnostics } = parseFile('fuzz', text)
  checkNode(file, text.length)
  for (const { span, message } of diagnostics) {
    expect(span.start.offset).toBeLessThanOrEqual(text.length)
    expect(message).not.toContain('undefined')
    expect(message).not.toContain('cannot be read')
  }
}

function checkNode(root: object, length: number): void {
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value !== 'object' || value === null) continue
    if (isNode(value) && !(value.start >= 0 && value.end <= length && value.start <= value.end))
      throw new Error(
        `a node from ${value.start} to ${value.end} in a text of ${length}: ${JSON.stringify(value).slice(0, 200)}`,
      )
    for (const part of Object.values(value)) pending.push(part)
  }
}

function isNode(value: object): value is Node {
  return 'start' in value && 'end' in value && typeof value.start === 'number'
}

test('random text never makes it throw', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }))
  fc.assert(fc.property(text, check), { seed: SEED, numRuns: 1500 })
})

const PIECES = [
  'let ',
  'x',
  ' = ',
  '\n',
  '    ',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '|',
  ' -> ',
  'match ',
  ' with ',
  'if ',
  ' then ',
]
PIECES.push(
  ' else ',
  'fun ',
  'type ',
  'T',
  'member ',
  'try ',
  'finally ',
  'do ',
  'for ',
  ' in ',
  'while ',
  '1',
  '"',
  '$"',
  '"""',
)
PIECES.push(
  '{|',
  '|}',
  '[|',
  '|]',
  '[<',
  '>]',
  ',',
  ';',
  '.',
  '..',
  ':',
  '::',
  '<',
  '>',
  '-',
  '+',
  '//',
  '(*',
  '*)',
  "'",
  '``',
  '#',
)
PIECES.push(
  'begin ',
  'end ',
  'struct ',
  'interface ',
  'new ',
  'yield ',
  'let! ',
  'and ',
  'of ',
  'when ',
  'as ',
  '_',
  '%d',
  '\t',
  '@',
)

test('random rows of tokens never make it throw', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, check), { seed: SEED, numRuns: 4000 })
})

test('programs with random changes never make it throw', () => {
  const mutation = fc.record({
    program: fc.constantFrom(...programs),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 12 }),
    added: fc.constantFrom('', ...PIECES),
  })
  const mutated = mutation.map(({ program, at, removed, added }) => {
    const start = Math.floor(at * program.length)
    return program.slice(0, start) + added + program.slice(start + removed)
  })
  fc.assert(fc.property(mutated, check), { seed: SEED, numRuns: 800 })
})

test('programs with pieces of others in them never make it throw', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  const spliced = fc
    .record({
      program: fc.constantFrom(...programs),
      at: place,
      removed: fc.nat({ max: 40 }),
      other: fc.constantFrom(...programs),
      from: place,
      length: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ program, at, removed, other, from, length }) => {
      const start = Math.floor(at * program.length)
      const piece = other.slice(Math.floor(from * other.length)).slice(0, length)
      return program.slice(0, start) + piece + program.slice(start + removed)
    })
  fc.assert(fc.property(spliced, check), { seed: SEED, numRuns: 1000 })
})

/** A grammar of which one rule never ends. */
class Endless extends Cursor {
  readUntil(kind: TokenKind): void {
    while (this.kind() !== kind) if (this.kind() === 'ident') this.advance()
  }
}

test('a rule that makes no way ends with a finding, and at the end of the text with an assertion', () => {
  const tokens = tokenize('a b + c', [])
  const findings: SyntaxFinding[] = []
  const cursor = new Endless(tokens, layOut(tokens, []), findings)
  cursor.readUntil('eof')
  expect(findings.map(({ code, start, end }) => [code, start, end])).toEqual([['FS0010', 4, 5]])
  expect(() => cursor.readUntil(')')).toThrow('every rule of the grammar ends')
})

test('a program cut off anywhere never makes it throw', () => {
  for (const program of programs) {
    const step = Math.max(1, Math.floor(program.length / 120))
    for (let end = 0; end < program.length; end += step) check(program.slice(0, end))
  }
  const shortest = programs.toSorted((a, b) => a.length - b.length).slice(0, 12)
  for (const program of shortest)
    for (let end = 0; end < Math.min(700, program.length); end++) check(program.slice(0, end))
})

test('an operator within a list pattern ends it (a row that once was read for ever)', () => {
  check('if x[[|let [_member %d')
})

test('the layout is well-formed whatever the text', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
  const property = fc.property(text, (each) => {
    const { kinds } = layOut(tokenize(each, []), [])
    let blocks = 0
    for (const kind of kinds) {
      if (kind === 'BEGIN') blocks++
      if (kind === 'END') blocks--
      expect(blocks).toBeGreaterThanOrEqual(0)
    }
    expect(blocks).toBe(0)
    expect(kinds.filter((kind) => kind === 'eof')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === '(' || kind === '[' || kind === '{').length).toBeGreaterThanOrEqual(
      kinds.filter((kind) => kind === ')' || kind === ']' || kind === '}').length,
    )
  })
  fc.assert(property, { seed: SEED, numRuns: 2000 })
})

test('every closer closes something', () => {
  for (const opener of ['(', '[', '[|', '{', '{|', '[<', 'begin'] as const)
    expect(isCloser(closerOf(opener)!)).toBe(true)
})

test('time grows with the text, not with its square', () => {
  const rows = [
    '(',
    '[',
    '{ ',
    '(]',
    ')',
    '"',
    '$"{',
    '(*',
    '| ',
    'let ',
    'fun ',
    'do ',
    'then ',
    'else ',
    'with ',
    'in ',
    'a<',
    '[<',
    'match x with ',
    '{ a ',
  ]
  for (const row of rows) {
    // 4 times the text may take 10 times; what is quadratic takes 16. The least of some runs each: a pause of the machine, or of its
    // collector, does not count, and on a busy machine more runs are needed than on an idle one.
    let [small, large] = [Infinity, Infinity]
    const isLinear = (): boolean => large < Math.max(10 * small, 60)
    for (let run = 0; run < 20 && !isLinear(); run++) {
      small = Math.min(
        small,
        timed(() => parseFile('a', row.repeat(3000))),
      )
      large = Math.min(
        large,
        timed(() => parseFile('a', row.repeat(12_000))),
      )
    }
    expect([row, isLinear()]).toEqual([row, true])
  }
})

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

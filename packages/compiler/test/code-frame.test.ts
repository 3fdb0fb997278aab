import { expect, test } from 'vitest'
import { SourceFile, formatDiagnostic } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

/** Marks the wrong part of a text with `«…»` and draws a finding about it. */
function draw(marked: string, more: Partial<Diagnostic> = {}, color = false): string {
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const text = marked.replace('«', '').replace('»', '')
  const source = new SourceFile('/a.fsrs', text)
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'FS0001',
    message: 'this is wrong',
    file: '/a.fsrs',
    span: source.spanOf(start, end),
    labels: [],
    notes: [],
    help: undefined,
    ...more,
  }
  return formatDiagnostic(diagnostic, { sourceText: () => text, color })
}

test('draws the wrong line between its neighbours, with the wrong part underlined', () => {
  expect(draw('let a = 1\nlet b = «"x"» + 1\nlet c = 2\n')).toMatchInlineSnapshot(`
    "error FS0001: this is wrong
      --> /a.fsrs:2:9
    1 | let a = 1
    2 | let b = "x" + 1
      |         ^^^
    3 | let c = 2"
  `)
})

test('underlines an empty range with one mark, at the end of a line too', () => {
  expect(draw('let a =«»\n')).toContain('1 | let a =\n  |        ^')
})

test('underlines each line of a range of several lines', () => {
  expect(draw('f «(1,\n   2)» x')).toMatchInlineSnapshot(`
    "error FS0001: this is wrong
      --> /a.fsrs:1:3
    1 | f (1,
      |   ^^^
    2 |    2) x
      |    ^^"
  `)
})

test('a range that ends with a line end does not reach into the next line', () => {
  expect(draw('«let a = 1\n»let b = 2')).not.toMatch(/\n {2}\| \n/)
  expect(draw('«let a = 1\n»let b = 2').split('^').length - 1).toBe('let a = 1'.length)
})

test('shows the first lines of a long range only', () => {
  const lines = draw(`«${'line\n'.repeat(50)}»`).split('\n')
  expect(lines.length).toBeLessThan(15)
})

test('cuts a long line around the wrong part', () => {
  const drawn = draw(`${'x'.repeat(5000)}«bad»${'y'.repeat(5000)}`)
  expect(Math.max(...drawn.split('\n').map((line) => line.length))).toBeLessThan(125)
  const [line, marks] = drawn.split('\n').slice(2, 4)
  expect(line!.indexOf('bad')).toBe(marks!.indexOf('^'))
})

test('marks stand under characters that are wider than one column', () => {
  expect(draw('let 日本 = «x»')).toContain(`1 | let 日本 = x\n  | ${' '.repeat(4 + 4 + 3)}^`)
})

test('a source cannot send control sequences to the terminal', () => {
  const drawn = draw('let a = «"\u001b[2J\u202e"»', { message: 'bad \u001b]0;title\u0007', file: '/a\u001b]0;x\u0007' })
  expect(drawn).not.toContain('\u001b')
  expect(drawn).not.toContain('\u202e')
})

test('shows labels with frames of their own, then notes and help', () => {
  const other = new SourceFile('/a.fsrs', 'let a = 1')
  const drawn = draw('let a = «1»', {
    labels: [{ file: '/a.fsrs', span: other.spanOf(4, 5), message: 'first defined here' }],
    notes: ['a name stands for one thing'],
    help: "choose another name than 'a'",
  })
  expect(drawn).toMatchInlineSnapshot(`
    "error FS0001: this is wrong
      --> /a.fsrs:1:9
    1 | let a = 1
      |         ^

    first defined here
      --> /a.fsrs:1:5
    1 | let a = 1
      |     ^
    note: a name stands for one thing
    help: choose another name than 'a'"
  `)
})

test('colour is off unless asked for', () => {
  expect(draw('«x»')).not.toContain('\u001b')
  expect(draw('«x»', {}, true)).toContain('\u001b[31m')
})

test('without the source only the place is shown', () => {
  const span = new SourceFile('/b', 'x').spanOf(0, 1)
  const bare: Diagnostic = {
    severity: 'warning',
    code: 'W1',
    message: 'm',
    file: '/b',
    span,
    labels: [],
    notes: [],
    help: undefined,
  }
  expect(formatDiagnostic(bare)).toBe('warning W1: m\n  --> /b:1:1')
})

test('what a finding leaves out is not there', () => {
  expect(draw('let a = «1»', { labels: undefined as never, notes: undefined as never })).toBe(draw('let a = «1»'))
})

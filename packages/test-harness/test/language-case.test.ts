import { checkLanguageCase, parseLanguageCase } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

test('a case says what is printed, found and thrown, line by line', () => {
  const source =
    'print 1 // expect: 1\nprint "" // expect:\nmatch x with // expect warning FS0025\nfail () // expect exception System.Exception\n'
  expect(parseLanguageCase('a.fsrs', source)).toEqual({
    name: 'a.fsrs',
    source,
    output: ['1', ''],
    findings: [{ severity: 'warning', code: 'FS0025', line: 3 }],
    exception: 'System.Exception',
  })
})

test.each([
  ['expects nothing', 'let x = 1\n'],
  ['cannot read', 'let x = 1 // expects 1\n'],
  ['cannot read', 'let x = 1 // expect 1\n'],
  ['cannot read', 'let x = 1 // expect error\n'],
  ['cannot read', 'a // expect exception A\nb // expect exception B\n'],
  ['does not run', 'a // expect: 1\nb // expect error FS0039\n'],
])('a case that %s is refused: %j', (message, source) => {
  expect(() => parseLanguageCase('a.fsrs', source)).toThrow(SyntaxError)
  expect(() => parseLanguageCase('a.fsrs', source)).toThrow(
    message === 'expects nothing' || message === 'does not run' ? message : 'a.fsrs:',
  )
})

const wrong = parseLanguageCase('a.fsrs', 'x\ny // expect error FS0039\n')
const right = parseLanguageCase('a.fsrs', 'print 1 // expect: 1\n')
const finding = { severity: 'error', code: 'FS0039', line: 2 } as const

test('what is as expected passes; warnings beside it do not matter', () => {
  checkLanguageCase(wrong, {
    output: [],
    findings: [finding, { ...finding, severity: 'warning' }],
    exception: undefined,
  })
  checkLanguageCase(right, { output: ['1'], findings: [], exception: undefined })
  expect(() => checkLanguageCase(right, { output: [], findings: [], exception: undefined })).toThrow('got none')
})

test.each([
  ['expected, and missing: error FS0039 in line 2', wrong, { output: [], findings: [], exception: undefined }],
  [
    'not expected: error FS0039 in line 3',
    wrong,
    { output: [], findings: [finding, { ...finding, line: 3 }], exception: undefined },
  ],
  ['printed line 1: expected "1", got "2"', right, { output: ['2'], findings: [], exception: undefined }],
  ['printed line 2: expected none, got "2"', right, { output: ['1', '2'], findings: [], exception: undefined }],
  [
    'exception: expected none, got "System.Exception"',
    right,
    { output: ['1'], findings: [], exception: 'System.Exception' },
  ],
] as const)('a difference is told: %s', (message, expected, outcome) => {
  expect(() => checkLanguageCase(expected, outcome)).toThrow(message)
})

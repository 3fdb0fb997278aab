import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { BenchmarkReport } from '../src/benchmark.ts'
import { WORKSPACE } from '../src/peers.ts'
import { README, withTables } from '../src/readme.ts'
import { markdownOf, numberText, textOf } from '../src/report.ts'
import { environment } from './an-environment.ts'

const report: BenchmarkReport = {
  tables: [
    {
      title: 'A table',
      method: 'Milliseconds.',
      columns: ['p50', 'lost'],
      rows: [
        { name: 'a peer', isOurs: false, cells: [12.345, 3] },
        { name: 'ours', isOurs: true, cells: [0.12345, undefined] },
      ],
    },
  ],
  goals: [{ text: 'be fast', measured: '2 ×', isMet: false }],
  absent: ['somebody: cannot'],
  wrong: ['a save was lost'],
}

test('a report is read in a terminal, with the goals that are missed in plain words', () => {
  expect(textOf(report)).toBe(
    [
      'A table',
      '  Milliseconds.',
      '            p50  lost',
      '  a peer   12.3     3',
      '  ours    0.123     –',
      '',
      'goals',
      '  BEHIND: be fast; measured 2 ×',
      '',
      '  not measured: somebody: cannot',
      '',
      '  WRONG: a save was lost',
    ].join('\n'),
  )
})

test('a report for a README names the machine', () => {
  const text = markdownOf(report, environment)
  expect(text).toContain('| **ours** | 0.123 | – |')
  expect(text).toContain('- Behind the goal: be fast; measured 2 ×.')
  expect(text).toContain(
    'commit abc1234, on 2 cores of a cpu, Linux 6, Node.js 20.1.0; load average before 0.10, after 1.20',
  )
  expect(text).toContain('- **Wrong**: a save was lost.')
})

test('a figure has three digits that count', () => {
  expect([0, 1, 1234, 0.01234, 1.234, 12.34, 123.4, Number.NaN].map(numberText)).toEqual([
    '0',
    '1',
    '1234',
    '0.012',
    '1.23',
    '12.3',
    '123',
    '–',
  ])
})

test('a benchmark that was not yet measured leaves the README as it is', () => {
  expect(withTables(join(WORKSPACE, 'no such directory'))).toContain('<!-- results: save-to-event -->')
})

test('the tables of the README are those of the results', () => {
  expect(readFileSync(README, 'utf8')).toBe(withTables(join(WORKSPACE, 'results')))
})

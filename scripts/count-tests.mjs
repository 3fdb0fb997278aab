/**
 * Reads the output of a test run on standard input, passes it on, and closes with the total of all tests in it. Exits
 * with 1 where there were none: a run that tests nothing must not look like one that passed.
 */
import { createInterface } from 'node:readline'

const totals = { passed: 0, failed: 0, skipped: 0 }
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${line}\n`)
  // eslint-disable-next-line no-control-regex -- colours are control sequences
  const plain = line.replaceAll(/\u001b\[[0-9;]*m/g, '')
  if (!/^(?:\S+:test: )?\s*Tests\s+\d/.test(plain)) continue
  for (const [, count, outcome] of plain.matchAll(/(\d+) (passed|failed|skipped)/g)) totals[outcome] += Number(count)
}
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`)
process.exitCode = totals.passed === 0 || totals.failed > 0 ? 1 : 0

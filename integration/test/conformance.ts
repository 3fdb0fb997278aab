/** Runs conformance cases: one function for each kind, so that a change of our interfaces edits one place. */
import { readFileSync } from 'node:fs'

import { expect } from 'vitest'

import type { Chunk } from '@fsrs/chunk'
import { compileProgramFromSource } from '@fsrs/frontend'
import { RuntimeError, Vm } from '@fsrs/vm'
import type { StrategyName } from '@fsrs/vm'

/**
 * Compiles a program and runs it under both strategies, which must print alike; the text is all that it printed and, as
 * last line, the exception that ended it.
 */
export function runProgram(source: string, path = '/program.fs'): string {
  const compiled = compileProgramFromSource(source, { path })
  if (!compiled.ok) throw new Error(`refused:\n${compiled.diagnostics.map((d) => show(d)).join('\n')}`)
  const printed = printedBy(compiled.chunk, 'codegen')
  expect(printedBy(compiled.chunk, 'interpreter'), 'printed by the interpreter').toBe(printed)
  return printed
}

function printedBy(chunk: Chunk, strategy: StrategyName): string {
  let printed = ''
  const vm = new Vm({ strategy, print: (text) => (printed += text) })
  try {
    vm.execute(chunk)
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.code !== 'UNCAUGHT_EXCEPTION') throw error
    printed += `\n[uncaught ${error.exceptionType}: ${error.message}]\n`
  }
  return printed
}

function show(diagnostic: {
  code: string
  message: string
  span: { start: { line: number; column: number } }
}): string {
  return `${diagnostic.span.start.line}:${diagnostic.span.start.column} ${diagnostic.code} ${diagnostic.message}`
}

/** @param base path of the case without `.fs` @param unsupported why the program is not supported yet, if so */
export function checkRun(base: string, unsupported: string | undefined): void {
  const source = readFileSync(`${base}.fs`, 'utf8')
  if (unsupported !== undefined) {
    const refused = compileProgramFromSource(source, { path: `${base}.fs` })
    if (refused.ok) throw new Error(`it is supported now: take it off the list (${unsupported})`)
    return
  }
  expect(runProgram(source, `${base}.fs`)).toBe(readFileSync(`${base}.out`, 'utf8'))
}

interface Finding {
  readonly line: number
  readonly severity: string
  readonly code: string
}

/**
 * F# may report one mistake several times and follow-up errors; ours must report at least the first line that is
 * listed, with its code, and nothing on a line where F# is silent.
 */
export function checkRejection(base: string): void {
  const expected = readDiag(readFileSync(`${base}.diag`, 'utf8'))
  const result = compileProgramFromSource(readFileSync(`${base}.fs`, 'utf8'), { path: `${base}.fs` })
  const found: Finding[] = result.diagnostics.map((d) => ({
    line: d.span.start.line,
    severity: d.severity,
    code: d.code,
  }))
  const errors = expected.filter((finding) => finding.severity === 'error')
  expect({ ok: result.ok, found }).toMatchObject({ ok: errors.length === 0 })
  const lines = new Set(errors.map((finding) => finding.line))
  for (const finding of found.filter((f) => f.severity === 'error')) {
    const listed = expected.filter((e) => e.line === finding.line).map((e) => e.code)
    expect(listed).toContain(finding.code)
  }
  if (lines.size > 0) expect(found.some((f) => f.severity === 'error' && lines.has(f.line))).toBe(true)
  for (const warning of expected.filter(
    (e) => e.severity === 'warning' && e.code !== 'FS0988' && e.code !== 'FS0058',
  )) {
    expect(found).toContainEqual(warning)
  }
}

/** Lines of the F# 8 list, with the codes of the F# 4.7 list where that has the place. */
function readDiag(text: string): Finding[] {
  const [, old = '', now = ''] = text.split(/^# .*$/m)
  const read = (part: string): Finding[] =>
    [...part.matchAll(/^(\d+):\d+-\d+:\d+ (error|warning)(?: (FS\d+))?:/gm)].map((m) => ({
      line: Number(m[1]),
      severity: m[2]!,
      code: m[3] ?? '',
    }))
  const codes = read(old)
  return read(now).flatMap((finding) => {
    const same = codes.filter((c) => c.line === finding.line && c.severity === finding.severity)
    return finding.code !== '' || same.length === 0 ? [finding] : same
  })
}

/** One line of `probes.tsv`. */
export interface Probe {
  readonly expression: string
  readonly expected: string
}

/** The table without its head; remarks in brackets and the texts of errors, which are F#'s own, left out. */
export function readProbes(text: string): Probe[] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [expression = '', said = ''] = line.split('\t')
      const short = /^(?:ERROR FS\d+|EXN [\w.]+)/.exec(said)?.[0] ?? said.replace(/\s+\(warn FS\d+\)$/, '')
      return { expression, expected: short.replaceAll('\\n', '\n') }
    })
}

/** What the expression prints with `%A`, or `ERROR code` or `EXN name`. */
export function evaluateProbe(expression: string): string {
  const source = `printf "%A" (${expression})\n`
  const compiled = compileProgramFromSource(source, { path: '/probe.fs' })
  const error = compiled.diagnostics.find((d) => d.severity === 'error')
  if (!compiled.ok) return `ERROR ${error?.code}`
  const value = valueUnder(compiled.chunk, 'codegen')
  expect(valueUnder(compiled.chunk, 'interpreter'), 'answered by the interpreter').toBe(value)
  return value
}

function valueUnder(chunk: Chunk, strategy: StrategyName): string {
  let printed = ''
  try {
    new Vm({ strategy, print: (text) => (printed += text) }).execute(chunk)
  } catch (thrown) {
    if (!(thrown instanceof RuntimeError)) throw thrown
    return `EXN ${thrown.exceptionType}`
  }
  return printed
}

// Compilers and hooks that are written in JavaScript may answer with anything. What is no answer is a failure of the
// reload like any other, and is told in words that help its author.

import { isObject, shown } from '@fsrs/base'
import { SourceFile } from '@fsrs/compiler'
import type { AdapterResult, Diagnostic } from '@fsrs/compiler'

import type { PrepareResult, Prepared } from './generation.ts'

/**
 * What a compiler answered with; lists that are left out are empty, and a finding without a place stands at the beginning
 * of the program's first file.
 *
 * @throws {Error} where it is no answer
 */
export function resultOf<Artifact>(
  compiler: string,
  entry: string,
  answer: AdapterResult<Artifact>,
): AdapterResult<Artifact> {
  if (!hasOutcome(answer)) throw new Error(notAnAnswer(`The compiler ${compiler}`, answer, 'diagnostics, modules'))
  const diagnostics = findingsOf(answer.diagnostics, entry)
  if (diagnostics === answer.diagnostics && Array.isArray(answer.modules)) return answer
  return { ...answer, diagnostics, modules: listOf(answer.modules) }
}

/**
 * What a hook answered with; nothing means that it has nothing against the program.
 *
 * @param entry the program's first file, where findings without a place stand
 * @throws {Error} where it is no answer
 */
export function preparedOf(answer: PrepareResult | undefined, entry: string): PrepareResult {
  if (answer === undefined) return { ok: true }
  if (!hasOutcome(answer)) throw new Error(notAnAnswer('The option prepare', answer, 'program'))
  if (answer.ok) requireProgram(answer.program)
  if (answer.ok && answer.diagnostics === undefined) return answer
  return { ...answer, diagnostics: findingsOf(answer.diagnostics, entry) }
}

function requireProgram(program: Prepared | undefined): void {
  if (program === undefined) return
  if (!isObject(program)) throw new Error(`The option prepare answered with a program that is ${shown(program)}.`)
  for (const name of ['commit', 'discard', 'dispose'] as const) {
    const part: unknown = program[name]
    if (part === undefined || typeof part === 'function') continue
    throw new Error(`The option prepare answered with a program whose ${name} is ${shown(part)}, no function.`)
  }
}

/** The same list where nothing is missing in it. */
function findingsOf(list: readonly Diagnostic[] | undefined, entry: string): readonly Diagnostic[] {
  if (!Array.isArray(list)) return []
  const findings: readonly Diagnostic[] = list
  if (findings.every((finding) => isObject(finding) && isComplete(finding))) return findings
  return findings.filter(isObject).map((finding) => (isComplete(finding) ? finding : completed(finding, entry)))
}

function isComplete(finding: Diagnostic): boolean {
  return Array.isArray(finding.labels) && Array.isArray(finding.notes) && isPlaced(finding)
}

function isPlaced({ file, span }: Partial<Diagnostic>): boolean {
  return file !== undefined && isObject(span) && isObject(span.start)
}

/** What is left out of lists is empty; who wrote severity, code or message in JavaScript may have forgotten them too. */
function completed(finding: Partial<Diagnostic>, entry: string): Diagnostic {
  const { severity = 'error', code = 'NO_CODE', message = 'No message was given.', help } = finding
  const file = finding.file ?? entry
  const span = finding.span !== undefined && isPlaced(finding) ? finding.span : new SourceFile(file, '').spanOf(0, 0)
  return { severity, code, message, file, span, labels: listOf(finding.labels), notes: listOf(finding.notes), help }
}

function listOf<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? (list as readonly Item[]) : []
}

function hasOutcome(answer: unknown): boolean {
  return isObject(answer) && 'ok' in answer && typeof answer.ok === 'boolean'
}

function notAnAnswer(who: string, answer: unknown, besides: string): string {
  const what = isObject(answer) ? 'an object without `ok`' : String(answer)
  return `${who} answered with ${what}, which says neither yes nor no. It answers { ok: true, ${besides} } or { ok: false, diagnostics }.`
}

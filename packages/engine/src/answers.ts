// Compilers and hooks that are written in JavaScript may answer with anything. What is no answer is a failure of the
// reload like any other, and is told in words that help its author.

import type { AdapterResult, Diagnostic } from '@fsrs/compiler'

import type { PrepareResult } from './generation.ts'

/** What a compiler answered with; lists that are left out are empty. @throws {Error} where it is no answer */
export function resultOf<Artifact>(compiler: string, answer: AdapterResult<Artifact>): AdapterResult<Artifact> {
  if (!hasOutcome(answer)) throw new Error(notAnAnswer(`The compiler ${compiler}`, answer, 'diagnostics, modules'))
  const diagnostics = findingsOf(answer.diagnostics)
  if (diagnostics === answer.diagnostics && Array.isArray(answer.modules)) return answer
  return { ...answer, diagnostics, modules: listOf(answer.modules) }
}

/** What a hook answered with; nothing means that it has nothing against the program. @throws {Error} where it is no answer */
export function preparedOf(answer: PrepareResult | undefined): PrepareResult {
  if (answer === undefined) return { ok: true }
  if (!hasOutcome(answer)) throw new Error(notAnAnswer('The option prepare', answer, 'program'))
  if (answer.ok && answer.diagnostics === undefined) return answer
  return { ...answer, diagnostics: findingsOf(answer.diagnostics) }
}

/** The same list where nothing is missing in it; what is left out of a finding is empty. */
function findingsOf(list: readonly Diagnostic[] | undefined): readonly Diagnostic[] {
  if (!Array.isArray(list)) return []
  const findings: readonly Diagnostic[] = list
  if (findings.every((finding) => isObject(finding) && isComplete(finding))) return findings
  return findings.filter(isObject).map(complete)
}

function complete(finding: Diagnostic): Diagnostic {
  return isComplete(finding) ? finding : { ...finding, labels: listOf(finding.labels), notes: listOf(finding.notes) }
}

function isComplete({ labels, notes }: Diagnostic): boolean {
  return Array.isArray(labels) && Array.isArray(notes)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function listOf<Item>(list: readonly Item[]): readonly Item[] {
  return Array.isArray(list) ? list : []
}

function hasOutcome(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean'
}

function notAnAnswer(who: string, answer: unknown, besides: string): string {
  const what = typeof answer === 'object' && answer !== null ? 'an object without `ok`' : String(answer)
  return `${who} answered with ${what}, which says neither yes nor no. It answers { ok: true, ${besides} } or { ok: false, diagnostics }.`
}

/**
 * Warnings about matches: cases that no clause takes (FS0025, with examples) and clauses that nothing reaches (FS0026),
 * read off the decision tree of the match. A clause with a guard takes nothing for sure; what active patterns and type
 * tests take is not known, but that a complete active pattern has no other cases.
 */
import type { Diagnostic, SourceFile } from '@fsrs/compiler'

import { buildMatchTree, type MatchAnalysis, type MatchRow } from './match-tree.ts'
import type { TypedClause, TypedPattern } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { witnesses } from './witness.ts'

/** Row copies that the analysis allows itself: enough for every match that a person writes. */
const ANALYSIS_COPIES = 20_000

/** Decision tree of a match over `clauses`, exact for all but monstrous matches. */
export function analyseMatch(subject: Type, clauses: readonly MatchRow[]): MatchAnalysis {
  return buildMatchTree(subject, clauses, ANALYSIS_COPIES)
}

/** Rows of a match's clauses. */
export function rowsOf(clauses: readonly TypedClause[]): MatchRow[] {
  return clauses.map((clause) => ({ pattern: clause.pattern, isGuarded: clause.guard !== undefined }))
}

/** FS0026 for each clause that no value reaches. */
export function redundantClauses(
  analysis: MatchAnalysis,
  patterns: readonly TypedPattern[],
  source: SourceFile,
): Diagnostic[] {
  return patterns.flatMap((pattern, i) => (analysis.isReached[i] === true ? [] : [redundant(pattern, source)]))
}

/** FS0025 where some value is taken by no clause, FS0104 where it is an enum's number without a name; undefined where all are. */
export function incompleteMatch(
  analysis: MatchAnalysis,
  start: number,
  end: number,
  source: SourceFile,
): Diagnostic | undefined {
  if (!analysis.isExact || analysis.missing.length === 0) return undefined
  const found = witnesses(analysis.root, analysis.missing)
  const examples = found.map((each) => each.text).filter((example) => example !== '_')
  const isOfEnums = found.length > 0 && found.every((each) => each.isUnnamed)
  const isGuarded = analysis.missing.every((each) => each.afterGuard)
  const consequence = 'without one this raises MatchFailureException.'
  return {
    severity: 'warning',
    code: isOfEnums ? 'FS0104' : 'FS0025',
    message: isOfEnums
      ? `An enum may be a number that is none of its cases: ${notCovered(examples)}.`
      : `Incomplete pattern matches on this expression: ${notCovered(examples)}.`,
    file: source.path,
    span: source.spanOf(start, end),
    labels: [],
    notes: isGuarded
      ? ['A rule with a `when` clause might take it, which cannot be known before the program runs.']
      : [],
    help:
      examples[0] === undefined || isOfEnums
        ? `Add a last rule \`| _ -> …\`; ${consequence}`
        : `Add a rule for \`${examples[0]}\`, or a last rule \`| _ -> …\`; ${consequence}`,
  }
}

function notCovered(examples: readonly string[]): string {
  const shown = examples.map((example) => `\`${example}\``)
  const last = shown.pop()
  if (last === undefined) return 'some values are not covered'
  return shown.length === 0 ? `${last} is not covered` : `${shown.join(', ')} and ${last} are not covered`
}

function redundant(pattern: TypedPattern, source: SourceFile): Diagnostic {
  return {
    severity: 'warning',
    code: 'FS0026',
    message: 'This rule will never be matched: the rules above it take every value that it would take.',
    file: source.path,
    span: source.spanOf(pattern.start, pattern.end),
    labels: [],
    notes: [],
    help: 'Remove it, or move it above the more general rule.',
  }
}

import type { Diagnostic } from '@fsrs/compiler'

import { differenceOf } from './candidate.ts'
import type { Candidate } from './candidate.ts'
import type { ChangedFile, Explanation, Outcome } from './explain.ts'
import { FindingTexts } from './finding-texts.ts'
import { KnownSources } from './known-sources.ts'
import { textOf } from './sources/found-source.ts'
import type { SourceTable } from './sources/source-table.ts'
import { NO_STATE_REPORT } from './state/state-report.ts'

/** What the last reload that was announced left behind: its sources, its findings, and why it did what it did. */
export class LastReload {
  readonly #known: KnownSources
  readonly #texts = new FindingTexts()
  #explanation: Explanation | undefined
  #diagnostics: readonly Diagnostic[] = []

  constructor(entry: string) {
    this.#known = new KnownSources(entry)
  }

  /** Its sources. */
  get known(): SourceTable {
    return this.#known.table
  }

  /** Paths of the script and of everything that it was found to depend on; the same list for as long as they are the same. */
  get paths(): readonly string[] {
    return this.#known.paths
  }

  /** Why it did what it did; undefined before the first. */
  get explanation(): Explanation | undefined {
    return this.#explanation
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics
  }

  /** The text of a source that its findings are about; undefined where it has none. */
  textFor(path: string): string | undefined {
    return this.#texts.get(path) ?? textOf(this.known.get(path))
  }

  /** A reload ended, with a program that is live now (`liveGeneration`) or with the one of before. */
  end(candidate: Candidate<unknown>, liveGeneration: number | undefined): Explanation {
    const changedFiles = this.#changedFiles(candidate)
    this.#known.remember(candidate)
    this.#diagnostics = candidate.diagnostics
    this.#texts.announce(candidate)
    return (this.#explanation = explanationOf(candidate, outcomeOf(candidate), changedFiles, liveGeneration))
  }

  /** There was nothing to reload: what was read is newer all the same. */
  skip(candidate: Candidate<unknown>, liveGeneration: number | undefined): void {
    this.#known.refresh(candidate)
    this.#explanation = explanationOf(candidate, { type: 'unchanged' }, [], liveGeneration)
  }

  #changedFiles(candidate: Candidate<unknown>): readonly ChangedFile[] {
    if (this.known.isEmpty || candidate.restores !== undefined) return []
    return differenceOf(this.known, candidate).paths.map((path) => {
      const before = textOf(this.known.get(path)) !== undefined
      const now = textOf(candidate.snapshot.get(path)) !== undefined
      return { path, change: before === now ? 'changed' : now ? 'appeared' : 'disappeared' }
    })
  }
}

function outcomeOf({ failure, diagnostics }: Candidate<unknown>): Outcome {
  if (failure === undefined) return { type: 'live' }
  return { type: 'refused', phase: failure.phase, message: failure.message, diagnostics }
}

function explanationOf(
  { generation, cause, modules, held, inheritance, state }: Candidate<unknown>,
  outcome: Outcome,
  changedFiles: readonly ChangedFile[],
  liveGeneration: number | undefined,
): Explanation {
  return {
    generation,
    liveGeneration,
    cause,
    outcome,
    changedFiles,
    superseded: inheritance.superseded,
    held,
    modules,
    state: (outcome.type === 'live' ? state?.() : undefined) ?? NO_STATE_REPORT,
  }
}

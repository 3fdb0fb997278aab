import { strictEqual } from 'node:assert/strict'

import { messageOf } from './message-of.ts'

/** What became of a case that did not fail. */
export type ContractOutcome =
  | { readonly type: 'passed' }
  | { readonly type: 'unsupported'; readonly reason: string }
  | { readonly type: 'known failure'; readonly reason: string; readonly error: unknown }

/** One promise of the contract, as data: bring your own test runner. */
export interface ContractCase<Subject> {
  /** A sentence; unique in its contract. */
  readonly name: string
  /** Rejects with what is wrong when the subject does not keep the promise. */
  readonly run: (subject: Subject) => Promise<ContractOutcome>
}

/** What a contract asks of every subject, whatever it is a subject of. */
export interface ContractSubject<Capability extends string> {
  readonly name: string
  readonly unsupported?: Readonly<Partial<Record<Capability, string>>>
  readonly knownFailing?: Readonly<Record<string, string>>
}

/** Runs one case, unless the subject cannot do what it needs; a failure that is known must be one. */
export async function runCase<Capability extends string>(
  name: string,
  needs: readonly Capability[],
  subject: ContractSubject<Capability>,
  check: () => Promise<void>,
): Promise<ContractOutcome> {
  for (const capability of needs) {
    const reason = subject.unsupported?.[capability]
    if (reason !== undefined) return { type: 'unsupported', reason }
  }
  const reason = subject.knownFailing?.[name]
  try {
    await check()
  } catch (error) {
    if (reason !== undefined) return { type: 'known failure', reason, error }
    throw new Error(`${subject.name}: ${name}: ${messageOf(error)}`, { cause: error })
  }
  strictEqual(reason, undefined, `${subject.name}: ${name}: is listed as known to fail, and passes: strike it off`)
  return { type: 'passed' }
}

/** What the files after a file depend on, as text that is equal where nothing has changed for them. */
import type { FileInterface } from './environment.ts'
import type { FunctionFacts } from './lower-context.ts'

/**
 * The interface's hash with what callers must know of functions: how many arguments and which type representations they
 * take, which depends on their bodies.
 */
export function interfaceKey(checked: FileInterface, facts: ReadonlyMap<string, FunctionFacts>): string {
  const calls = [...facts].map(([name, { arity, reps }]) => `${name}/${arity}/${reps.join(',')}`)
  return `${checked.hash}|${calls.join(';')}`
}

/**
 * Names of modules that a text may speak of: its identifiers. What a file uses of another it must reach by the name of
 * that file's module, or through a file that does.
 */
export function mentionedNames(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_][\p{L}\p{N}_']*/gu) ?? [])
}

/** The names by which a file's contents can be reached; `undefined` where they are in scope without any. */
export function moduleNames(checked: FileInterface): readonly string[] | undefined {
  const { module, unit } = checked
  if (module.autoOpens.length > 0 || !/^[\p{L}_][\p{L}\p{N}_'.]*$/u.test(unit)) return undefined
  const parts = unit.split('.')
  return [parts[0]!]
}

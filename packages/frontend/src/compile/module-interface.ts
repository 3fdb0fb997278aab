/** What the files after a file depend on, as text that is equal where nothing has changed for them. */
import type { FileInterface, ModuleEntry } from '../types/environment.ts'
import type { FunctionFacts } from '../lowering/lower-context.ts'

/**
 * The interface's hash with what callers must know of functions: how many arguments and which type representations they
 * take, which depends on their bodies.
 */
export function interfaceKey(checked: FileInterface, facts: ReadonlyMap<string, FunctionFacts>): string {
  const calls = [...facts].map(([name, { arity, reps }]) => `${name}/${arity}/${reps.join(',')}`)
  return `${checked.hash()}|${calls.join(';')}`
}

/**
 * The name by which a file's contents are reached: what another uses of it it must reach by that name, or through a file that
 * does; undefined where some of them are in scope without it.
 */
export function reachedBy(checked: FileInterface): string | undefined {
  const { module } = checked
  return module.isAutoOpen === true || extendsTypes(module) || !/^[\p{L}_][\p{L}\p{N}_']*$/u.test(module.name)
    ? undefined
    : module.name
}

/** Extension members need no name: they are found by the type that they extend. */
function extendsTypes(module: ModuleEntry): boolean {
  return module.extensions.length > 0 || [...module.modules.values()].some(extendsTypes)
}

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { CodedError, messageOf } from '@fsrs/base'
import { HostRegistry } from '@fsrs/vm'

/** One function that a host offers: its F# type, and what it does. */
export type HostModuleFunction = readonly [type: string, implementation: (...args: never[]) => unknown]

/** What the default export of a host module is: functions by the names that scripts call them by (`Host.log`). */
export type HostModule = Readonly<Record<string, HostModuleFunction>>

/**
 * The functions of the module that `--host` names.
 *
 * @returns `undefined` where none is named
 * @throws {CodedError} `HOST_MODULE_INVALID`, and the errors of `HostRegistry`
 */
export async function loadHostModule(file: string | undefined, cwd: string): Promise<HostRegistry | undefined> {
  if (file === undefined) return undefined
  const registry = new HostRegistry()
  for (const [name, offered] of await hostFunctions(resolve(cwd, file))) registry.register(name, ...offered)
  return registry
}

/**
 * The functions of the module that `--host` names, for languages with types of their own; none where none is named.
 *
 * @throws {CodedError} `HOST_MODULE_INVALID`
 */
export async function loadHostFunctions(
  file: string | undefined,
  cwd: string,
): Promise<Readonly<Record<string, HostModuleFunction[1]>>> {
  if (file === undefined) return {}
  const functions = await hostFunctions(resolve(cwd, file))
  return Object.fromEntries(functions.map(([name, [, implementation]]) => [name, implementation]))
}

async function hostFunctions(path: string): Promise<(readonly [name: string, offered: HostModuleFunction])[]> {
  return Object.entries(await importDefault(path)).map(([name, offered]: [string, unknown]) => {
    if (!isHostFunction(offered)) throw invalid(path, `${name} is no pair of a type and a function.`)
    return [name, offered]
  })
}

async function importDefault(path: string): Promise<object> {
  let module: unknown
  try {
    module = await import(pathToFileURL(path).href)
  } catch (cause) {
    throw invalid(path, messageOf(cause), cause)
  }
  const offered = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
  if (typeof offered !== 'object' || offered === null)
    throw invalid(path, 'it has no default export that is an object.')
  return offered
}

function isHostFunction(value: unknown): value is HostModuleFunction {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'function'
}

function invalid(path: string, why: string, cause?: unknown): CodedError<'HOST_MODULE_INVALID'> {
  return new CodedError('HOST_MODULE_INVALID', `cannot use the host module ${path}: ${why}`, {
    hint: `Write it like this: export default { 'Host.log': ['string -> unit', (text) => console.log(text)] }`,
    cause,
  })
}

/** The classes of anonymous records. */
import { portableConstructor } from './program-types.ts'
import { mark } from './values.ts'
import type { Instance } from './values.ts'

const anonymousClasses = new Map<string, new (...fields: unknown[]) => Instance>()

/** The class of anonymous records with these fields; programs name few. */
export function anonymousClass(names: readonly string[]): new (...fields: unknown[]) => Instance {
  const key = JSON.stringify(names)
  let found = anonymousClasses.get(key)
  if (found === undefined) {
    const made = portableConstructor(names.map((_, index) => `f${index}`))
    found = made as unknown as new (...fields: unknown[]) => Instance
    mark(found, { kind: 'anon', names })
    if (anonymousClasses.size > 1000) anonymousClasses.clear()
    anonymousClasses.set(key, found)
  }
  return found
}

/** Whether what a program was compiled against is what the host offers. */
import { RuntimeError } from '../machine/runtime-error.ts'
import type { HostFunction } from './host-registry.ts'

/**
 * Why a host function cannot be called, as a sentence; undefined where it can.
 *
 * @param wanted the type that the program was compiled against; undefined: it does not say
 */
export function whyUnbound(
  name: string,
  wanted: string | undefined,
  found: HostFunction | undefined,
): string | undefined {
  if (found === undefined) return `The host does not offer ${name} : ${wanted ?? '?'}.`
  if (wanted === undefined || wanted.replaceAll(/\s/g, '') === found.type.replaceAll(/\s/g, '')) return undefined
  return `The host offers ${name} : ${found.type}; the program was compiled against ${wanted}.`
}

/** What a program calls in place of what is not there. */
export function unavailable(message: string): never {
  throw new RuntimeError('HOST_ERROR', message)
}

import type { FlagValues } from './flags.ts'

/** The limits of a run, as the machine takes them. */
export interface Limits {
  fuel?: number
  timeoutMs?: number
  maxMemoryBytes?: number
}

/** The limits that the command line names; the others are the machine's own. */
export function limitsOf({ fuel, timeoutMs, maxMemoryBytes }: FlagValues): Limits {
  const limits: Limits = {}
  if (fuel !== undefined) limits.fuel = fuel
  if (timeoutMs !== undefined) limits.timeoutMs = timeoutMs
  if (maxMemoryBytes !== undefined) limits.maxMemoryBytes = maxMemoryBytes
  return limits
}

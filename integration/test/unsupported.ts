/** Conformance programs that FSRS does not support yet, with the reason; each must be refused, never run wrongly. */
export const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['found/inherit_with_itself', 'the object in the arguments of `inherit`, where F# always raises'],
])

/** Probes whose output we know to differ from .NET's: what FSRS prints, and why. */
export const KNOWN_DIFFERENCES: ReadonlyMap<string, { readonly prints: string; readonly reason: string }> = new Map()

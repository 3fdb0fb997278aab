/** Conformance programs that FSRS does not support yet, with the reason; each must be refused, never run wrongly. */
export const UNSUPPORTED: ReadonlyMap<string, string> = new Map()

/** Probes whose output we know to differ from .NET's: what FSRS prints, and why. */
export const KNOWN_DIFFERENCES: ReadonlyMap<string, { readonly prints: string; readonly reason: string }> = new Map()

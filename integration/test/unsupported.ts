/** Conformance programs that FSRS does not support yet, with the reason; each must be refused, never run wrongly. */
export const UNSUPPORTED: ReadonlyMap<string, string> = new Map([])

/** Thrown when this program's own reasoning is wrong: a bug to report, never a condition to handle. */
export class AssertionError extends Error {
  override readonly name: string = 'AssertionError'
}

/**
 * Holds an invariant.
 *
 * @param why why the condition must hold
 * @throws {AssertionError} when it does not
 */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new AssertionError(why)
}

/** Marks the branch that the compiler proves to be unreachable; its argument shows what was forgotten. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable value: ${JSON.stringify(value)}`)
}

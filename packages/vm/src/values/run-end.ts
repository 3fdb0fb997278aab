/**
 * What ended the run in progress: a limit, or `exit`. The script does not go on behind it, whoever catches it: neither in
 * what JavaScript runs where it leaves a loop or a generator, nor behind a host that swallows it.
 */
export const runEnd: { error: Error | undefined } = { error: undefined }

/** Whatever is thrown with this is the end of the run. */
export function ending<E extends Error>(error: E): E {
  runEnd.error = error
  return error
}

/** Calls what cleans up, unless the run has ended. */
export function cleanUp(call: () => void): void {
  if (runEnd.error === undefined) call()
}

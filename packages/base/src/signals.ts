/**
 * Calls `listener` once when `signal` aborts, at once if it has aborted already. Dispose of the result when the wait is
 * over: a listener left on a long-lived signal is a leak.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): Disposable {
  if (signal === undefined) return { [Symbol.dispose]: () => undefined }
  if (signal.aborted) {
    listener()
    return { [Symbol.dispose]: () => undefined }
  }
  signal.addEventListener('abort', listener, { once: true })
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
}

// Sources, compilers and hosts may answer at once or later. A reload in which all of them answer at once takes no turn of
// the event loop, and no timer that waits for them.

/** Whether somebody has to wait for it; what another realm or library made counts too. */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** Goes on at once where nothing has to be waited for: a reload then takes no turn of the event loop. */
export function after<T, R>(value: T | Promise<T>, then: (value: T) => R | Promise<R>): R | Promise<R> {
  return isPromise(value) ? settled(value).then(then) : then(value)
}

/** A promise that keeps its word: what merely has a `then` may call back twice, or answer that with nothing. */
export function settled<T>(promise: Promise<T>): Promise<T> {
  return promise instanceof Promise ? promise : Promise.resolve(promise)
}

/** Goes on once all of the values are there, at once where none has to be waited for. None of them may reject. */
export function afterAll(values: readonly unknown[], then: () => void): void {
  const pending = values.filter(isPromise)
  if (pending.length === 0) then()
  else void Promise.all(pending).then(then)
}

/** Under which a method stands on a prototype: no name of JavaScript begins so. */
export function methodKey(method: string): string {
  return `method ${method}`
}

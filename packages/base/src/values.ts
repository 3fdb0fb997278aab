/** Whether it is an object, a function not being one. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A value that an option was given, for a message: texts in quotes, so that nobody takes them for what they name. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'function') return 'a function'
  return isObject(value) ? (Array.isArray(value) ? 'a list' : 'an object') : String(value)
}

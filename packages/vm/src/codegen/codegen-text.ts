/** Pieces of JavaScript by their text. */

/** A name or a number: can be written twice. */
export function isPlain(text: string): boolean {
  return /^(?:[\w$]+|\(-\d+\))$/.test(text)
}

/** A constant: reading it later, or twice, answers the same. */
export function isConstantText(text: string): boolean {
  return /^(?:-?\d+|\(-\d+\)|null|true|false|undefined|NIL|"[^"\\]*")$/.test(text)
}

/** The depth of what is called from there, where that depth is known. */
export function deeper(depth: string): string {
  const sum = /^d\+(\d+)$/.exec(depth)
  return sum === null ? depth : `d+${Number(sum[1]) + 2}`
}

import { machine } from '../machine/machine.ts'

/**
 * Searches in texts that take time in proportion to the text, whatever is looked for. The engine's own search is faster where
 * both are ordinary, and takes the product of both lengths where they are made for that: minutes, in which no limit can
 * end the run.
 */

/** Up to this product of lengths the engine's own search ends within some milliseconds. */
const MAX_PRODUCT = 1e7

/** Where `part` first stands in `text` at `from` or after; -1 where it does not. Paid for by length. */
export function indexIn(text: string, part: string, from = 0): number {
  const length = text.length - from
  machine.charge(length >> 4)
  if (length * part.length <= MAX_PRODUCT) return text.indexOf(part, from)
  return find(
    part.length,
    length,
    (index) => text.charCodeAt(from + index),
    (index) => part.charCodeAt(index),
    from,
  )
}

/** Where `part` last stands in `text`; -1 where it does not. Paid for by length. */
export function lastIndexIn(text: string, part: string): number {
  machine.charge(text.length >> 4)
  if (text.length * part.length <= MAX_PRODUCT) return text.lastIndexOf(part)
  const end = text.length - 1
  const last = part.length - 1
  const found = find(
    part.length,
    text.length,
    (index) => text.charCodeAt(end - index),
    (index) => part.charCodeAt(last - index),
    0,
  )
  return found < 0 ? -1 : text.length - found - part.length
}

/** `text` with `to` for each `from`, which is not empty; whoever calls has paid for the result. */
export function replacedIn(text: string, from: string, to: string): string {
  machine.charge(text.length >> 4)
  if (text.length * from.length <= MAX_PRODUCT) return text.replaceAll(from, () => to)
  let out = ''
  let done = 0
  for (let at = indexIn(text, from); at >= 0; at = indexIn(text, from, done)) {
    out += text.slice(done, at) + to
    done = at + from.length
  }
  return out + text.slice(done)
}

/** Knuth, Morris and Pratt, "Fast pattern matching in strings" (1977); what is found is counted from `start`. */
function find(
  size: number,
  length: number,
  textAt: (index: number) => number,
  partAt: (index: number) => number,
  start: number,
): number {
  machine.charge(size + length)
  machine.allocate(4 * size)
  // How much of the part's beginning is also the end of its first `index + 1` units.
  const borders = new Int32Array(size)
  for (let index = 1, border = 0; index < size; index++) {
    while (border > 0 && partAt(index) !== partAt(border)) border = borders[border - 1] as number
    if (partAt(index) === partAt(border)) border++
    borders[index] = border
  }
  for (let index = 0, matched = 0; index < length; index++) {
    while (matched > 0 && textAt(index) !== partAt(matched)) matched = borders[matched - 1] as number
    if (textAt(index) === partAt(matched)) matched++
    if (matched === size) return start + index - size + 1
  }
  return -1
}

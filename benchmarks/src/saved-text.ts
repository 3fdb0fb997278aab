import { readFileSync } from 'node:fs'

/**
 * The text of a save.
 *
 * @param id its number, or `#` where another puts it
 * @param dots how long it is
 */
export function savedText(id: number | '#', dots: number): string {
  return `save ${id} ${'.'.repeat(dots)}\n`
}

/** Which save a text is; undefined: it is none as a whole. */
export function saveOf(text: string): number | undefined {
  const id = /^save (\d+) \.*\n$/.exec(text)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** Which save a file holds; undefined: it holds none as a whole, or is missing. */
export function savedIn(file: string): number | undefined {
  try {
    return saveOf(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

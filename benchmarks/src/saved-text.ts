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

/** Which save a file holds; undefined: it holds none as a whole, or is missing. */
export function savedIn(file: string): number | undefined {
  try {
    const id = /^save (\d+) \.*\n$/.exec(readFileSync(file, 'utf8'))?.[1]
    return id === undefined ? undefined : Number(id)
  } catch {
    return undefined
  }
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Paths of a tree's files, in directories of a hundred. */
export function treeFiles(root: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => join(root, `d${Math.floor(i / 100)}`, `file-${i}.txt`))
}

/** Writes all of them, with the same text. */
export function writeTree(root: string, count: number, text: string): void {
  for (const [i, file] of treeFiles(root, count).entries()) {
    if (i % 100 === 0) mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

import type { LoadedFile } from './compile-load.ts'

/** The name of each file's unit, unique in the program: that of its module, with a number where that is taken. */
export function unitNames(files: readonly LoadedFile[]): string[] {
  const taken = new Map<string, number>()
  return files.map(({ module }) => {
    const count = (taken.get(module) ?? 0) + 1
    taken.set(module, count)
    return count === 1 ? module : `${module}@${count}`
  })
}

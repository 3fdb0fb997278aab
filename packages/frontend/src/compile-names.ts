import { moduleNameOf } from './check.ts'
import type { LoadedFile } from './compile-load.ts'

/**
 * The name of each file's unit, unique in the program: what its `module` line says, else its file name with a capital, as
 * F# names the module of a script.
 */
export function unitNames(files: readonly LoadedFile[]): string[] {
  const taken = new Map<string, number>()
  return files.map((loaded) => {
    const name = loaded.file.name?.map((part) => part.name).join('.') ?? moduleNameOf(loaded.path)
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${name}@${count}`
  })
}

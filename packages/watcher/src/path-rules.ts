import { posix, win32 } from 'node:path'

/** How a system takes paths apart, and when it takes two names for one. All paths are absolute and normalised. */
export interface PathRules {
  /** The names that a path, or the target of a link, consists of, without its root. */
  readonly namesOf: (path: string) => string[]
  /** Whether `path` is `root`, or below it. */
  readonly isAtOrBelow: (path: string, root: string) => boolean
  /** `path` with a separator at its end, so that a name can follow. */
  readonly withSeparator: (path: string) => string
  /** `path` as it is seen from `root`, with slashes, as globs want it. */
  readonly below: (root: string, path: string) => string
  /**
   * Equal for names that may be one file. The file systems of macOS and Windows keep the spelling of a name and ignore it
   * when they compare, so an event may spell a file otherwise than its user does. Equal keys of two files do no harm: what
   * comes of them is a hint.
   */
  readonly keyOf: (name: string) => string
}

/** The rules of `platform`, on whichever system this runs. */
export function pathRules(platform: NodeJS.Platform): PathRules {
  const path = platform === 'win32' ? win32 : posix
  const separators = platform === 'win32' ? /[\\/]/ : '/'
  const foldsNames = platform === 'win32' || platform === 'darwin'
  const withSeparator = (of: string): string => (of.endsWith(path.sep) ? of : of + path.sep)
  return {
    withSeparator,
    namesOf: (of) =>
      of
        .slice(path.parse(of).root.length)
        .split(separators)
        .filter((name) => name !== '' && name !== '.'),
    isAtOrBelow: (of, root) => of === root || of.startsWith(withSeparator(root)),
    below: (root, of) => path.relative(root, of).replaceAll(path.sep, '/'),
    keyOf: foldsNames ? (name) => name.normalize('NFC').toLowerCase() : (name) => name,
  }
}

/** The rules of this system. */
export const localPaths: PathRules = pathRules(process.platform)

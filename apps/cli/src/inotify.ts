import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What Linux allows a user to watch, and how much of it is used. */
export interface InotifyUsage {
  readonly watches: number
  readonly watchesMax: number
  readonly instances: number
  readonly instancesMax: number
}

/**
 * The limits of inotify and what this user's processes use of them.
 *
 * @param proc where the kernel shows its state
 * @returns `undefined` where it shows none: no Linux, or a locked-down container
 */
export function inotifyUsage(proc = '/proc'): InotifyUsage | undefined {
  const limit = (name: string): number => Number(readFileSync(join(proc, 'sys/fs/inotify', name), 'utf8'))
  try {
    const used = instancesIn(proc)
    return {
      watches: used.reduce((sum, watches) => sum + watches, 0),
      watchesMax: limit('max_user_watches'),
      instances: used.length,
      instancesMax: limit('max_user_instances'),
    }
  } catch {
    return undefined
  }
}

/** Watches of every instance that may be looked at: those of this user's processes. */
function instancesIn(proc: string): number[] {
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => instancesOf(join(proc, pid)))
}

function instancesOf(process: string): number[] {
  try {
    return readdirSync(join(process, 'fd'))
      .filter((fd) => readlinkSync(join(process, 'fd', fd)) === 'anon_inode:inotify')
      .map((fd) => readFileSync(join(process, 'fdinfo', fd), 'utf8').split('\ninotify ').length - 1)
  } catch {
    // It ended meanwhile, or belongs to somebody else.
    return []
  }
}

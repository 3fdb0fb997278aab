import type { Stats } from 'node:fs'

/** Tells one directory from another at the same path; inode numbers are used again, so the time of birth counts too. */
export function identityOf(stats: Stats): string {
  return `${stats.dev}:${stats.ino}:${stats.birthtimeMs}`
}

/** Where a path is mounted, and from what kind of file system. */
export interface Mount {
  readonly point: string
  readonly type: string
}

/**
 * The mount that holds a path, from the text of `/proc/self/mountinfo`: five fields, options, a dash, the type (proc(5)).
 * Of mounts at one point the last one counts, which covers the others.
 */
export function mountOf(path: string, mountInfo: string): Mount | undefined {
  let found: Mount | undefined
  for (const line of mountInfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const point = unescaped(before.split(' ')[4] ?? '')
    const holds = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)
    if (point !== '' && holds && point.length >= (found?.point.length ?? 0))
      found = { point, type: after.split(' ')[0] ?? '' }
  }
  return found
}

/** Blanks and their like are written as octal numbers. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(\d{3})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}

/** File systems on which what other machines do causes no events here. */
const REMOTE =
  /^(?:nfs\d?|cifs|smb\w*|9p|fuse(?:\..*|blk)?|vboxsf|prl_fs|drvfs|virtiofs|afs|ceph|glusterfs|lustre|ncpfs|davfs)$/

/** Whether changes have to be looked for, since not all of them are announced. */
export function needsPolling({ type }: Mount): boolean {
  return REMOTE.test(type)
}

import { statfsSync } from 'node:fs'

/** Linux's magic numbers of file systems that other machines, or the host of a virtual one, write to. */
const REMOTE_FILE_SYSTEMS = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x786f4256, 'VirtualBox'],
])

/**
 * The name of the file system of `directory`, where changes made on its other side cause no events here; undefined where
 * it is another one, or cannot be asked.
 *
 * @param typeOf the type of the file system of a directory, as `statfs` has it
 */
export function remoteFileSystem(
  directory: string,
  typeOf: (directory: string) => number = typeAt,
): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    // The type is a signed number where the machine's word is 32 bits long.
    return REMOTE_FILE_SYSTEMS.get(typeOf(directory) >>> 0)
  } catch {
    return undefined
  }
}

function typeAt(directory: string): number {
  return statfsSync(directory).type
}

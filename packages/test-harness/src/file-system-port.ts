import { constants } from 'node:fs'
import { chmod, mkdir, open, readFile, readlink, rename, rmdir, stat, symlink, unlink, utimes } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, sep } from 'node:path'

/**
 * How a file is opened: `truncate` empties or creates it, `exclusive` creates it and fails where it exists, `write`
 * creates it where it is missing and otherwise overwrites it from its first byte without emptying it.
 */
export type OpenMode = 'truncate' | 'exclusive' | 'write'

/** An open file. It belongs to whoever opened it, who closes it. */
export interface OpenFile {
  /** Writes all of `bytes` after what was written before. */
  write(bytes: Uint8Array): Promise<void>
  truncate(sizeBytes: number): Promise<void>
  /** Waits until the content is on the disk. */
  sync(): Promise<void>
  chmod(mode: number): Promise<void>
  close(): Promise<void>
}

/**
 * The file-system calls that saves are made of, one method per system call, so that they can be recorded, delayed or
 * made to fail. Rejects with the error of `node:fs`.
 */
export interface FileSystemPort {
  open(path: string, mode: OpenMode): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  symlink(target: string, path: string): Promise<void>
  mkdir(path: string): Promise<void>
  rmdir(path: string): Promise<void>
  chmod(path: string, mode: number): Promise<void>
  /** Sets both times of the file, in milliseconds since 1970. */
  utimes(path: string, timeMs: number): Promise<void>
  readFile(path: string): Promise<Uint8Array>
  readlink(path: string): Promise<string>
  stat(path: string): Promise<{ readonly mode: number; readonly mtimeMs: number; readonly size: number }>
}

const FLAGS: Readonly<Record<OpenMode, string | number>> = {
  truncate: 'w',
  exclusive: 'wx',
  write: constants.O_WRONLY | constants.O_CREAT,
}

/** The real file system. */
export const nodeFileSystem: FileSystemPort = {
  async open(path, mode) {
    const handle = await open(path, FLAGS[mode])
    return {
      async write(bytes) {
        for (let offset = 0; offset < bytes.length;) {
          offset += (await handle.write(bytes, offset)).bytesWritten
        }
      },
      truncate: (sizeBytes) => handle.truncate(sizeBytes),
      sync: () => handle.sync(),
      chmod: (permissions) => handle.chmod(permissions),
      close: () => handle.close(),
    }
  },
  rename,
  unlink,
  symlink: (target, path) => symlink(target, path),
  mkdir: async (path) => {
    await mkdir(path)
  },
  rmdir,
  chmod,
  utimes: (path, timeMs) => utimes(path, timeMs / 1000, timeMs / 1000),
  readFile,
  readlink: (path) => readlink(path),
  stat,
}

/** One call on its way to the file system. */
export interface FileSystemCall {
  /** As the system call is named; those on an open file are `write`, `ftruncate`, `fsync`, `fchmod`, `close`. */
  readonly name: string
  /** The path, and for `rename` the new path too. For `symlink`: what is written into the link, then the link. */
  readonly paths: readonly string[]
  /** Of `open`. */
  readonly mode?: OpenMode
}

/** Stands between a caller and the file system: calls `proceed`, before, after, or not at all. */
export type AroundCall = <Result>(call: FileSystemCall, proceed: () => Promise<Result>) => Promise<Result>

/** A file system whose every call, also of the files that it opens, goes through `around`. */
export function interceptCalls(inner: FileSystemPort, around: AroundCall): FileSystemPort {
  return {
    open: (path, mode) =>
      around({ name: 'open', paths: [path], mode }, async () =>
        interceptFile(await inner.open(path, mode), path, around),
      ),
    rename: (from, to) => around({ name: 'rename', paths: [from, to] }, () => inner.rename(from, to)),
    unlink: (path) => around({ name: 'unlink', paths: [path] }, () => inner.unlink(path)),
    symlink: (target, path) => around({ name: 'symlink', paths: [target, path] }, () => inner.symlink(target, path)),
    mkdir: (path) => around({ name: 'mkdir', paths: [path] }, () => inner.mkdir(path)),
    rmdir: (path) => around({ name: 'rmdir', paths: [path] }, () => inner.rmdir(path)),
    chmod: (path, mode) => around({ name: 'chmod', paths: [path] }, () => inner.chmod(path, mode)),
    utimes: (path, timeMs) => around({ name: 'utimes', paths: [path] }, () => inner.utimes(path, timeMs)),
    readFile: (path) => around({ name: 'readFile', paths: [path] }, () => inner.readFile(path)),
    readlink: (path) => around({ name: 'readlink', paths: [path] }, () => inner.readlink(path)),
    stat: (path) => around({ name: 'stat', paths: [path] }, () => inner.stat(path)),
  }
}

function interceptFile(file: OpenFile, path: string, around: AroundCall): OpenFile {
  const call = <Result>(name: string, proceed: () => Promise<Result>): Promise<Result> =>
    around({ name, paths: [path] }, proceed)
  return {
    write: (bytes) => call('write', () => file.write(bytes)),
    truncate: (sizeBytes) => call('ftruncate', () => file.truncate(sizeBytes)),
    sync: () => call('fsync', () => file.sync()),
    chmod: (mode) => call('fchmod', () => file.chmod(mode)),
    close: () => call('close', () => file.close()),
  }
}

/** A file system that notes down every call that changes something. */
export interface RecordedFileSystem {
  readonly fileSystem: FileSystemPort
  /** One line per call, in order, paths as seen from the recorded file: `rename target target~`. */
  readonly calls: readonly string[]
}

const LOOKS = new Set(['readFile', 'readlink', 'stat'])

/**
 * Wraps `inner` so that the changing calls are noted down. Looks (`readFile`, `readlink`, `stat`) are not.
 * Paths are shown relative to the directory of `target`, whose own name is shown as `target`; so the lines of one save
 * strategy are the same whatever the file is called.
 */
export function recordCalls(target: string, inner: FileSystemPort = nodeFileSystem): RecordedFileSystem {
  const calls: string[] = []
  const show = (path: string): string => {
    const shown = isAbsolute(path) ? relative(dirname(target), path) : path
    return shown.replaceAll(basename(target), 'target').replaceAll(sep, '/')
  }
  const fileSystem = interceptCalls(inner, (call, proceed) => {
    if (!LOOKS.has(call.name)) calls.push([call.name, ...call.paths.map(show), call.mode ?? ''].join(' ').trimEnd())
    return proceed()
  })
  return { fileSystem, calls }
}

/**
 * Whether recorded calls are what was claimed: line for line, where a claimed line that ends with ` …` stands for one
 * or more of the same call.
 */
export function callsMatch(claimed: readonly string[], recorded: readonly string[]): boolean {
  let at = 0
  for (const line of claimed) {
    const call = line.replace(/ …$/, '')
    if (recorded[at++] !== call) return false
    if (call !== line) at += countFrom(recorded, at, call)
  }
  return at === recorded.length
}

function countFrom(lines: readonly string[], from: number, wanted: string): number {
  let to = from
  while (lines[to] === wanted) to++
  return to - from
}

/**
 * How editors and tools save a file, call by call. The calls were taken from traces of the tools themselves; where a
 * tool is on the machine, this package's tests compare its effect with ours.
 */
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import type { FileSystemPort, OpenFile, OpenMode } from './file-system-port.ts'
import { nodeFileSystem } from './file-system-port.ts'

/** How a save is performed. */
export interface SaveOptions {
  /** What the calls go to; default: the real file system. */
  readonly fileSystem?: FileSystemPort
  /** Awaited between the pieces of a save in several writes; default: one turn of the event loop. */
  readonly pause?: () => Promise<unknown>
}

/** One way to save a file. */
export interface SaveStrategy {
  readonly name: string
  /** Who saves like this. */
  readonly description: string
  /** The changing calls, in order, as `recordCalls` writes them down; a line that ends with ` …` may repeat. */
  readonly calls: readonly string[]
  /** Whether a reader of the path never meets a missing, empty or partly written file. */
  readonly atomic: boolean
  /** Whether the path afterwards names the same inode (`kept`), which hard links and watches of files see. */
  readonly inode: 'kept' | 'replaced'
  /** `unchanged`: the file has the same content afterwards, whatever was asked for; a watcher ought to be silent. */
  readonly effect: 'content' | 'unchanged'
  /** Brings the file into being as the tool keeps it; the directory exists and the file does not. */
  create(path: string, content: string | Uint8Array, options?: SaveOptions): Promise<void>
  /** Saves `content` to `path`, which `create` has made. */
  save(path: string, content: string | Uint8Array, options?: SaveOptions): Promise<void>
}

/** What a step of a save works with. */
interface Save {
  readonly fs: FileSystemPort
  readonly path: string
  readonly bytes: Uint8Array
  readonly pause: () => Promise<unknown>
  /** The file of that name in the directory of `path`. */
  readonly beside: (name: string) => string
  readonly name: string
}

/** Into how many writes `many-chunks` cuts a content that is long enough. */
const CHUNKS = 16

type Facts = Omit<SaveStrategy, 'create' | 'save'>

function strategy(facts: Facts, run: (save: Save) => Promise<void>, create = createPlain): SaveStrategy {
  return {
    ...facts,
    create: (path, content, options) => create(saveOf(path, content, options)),
    save: (path, content, options) => run(saveOf(path, content, options)),
  }
}

function saveOf(path: string, content: string | Uint8Array, options: SaveOptions = {}): Save {
  return {
    fs: options.fileSystem ?? nodeFileSystem,
    path,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    pause: options.pause ?? setImmediate,
    beside: (name) => join(dirname(path), name),
    name: basename(path),
  }
}

function createPlain({ fs, path, bytes }: Save): Promise<void> {
  return writeThrough(fs, path, 'exclusive', (file) => file.write(bytes))
}

/** Opens, lets `use` write, and closes, also when writing fails. */
async function writeThrough(
  fs: FileSystemPort,
  path: string,
  mode: OpenMode,
  use: (file: OpenFile) => Promise<void>,
): Promise<void> {
  const file = await fs.open(path, mode)
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

/** Opens `path` emptied, and writes `pieces` of the content with a pause between them. */
function writeInPieces({ fs, path, bytes, pause }: Save, pieces: number): Promise<void> {
  return writeThrough(fs, path, 'truncate', async (file) => {
    const sizeBytes = Math.max(1, Math.ceil(bytes.length / pieces))
    for (let from = 0; from < bytes.length; from += sizeBytes) {
      if (from > 0) await pause()
      await file.write(bytes.subarray(from, from + sizeBytes))
    }
  })
}

/** Writes a file aside and moves it over the path. `dress` sets what the tool sets before the move. */
async function replaceWith(
  { fs, path, bytes }: Save,
  temporary: string,
  dress: (file: OpenFile) => Promise<void>,
): Promise<void> {
  await writeThrough(fs, temporary, 'exclusive', async (file) => {
    await file.write(bytes)
    await dress(file)
  })
  await fs.rename(temporary, path)
}

const nothing = async (): Promise<void> => undefined

const truncateWrite = strategy(
  {
    name: 'truncate-write',
    description:
      'Empties the file and writes it in one call: nano, VS Code, Sublime Text, cp, `>` of a shell, fs.writeFile.',
    calls: ['open target truncate', 'write target', 'close target'],
    atomic: false,
    inode: 'kept',
    effect: 'content',
  },
  ({ fs, path, bytes }) => writeThrough(fs, path, 'truncate', (file) => file.write(bytes)),
)

const splitWrite = strategy(
  {
    name: 'split-write',
    description:
      'Empties the file and writes it in two halves: programs whose output buffer is flushed once in between.',
    calls: ['open target truncate', 'write target', 'write target', 'close target'],
    atomic: false,
    inode: 'kept',
    effect: 'content',
  },
  (save) => writeInPieces(save, 2),
)

const manyChunks = strategy(
  {
    name: 'many-chunks',
    description: 'Empties the file and streams it in many writes: downloads, code generators, a pipe into a file.',
    calls: ['open target truncate', 'write target …', 'close target'],
    atomic: false,
    inode: 'kept',
    effect: 'content',
  },
  (save) => writeInPieces(save, CHUNKS),
)

const tempRename = strategy(
  {
    name: 'temp-rename',
    description:
      'Writes a temporary file, flushes it, renames it over: write-file-atomic, gedit, Kate, most formatters.',
    calls: [
      'open .target.tmp exclusive',
      'write .target.tmp',
      'fsync .target.tmp',
      'close .target.tmp',
      'rename .target.tmp target',
    ],
    atomic: true,
    inode: 'replaced',
    effect: 'content',
  },
  (save) => replaceWith(save, save.beside(`.${save.name}.tmp`), (file) => file.sync()),
)

const vimBackup = strategy(
  {
    name: 'vim-backup',
    description:
      'Vim and Neovim with a backup by rename: probes the directory with a file 4913, renames the old file away, writes anew.',
    calls: [
      'open 4913 exclusive',
      'close 4913',
      'unlink 4913',
      'rename target target~',
      'open target write',
      'ftruncate target',
      'write target',
      'fsync target',
      'fchmod target',
      'close target',
      'unlink target~',
    ],
    atomic: false,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes, beside, name }) => {
    const { mode } = await fs.stat(path)
    await writeThrough(fs, beside('4913'), 'exclusive', nothing)
    await fs.unlink(beside('4913'))
    await fs.rename(path, beside(`${name}~`))
    await writeThrough(fs, path, 'write', async (file) => {
      await file.truncate(0)
      await file.write(bytes)
      await file.sync()
      await file.chmod(mode & 0o7777)
    })
    await fs.unlink(beside(`${name}~`))
  },
)

const emacsBackup = strategy(
  {
    name: 'emacs-backup',
    description:
      'Emacs, first save of a session: a lock link, the old file kept as the backup, the new one written. The backup stays.',
    calls: [
      'symlink somebody@host.1:1 .#target',
      'rename target target~',
      'open target truncate',
      'write target',
      'fsync target',
      'close target',
      'chmod target',
      'unlink .#target',
    ],
    atomic: false,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes, beside, name }) => {
    const { mode } = await fs.stat(path)
    await fs.symlink('somebody@host.1:1', beside(`.#${name}`))
    await fs.rename(path, beside(`${name}~`))
    await writeThrough(fs, path, 'truncate', async (file) => {
      await file.write(bytes)
      await file.sync()
    })
    await fs.chmod(path, mode & 0o7777)
    await fs.unlink(beside(`.#${name}`))
  },
)

const jetbrainsSafeWrite = strategy(
  {
    name: 'jetbrains-safe-write',
    description:
      'IntelliJ IDEA, WebStorm, Rider and relatives with "safe write": both versions stand aside for a moment.',
    calls: [
      'open target___jb_tmp___ exclusive',
      'write target___jb_tmp___',
      'close target___jb_tmp___',
      'rename target target___jb_old___',
      'rename target___jb_tmp___ target',
      'unlink target___jb_old___',
    ],
    atomic: false,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes, beside, name }) => {
    const [temporary, old] = [beside(`${name}___jb_tmp___`), beside(`${name}___jb_old___`)]
    await writeThrough(fs, temporary, 'exclusive', (file) => file.write(bytes))
    await fs.rename(path, old)
    await fs.rename(temporary, path)
    await fs.unlink(old)
  },
)

const deleteRecreate = strategy(
  {
    name: 'delete-recreate',
    description:
      'Deletes the file and writes a new one after a moment: build tools that clean first, some FTP clients.',
    calls: ['unlink target', 'open target exclusive', 'write target', 'close target'],
    atomic: false,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes, pause }) => {
    await fs.unlink(path)
    await pause()
    await writeThrough(fs, path, 'exclusive', (file) => file.write(bytes))
  },
)

const sedInPlace = strategy(
  {
    name: 'sed-in-place',
    description:
      'GNU `sed -i` and `perl -i`: a temporary file in the same directory, given the mode of the old one, renamed over.',
    calls: [
      'open sedTEMP12 exclusive',
      'fchmod sedTEMP12',
      'write sedTEMP12',
      'close sedTEMP12',
      'rename sedTEMP12 target',
    ],
    atomic: true,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes, beside }) => {
    const { mode } = await fs.stat(path)
    const temporary = beside('sedTEMP12')
    await writeThrough(fs, temporary, 'exclusive', async (file) => {
      await file.chmod(mode & 0o7777)
      await file.write(bytes)
    })
    await fs.rename(temporary, path)
  },
)

const gitCheckout = strategy(
  {
    name: 'git-checkout',
    description:
      'git checkout, pull, stash, rebase: unlinks the file and creates it anew at once, one file after the other.',
    calls: ['unlink target', 'open target exclusive', 'write target', 'close target'],
    atomic: false,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, path, bytes }) => {
    await fs.unlink(path)
    await writeThrough(fs, path, 'exclusive', (file) => file.write(bytes))
  },
)

const RSYNC_TEMPORARY = ['open .target.AbC123 exclusive', 'write .target.AbC123', 'close .target.AbC123'] as const

const rsync = strategy(
  {
    name: 'rsync',
    description: 'rsync: a hidden temporary file in the same directory, renamed over; the time is that of the copy.',
    calls: [...RSYNC_TEMPORARY, 'chmod .target.AbC123', 'rename .target.AbC123 target'],
    atomic: true,
    inode: 'replaced',
    effect: 'content',
  },
  (save) => rsyncOver(save, 'now'),
)

const rsyncTimes = strategy(
  {
    name: 'rsync-times',
    description: 'rsync -t, cp -p, tar: as rsync, and the new file is given the very modification time of the old one.',
    calls: [...RSYNC_TEMPORARY, 'utimes .target.AbC123', 'chmod .target.AbC123', 'rename .target.AbC123 target'],
    atomic: true,
    inode: 'replaced',
    effect: 'content',
  },
  (save) => rsyncOver(save, 'preserved'),
)

async function rsyncOver({ fs, path, bytes, beside, name }: Save, times: 'now' | 'preserved'): Promise<void> {
  const { mode, mtimeMs } = await fs.stat(path)
  const temporary = beside(`.${name}.AbC123`)
  await writeThrough(fs, temporary, 'exclusive', (file) => file.write(bytes))
  if (times === 'preserved') await fs.utimes(temporary, mtimeMs)
  await fs.chmod(temporary, mode & 0o7777)
  await fs.rename(temporary, path)
}

const rsyncInplace = strategy(
  {
    name: 'rsync-inplace',
    description:
      'rsync --inplace -t, databases, `dd conv=notrunc`: overwrites the bytes in place, cuts the rest off, puts the old time back.',
    calls: ['open target write', 'write target', 'ftruncate target', 'close target', 'utimes target'],
    atomic: false,
    inode: 'kept',
    effect: 'content',
  },
  async ({ fs, path, bytes }) => {
    const { mtimeMs } = await fs.stat(path)
    await writeThrough(fs, path, 'write', async (file) => {
      await file.write(bytes)
      await file.truncate(bytes.length)
    })
    await fs.utimes(path, mtimeMs)
  },
)

const touchOnly = strategy(
  {
    name: 'touch',
    description: 'touch: a new modification time, the same content.',
    calls: ['utimes target'],
    atomic: true,
    inode: 'kept',
    effect: 'unchanged',
  },
  async ({ fs, path }) => {
    const { mtimeMs } = await fs.stat(path)
    await fs.utimes(path, Math.max(Date.now(), Math.floor(mtimeMs) + 1))
  },
)

const chmodOnly = strategy(
  {
    name: 'chmod',
    description: 'chmod: makes the file executable, or takes that away again; the same content.',
    calls: ['chmod target'],
    atomic: true,
    inode: 'kept',
    effect: 'unchanged',
  },
  async ({ fs, path }) => {
    const { mode } = await fs.stat(path)
    await fs.chmod(path, (mode & 0o7777) ^ 0o100)
  },
)

const identicalRewrite = strategy(
  {
    name: 'identical-rewrite',
    description: 'Saving without having changed anything: the file is emptied and written with what it had.',
    calls: ['open target truncate', 'write target', 'close target'],
    atomic: false,
    inode: 'kept',
    effect: 'unchanged',
  },
  async ({ fs, path }) => {
    const before = await fs.readFile(path)
    await writeThrough(fs, path, 'truncate', (file) => file.write(before))
  },
)

const configMapSwap = strategy(
  {
    name: 'configmap-swap',
    description:
      'Kubernetes ConfigMap and Secret volumes: the file is a link into `..data`, a link that is swapped to a new directory.',
    calls: [
      'mkdir ..version-2',
      'open ..version-2/target exclusive',
      'write ..version-2/target',
      'close ..version-2/target',
      'symlink ..version-2 ..data_tmp',
      'rename ..data_tmp ..data',
      'unlink ..version-1/target',
      'rmdir ..version-1',
    ],
    atomic: true,
    inode: 'replaced',
    effect: 'content',
  },
  async ({ fs, bytes, beside, name }) => {
    const old = await fs.readlink(beside('..data'))
    const next = `..version-${Number(old.slice(old.lastIndexOf('-') + 1)) + 1}`
    await fs.mkdir(beside(next))
    await writeThrough(fs, join(beside(next), name), 'exclusive', (file) => file.write(bytes))
    await fs.symlink(next, beside('..data_tmp'))
    await fs.rename(beside('..data_tmp'), beside('..data'))
    await fs.unlink(join(beside(old), name))
    await fs.rmdir(beside(old))
  },
  async ({ fs, path, bytes, beside, name }) => {
    await fs.mkdir(beside('..version-1'))
    await writeThrough(fs, join(beside('..version-1'), name), 'exclusive', (file) => file.write(bytes))
    await fs.symlink('..version-1', beside('..data'))
    await fs.symlink(join('..data', name), path)
  },
)

/** All of them. `configmap-swap` owns its directory: keep one file there. */
export const saveStrategies: readonly SaveStrategy[] = [
  truncateWrite,
  splitWrite,
  manyChunks,
  tempRename,
  vimBackup,
  emacsBackup,
  jetbrainsSafeWrite,
  deleteRecreate,
  sedInPlace,
  gitCheckout,
  rsync,
  rsyncTimes,
  rsyncInplace,
  touchOnly,
  chmodOnly,
  identicalRewrite,
  configMapSwap,
]

/** The strategy of that name. @throws {RangeError} when there is none */
export function saveStrategy(name: string): SaveStrategy {
  const found = saveStrategies.find((candidate) => candidate.name === name)
  if (found === undefined) {
    throw new RangeError(
      `No save strategy is called ${name}. There are: ${saveStrategies.map((s) => s.name).join(', ')}.`,
    )
  }
  return found
}

/**
 * Writes many files as `git checkout` does: each is unlinked where it exists and created anew, in the order of the map.
 *
 * @param files absolute path → content; the directories exist
 */
export async function checkoutFiles(files: ReadonlyMap<string, string>, options: SaveOptions = {}): Promise<void> {
  const fs = options.fileSystem ?? nodeFileSystem
  for (const [path, content] of files) {
    await fs.unlink(path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    })
    await writeThrough(fs, path, 'exclusive', (file) => file.write(Buffer.from(content)))
  }
}

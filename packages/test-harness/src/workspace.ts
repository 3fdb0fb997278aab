import {
  appendFile,
  chmod,
  lstat,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  unlink,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'

import { ensureDir, outputFile } from 'fs-extra/esm'

/**
 * A temporary directory for one test. All names are relative to its root, with `/`; missing directories are made.
 * Take it with `await using`: disposal removes it with all its content, also what the test made unreadable, and may be
 * repeated.
 */
export class Workspace implements AsyncDisposable {
  /** Absolute path without symbolic links, so that it compares equal to what watchers report. */
  readonly root: string

  private constructor(root: string) {
    this.root = root
  }

  /** @param files name → content of the files that it begins with */
  static async create(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Workspace> {
    const workspace = new Workspace(await realpath(await mkdtemp(join(tmpdir(), 'fsrs-test-'))))
    for (const [name, content] of Object.entries(files)) await workspace.write(name, content)
    return workspace
  }

  /** The absolute path of `name`; the root for no name. */
  path(name = ''): string {
    return join(this.root, name)
  }

  /** Writes the file in one go, in place; answers its absolute path. */
  async write(name: string, content: string | Uint8Array): Promise<string> {
    await outputFile(this.path(name), content)
    return this.path(name)
  }

  /** Writes to the end of the file. */
  async append(name: string, content: string | Uint8Array): Promise<void> {
    await appendFile(this.path(name), content)
  }

  /** The file as text. */
  read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8')
  }

  /** Moves a file or directory, over another file where there is one. */
  async rename(from: string, to: string): Promise<void> {
    await ensureDir(dirname(this.path(to)))
    await rename(this.path(from), this.path(to))
  }

  /** Removes a file or link; for directories see `removeTree`. */
  async remove(name: string): Promise<void> {
    await unlink(this.path(name))
  }

  /** Removes whatever is there, with all its content; nothing happens where nothing is. */
  async removeTree(name: string): Promise<void> {
    await rm(this.path(name), { recursive: true, force: true })
  }

  /** Makes a directory; answers its absolute path. */
  async directory(name: string): Promise<string> {
    await ensureDir(this.path(name))
    return this.path(name)
  }

  /** Makes a symbolic link at `name`. @param target as it is written into the link: relative to the link, or absolute */
  async link(target: string, name: string): Promise<string> {
    await ensureDir(dirname(this.path(name)))
    await symlink(target, this.path(name))
    return this.path(name)
  }

  /** Points a link somewhere else in one step, by renaming a new link over it. */
  async relink(target: string, name: string): Promise<void> {
    const aside = this.path(`${name}.relink`)
    await symlink(target, aside)
    await rename(aside, this.path(name))
  }

  /** Sets the permissions of a file or directory. */
  async chmod(name: string, mode: number): Promise<void> {
    await chmod(this.path(name), mode)
  }

  /** Whether anything has that name, a dangling link included. */
  async exists(name: string): Promise<boolean> {
    return (await lstat(this.path(name)).catch(() => undefined)) !== undefined
  }

  /** Every regular file below the root (links are not followed): name → content. */
  async files(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.root, { recursive: true, withFileTypes: true })
    const found = new Map<string, string>()
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      found.set(relative(this.root, path).replaceAll(sep, '/'), await readFile(path, 'utf8'))
    }
    return found
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await rm(this.root, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      await makeWritable(this.root)
      await rm(this.root, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

/** Gives back the permissions that removing a tree needs. */
async function makeWritable(directory: string): Promise<void> {
  await chmod(directory, 0o700)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(directory, entry.name))
  }
}

import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { main } from '@fsrs/cli'

/** What a command left behind. */
export interface Result {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own, removed by `remove`. */
export class Folder {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  static async make(): Promise<Folder> {
    return new Folder(await realpath(await mkdtemp(join(tmpdir(), 'fsrs-cli-'))))
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.path, name)), { recursive: true })
      await writeFile(join(this.path, name), text)
    }
  }

  /** Runs the program as the shell would, on files that are written first. */
  async fsrs(args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Result> {
    await this.write(files)
    const decoder = new TextDecoder()
    let stdout = ''
    let stderr = ''
    const textOf = (content: string | Uint8Array): string =>
      typeof content === 'string' ? content : decoder.decode(content)
    const exitCode = await main(args, {
      cwd: this.path,
      env: {},
      stdout: { write: (content) => (stdout += textOf(content)), isTerminal: false },
      stderr: { write: (content) => (stderr += textOf(content)), isTerminal: false },
      terminal: undefined,
      openLineEditor: () => {
        throw new Error('standard input is not read here')
      },
      signal: new AbortController().signal,
      interruptible: () => ({ [Symbol.dispose]: () => undefined }),
    })
    return { exitCode, stdout, stderr }
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true })
  }
}

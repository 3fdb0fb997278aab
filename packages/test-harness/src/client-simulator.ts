import { type Stats, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a client needs to know of an event. */
export interface ClientEvent {
  readonly type: 'created' | 'modified' | 'deleted'
  /** Absolute. */
  readonly path: string
  readonly kind: 'file' | 'directory'
}

/**
 * A client that knows of the disk only what events told it: it reads a file when, and only when, an event names it and
 * does not bring its content.
 * When all is quiet it must know exactly what is on disk; `differences` says where it does not.
 */
export class ClientSimulator {
  readonly #roots: readonly string[]
  readonly #ignores: (path: string) => boolean
  readonly #known: Map<string, string>
  readonly #complaints: string[] = []

  /**
   * Begins with what is on disk now.
   *
   * @param roots files and directories, absolute; directories with all below them, symbolic links followed
   * @param ignores what neither the watcher nor this client looks at, asked for files and directories
   */
  constructor(roots: readonly string[], ignores: (path: string) => boolean = () => false) {
    this.#roots = roots
    this.#ignores = ignores
    this.#known = this.#readDisk()
  }

  /** What it holds to be the content of `path`; undefined: it knows of no such file. */
  contentOf(path: string): string | undefined {
    return this.#known.get(path)
  }

  /** Events that could not be right when they came: a file `created` that was known, `modified` or `deleted` unknown. */
  get complaints(): readonly string[] {
    return this.#complaints
  }

  /**
   * Takes an event in, and looks at the file that it names. One that is missing at that moment was announced all the
   * same: it is there as far as this client knows, with the content that it had, until it is announced as deleted.
   *
   * @param content what the watcher says that it announced; undefined: the file is read
   */
  apply(event: ClientEvent, content?: Buffer): void {
    if (event.kind === 'directory') return
    const known = this.#known.has(event.path)
    if (known === (event.type === 'created')) this.#complaints.push(`${event.type} ${event.path}`)
    if (event.type === 'deleted') this.#known.delete(event.path)
    else
      this.#known.set(event.path, content?.toString('latin1') ?? read(event.path) ?? this.#known.get(event.path) ?? '')
  }

  /** One line for each file of which it knows something else than the disk says now; empty: it has converged. */
  differences(): readonly string[] {
    const disk = this.#readDisk()
    const found: string[] = []
    for (const [path, content] of disk) {
      const known = this.#known.get(path)
      if (known === undefined) found.push(`does not know of ${path}`)
      else if (known !== content)
        found.push(`knows an old content of ${path}: ${brief(known)} instead of ${brief(content)}`)
    }
    for (const path of this.#known.keys()) if (!disk.has(path)) found.push(`believes that there is ${path}`)
    return found
  }

  #readDisk(): Map<string, string> {
    const files = new Map<string, string>()
    for (const root of this.#roots) this.#readInto(files, root, [])
    return files
  }

  /** @param above the real paths of the directories on the way, so that a cycle of links ends */
  #readInto(files: Map<string, string>, path: string, above: readonly string[]): void {
    const stats = look(path)
    if (stats?.isFile() === true) files.set(path, readFileSync(path, 'latin1'))
    if (stats?.isDirectory() !== true) return
    const real = realpathSync(path)
    if (above.includes(real)) return
    for (const name of readdirSync(path)) {
      const child = join(path, name)
      if (!this.#ignores(child)) this.#readInto(files, child, [...above, real])
    }
  }
}

/** Undefined where there is nothing, or a link that leads to nothing or to itself. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Undefined where there is no readable file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

function brief(content: string): string {
  return JSON.stringify(content.length > 40 ? `${content.slice(0, 40)}…` : content)
}

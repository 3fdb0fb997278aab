import { type Dirent, type Stats, lstatSync, readdirSync } from 'node:fs'
import { basename, parse, sep } from 'node:path'

import { afterwards } from './afterwards.ts'
import { identityOf } from './directory-identity.ts'
import { type Fingerprint, unseenFingerprint } from './fingerprint.ts'
import { PathChain, type Resolution } from './path-chain.ts'
import { localPaths } from './path-rules.ts'
import type { ScanQueue } from './scan-queue.ts'
import type { Tracker } from './tracker.ts'
import type { DirectoryListener, WatchedDirectories } from './watched-directories.ts'

/** What of a tree is of interest. */
export interface TreeRules {
  /** Levels below the watched directory: 0 is its own entries. */
  readonly depth: number
  readonly followSymlinks: boolean
  readonly directories: boolean
  /** Announce what is found at first. */
  readonly initial: boolean
  /** Whether a file of that name is of interest. */
  wantsFile(name: string): boolean
  /** Whether the entry called `name` at `path` below `root` is left out, with everything below it. */
  ignores(name: string, path: string, root: string): boolean
}

/** What the parts of a watched tree share. */
export interface TreeContext {
  readonly root: string
  readonly rules: TreeRules
  readonly tracker: Tracker
  readonly directories: WatchedDirectories
  readonly scans: ScanQueue
  /** Has `path`, whose name the tree gave up, looked at again once everything is listed. */
  doubt(path: string): void
}

type Child = 'file' | DirectoryNode | Anchor

/**
 * A path whose meaning depends on links or on directories above it: a watched path, or a link in a watched directory.
 * It keeps the chain of everything that can change the meaning, and the directory that it leads to, where it does.
 */
export class Anchor {
  readonly path: string
  readonly #context: TreeContext
  readonly #parent: DirectoryNode | undefined
  readonly #chain: PathChain
  #node: DirectoryNode | undefined
  #file: string | undefined
  #isUnchecked = false
  #mayLeadElsewhere = false
  #closed = false

  constructor(context: TreeContext, path: string, parent: DirectoryNode | undefined) {
    this.path = path
    this.#context = context
    this.#parent = parent
    this.#chain = new PathChain(
      context.directories,
      (isLast) => this.#changed(isLast),
      () => {
        if (this.#file !== undefined) context.tracker.anticipate(path)
      },
    )
  }

  /** Takes what is there now for known to the client. */
  begin(): Resolution {
    const resolution = this.#resolve().resolution
    const { tracker, rules } = this.#context
    switch (resolution.type) {
      case 'file':
        this.#file = resolution.realPath
        if (this.#wantsFile()) tracker.adoptRead(this.path, rules.initial)
        break
      case 'directory':
        if (rules.directories) tracker.adopt(this.path, 'directory', rules.initial)
        this.#enter(resolution.realPath, resolution.stats, true)
        break
      case 'missing':
      case 'unreadable':
        break
    }
    return resolution
  }

  /** Follows the path again, and has everything looked at that may differ. */
  refresh(): void {
    if (this.#closed) return
    const { resolution, changed } = this.#resolve()
    const wasFile = this.#file !== undefined
    this.#file = resolution.type === 'file' ? resolution.realPath : undefined
    if (resolution.type === 'directory') {
      if (this.#node?.realPath === resolution.realPath) this.#node.verify(resolution.stats)
      else {
        this.#leave()
        this.#enter(resolution.realPath, resolution.stats, false)
      }
    } else if (resolution.type !== 'unreadable') {
      this.#leave()
    }
    if (changed || resolution.type !== 'file' || !wasFile) this.#hint()
  }

  /** Makes sure that the file at `path`, where it is below this one, is known to the directories on the way to it. */
  takeUp(path: string): void {
    const prefix = localPaths.withSeparator(this.path)
    if (path.startsWith(prefix)) this.#node?.takeUp(path.slice(prefix.length))
  }

  /** Has every known path at and below this one looked at: their names are not kept here any more. */
  giveUp(): void {
    this.#node?.giveUp()
    this.#hint()
    this.#context.doubt(this.path)
  }

  close(): void {
    this.#closed = true
    this.#chain.close()
    this.#node?.close()
    this.#node = undefined
  }

  #resolve(): ReturnType<PathChain['resolve']> {
    if (this.#parent === undefined) return this.#chain.resolve(parse(this.path).root, localPaths.namesOf(this.path))
    return this.#chain.resolve(this.#parent.realPath, [basename(this.path)])
  }

  #changed(isLast: boolean): void {
    if (this.#closed) return
    if (this.#file !== undefined) {
      this.#hint()
      // The announcement is under way; where the path leads now can be seen to after it, with another look then.
      if (!this.#isUnchecked) afterwards(() => this.#check())
      this.#isUnchecked = true
      this.#mayLeadElsewhere ||= !isLast
      return
    }
    this.refresh()
    this.#hint()
  }

  /** The usual save of a plain file ends here, without following the whole path again. */
  #check(): void {
    const isWhereItWas = !this.#mayLeadElsewhere && this.#file !== undefined && lstatOf(this.#file)?.isFile() === true
    this.#isUnchecked = false
    this.#mayLeadElsewhere = false
    if (this.#closed || isWhereItWas) return
    this.refresh()
    this.#hint()
  }

  #hint(): void {
    const isNode = this.#node !== undefined
    this.#context.tracker.hint(this.path, isNode ? this.#context.rules.directories : this.#wantsFile())
  }

  #wantsFile(): boolean {
    return this.#parent === undefined || this.#context.rules.wantsFile(this.path)
  }

  #enter(realPath: string, stats: Stats, known: boolean): void {
    const level = this.#parent === undefined ? 0 : this.#parent.level + 1
    if (level > this.#context.rules.depth || this.#parent?.isWithin(identityOf(stats)) === true) return
    this.#node = new DirectoryNode(this.#context, this.path, realPath, stats, this.#parent)
    this.#node.open(known)
  }

  #leave(): void {
    this.#node?.giveUp()
    this.#node?.close()
    this.#node = undefined
  }
}

/**
 * A directory of a watched tree. It holds no content: it knows which names it has, so that it can tell which are new or
 * gone, and has the tracker look at those that may have changed.
 */
class DirectoryNode implements DirectoryListener {
  readonly name: undefined
  readonly path: string
  readonly realPath: string
  readonly level: number
  readonly #context: TreeContext
  readonly #parent: DirectoryNode | undefined
  /** The paths with a separator at the end: names are put to them by the ten thousand. */
  readonly #prefix: string
  readonly #realPrefix: string
  readonly #names = new Map<string, Child>()
  #stats: Stats
  #unsubscribe: (() => void) | undefined
  /** The first scan has its turn; until then there is nothing to compare with. */
  #begun = false
  #listed = false
  #closed = false
  #scanning = false

  constructor(context: TreeContext, path: string, realPath: string, stats: Stats, parent: DirectoryNode | undefined) {
    this.#context = context
    this.path = path
    this.realPath = realPath
    this.#prefix = localPaths.withSeparator(path)
    this.#realPrefix = localPaths.withSeparator(realPath)
    this.#stats = stats
    this.#parent = parent
    this.level = parent === undefined ? 0 : parent.level + 1
  }

  /** Starts watching; `known`: what it holds now is known to the client, which is not told about it. */
  open(known: boolean): void {
    this.#context.scans.add(() => {
      if (this.#closed) return
      this.#begun = true
      this.#unsubscribe ??= this.#context.directories.subscribe(this.realPath, this.#stats, this)
      if (known) this.#takeDown()
      else this.#compare()
    })
  }

  close(): void {
    this.#closed = true
    this.#unsubscribe?.()
    for (const child of this.#names.values()) if (child !== 'file') child.close()
    this.#names.clear()
  }

  /** @param below path of a file, seen from here */
  takeUp(below: string): void {
    const end = below.indexOf(sep)
    const name = end === -1 ? below : below.slice(0, end)
    const child = this.#names.get(name)
    if (child === undefined) this.changed(name)
    else if (child instanceof DirectoryNode && end !== -1) child.takeUp(below.slice(end + 1))
    else if (child instanceof Anchor) child.takeUp(this.#prefix + below)
  }

  /** `stats` of what stands at this directory's place now. */
  verify(stats: Stats): void {
    this.#stats = stats
    this.#context.directories.verify(this.realPath, stats)
    if (!this.#listed) this.rescan()
  }

  isWithin(identity: string): boolean {
    return identityOf(this.#stats) === identity || this.#parent?.isWithin(identity) === true
  }

  /** Has everything known in it looked at: its names are not kept here any more. */
  giveUp(): void {
    for (const [name, child] of this.#names) {
      if (child === 'file') this.#giveUpPath(this.#prefix + name)
      else child.giveUp()
    }
    this.#giveUpPath(this.path)
  }

  #giveUpPath(path: string): void {
    this.#context.tracker.hint(path, false)
    this.#context.doubt(path)
  }

  wants(name: string): boolean {
    return !this.#ignores(name)
  }

  changed(name: string): void {
    if (!this.#closed && !this.#ignores(name)) this.#inspect(name, true)
  }

  rescan(): void {
    if (this.#closed || this.#scanning || !this.#begun) return
    this.#scanning = true
    this.#context.scans.add(() => {
      this.#scanning = false
      if (!this.#closed) this.#compare()
    })
  }

  #ignores(name: string): boolean {
    return this.#context.rules.ignores(name, this.#prefix + name, this.#context.root)
  }

  /** Lists the directory for the first time, taking what is there for known. */
  #takeDown(): void {
    const unseen = unseenFingerprint(Date.now())
    for (const entry of this.#list()) {
      const path = this.#prefix + entry.name
      if (this.#context.rules.ignores(entry.name, path, this.#context.root)) continue
      if (entry.isDirectory()) this.#takeDownDirectory(entry.name, path)
      else if (entry.isSymbolicLink() && this.#context.rules.followSymlinks) this.#takeDownLink(entry.name, path)
      else if (entry.isFile() || entry.isSymbolicLink()) this.#takeDownFile(entry.name, path, unseen)
    }
  }

  #takeDownFile(name: string, path: string, unseen: Fingerprint): void {
    if (!this.#context.rules.wantsFile(name)) return
    this.#names.set(name, 'file')
    this.#context.tracker.adopt(path, unseen, this.#context.rules.initial)
  }

  #takeDownDirectory(name: string, path: string): void {
    const { rules, tracker } = this.#context
    const stats = lstatOf(this.#realPrefix + name)
    if (stats === undefined) return
    if (rules.directories) tracker.adopt(path, 'directory', rules.initial)
    this.#addDirectory(name, path, stats, true)
  }

  #takeDownLink(name: string, path: string): void {
    const anchor = new Anchor(this.#context, path, this)
    this.#names.set(name, anchor)
    anchor.begin()
  }

  /** Looks at every name that is or was there. */
  #compare(): void {
    const names = new Set(this.#names.keys())
    for (const entry of this.#list()) if (!this.#ignores(entry.name)) names.add(entry.name)
    for (const name of names) this.#inspect(name, false)
  }

  #list(): Dirent[] {
    try {
      const entries = readdirSync(this.realPath, { withFileTypes: true })
      this.#listed = true
      return entries
    } catch {
      // Gone, or closed to this user: what brings it back is an event in the directory above, and `verify` comes here.
      this.#listed = false
      return []
    }
  }

  /** @param hinted there was an event for this very name, so stamps do not count as proof that it is untouched */
  #inspect(name: string, hinted: boolean): void {
    const path = this.#prefix + name
    const stats = lstatOf(this.#realPrefix + name)
    if (stats === undefined) this.#inspectMissing(name, path)
    else if (stats.isDirectory()) this.#inspectDirectory(name, path, stats)
    else if (stats.isSymbolicLink() && this.#context.rules.followSymlinks) this.#inspectLink(name, path)
    else if (stats.isFile() || stats.isSymbolicLink()) this.#inspectFile(name, path, stats, hinted)
    else this.#inspectMissing(name, path)
  }

  #inspectMissing(name: string, path: string): void {
    this.#detach(name)
    this.#context.tracker.hint(path, false)
  }

  #inspectFile(name: string, path: string, stats: Stats, hinted: boolean): void {
    if (this.#names.get(name) !== 'file') this.#detach(name)
    const { rules, tracker } = this.#context
    if (!rules.wantsFile(name)) return tracker.hint(path, false)
    this.#names.set(name, 'file')
    if (hinted || !tracker.isUntouched(path, stats)) tracker.hint(path, true)
  }

  #inspectDirectory(name: string, path: string, stats: Stats): void {
    const child = this.#names.get(name)
    this.#context.tracker.hint(path, this.#context.rules.directories)
    if (child instanceof DirectoryNode) return child.verify(stats)
    this.#detach(name)
    this.#addDirectory(name, path, stats, false)
  }

  #inspectLink(name: string, path: string): void {
    const child = this.#names.get(name)
    if (child instanceof Anchor) return child.refresh()
    this.#detach(name)
    const anchor = new Anchor(this.#context, path, this)
    this.#names.set(name, anchor)
    anchor.refresh()
  }

  #addDirectory(name: string, path: string, stats: Stats, known: boolean): void {
    if (this.level >= this.#context.rules.depth) return
    const node = new DirectoryNode(this.#context, path, this.#realPrefix + name, stats, this)
    this.#names.set(name, node)
    node.open(known)
  }

  /** Gives up what was known of `name`; the client hears about all that it knew below. */
  #detach(name: string): void {
    const child = this.#names.get(name)
    this.#names.delete(name)
    if (child === undefined || child === 'file') return
    child.giveUp()
    child.close()
  }
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

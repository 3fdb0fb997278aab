import type { ResolvedOptions } from '../options.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { chokidarBackend } from './chokidar-backend.ts'
import { openWithFallback } from './fallback-session.ts'
import { nativeBackend } from './native-backend.ts'
import { pollingBackend } from './polling-backend.ts'
import { remoteFileSystem } from './remote-file-system.ts'
import { type SelfTestResult, selfTest } from './self-test.ts'

/** A backend at work. */
export interface OpenedBackend {
  readonly name: string
  readonly session: WatchSession
}

/** What the choice of a backend depends on. */
export interface BackendWorld {
  /** The backends that wait for events, the best one first. */
  readonly candidates: readonly WatchBackend[]
  /** Why events do not arrive from that backend; undefined: they do. */
  test(backend: WatchBackend): Promise<SelfTestResult>
  /** The name of the remote file system that the directory is on; undefined: it is on none. */
  remoteFileSystem(directory: string): string | undefined
}

/** This machine. */
const machine: BackendWorld = {
  candidates: [nativeBackend(), chokidarBackend()],
  test: testOnce,
  remoteFileSystem,
}

/** Opens the backend that the options ask for; `onFallback` of the options hears where another one has to serve. */
export async function openBackend(
  options: Pick<ResolvedOptions, 'backend' | 'onWatchLimit' | 'onFallback'>,
  sink: WatchSink,
  world: BackendWorld = machine,
): Promise<OpenedBackend> {
  const backend = await choose(options, world)
  const onWatchLimit = options.onWatchLimit === 'poll'
  const isAuto = options.backend === 'auto'
  if (backend.name === 'polling' || (!onWatchLimit && !isAuto)) {
    return { name: backend.name, session: await backend.open(sink) }
  }
  const rules = {
    onWatchLimit,
    remoteFileSystem: (directory: string) => (isAuto ? world.remoteFileSystem(directory) : undefined),
    onFallback: options.onFallback,
  }
  return { name: backend.name, session: await openWithFallback(backend, sink, rules) }
}

async function choose(
  { backend, onFallback }: Pick<ResolvedOptions, 'backend' | 'onFallback'>,
  world: BackendWorld,
): Promise<WatchBackend> {
  if (typeof backend === 'object') return backend
  if (backend !== 'auto') return BACKENDS[backend]()
  const from = world.candidates[0]?.name ?? 'auto'
  const reasons: string[] = []
  for (const candidate of world.candidates) {
    const reason = await world.test(candidate)
    if (reason === undefined) {
      if (reasons.length > 0) onFallback({ from, to: candidate.name, reason: reasons.join(' ') })
      return candidate
    }
    reasons.push(`${candidate.name}: ${reason}`)
  }
  onFallback({ from, to: 'polling', reason: reasons.join(' ') })
  return pollingBackend()
}

const BACKENDS = { native: nativeBackend, chokidar: chokidarBackend, polling: pollingBackend } as const

/** The self-tests of this process: what a system can do does not change while it runs. */
const tested = new Map<string, Promise<SelfTestResult>>()

function testOnce(backend: WatchBackend): Promise<SelfTestResult> {
  let result = tested.get(backend.name)
  if (result === undefined) {
    result = selfTest(backend)
    tested.set(backend.name, result)
  }
  return result
}

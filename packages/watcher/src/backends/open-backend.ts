import type { ResolvedOptions } from '../options.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { chokidarBackend } from './chokidar-backend.ts'
import { openWithFallback } from './fallback-session.ts'
import { nativeBackend } from './native-backend.ts'
import { pollingBackend } from './polling-backend.ts'
import { type SelfTestResult, selfTest } from './self-test.ts'

/** A backend at work. */
export interface OpenedBackend {
  readonly name: string
  readonly session: WatchSession
}

/** Opens the backend that the options ask for. */
export async function openBackend(options: ResolvedOptions, sink: WatchSink): Promise<OpenedBackend> {
  const backend = await choose(options)
  const rules = {
    onWatchLimit: options.onWatchLimit === 'poll',
    onRemote: options.backend === 'auto',
    onFallback: options.onFallback,
  }
  const plain = backend.name === 'polling' || (!rules.onWatchLimit && !rules.onRemote)
  return {
    name: backend.name,
    session: plain ? await backend.open(sink) : await openWithFallback(backend, sink, rules),
  }
}

/** The self-tests of this process: what a system can do does not change while it runs. */
const tested = new Map<string, Promise<SelfTestResult>>()

async function choose(options: ResolvedOptions): Promise<WatchBackend> {
  const { backend } = options
  if (typeof backend === 'object') return backend
  if (backend !== 'auto') return BACKENDS[backend]()
  const reasons: string[] = []
  for (const candidate of [nativeBackend(), chokidarBackend()]) {
    const reason = await testOnce(candidate)
    if (reason === undefined) {
      if (reasons.length > 0) options.onFallback({ from: 'native', to: candidate.name, reason: reasons.join(' ') })
      return candidate
    }
    reasons.push(`${candidate.name}: ${reason}`)
  }
  options.onFallback({ from: 'native', to: 'polling', reason: reasons.join(' ') })
  return pollingBackend()
}

const BACKENDS = { native: nativeBackend, chokidar: chokidarBackend, polling: pollingBackend } as const

function testOnce(backend: WatchBackend): Promise<SelfTestResult> {
  let result = tested.get(backend.name)
  if (result === undefined) {
    result = selfTest(backend)
    tested.set(backend.name, result)
  }
  return result
}

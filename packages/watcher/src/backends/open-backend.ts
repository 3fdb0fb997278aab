import type { ResolvedOptions } from '../options.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { nativeBackend } from './native-backend.ts'

/** A backend at work. */
export interface OpenedBackend {
  readonly name: string
  readonly session: WatchSession
}

/** Opens the backend that the options ask for. */
export async function openBackend(options: ResolvedOptions, sink: WatchSink): Promise<OpenedBackend> {
  const backend = choose(options)
  return { name: backend.name, session: await backend.open(sink) }
}

function choose(options: ResolvedOptions): WatchBackend {
  return typeof options.backend === 'object' ? options.backend : nativeBackend()
}

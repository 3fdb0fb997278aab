import type { WatchSink } from '../watch-backend.ts'
import { sysctlValue } from '../watch-error.ts'

/**
 * Linux drops events once its queue is full, and libuv drops the event that says so. The queue is one for the whole
 * process, and libuv empties it without a pause; so when a good part of its length comes in one go, it may have been
 * full, and everything is looked at again. An eighth leaves room for other users of `fs.watch` in this process.
 */
const burstMax = (sysctlValue('fs.inotify.max_queued_events') ?? 16_384) / 8
/** Events after which it is time to find out whether they came in one go; fewer are not worth an immediate each. */
const WORTH_COUNTING = Math.max(1, Math.min(64, Math.floor(burstMax)))
const sinks = new Set<WatchSink>()
let burst = 0

/** Has `sink` told when events may have been lost, until the result is disposed of. */
export function guardOverflow(sink: WatchSink): Disposable {
  sinks.add(sink)
  return { [Symbol.dispose]: () => void sinks.delete(sink) }
}

/** An event of the operating system has come. */
export function countEvent(): void {
  burst++
  if (burst === WORTH_COUNTING) setImmediate(endBurst)
}

function endBurst(): void {
  const overflowed = burst > burstMax
  burst = 0
  if (overflowed) for (const sink of sinks) sink.overflowed()
}

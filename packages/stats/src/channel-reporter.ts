import type { ReloadStats } from './reload-stats.ts'

/** The part of a channel of `node:diagnostics_channel` that is used here. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/**
 * Publishes the stats of each reload on a channel, where anybody listens: hand in
 * `diagnostics_channel.channel('fsrs:reload')` and give the result to `engine.onReload`.
 */
export function channelReporter(channel: DiagnosticsChannel): (stats: ReloadStats) => void {
  return (stats) => {
    if (channel.hasSubscribers) channel.publish(stats)
  }
}

// Watches a file: watch-process.js CONTESTANT FILE, with an IPC channel. Says `ready` once it watches, then at each event
// what the file held, read at once unless the contestant gave its content with the event, and when the client had it; a
// little later, so that nobody is woken by one event of a save while the next one is being timed.

import { setTimeout as pause } from 'node:timers/promises'

import { WATCH_CONTESTANTS } from './file-watchers.ts'
import { saveOf, savedIn } from './saved-text.ts'

/** What the parent is told at an event. */
export interface WatchMessage {
  /** The save that the file held; null: no whole one. */
  readonly id: number | null
  /** Time of `process.hrtime.bigint()`, which all processes share, after the file was read. */
  readonly atNs: string
}

const [name = '', file = ''] = process.argv.slice(2)
const contestant = WATCH_CONTESTANTS.find((each) => each.name === name)
if (contestant === undefined) throw new Error(`There is no contestant ${name}.`)

const SENT_AFTER_MS = 10
let messages: WatchMessage[] = []

function send(): void {
  process.send?.(messages)
  messages = []
}

process.on('disconnect', () => process.exit())
const { watchFile } = await contestant.load()
await watchFile(file, (_path, content) => {
  const id = (content === undefined ? savedIn(file) : saveOf(content.toString())) ?? null
  messages.push({ id, atNs: String(process.hrtime.bigint()) })
  if (messages.length === 1) setTimeout(send, SENT_AFTER_MS)
})
// Some are ready a little later than they say.
await pause(200)
process.send?.('ready')

import type { Tracker } from './tracker.ts'

/** What is read before a watch is ready: enough for the sources of a program, too little to be felt. */
const FIRST_FILES = 200
const FIRST_BYTES = 4 * 1024 * 1024
/** What is read in one go later, and how long the pause after it is: about a tenth of one processor. */
const SLICE_FILES = 100
const SLICE_BYTES = 512 * 1024
const PAUSE_MS = 20
/** What is read in all: beyond it, files are known by name only, and the first touch counts as a change. */
const TOTAL_BYTES = 64 * 1024 * 1024

/**
 * Reads the files found at the start, so that one that is touched, or saved as it was, is recognised. The first ones
 * before the watch is ready, the rest in the background.
 */
export class BaselineReader {
  readonly #tracker: Tracker
  #bytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(tracker: Tracker) {
    this.#tracker = tracker
  }

  /** Files were taken down. */
  start(): void {
    if (this.#timer === undefined && this.#read(FIRST_FILES, FIRST_BYTES, true)) this.#pause()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#bytes = 0
  }

  #pause(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#read(SLICE_FILES, SLICE_BYTES, false)) this.#pause()
    }, PAUSE_MS)
  }

  /** @returns whether there is more to read */
  #read(countMax: number, bytesMax: number, atStart: boolean): boolean {
    const bytes = this.#tracker.readUnread(countMax, bytesMax, atStart)
    this.#bytes += bytes ?? 0
    return bytes !== undefined && this.#bytes < TOTAL_BYTES
  }
}

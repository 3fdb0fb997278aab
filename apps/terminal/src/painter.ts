import type { Clock } from '@fsrs/base'

import type { Frame } from './frame.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'

/** Milliseconds between two pictures: more than 60 a second nobody sees. */
const FRAME_MS = 16

/**
 * Brings pictures to the screen. The first change is shown at once; what follows within a frame's time is shown together,
 * and a terminal that is slow to take what it is sent gets fewer pictures, never a longer queue. Nothing is drawn before `open`.
 */
export class Painter implements Disposable {
  readonly #screen: Screen
  readonly #clock: Clock
  readonly #draw: () => Frame
  #shown: Frame | undefined
  #paintedMs = -Infinity
  #timer: Disposable | undefined
  #isBlocked = false
  #isDirty = false
  #isOpen = false

  constructor(screen: Screen, clock: Clock, draw: () => Frame) {
    this.#screen = screen
    this.#clock = clock
    this.#draw = draw
  }

  /** From now on there is something to draw, and what differed until now is drawn. */
  open(): void {
    this.#isOpen = true
    if (this.#isDirty) this.invalidate()
  }

  /** Something differs: there will be a new picture. */
  invalidate(): void {
    this.#isDirty = true
    if (this.#timer !== undefined || this.#isBlocked || !this.#isOpen) return
    const delayMs = Math.max(0, this.#paintedMs + FRAME_MS - this.#clock.nowMs())
    this.#timer = this.#clock.schedule(delayMs, () => {
      this.#timer = undefined
      this.#paint()
    })
  }

  /** Nobody knows what the screen shows: the next picture is drawn whole. */
  forget(): void {
    this.#shown = undefined
    this.invalidate()
  }

  #paint(): void {
    if (!this.#isDirty) return
    this.#isDirty = false
    const frame = this.#draw()
    const text = paint(this.#shown, frame)
    this.#shown = frame
    this.#paintedMs = this.#clock.nowMs()
    if (text === '' || this.#screen.write(text)) return
    this.#isBlocked = true
    this.#screen.onDrain(() => {
      this.#isBlocked = false
      if (this.#isDirty) this.invalidate()
    })
  }

  [Symbol.dispose](): void {
    this.#isOpen = false
    this.#timer?.[Symbol.dispose]()
  }
}

import type { ScriptFrame } from '../machine/runtime-error.ts'

/** Frames are noted while an error passes through the interpreter; more would help nobody. */
const MAX_NOTED = 50

const noted = new WeakMap<object, ScriptFrame[]>()

/** Adds the frames that an error passes through, innermost first. */
export function noteFrames(error: unknown, frames: Iterable<ScriptFrame>): void {
  if (typeof error !== 'object' || error === null) return
  let all = noted.get(error)
  if (all === undefined) noted.set(error, (all = []))
  for (const frame of frames) {
    if (all.length >= MAX_NOTED) return
    all.push(frame)
  }
}

/** Where an error was raised, if it was in interpreted code. */
export function notedFrames(error: unknown): readonly ScriptFrame[] {
  return typeof error === 'object' && error !== null ? (noted.get(error) ?? []) : []
}

// Times one program for one contestant, hand-written JavaScript beside it: language-process.js CONTESTANT PROGRAM TRIALS
// DIRECTORY. Both have a process to themselves, so that neither is compiled with what V8 learnt of others.

import { LANGUAGE_CONTESTANTS, openJavaScript } from './language-contestants.ts'
import type { Program } from './language-contestants.ts'
import { percentile } from './statistics.ts'

/** Milliseconds a call. */
export interface ProgramFound {
  readonly ms: number
  readonly javascriptMs: number
  /** What it gave instead of the right result. */
  readonly wrong: string | undefined
}

/** A trial lasts about this long, however short the program is. */
const TRIAL_MS = 15
/** Where a single call takes longer than this, it is a trial. */
const LONG_MS = 100

const [name = '', program = '', trials = '', directory = ''] = process.argv.slice(2)
const contestant = LANGUAGE_CONTESTANTS.find((each) => each.name === name)!

function timed(run: Program, calls: number): number {
  const beganMs = performance.now()
  for (let i = 0; i < calls; i++) run()
  return (performance.now() - beganMs) / calls
}

function callsFor(run: Program): number {
  for (let i = 0; i < 3; i++) {
    if (timed(run, 1) > LONG_MS) return 1
  }
  return Math.max(1, Math.round(TRIAL_MS / Math.max(timed(run, 3), 1e-3)))
}

const javascript = openJavaScript(program)
const run = await contestant.open(program, directory)
const [wanted, result] = [javascript(), run()]
let found: ProgramFound
if (wanted === result) {
  const [calls, javascriptCalls] = [callsFor(run), callsFor(javascript)]
  const times: number[] = []
  const javascriptTimes: number[] = []
  const beganMs = performance.now()
  for (let i = 0; i < Number(trials) || i < 3; i++) {
    javascriptTimes.push(timed(javascript, javascriptCalls))
    times.push(timed(run, calls))
    if (performance.now() - beganMs > 8000) break
  }
  // Noise only adds: the lower quartile is nearest to the truth that trials agree on.
  found = { ms: percentile(times, 0.25), javascriptMs: percentile(javascriptTimes, 0.25), wrong: undefined }
} else {
  found = { ms: Number.NaN, javascriptMs: Number.NaN, wrong: `${result} instead of ${wanted}` }
}
process.stdout.write(JSON.stringify(found), () => process.exit())

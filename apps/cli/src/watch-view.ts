import type { createColors } from 'picocolors'

import { latencyOf, sparkline } from './latency.ts'
import type { Latency } from './latency.ts'
import { fit, joinFitting, spread, widthOf, wrap } from './text-width.ts'
import type { WatchState } from './watch-state.ts'

/** The terminal that a view is drawn for. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** The keys, in the order in which they are shown. */
export const KEYS = {
  r: 'reload',
  e: 'explain',
  u: 'roll back',
  s: 'stats',
  c: 'clear',
  '?': 'help',
  q: 'quit',
} as const

type Colors = ReturnType<typeof createColors>

/** A part of the view; where there is no room for all, those of the highest number go first. */
interface Block {
  readonly rank: number
  readonly lines: readonly string[]
}

/** The view: at most `rows - 1` lines of at most `columns - 1` columns, so that no terminal wraps or scrolls them. */
export function watchView(state: WatchState, size: Size, colors: Colors): readonly string[] {
  const columns = Math.max(1, size.columns - 1)
  const blocks: readonly Block[] = [
    { rank: 3, lines: [colors.dim('─'.repeat(columns))] },
    { rank: 0, lines: [headline(state, columns, colors)] },
    { rank: 4, lines: phases(state, columns, colors) },
    { rank: 5, lines: latency(state, columns, colors) },
    { rank: 6, lines: modules(state, colors) },
    { rank: 6, lines: carried(state, colors) },
    { rank: ASKED_FOR, lines: refusal(state, columns, colors) },
    { rank: 5, lines: state.refusal === undefined ? warnings(state, columns, colors) : [] },
    { rank: ASKED_FOR, lines: panel(state, columns, colors) },
    {
      rank: 1,
      lines: state.notice === undefined ? [] : wrap(state.notice, columns).map((line) => colors.yellow(line)),
    },
    { rank: 2, lines: [keyLine(columns, colors)] },
  ]
  return withinRows(blocks, Math.max(1, size.rows - 1)).map((line) => fit(line, columns))
}

function withinRows(blocks: readonly Block[], rows: number): readonly string[] {
  const shown = new Map<Block, readonly string[]>()
  let left = rows
  for (const block of blocks.toSorted((a, b) => a.rank - b.rank)) {
    // What was asked for is shown in part rather than not at all, and leaves a line for the keys.
    const lines = block.rank === ASKED_FOR ? block.lines.slice(0, Math.max(0, left - 1)) : block.lines
    if (lines.length > left) continue
    shown.set(block, lines)
    left -= lines.length
  }
  return blocks.flatMap((block) => shown.get(block) ?? [])
}

/** The rank of the error and of what a key opened. */
const ASKED_FOR = 1

function headline(state: WatchState, columns: number, colors: Colors): string {
  const { activity, version } = state
  const script = colors.bold(state.script)
  const [mark, said] = status(state, colors)
  const busy = state.busyMs >= BUSY_SHOWN_MS ? ` ${seconds(state.busyMs)}` : ''
  const left = `${mark} ${script} ${said}${busy}`
  // Where there is little room the version comes first, since a long path would hide it.
  if (widthOf(left) > columns) return `${mark} ${short(state)}${busy} ${script}`
  if (activity.type !== 'idle' || version === undefined || state.files < 2) return left
  return spread(left, colors.dim(`${state.files} files watched`), columns)
}

/** A reload that takes longer than this says how long it has taken. */
const BUSY_SHOWN_MS = 300

function status(state: WatchState, colors: Colors): readonly [mark: string, said: string] {
  const { activity, version, refusal: refused } = state
  switch (activity.type) {
    case 'starting':
      return [colors.cyan('○'), 'starting']
    case 'compiling':
      return [colors.cyan('◌'), `version ${activity.version}: compiling`]
    case 'running':
      return [colors.cyan('◌'), `version ${activity.version}: starting it (Ctrl+C ends it)`]
    case 'waiting':
      return [colors.cyan('◌'), `version ${activity.version}: is it saved in full? waiting a moment`]
    case 'idle':
      if (version === undefined) return [colors.red('✗'), 'nothing runs yet']
      if (refused !== undefined) return [colors.yellow('●'), `version ${version} is still running`]
      return [colors.green('●'), `version ${version} is running`]
  }
}

function short({ activity, version }: WatchState): string {
  if ('version' in activity) return `v${activity.version}…`
  if (activity.type === 'starting') return 'starting'
  return version === undefined ? 'none runs' : `v${version}`
}

function phases({ last }: WatchState, columns: number, colors: Colors): string[] {
  if (last === undefined) return []
  const total = `  live in ${colors.bold(ms(last.reloadTimeMs))}`
  const parts = [
    ...(last.detectTimeMs === undefined ? [] : [`noticed after ${figure(last.detectTimeMs)}`]),
    `read ${figure(last.readTimeMs)}`,
    `compile ${figure(last.compileTimeMs)}`,
    `run ${figure(last.prepareTimeMs)}`,
    `swap ${figure(last.swapTimeMs)}`,
  ]
  const room = columns - widthOf(total) - 3
  return [room < 10 ? total : `${total}   ${colors.dim(joinFitting(parts, ' · ', room))}`]
}

function latency({ timesMs, failed }: WatchState, columns: number, colors: Colors): string[] {
  const summary = latencyOf(timesMs)
  if (summary === undefined) return []
  const refused = failed === 0 ? '' : `, ${failed} refused`
  const figures = `p50 ${figure(summary.p50Ms)}  p90 ${figure(summary.p90Ms)}  p99 ${figure(summary.p99Ms)} ms`
  const parts = [
    `  ${colors.cyan(sparkline(summary))}  ${figures}`,
    colors.dim(`${range(summary)}, ${summary.count} ${summary.count === 1 ? 'reload' : 'reloads'}${refused}`),
  ]
  return [joinFitting(parts, '   ', columns)]
}

function range({ buckets }: Latency): string {
  const bound = ({ upToMs }: { readonly upToMs: number }): string =>
    upToMs === Number.POSITIVE_INFINITY ? '1 s+' : String(upToMs)
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? `≤ ${bound(first)} ms` : `≤ ${bound(first)} to ≤ ${bound(last)} ms`
}

function modules({ last }: WatchState, colors: Colors): string[] {
  if (last === undefined || last.modulesCompiled + last.modulesReused < 2) return []
  return [colors.dim(`  modules: ${last.modulesCompiled} compiled, ${last.modulesReused} reused`)]
}

function carried(state: WatchState, colors: Colors): string[] {
  return state.carried.length === 0 ? [] : [colors.dim(`  state: ${state.carried.join('; ')}`)]
}

function refusal({ refusal: refused, version }: WatchState, columns: number, colors: Colors): string[] {
  if (refused === undefined) return []
  const kept = version === undefined ? 'fix it and save: it is waited for' : `version ${version} goes on`
  const what = refused.phase === 'read' ? 'the script cannot be read' : `version ${refused.version} was refused`
  return [`${colors.red('✗')} ${colors.bold(what)}: ${kept}`, ...indented(refused.lines, columns)]
}

function warnings(state: WatchState, columns: number, colors: Colors): string[] {
  if (state.warnings.length === 0) return []
  return [
    colors.yellow(`⚠ ${state.warnings.length === 1 ? 'a warning' : `${state.warnings.length} warnings`}`),
    ...indented(state.warnings, columns),
  ]
}

/** Sentences go on in the next line; lines of a code frame are cut, since they would not stand above each other. */
function indented(texts: readonly string[], columns: number): string[] {
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => (FRAME_LINE.test(line) ? [line] : wrap(line, columns - 2)))
    .map((line) => `  ${line}`)
}

/** A number or a blank, then the bar; either may be coloured. */
// oxlint-disable-next-line no-control-regex -- an escape sequence begins with a control character
const FRAME_LINE = /^(?:\u001b\[\d+m)?\s*\d* \|/

function panel(state: WatchState, columns: number, colors: Colors): string[] {
  switch (state.panel) {
    case 'none':
      return []
    case 'help':
      return [colors.bold('keys'), ...HELP.map(([key, meaning]) => `  ${colors.bold(key.padEnd(3))} ${meaning}`)]
    case 'explain':
      return [
        colors.bold('why'),
        ...indented(state.explanation.length === 0 ? ['nothing has been reloaded yet'] : state.explanation, columns),
      ]
    case 'stats':
      return [colors.bold('reloads'), ...statistics(state, columns, colors)]
  }
}

const HELP: readonly (readonly [key: string, meaning: string])[] = [
  ['r', 'reload now, also when nothing changed'],
  ['e', 'explain the last reload: files, modules, reasons'],
  ['u', 'roll back to the version before'],
  ['s', 'statistics of all reloads'],
  ['c', 'clear the screen'],
  ['q', 'quit; so do Ctrl+C and Ctrl+D'],
  ['Esc', 'close this'],
]

function statistics({ timesMs, succeeded, failed }: WatchState, columns: number, colors: Colors): string[] {
  const summary = latencyOf(timesMs)
  const counts = `  ${succeeded} ${succeeded === 1 ? 'version' : 'versions'} live, ${failed} refused`
  if (summary === undefined) return [counts]
  const most = Math.max(...summary.buckets.map(({ count }) => count))
  const room = Math.max(1, Math.min(40, columns - 22))
  return [
    `${counts}; p50 ${ms(summary.p50Ms)}, p90 ${ms(summary.p90Ms)}, p99 ${ms(summary.p99Ms)}, longest ${ms(summary.maxMs)}`,
    ...summary.buckets.map(({ upToMs, count }) => {
      const label = upToMs === Number.POSITIVE_INFINITY ? '> 1000 ms' : `≤ ${upToMs} ms`
      return `  ${label.padStart(9)} ${colors.cyan('█'.repeat(Math.ceil((count / most) * room)))} ${count}`
    }),
  ]
}

function keyLine(columns: number, colors: Colors): string {
  const parts = Object.entries(KEYS).map(([key, meaning]) => ({ key, meaning }))
  const long = parts.map(({ key, meaning }) => `${colors.bold(key)} ${colors.dim(meaning)}`).join('  ')
  if (widthOf(long) <= columns) return long
  return joinFitting(
    parts.map(({ key }) => colors.bold(key)),
    ' ',
    columns,
  )
}

function ms(value: number): string {
  return `${figure(value)} ms`
}

/** Three digits tell enough. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`
}

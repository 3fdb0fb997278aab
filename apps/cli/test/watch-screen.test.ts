import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { Pty } from './pty.ts'
import type { PtyOptions } from './pty.ts'
import { Folder } from './session.ts'

let folder: Folder
let watch: Pty | undefined

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(async () => {
  await watch?.end()
  watch = undefined
  await folder.remove()
})

/** `fsrs watch` in a terminal, looked at once the script runs. */
async function watching(
  script: string,
  options: Partial<PtyOptions> & { readonly args?: readonly string[]; readonly until?: string } = {},
): Promise<Pty> {
  await folder.write({ 'a.fsrs': script })
  watch = new Pty(['watch', 'a.fsrs', ...(options.args ?? [])], { cwd: folder.path, ...options })
  await watch.shows(options.until ?? 'is running')
  return watch
}

/** In one step: a save that is met half done is tried too, and that try has a number of its own. */
async function save(text: string): Promise<void> {
  const aside = join(folder.path, '.a.fsrs.tmp')
  await writeFile(aside, text)
  await rename(aside, join(folder.path, 'a.fsrs'))
}

const count = (lines: readonly string[], line: string): number => lines.filter((each) => each === line).length

test('the output stands above the view, which says what runs and what the reload cost', async () => {
  const { screen } = await watching('printfn "one"\n')
  expect(screen[0]).toBe('one')
  expect(screen[1]).toMatch(/^─+$/)
  expect(screen[2]).toBe('● a.fsrs version 1 is running')
  expect(screen[3]).toMatch(/live in [\d.]+ ms .*read .* compile .* run .* swap/)
  expect(screen.join('\n')).toContain('r reload  e explain  u roll back  s stats  c clear  ? help  q quit')
})

test('a save shows the new version, its output beneath the old', async () => {
  const pty = await watching('printfn "one"\n')
  await save('printfn "two"\n')
  await pty.shows('version 2 is running', 'p50')
  const { screen } = pty
  expect(screen.slice(0, 3)).toEqual(['one', '── version 2 ──', 'two'])
  expect(count(screen, 'one')).toBe(1)
})

test('a bad save shows the error and what goes on; the next good one takes it away', async () => {
  const pty = await watching('printfn "one"\n')
  await save('printfn "%d" "two"\n')
  await pty.shows('version 1 is still running', 'version 2 was refused', '1 | printfn "%d" "two"')
  await save('printfn "three"\n')
  await pty.shows('version 3 is running', 'three')
  expect(pty.screen.join('\n')).not.toContain('refused:')
})

test('a script that is gone is waited for', async () => {
  const pty = await watching('printfn "one"\n')
  await rm(join(folder.path, 'a.fsrs'))
  await pty.shows('the script cannot be read: version 1 goes on')
  await save('printfn "back"\n')
  await pty.shows('is running', 'back')
})

test('output without a line end is neither lost nor broken in two', async () => {
  const pty = await watching('printf "begun…"\n')
  expect(pty.screen[0]).toBe('begun…')
  await save('printf " and "\nprintfn "ended"\n')
  await pty.shows('and ended')
  expect(pty.screen.slice(0, 3)).toEqual(['begun…', '── version 2 ──', ' and ended'])
})

test('no line of a long output is lost, and the view stays at the bottom', async () => {
  const pty = await watching('for i in 1 .. 300 do printfn "line %d" i\n')
  const printed = pty.everything.filter((line) => line.startsWith('line '))
  expect(printed).toEqual(Array.from({ length: 300 }, (_, index) => `line ${index + 1}`))
  expect(pty.screen.at(-1)).toContain('q quit')
})

test('what functions of the host write is kept apart too, not lost, and in order with what the script prints', async () => {
  await folder.write({
    'host.mjs': `export default { 'Host.log': ['string -> unit', (text) => console.error('[host] ' + text)] }\n`,
  })
  const pty = await watching('printfn "one"\nHost.log "early"\nprintfn "two"\n', { args: ['--host', 'host.mjs'] })
  expect(pty.screen.slice(0, 3)).toEqual(['one', '[host] early', 'two'])
  expect(pty.screen[4]).toContain('version 1 is running')
  await save('Host.log "late"\nprintfn "three"\n')
  await pty.shows('version 2 is running')
  expect(pty.screen.slice(3, 6)).toEqual(['── version 2 ──', '[host] late', 'three'])
})

test('keys open and close what they say', async () => {
  const pty = await watching('printfn "one"\n')
  pty.type('?')
  await pty.shows('explain the last reload')
  pty.type('s')
  await pty.shows('1 version live, 0 refused', (screen) => !screen.includes('explain the last reload'))
  pty.type('e')
  await pty.shows('Version 1 is live.', 'The host asked for the reload.')
  pty.type('\u001b')
  await pty.shows((screen) => !screen.includes('Version 1 is'))
})

test('r reloads, c clears, q quits with a summary', async () => {
  const pty = await watching('printfn "one"\n')
  pty.type('r')
  await pty.shows('version 2 is running')
  expect(count(pty.screen, 'one')).toBe(2)
  pty.type('c')
  await pty.shows((screen) => !screen.includes('one'), 'version 2 is running')
  pty.type('q')
  expect(await pty.exit).toEqual({ exitCode: 0, signal: 0 })
  await pty.shows('2 versions ran, 0 refused')
  expect(pty.screen.join('\n')).not.toContain('q quit')
  expect(pty.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(pty.raw.lastIndexOf('\u001b[?25l'))
})

test('state is kept over a reload, and the view says so', async () => {
  const script = (text: string): string =>
    `[<Persist>]\nlet mutable runs = 0\nruns <- runs + 1\nprintfn "${text} %d" runs\n`
  const pty = await watching(script('run'))
  await save(script('again'))
  await pty.shows('again 2', 'state: runs kept')
  await save(script('more').replace('runs = 0', 'runs = 0\n[<Persist>]\nlet mutable other = 0'))
  await pty.shows('more 3', 'state: runs kept; other is new')
  await save(script('now').replace('runs = 0', 'runs = 0.0').replace('runs + 1', 'runs + 1.0').replace(' %d', ' %.1f'))
  await pty.shows('now 4.0', 'runs converted (runs int became float); other is gone')
})

test('u goes back to the version before, and the next save goes on', async () => {
  const pty = await watching('printfn "one"\n')
  pty.type('u')
  await pty.shows('no version before')
  await save('printfn "two"\n')
  await pty.shows('version 2 is running')
  pty.type('u')
  await pty.shows('went back to version 1', 'version 3 is running', '── rolled back ──')
  expect(count(pty.screen, 'one')).toBe(2)
  await save('printfn "four"\n')
  await pty.shows('four', 'version 4 is running')
})

test('Ctrl+C ends with 130 and a summary', async () => {
  const pty = await watching('printfn "one"\n')
  pty.type('\u0003')
  expect(await pty.exit).toEqual({ exitCode: 130, signal: 0 })
  await pty.shows('1 version ran, 0 refused')
})

test('Ctrl+C ends a script that never ends', async () => {
  const pty = await watching('while true do ()\n', { until: 'Ctrl+C ends it' })
  pty.type('\u0003')
  expect((await pty.exit).signal).toBe(2)
})

test.each([
  [20, 10],
  [40, 12],
  [200, 50],
])('in a terminal of %d columns nothing wraps', async (columns, rows) => {
  const pty = await watching('printfn "%d" 1\n', { columns, rows, until: 'a.fsrs' })
  await save('printfn "%d" (1 + "a")\n')
  await pty.shows('✗', 'FS0001')
  expect(pty.wrappedLines).toBe(0)
  // The line that the script printed and the view beneath it, which leaves that line: nothing has scrolled away.
  expect(pty.everything.length).toBeLessThanOrEqual(rows)
  expect(pty.screen.join('\n')).toContain('FS0001')
})

test('resizing draws the view anew and keeps the output', async () => {
  const pty = await watching('printfn "one"\n')
  for (const [columns, rows] of [
    [30, 20],
    [120, 40],
    [60, 10],
  ] as const) {
    pty.resize(columns, rows)
    await pty.shows('─'.repeat(columns - 1), 'one')
    const text = pty.everything.join('\n')
    expect(text.split('● a.fsrs')).toHaveLength(2)
    expect(text.split('one')).toHaveLength(2)
  }
})

test('Ctrl+Z takes the view off and gives the shell its terminal back; fg brings it back', async () => {
  await folder.write({ 'a.fsrs': 'printfn "one"\n' })
  const shell = new Pty(['--norc', '-i'], { cwd: folder.path, command: ['bash'], env: { PS1: 'shell> ' } })
  watch = shell
  const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url))
  shell.type(`clear; '${process.execPath}' '${bin}' watch a.fsrs\r`)
  await shell.shows('is running')
  shell.type('\u001a')
  await shell.shows('Stopped', (screen) => !screen.includes('q quit'), /shell>\s*$/)
  shell.type('fg\r')
  await shell.shows('is running', 'q quit')
  shell.type('q')
  await shell.shows('1 version ran')
})

test('without colours nothing is coloured', async () => {
  const plain = await watching('printfn "one"\n', { env: { NO_COLOR: '1' } })
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  expect(plain.raw).not.toMatch(/\u001b\[\d+m/)
})

test('a dumb terminal gets plain lines', async () => {
  const dumb = await watching('printfn "one"\n', { terminal: 'dumb', until: 'running' })
  expect(dumb.raw).not.toContain('\u001b')
})

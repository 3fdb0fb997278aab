import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import pty from '@lydell/node-pty'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { PACKAGED_CONFIG } from '../src/configuration.ts'
import { recordDemo } from '../src/demo.ts'
import { VirtualScreen } from '../src/virtual-screen.ts'

// The command in a real pseudo-terminal: keys are typed, the screen is read.

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

let home: string
let cleanUp: (() => void)[]

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-terminal-')))
  cleanUp = [() => rmSync(home, { recursive: true, force: true })]
})

afterEach(() => {
  for (const clean of cleanUp.toReversed()) clean()
})

/** The command in a terminal of its own. */
class Run {
  readonly screen = new VirtualScreen(70, 18)
  raw = ''
  readonly exit: Promise<number>
  readonly #pty: pty.IPty

  constructor(...args: string[]) {
    this.#pty = pty.spawn(process.execPath, ['--conditions=@fsrs/source', '--import', TSX, BIN, ...args], {
      cols: 70,
      rows: 18,
      cwd: home,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        SHELL: '/bin/sh',
        PS1: '$ ',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
      },
    })
    this.#pty.onData((data) => {
      this.raw += data
      this.screen.write(data)
    })
    this.exit = new Promise((resolve) => this.#pty.onExit(({ exitCode }) => resolve(exitCode)))
    cleanUp.push(() => this.#pty.kill('SIGKILL'))
  }

  type(text: string): void {
    this.#pty.write(text)
  }

  resize(columns: number, rows: number): void {
    this.screen.resize(columns, rows)
    this.#pty.resize(columns, rows)
  }

  signal(name: string): void {
    this.#pty.kill(name)
  }

  async shows(wanted: string | RegExp): Promise<void> {
    const endMs = performance.now() + 25_000
    const isShown = (line: string): boolean => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line))
    while (!this.screen.lines.some(isShown)) {
      if (performance.now() > endMs) throw new Error(`no ${String(wanted)} in:\n${this.screen.lines.join('\n')}`)
      await new Promise<void>((resolve) => this.screen.onDrain(() => setTimeout(resolve, 10)))
    }
  }
}

test('a first start makes a configuration to begin with; editing it shows at once; quitting leaves the screen as it was', async () => {
  const run = new Run()
  await run.shows('$')
  await run.shows('reload 1')
  const path = join(home, '.config', 'fsrs-terminal', 'config.fsrs')
  expect(readFileSync(path, 'utf8')).toBe(readFileSync(PACKAGED_CONFIG, 'utf8'))
  run.type('\x02g')
  await run.shows('hello 1')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"hello %d"', '"hi there %d"'))
  await run.shows('reload 2')
  run.type('\x02g')
  await run.shows('hi there 2')
  run.resize(50, 12)
  // The signal may come later than what is typed after it.
  run.type('until [ "$(stty size)" = "10 50" ]; do sleep 0.05; done; echo re""sized\r')
  await run.shows('resized')
  run.type('\x02?')
  await run.shows('next tab')
  run.type(' \x02d')
  expect(await run.exit).toBe(0)
  expect(run.raw.endsWith('\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l')).toBe(true)
})

test('a signal ends it and its programs', async () => {
  const run = new Run('--config', join(home, 'config.fsrs'))
  await run.shows('$')
  run.type('echo $$ > pid\r')
  const pidFile = join(home, 'pid')
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8').trim() === '') await run.shows('$')
  const pid = Number(readFileSync(pidFile, 'utf8'))
  run.signal('SIGTERM')
  expect(await run.exit).toBe(0)
  const isGone = (): boolean => {
    try {
      return process.kill(pid, 0) && false
    } catch {
      return true
    }
  }
  await expect.poll(isGone, { timeout: 10_000 }).toBe(true)
})

test('what cannot be is said, with the exit code for it', async () => {
  const wrong = new Run('--colour')
  expect(await wrong.exit).toBe(2)
  await wrong.shows('Try fsrs-terminal --help.')
  writeFileSync(join(home, 'file'), '')
  const impossible = new Run('--config', join(home, 'file', 'config.fsrs'))
  expect(await impossible.exit).toBe(3)
  await impossible.shows('cannot be made')
})

test('the demonstration shows what it says, and is recorded as text and as pictures', async () => {
  const folder = join(home, 'demo')
  await recordDemo(folder)
  const text = readFileSync(join(folder, 'demo.txt'), 'utf8')
  expect(text).toContain('Did you mean `Magenta`?')
  expect(text).toContain('The last reload is undone.')
  expect(readFileSync(join(folder, 'demo-2.svg'), 'utf8')).toMatch(/^<svg [^]*this program stays[^]*<\/svg>\n$/)
})

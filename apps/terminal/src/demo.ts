// A demonstration that records itself: a user edits the configuration of a running terminal, and the screens are kept.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { TerminalApp } from './app.ts'
import { pictureOf } from './picture.ts'
import { VirtualScreen } from './virtual-screen.ts'

const COLUMNS = 84
const ROWS = 22

/** A prompt and directory names that are the same on every machine. */
const ENVIRONMENT = { PATH: process.env['PATH'], PS1: '$ ', HOME: '/', ENV: '', LANG: 'C.UTF-8', SHELL: '/bin/sh' }

const CONFIG = `#load "terminal.fsrs"
open Terminal

let accent = Green

[<Persist>]
let mutable pressed = 0

let count () =
    pressed <- pressed + 1
    Tabs.rename (sprintf "pressed %d" pressed)

let config =
    { defaults with
        Theme = { plainTheme with ActiveTab = bold (style Black accent) }
        StatusLeft = fun info -> [ segment (sprintf " reload %d " info.LastReload.Count) (style Black accent) ]
        StatusRight = fun info -> [ segment (sprintf " %d tabs " (List.length info.Tabs)) (style Black accent) ]
        Keys = standardKeys "Ctrl+B" @ [ key "F5" "count" count ] }
`

/** One thing that is done, and how one sees that it has happened. */
interface Step {
  readonly title: string
  readonly act: (stage: { readonly screen: VirtualScreen; readonly save: (text: string) => void }) => void
  readonly until: (lines: readonly string[]) => boolean
}

const has = (text: string) => (lines: readonly string[]) => lines.some((line) => line.includes(text))

const STEPS: readonly Step[] = [
  { title: 'A terminal with one tab', act: () => undefined, until: (lines) => has('$')(lines) && has('1 tabs')(lines) },
  {
    title: 'Ctrl+B %: two panes, with a program in each',
    act: ({ screen }) => screen.type('echo this program stays\r\x02%'),
    until: (lines) => lines.some((line) => line.endsWith('│$')),
  },
  {
    title: 'Keys go to the pane with the cursor',
    act: ({ screen }) => screen.type('echo and this one\r'),
    until: (lines) => lines.some((line) => line.endsWith('│and this one')),
  },
  {
    title: 'The key F5 runs a function of the script, which keeps a count',
    act: ({ screen }) => screen.type('\x1b[15~\x1b[15~'),
    until: has('pressed 2'),
  },
  {
    title: 'Saved: another colour, another status bar. The programs and the count stay',
    act: ({ save }) => save(edited('Green', 'Magenta').replace('" reload %d "', '" live: reload %d "')),
    until: has('live: reload'),
  },
  {
    title: 'Saved with a mistake: the colour does not exist. Nothing changes but the message',
    act: ({ save }) => save(edited('Green', 'Magneta')),
    until: has('FS0039'),
  },
  {
    title: 'Mended: the message is gone, the count has survived',
    act: ({ screen, save }) => {
      save(edited('Green', 'Cyan'))
      screen.type('\x1b[15~')
    },
    until: (lines) => has('pressed 3')(lines) && !has('FS0039')(lines),
  },
  {
    title: 'Ctrl+B u: the last reload is undone',
    act: ({ screen }) => screen.type('\x02u'),
    until: has('undone'),
  },
]

function edited(from: string, to: string): string {
  return CONFIG.replace(`accent = ${from}`, `accent = ${to}`)
}

/** How long a step may take, in milliseconds, before the demonstration counts as broken. */
const STEP_MS_MAX = 10_000

/**
 * Records the demonstration.
 *
 * @param folder gets `demo.txt` with all screens and a picture of each step; made if it does not exist
 * @throws {Error} where a step does not show what it is to show
 */
export async function recordDemo(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-terminal-')))
  const configPath = join(home, 'config.fsrs')
  const save = (text: string): void => writeFileSync(configPath, text)
  save(CONFIG)
  const screen = new VirtualScreen(COLUMNS, ROWS)
  const environment = ENVIRONMENT
  const app = new TerminalApp({ screen, configPath, directory: '/', environment, now: () => new Date(2026, 0, 1, 12) })
  try {
    await app.start()
    const text: string[] = []
    for (const [index, { title, act, until }] of STEPS.entries()) {
      act({ screen, save })
      await shows(screen, until, title)
      text.push(`${index + 1}. ${title}`, '', ...screen.lines.map((line) => `    ${line}`.trimEnd()), '')
      writeFileSync(join(folder, `demo-${index + 1}.svg`), pictureOf(screen))
    }
    writeFileSync(join(folder, 'demo.txt'), text.join('\n'))
  } finally {
    await app[Symbol.asyncDispose]()
    screen[Symbol.dispose]()
    rmSync(home, { recursive: true, force: true })
  }
}

async function shows(screen: VirtualScreen, until: Step['until'], title: string): Promise<void> {
  const endMs = performance.now() + STEP_MS_MAX
  while (!until(screen.lines)) {
    if (performance.now() > endMs) throw new Error(`"${title}" did not come about:\n${screen.lines.join('\n')}`)
    await new Promise<void>((resolve) => screen.onDrain(() => setTimeout(resolve, 10)))
  }
}

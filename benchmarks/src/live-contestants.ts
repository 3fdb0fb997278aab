import { fileURLToPath } from 'node:url'

import type { ProjectLanguage } from './live-project.ts'
import { commandOf, directoryOf, nameOf } from './peers.ts'

/** One of those who make an edit live. */
export interface LiveContestant {
  readonly name: string
  readonly isOurs: boolean
  readonly language: ProjectLanguage
  /** Arguments of `node` that run the program at `entry` and reload it. */
  readonly command: (entry: string) => readonly string[]
  /** Whether the process is replaced at each reload: it then takes its time, and gets fewer trials. */
  readonly restarts: boolean
  /** Whether the process says when a version has taken the place of the one before it, besides when it ran. */
  readonly swaps: boolean
  /** How many modules it can be asked to run within the time of a benchmark. */
  readonly modulesMax: number
  /** Why it is not asked for more, for people. */
  readonly because: string
}

const CHILD = fileURLToPath(new URL('live-process.js', import.meta.url))

const within =
  (key: string) =>
  (entry: string): readonly string[] => ['--expose-gc', CHILD, key, entry]

/** A module that keeps the process alive. */
const STAY = 'data:text/javascript,setInterval(() => undefined, 1e6)'

/** What every reload must do at least: `fs.watch`, `readFile`, `new Function`. */
export const LIVE_FLOOR = 'fs.watch + readFile + new Function'

const RESTARTS = 'it starts a new process at every save, however many modules there are'

export const LIVE_CONTESTANTS: readonly LiveContestant[] = [
  { ...contestant(LIVE_FLOOR, within('floor'), 1), language: 'function', because: 'it knows no modules' },
  ours('@fsrs/engine, FSRS', 'fsrs', 'fsrs'),
  ours('@fsrs/typescript', 'typescript', 'javascript'),
  ours('@fsrs/config', 'config', 'json'),
  { ...ours('@fsrs/wasm', 'wasm', 'wasm'), modulesMax: 1, because: 'a module of WebAssembly is one file' },
  { ...peer('c12', within('c12'), 2000), language: 'json' },
  peer('hot-hook', within('hot-hook'), 2000),
  peer('vite', within('vite'), 2000),
  peer('vite-node', within('vite-node'), 2000),
  // It rewrites all that is loaded after it, and fails at private names: nothing but the program is loaded.
  peer(
    'dynohot',
    (entry) => ['--import', `${directoryOf('dynohot')}/dist/loader/register.js`, '--import', STAY, entry],
    2000,
  ),
  // Files named .js it leaves to Node's own loader, which runs each once.
  {
    ...peer('jiti', within('jiti'), 200),
    language: 'typescript',
    because: 'it runs every module again at every save, which takes it ten seconds',
  },
  { ...peer('nodemon', (entry) => [commandOf('nodemon'), '-q', entry], 1), restarts: true },
  {
    ...contestant('node --watch', (entry) => ['--watch', '--watch-preserve-output', entry], 1),
    restarts: true,
  },
  { ...peer('tsx', (entry) => [commandOf('tsx'), 'watch', '--clear-screen=false', entry], 1), restarts: true },
]

function peer(
  name: Parameters<typeof nameOf>[0],
  command: LiveContestant['command'],
  modulesMax: number,
): LiveContestant {
  return contestant(nameOf(name), command, modulesMax)
}

function contestant(name: string, command: LiveContestant['command'], modulesMax: number): LiveContestant {
  return {
    name,
    isOurs: false,
    language: 'javascript',
    command,
    restarts: false,
    swaps: false,
    modulesMax,
    because: RESTARTS,
  }
}

function ours(name: string, key: string, language: ProjectLanguage): LiveContestant {
  return { ...contestant(name, within(key), 2000), isOurs: true, language, swaps: true }
}

import type { Argument, Command } from './command.ts'
import { SHELLS } from './completion-script.ts'
import { HOST_FLAG, LIMIT_FLAGS, OUTPUT_FLAG, SHOW_FLAG, WATCH_FLAGS } from './flags.ts'

const SCRIPT: Argument = { syntax: '<file>', description: 'the script', completes: { type: 'file' } }
const SCRIPTS: Argument = { syntax: '<files...>', description: 'the scripts', completes: { type: 'file' } }

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'watch',
    argument: { ...SCRIPT, description: 'the script, or a file of another language' },
    summary: 'run a script, and its new version at every save; a bad save changes nothing',
    details: [
      'What the script prints goes to standard output; what `fsrs` says goes to standard error.',
      'The script, every file that it loads, and files that it loads but are not there yet are watched. A version that does not compile, or fails while it starts, is shown and refused: the last good version stays. Values marked `[<Persist>]` are kept from version to version.',
      'In a terminal a view stays at the bottom of the screen: what runs, what the last reload cost, percentiles and a histogram of the reloads before it, modules compiled and reused, state kept, and the error of a refused version. Its keys: `r` reloads, `e` explains the last reload, `u` goes back to the version before, `s` shows statistics, `c` clears, `?` helps, `q` quits. Elsewhere, in dumb terminals, and with `--plain` or `--quiet`, there are lines instead.',
      'Files of other languages are watched as well: TypeScript and JavaScript modules (`.ts`, `.js`, …; only what an edit changed runs again), configuration (`.json`, `.jsonc`, `.yaml`, `.toml`, `.env`; what is different is shown), WebAssembly (`.wasm`, `.wat`; `main` or `_start` is run, the memory goes on). TypeScript and WebAssembly need `@fsrs/typescript` and `@fsrs/wasm` beside the program or in the project: `npm install @fsrs/typescript`.',
      'Ctrl+C ends it with a summary; while the script itself is running it ends at once, without one.',
    ],
    examples: [
      { line: 'fsrs watch main.fsrs --host host.mjs', meaning: 'runs it, and again at every save' },
      { line: 'fsrs watch main.fsrs --host host.mjs --json', meaning: 'says everything in JSON, for other programs' },
    ],
    flags: [HOST_FLAG, ...LIMIT_FLAGS, ...WATCH_FLAGS],
    load: async () => (await import('./commands/watch.ts')).watch,
  },
  {
    name: 'run',
    argument: SCRIPT,
    summary: 'run a script, or a compiled program, once',
    details: [
      'The file is a script, or what `fsrs compile` made of one.',
      'A script that calls `exit` ends the program with that exit code, once all that it printed is written.',
    ],
    examples: [
      { line: 'fsrs run main.fsrs --host host.mjs', meaning: 'runs it once' },
      {
        line: 'fsrs run main.fsrs --host host.mjs --fuel 1000000 --timeout 500',
        meaning: 'ends it if it goes on for too long',
      },
    ],
    flags: [HOST_FLAG, ...LIMIT_FLAGS],
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'check',
    argument: SCRIPTS,
    summary: 'say what is wrong with scripts, and run nothing',
    details: ['Findings go to standard output, since they are what was asked for. Warnings alone end with 0.'],
    examples: [
      { line: 'fsrs check greeting.fsrs', meaning: 'findings with code frames' },
      { line: 'fsrs check main.fsrs --host host.mjs --json', meaning: 'one finding a line' },
    ],
    flags: [HOST_FLAG],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'repl',
    argument: undefined,
    summary: 'type expressions and definitions, and see what they come to',
    details: [
      'An entry ends with its line; one that goes on ends with `;;` or an empty line. Definitions stay, with their types; defining a name again hides the old one. `it` is the last value. `:type EXPRESSION`, `:load FILE`, `:help`, `:quit`; tab completes names. Ctrl+C ends a run that takes too long.',
      'Lines are remembered in `$XDG_STATE_HOME/fsrs/history`, or in the file that `FSRS_HISTORY` names; in none where it is empty. Where standard input is no terminal the entries are read from it: they end with `;;`, and the exit code is 1 if one was wrong.',
    ],
    examples: [
      { line: 'fsrs repl --host host.mjs', meaning: 'begins a session' },
      { line: "echo 'List.sum [1 .. 10];;' | fsrs repl", meaning: 'says val it : int = 55' },
    ],
    flags: [HOST_FLAG, ...LIMIT_FLAGS],
    load: async () => (await import('./commands/repl.ts')).repl,
  },
  {
    name: 'compile',
    argument: SCRIPT,
    summary: 'compile a script, and all that it loads, into one file',
    details: [
      'The result stands beside the script with the extension `.fsrsc`, unless `--output` says otherwise. `fsrs run` and `Chunk.fromBytes` of `@fsrs/vm` take it; it is verified before it runs.',
    ],
    examples: [
      { line: 'fsrs compile greeting.fsrs', meaning: 'makes greeting.fsrsc' },
      { line: 'fsrs compile main.fsrs --host host.mjs -o main.bin', meaning: 'makes main.bin' },
      { line: 'fsrs run greeting.fsrsc', meaning: 'runs what was compiled' },
    ],
    flags: [OUTPUT_FLAG, HOST_FLAG],
    load: async () => (await import('./commands/compile.ts')).compile,
  },
  {
    name: 'disassemble',
    argument: SCRIPT,
    summary: 'show what a script is compiled to',
    details: [
      'Two parts: the lowered program, an expression a line with the line and column where it stands in the script; and the JavaScript that runs, with places of the script in comments. Takes compiled programs too.',
    ],
    examples: [
      { line: 'fsrs disassemble greeting.fsrs', meaning: 'both parts' },
      { line: 'fsrs disassemble greeting.fsrs --show code', meaning: 'the JavaScript alone' },
    ],
    flags: [SHOW_FLAG, HOST_FLAG],
    load: async () => (await import('./commands/disassemble.ts')).disassemble,
  },
  {
    name: 'types',
    argument: SCRIPT,
    summary: "write TypeScript declarations of a script's values",
    details: ['They say what `toJs` of `@fsrs/vm` hands to a host. Without `--output` they go to standard output.'],
    examples: [
      { line: 'fsrs types greeting.fsrs', meaning: 'shows them' },
      { line: 'fsrs types greeting.fsrs -o greeting.d.ts', meaning: 'writes greeting.d.ts' },
    ],
    flags: [OUTPUT_FLAG, HOST_FLAG],
    load: async () => (await import('./commands/types.ts')).types,
  },
  {
    name: 'init',
    argument: { syntax: '[folder]', description: 'where; default: here', completes: { type: 'folder' } },
    summary: 'make a project to start from',
    details: [
      'A script, a file that it loads, a module with functions for them (`host.mjs`, whose types editors check), and npm scripts to watch, check and make declarations. Nothing is written over.',
    ],
    examples: [{ line: 'fsrs init my-scripts', meaning: 'makes the folder my-scripts' }],
    flags: [],
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'doctor',
    argument: {
      syntax: '[folder]',
      description: 'where your scripts are; default: here',
      completes: { type: 'folder' },
    },
    summary: 'find out whether watching works here, with advice',
    details: [
      "Looks at the version of Node.js, the system's limits for watching and how much of them is used, the kind of file system, and whether a change causes an event: it writes a file named `.fsrs-doctor-…` into the folder and removes it. Ends with 3 if something is broken.",
    ],
    examples: [{ line: 'fsrs doctor', meaning: 'looks at this folder' }],
    flags: [],
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'completions',
    argument: {
      syntax: '<shell>',
      description: SHELLS.join(', '),
      completes: { type: 'choice', choices: SHELLS },
    },
    summary: 'write a completion script for a shell',
    details: [
      'bash: `source <(fsrs completions bash)` in `~/.bashrc`. zsh: the same in `~/.zshrc`, after `compinit`. fish: `fsrs completions fish > ~/.config/fish/completions/fsrs.fish`.',
    ],
    examples: [{ line: 'fsrs completions bash', meaning: 'writes the script for bash' }],
    flags: [],
    load: async () => (await import('./commands/completions.ts')).completionsOf(COMMANDS),
  },
]

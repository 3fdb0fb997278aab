/**
 * The files of the project that `fsrs init` makes, by name.
 *
 * @param name of the project, as npm takes it
 * @param version of this program
 */
export function starterFiles(name: string, version: string): ReadonlyMap<string, string> {
  const manifest = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      start: 'fsrs watch main.fsrs --host host.mjs',
      check: 'fsrs check main.fsrs --host host.mjs',
      types: 'fsrs types main.fsrs --host host.mjs -o main.d.ts',
    },
    devDependencies: { '@fsrs/cli': `^${version}` },
  }
  return new Map([
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['main.fsrs', MAIN],
    ['greeting.fsrs', GREETING],
    ['host.mjs', HOST],
    ['jsconfig.json', JSCONFIG],
    ['README.md', readme(name)],
    ['.gitignore', 'node_modules/\n*.fsrsc\n'],
  ])
}

const MAIN = `// Change something here while \`npm start\` runs, and save: the new version is live at once.
// Break something: you see what is wrong, and the last good version goes on.
#load "greeting.fsrs"

// [<Persist>] keeps a value over reloads: the count goes on.
[<Persist>]
let mutable reloads = 0

reloads <- reloads + 1

let mood = Greeting.Cheerful

printfn "%s" (Greeting.greet mood (Host.userName ()))
Host.log (sprintf "this is load %d of main.fsrs" reloads)
`

const GREETING = `// A file that main.fsrs loads; it is watched too. What it defines is reached as Greeting.greet.
type Mood =
    | Cheerful
    | Calm

/// The greeting for somebody.
let greet mood name =
    match mood with
    | Cheerful -> sprintf "Hello, %s!" name
    | Calm -> sprintf "Good evening, %s." name
`

const HOST = `// What scripts can call, with its type in F#'s syntax: they reach nothing else of this machine.
import { userInfo } from 'node:os'

/** @import { HostModule } from '@fsrs/cli' */

/** @type {HostModule} */
export default {
  'Host.userName': ['unit -> string', () => userInfo().username],
  'Host.log': ['string -> unit', (/** @type {string} */ text) => console.error(\`[host] \${text}\`)],
}
`

const JSCONFIG = `{
  "compilerOptions": { "checkJs": true, "strict": true, "noEmit": true, "module": "nodenext", "skipLibCheck": true },
  "include": ["*.mjs", "*.d.ts"]
}
`

function readme(name: string): string {
  return `# ${name}

A project of FSRS scripts, made by \`fsrs init\`.

\`\`\`sh
npm install
npm start          # runs main.fsrs, and its new version at every save
npm run check      # says what is wrong, runs nothing
npm run types      # writes main.d.ts: what a TypeScript host gets of main.fsrs
\`\`\`

| file | what it is |
|---|---|
| main.fsrs | the script |
| greeting.fsrs | a file that it loads |
| host.mjs | the functions that scripts can call |
`
}

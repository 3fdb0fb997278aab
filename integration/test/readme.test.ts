import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

let folder: string
let running: ChildProcess | undefined

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'fsrs-readme-')))
  // What the reader would have installed: the packages as they are built.
  await symlink(join(root, 'integration/node_modules'), join(folder, 'node_modules'))
})
afterEach(async () => {
  running?.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

/** The code block that follows `<!-- example: name -->`, as it stands. */
async function example(name: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const code = readme.split(`<!-- example: ${name} -->`)[1]?.split('```')[1]
  expect(code, `the README has no example ${name}`).toBeDefined()
  return code!.slice(code!.indexOf('\n') + 1)
}

/** Runs the example in an empty project; `said` resolves when the text has come out of it. */
async function start(name: string): Promise<{ said: (text: string) => Promise<void> }> {
  await writeFile(join(folder, 'example.mjs'), await example(name))
  const child = spawn(process.execPath, ['example.mjs'], { cwd: folder, env: {}, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  let output = ''
  let heard = (): void => undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      heard()
    })
  }
  child.on('exit', () => heard())
  return {
    said: (text) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (output.includes(text)) resolve()
          else if (child.exitCode !== null) reject(new Error(`it ended without saying ${text}:\n${output}`))
        }
        heard()
      }),
  }
}

/** Saves until `told` holds: an example does not say when it has begun to watch. */
async function saveUntil(file: string, text: (round: number) => string, told: Promise<void>): Promise<void> {
  let round = 0
  const saving = setInterval(() => void writeFile(join(folder, file), text(round++)), 200)
  await told.finally(() => clearInterval(saving))
}

test('the watcher example tells of a save', async () => {
  const { said } = await start('watcher')
  await saveUntil('a.fsrs', (round) => `let x = ${round}\n`, said(join(folder, 'a.fsrs')))
})

test('the engine example runs the script, its new version, and survives a bad save', async () => {
  await writeFile(join(folder, 'rules.fsrs'), '1 + 1\n')
  const { said } = await start('engine')
  await said('2\n')
  await writeFile(join(folder, 'rules.fsrs'), '20 + 1\n')
  await said('21\n')
  await writeFile(join(folder, 'rules.fsrs'), '20 + "x"\n')
  await said('int')
  await writeFile(join(folder, 'rules.fsrs'), '20 + 2\n')
  await said('22\n')
})

test('the example for those who come from tsx watch runs an edit, and survives a bad save', async () => {
  const server = (answer: string) => `export const answer = (): string => ${answer}\n`
  await writeFile(join(folder, 'answer.ts'), server('"one"'))
  await writeFile(
    join(folder, 'app.ts'),
    "import { answer } from './answer.ts'\nconst timer = setInterval(() => console.log(answer()), 20)\nimport.meta.hot.dispose(() => clearInterval(timer))\n",
  )
  const { said } = await start('typescript')
  await said('one\n')
  await writeFile(join(folder, 'answer.ts'), server('"two"'))
  await said('two\n')
  await writeFile(join(folder, 'answer.ts'), server(''))
  await said('TS_SYNTAX')
  await writeFile(join(folder, 'answer.ts'), server('"three"'))
  await said('three\n')
})

test('the example for those who come from c12 follows the file, and survives a bad save', async () => {
  await writeFile(join(folder, 'app.yaml'), 'port: 80\n')
  const { said } = await start('config')
  await said('{ port: 80 } []\n')
  await writeFile(join(folder, 'app.yaml'), 'port: x\n')
  await said('CONFIG_INVALID')
  await writeFile(join(folder, 'app.yaml'), 'port: 81\n')
  await said("{ port: 81 } [ { path: [ 'port' ], kind: 'changed', before: 80, after: 81 } ]\n")
})

test('the lines of the command line run', async () => {
  const script = 'printfn "ran"\n'
  await writeFile(join(folder, 'script.fsrs'), script)
  const lines = (await example('command line'))
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, ''))
  expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['fsrs run', 'fsrs watch', 'fsrs check'])
  const [run, watch, check] = lines.map((line) => line.replace('*.fsrs', 'script.fsrs').split(' ').slice(1))
  const bin = join(root, 'apps/cli/dist/bin.js')
  expect(spawnSync(process.execPath, [bin, ...run!], { cwd: folder, encoding: 'utf8' }).stdout).toBe('ran\n')
  expect(spawnSync(process.execPath, [bin, ...check!], { cwd: folder, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: '1 file: 0 errors, 0 warnings\n',
  })
  const child = spawn(process.execPath, [bin, ...watch!], { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
  running = child
  // While the script itself runs, the system ends the process; afterwards `watch` does, with its summary.
  let said = ''
  for await (const data of child.stderr) {
    said += String(data)
    if (said.includes('running')) break
  }
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
})

/**
 * `npm start`: sets everything up, builds what changed and runs the command line program; without arguments it
 * hot-reloads the example. Paths in arguments are seen from where npm was called.
 */
import { spawn } from 'node:child_process'
import { join, relative } from 'node:path'

import { install, root, run } from './workspace.mjs'

install()
run('tsc', ['-b', 'apps/cli'])

const cwd = process.env.INIT_CWD ?? process.cwd()
const given = process.argv.slice(2)
const args = given.length > 0 ? given : ['watch', relative(cwd, join(root, 'examples/hello/hello.fsrs'))]
const child = spawn(process.execPath, [join(root, 'apps/cli/dist/bin.js'), ...args], { cwd, stdio: 'inherit' })

// The terminal sends its signals to both processes; the program ends in its own time, and this one with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})

// Three files of one program saved together by another process, one after the other: how often does a mix of old and new
// files go live? The goal is never.
//
// Each trial saves version N of all three; every program that goes live is checked. The saver is a shell, which pauses
// `pauseMs` between its writes (0: none). A mix is no error of the compiler's, so that nothing else keeps it from going
// live. Counted: trials with a mix.
//
//   node bench/saved-together.mjs [trials=100]     after a build

import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { HotReloadEngine } from '@fsrs/engine'

const TRIALS = Number(process.argv[2] ?? 100)
const run = promisify(execFile)
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-together-')))
const names = ['a.fsrs', 'b.fsrs', 'c.fsrs']

/** Its program is the list of its files' texts. */
const compiler = {
  name: 'list',
  extensions: ['.fsrs'],
  compile({ entry, sources }) {
    const artifact = [entry, ...names].map((name) => sources.read(name).text)
    return { ok: true, artifact, diagnostics: [], modules: [] }
  },
}

async function measure(pauseMs) {
  for (const name of names) writeFileSync(join(root, name), '0\n')
  writeFileSync(join(root, 'main.fsrs'), 'main\n')
  const engine = HotReloadEngine.withCompiler(join(root, 'main.fsrs'), compiler)
  await engine.reload()
  await engine.start()
  let mixes = 0
  let reloads = 0
  let onLive = () => undefined
  engine.onReload(() => {
    reloads += 1
    onLive(engine.currentChunk.slice(1))
  })
  void engine.watchAndReload()
  for (let trial = 1; trial <= TRIALS; trial++) {
    let mixed = false
    const live = new Promise((resolve) => {
      onLive = (versions) => {
        if (new Set(versions).size > 1) mixed = true
        else if (versions[0] === `${trial}\n`) resolve()
      }
    })
    const pause = pauseMs === 0 ? '' : `sleep ${pauseMs / 1000}; `
    await run('/bin/sh', ['-c', names.map((name) => `echo ${trial} > ${name}; ${pause}`).join('')], { cwd: root })
    await live
    if (mixed) mixes += 1
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  await engine[Symbol.asyncDispose]()
  return { name: `saved together, ${pauseMs} ms apart`, trials: TRIALS, mixes, reloadsPerTrial: reloads / TRIALS }
}

try {
  for (const pauseMs of [0, 2, 10]) console.log(JSON.stringify(await measure(pauseMs)))
} finally {
  rmSync(root, { recursive: true, force: true })
}

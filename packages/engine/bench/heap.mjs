// What stays on the heap after many reloads. The goal is nothing.
//
// Counted: bytes in use after a full collection, after 3000 reloads to warm up (until then V8 optimises) and after all of them; and how many of the
// old programs a weak reference can still reach. Each reload is of a new text, with a program, its preparation and its
// clean-up. `function` has closures as programs, `fsrs` real ones of three files.
//
//   node --expose-gc bench/heap.mjs [reloads=10000]     after a build. Exits with 1 when more than 20 bytes a reload stay.

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { HotReloadEngine } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'

const RELOADS = Number(process.argv[2] ?? 10_000)
const WARM_UP = 3000
const BYTES_A_RELOAD = 20

const root = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-heap-')))

function bytesInUse() {
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

const languages = {
  function: {
    // No `new Function`: V8 itself keeps some of each.
    compiler: (source) => ({ run: () => source }),
    files: (i) => ({ 'main.fsrs': `return ${i}\n` }),
  },
  fsrs: {
    compiler: fsrsCompiler(),
    files: (i) => ({
      'a.fsrs': `module A\nlet value = ${i}\n`,
      'b.fsrs': 'module B\nlet twice x = x + x\n',
      'main.fsrs': '#load "a.fsrs"\n#load "b.fsrs"\nB.twice A.value\n',
    }),
  },
}

async function measure(name, { compiler, files }) {
  const save = (i) => {
    for (const [file, text] of Object.entries(files(i))) writeFileSync(join(root, file), text)
  }
  save(0)
  let disposed = 0
  const engine = HotReloadEngine.withCompiler(join(root, 'main.fsrs'), compiler, {
    prepare: () => ({ ok: true, program: { dispose: () => void disposed++ } }),
  })
  const old = []
  let before = 0
  const beganMs = performance.now()
  for (let i = 1; i <= RELOADS + WARM_UP; i++) {
    save(i)
    const stats = await engine.reload()
    if (!stats.success) throw new Error(stats.errorMessage)
    if (i % 100 === 0) old.push(new WeakRef(engine.currentChunk))
    if (i === WARM_UP) before = bytesInUse()
  }
  const msPerReload = (performance.now() - beganMs) / (RELOADS + WARM_UP)
  // The live program is reachable of course.
  const after = bytesInUse()
  await new Promise((resolve) => setTimeout(resolve, 0))
  gc()
  const reachable = old.slice(0, -1).filter((reference) => reference.deref() !== undefined).length
  if (disposed !== RELOADS + WARM_UP - 1) throw new Error(`disposed of ${disposed} programs`)
  await engine[Symbol.asyncDispose]()
  return {
    name,
    reloads: RELOADS,
    bytesPerReload: (after - before) / RELOADS,
    reachable,
    msPerReload,
    node: process.version,
  }
}

try {
  for (const [name, language] of Object.entries(languages)) {
    const result = await measure(name, language)
    console.log(JSON.stringify(result))
    if (result.bytesPerReload > BYTES_A_RELOAD || result.reachable > 0) process.exitCode = 1
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

import { expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'

import { basicLoop } from '../../../examples/original/basic-loop.ts'
import { trackMetrics } from '../../../examples/original/metrics-tracking.ts'
import { quickStart } from '../../../examples/original/quick-start.ts'
import { TerminalConfiguration } from '../../../examples/original/terminal-configuration.ts'

const LIMIT_MS = 10_000

/** What a program prints, and waiting for a part of it. */
class Printed {
  text = ''
  readonly #waiting = new Set<() => void>()

  readonly print = (text: string): void => {
    this.text += text
    for (const look of this.#waiting) look()
  }

  /** Fulfilled once `part` has been printed; repeats `nudge` until then, for programs that do not say when they watch. */
  async until(part: string, nudge: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    const found = new Promise<void>((resolve) => {
      const look = (): void => {
        if (!this.text.includes(part)) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
    const deadlineMs = performance.now() + LIMIT_MS
    const isFound = found.then(() => true)
    for (;;) {
      await nudge()
      const pause = new Promise<false>((resolve) => setTimeout(resolve, 50, false))
      if (await Promise.race([isFound, pause])) return
      if (performance.now() > deadlineMs) throw new Error(`never printed: ${part}\nbut: ${this.text}`)
    }
  }
}

test('quick start: a script is loaded, and run after every change', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'printfn "one"\n' })
  const printed = new Printed()
  const stop = new AbortController()
  const done = quickStart(workspace.path('script.fsrs'), { print: printed.print, signal: stop.signal })
  await printed.until('Loaded in ')
  await workspace.write('script.fsrs', 'printfn "two"\n')
  await printed.until('two\n')
  stop.abort()
  await done
  expect(printed.text).toMatch(/^Loaded in \d+\.\d ms\ntwo\n$/)
})

test('basic loop: it runs what is good, reports what is wrong, and survives a missing script', async () => {
  await using workspace = await Workspace.create({ 'app.fsrs': 'printfn "zero"\n' })
  const printed = new Printed()
  const stop = new AbortController()
  const done = basicLoop(workspace.path('app.fsrs'), { print: printed.print, signal: stop.signal })
  let edits = 0
  await printed.until('edit', () => workspace.write('app.fsrs', `printfn "edit %d" ${++edits}\n`))
  expect(printed.text).toMatch(/^✅ Reloaded in \d+\.\d ms\nedit \d+\n/)
  await workspace.write('app.fsrs', 'printfn "%d" unknown\n')
  await printed.until('❌ Compilation failed: error FS0039')
  await workspace.remove('app.fsrs')
  await printed.until('❌ Reload error: Cannot read the script')
  await workspace.write('app.fsrs', 'printfn "back"\n')
  await printed.until('back\n')
  stop.abort()
  await done
})

test('metrics tracking: successes and failures are counted with their times', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'good' })
  await using engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), (source) => {
    if (source !== 'good') throw new Error('no')
    return source
  })
  using tracking = trackMetrics(engine)
  await engine.reload()
  await engine.reload()
  await workspace.write('script.fsrs', 'wrong')
  await engine.reload()
  expect(tracking.report()).toMatch(
    /^Total reloads: 3\nSuccess: 2\nFailures: 1\nAverage reload time: \d+\.\d ms\n99 % of reloads took at most: \d+\.\d ms$/,
  )
})

test('terminal configuration: changes apply, and a script that is wrong or fails changes nothing', async () => {
  await using workspace = await Workspace.create({ 'config.fsrs': 'Terminal.setTitle "first"\n' })
  const printed = new Printed()
  const stop = new AbortController()
  await using terminal = await TerminalConfiguration.load(workspace.path('config.fsrs'), printed.print)
  expect(terminal.settings).toEqual({ title: 'first', fontSize: 12, theme: 'light' })
  const done = terminal.watchForChanges(stop.signal)
  const config = (lines: string): Promise<string> => workspace.write('config.fsrs', lines)

  await config('Terminal.setTitle "second"\nTerminal.setFontSize 14\n')
  await printed.until('Config reloaded in')
  expect(terminal.settings).toEqual({ title: 'second', fontSize: 14, theme: 'light' })

  await config('Terminal.setFontSize "large"\n')
  await printed.until('Config error: ')
  expect(printed.text).toContain('FS0001')
  expect(terminal.settings.fontSize).toBe(14)

  await config('Terminal.setTheme "dark"\nTerminal.setFontSize (14 / (14 - 14))\n')
  await printed.until('divide by zero')
  expect(terminal.settings).toEqual({ title: 'second', fontSize: 14, theme: 'light' })

  await config('Terminal.setTheme "dark"\nTerminal.setFontSize 9\n')
  await printed.until('Config reloaded in', () => Promise.resolve())
  await expect.poll(() => terminal.settings).toEqual({ title: 'second', fontSize: 9, theme: 'dark' })
  stop.abort()
  await done
})

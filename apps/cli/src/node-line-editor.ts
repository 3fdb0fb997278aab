import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { Script } from 'node:vm'

import { CodedError, codeOf } from '@fsrs/base'

import type { LineEditor, LineEditorOptions } from './line-editor.ts'
import { makeFolder } from './output-file.ts'

const HISTORY_LINES = 1000

/** The lines of standard input; in a terminal with editing, history (up, Ctrl+R) and completion (tab). */
export function openLineEditor(options: LineEditorOptions): LineEditor {
  const { historyFile } = options
  const { stdin, stdout } = process
  const isInteractive = stdin.isTTY && stdout.isTTY
  const waiting: ((answer: { text: string } | 'interrupted' | undefined) => void)[] = []
  const lines: string[] = []
  let ended = false
  const reader = createInterface({
    input: stdin,
    ...(isInteractive ? { output: stdout } : {}),
    terminal: isInteractive,
    history: historyFile === undefined ? [] : readHistory(historyFile),
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => {
      const [candidates, word] = options.complete(line)
      return [[...candidates], word]
    },
  })
  reader.on('line', (text) => {
    const answer = waiting.shift()
    if (answer === undefined) lines.push(text)
    else answer({ text })
  })
  reader.on('SIGINT', () => {
    // The interface keeps what was typed unless it is told to delete it.
    reader.write(null, { ctrl: true, name: 'e' })
    reader.write(null, { ctrl: true, name: 'u' })
    stdout.write('^C\n')
    waiting.shift()?.('interrupted')
  })
  reader.on('close', () => {
    ended = true
    for (const answer of waiting.splice(0)) answer(undefined)
  })
  if (historyFile !== undefined && isInteractive) {
    reader.on('history', (history) => writeHistory(historyFile, history))
  }
  return {
    isInteractive,
    get hasMore() {
      return lines.length > 0
    },
    line: (prompt) => {
      const text = lines.shift()
      if (text !== undefined) return Promise.resolve({ text })
      if (ended) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        waiting.push(resolve)
        reader.setPrompt(isInteractive ? prompt : '')
        if (isInteractive) reader.prompt()
      })
    },
    interruptible: (body) => interruptible(body, isInteractive),
    [Symbol.dispose]: () => reader.close(),
  }
}

const BODY = Symbol.for('fsrs.interruptible')
const script = new Script(`globalThis[Symbol.for('fsrs.interruptible')]()`)

/** Only the module `vm` lets Ctrl+C end code that keeps the event loop from running, and have the process go on. */
function interruptible<T>(body: () => T, isInteractive: boolean): T {
  let result: { readonly value: T } | undefined
  if (isInteractive) process.stdin.setRawMode(false)
  try {
    Object.assign(globalThis, { [BODY]: () => (result = { value: body() }) })
    script.runInThisContext({ breakOnSigint: true })
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error
    throw new CodedError('INTERRUPTED', 'The script was interrupted.', { cause: error })
  } finally {
    Object.assign(globalThis, { [BODY]: undefined })
    if (isInteractive) process.stdin.setRawMode(true)
  }
  if (result === undefined) throw new CodedError('INTERRUPTED', 'The script was interrupted.')
  return result.value
}

/** Newest first, as readline has it; the file holds them in the order in which they were typed. */
function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .toReversed()
      .slice(0, HISTORY_LINES)
  } catch {
    return []
  }
}

/** A history that cannot be kept is not worth an error. */
function writeHistory(file: string, history: readonly string[]): void {
  try {
    makeFolder(dirname(file))
    writeFileSync(file, `${history.toReversed().join('\n')}\n`, { mode: 0o600 })
  } catch {
    // The next line tries again.
  }
}

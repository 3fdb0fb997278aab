import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { plainVariables } from './environment.ts'

/** A process that saves files, so that whoever watches them is woken as by an editor. */
export class Saver implements Disposable {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>

  constructor() {
    const child = spawn(process.execPath, [fileURLToPath(new URL('saver-process.js', import.meta.url))], {
      env: plainVariables(),
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#process = child
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /**
   * Saves.
   *
   * @param how `in-place`, `rename`, `append`, `create`, or a save strategy of the test harness
   * @param restMs how long it stays quiet before it answers: what wakes us takes a processor from whoever is being timed
   * @returns nanoseconds of `process.hrtime.bigint()`, taken just before the call that completed the content
   */
  async save(path: string, text: string, how: string, restMs = 0): Promise<bigint> {
    this.#process.stdin?.write(`${JSON.stringify([path, text, how, restMs])}\n`)
    const answer = await this.#answers.next()
    if (answer.done === true) throw new Error('The process that saves has ended.')
    return BigInt(answer.value)
  }

  [Symbol.dispose](): void {
    this.#process.stdin?.end()
  }
}

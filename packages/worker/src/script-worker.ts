// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origins
import { MessageChannel, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import { functionProblem, isObject, messageOf, numberProblem, objectProblem, systemClock } from '@fsrs/base'
import { ChunkError } from '@fsrs/chunk'
import type { Chunk } from '@fsrs/chunk'
import { HostScope, RuntimeError, VmError } from '@fsrs/vm'
import type { HostRegistry } from '@fsrs/vm'

import { portable } from './protocol.ts'
import type { Answer, Failure, Report, ThreadData } from './protocol.ts'

/** How programs run in the thread. */
export interface ScriptWorkerOptions {
  /** What scripts may use; its functions run in the thread of the host. Default: nothing. */
  readonly host?: HostRegistry
  /** Calls and loop turns that a run may make; default: no limit. */
  readonly fuel?: number
  /** Milliseconds that a run may take. Where the machine cannot end it, the thread is ended a second later. Default: no limit. */
  readonly timeoutMs?: number
  /** Bytes that a run may allocate, as the machine estimates; default: no limit. */
  readonly maxMemoryBytes?: number
  /** Calls that may be open at once; default: 400 000. A million wants some 300 MB of `heapMb`. */
  readonly maxFrames?: number
  /** Megabytes that the thread may hold at once: what programs made and still refer to, and the machine itself (some 15); default 256. */
  readonly heapMb?: number
  /** Megabytes of the thread's stack; default 4. */
  readonly stackMb?: number
  /** Gets what scripts print; default: standard output. */
  readonly print?: (text: string) => void
  /** Gets what scripts print to standard error; default: standard error. */
  readonly printError?: (text: string) => void
}

interface Thread {
  readonly worker: Worker
  readonly answers: MessagePort
  readonly flag: Int32Array
}

interface Execution {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: RuntimeError) => void
  timer: Disposable | undefined
}

/** How long the machine has to end a run by itself, in milliseconds: library functions and regular expressions may go on. */
const GRACE_MS = 1000

const MEGABYTE = 1024 * 1024

/**
 * How many times what a program may hold V8's own limit is. At that limit V8 ends the thread, but where one piece of memory
 * is wanted that is larger than the 16 MB it has in reserve, it ends the process. So the machine asks before it comes to
 * that, once in some megabytes; in between a table that is nearly all of what is held may grow to twice its size beside the old one.
 */
const HEADROOM = 3
/** Less than the reserve: what survives of the young objects is moved into it. Node's default is larger (seen in Node 24). */
const YOUNG_MB = 16

/**
 * Runs programs in a thread of their own, one after the other. Whatever a program does there (fill the heap, hang in one
 * step, overflow the stack), it ends with an error, and the next one gets a new thread. The thread starts with the first
 * program and is kept for the next.
 *
 * What crosses between the threads is copied: numbers, texts, lists, records, unions, maps and sets, but no functions and no
 * objects of the host's own. A host function may answer with a promise, whether the script waits for it or not.
 */
export class ScriptWorker implements AsyncDisposable {
  readonly #options: ScriptWorkerOptions
  readonly #scope = new HostScope()
  readonly #functions = new Map<string, (...args: never[]) => unknown>()
  #thread: Thread | undefined
  #running: Execution | undefined
  #last: Promise<unknown> = Promise.resolve()
  #hasEnded = false

  /** @throws {VmError} `INVALID_OPTION` for a value that its option does not take */
  constructor(options: ScriptWorkerOptions = {}) {
    requireOptions(options)
    this.#options = options
  }

  /**
   * Runs a program, after those before it.
   *
   * @returns the value of its last expression, as TypeScript has it; of a computation, what it comes to
   * @throws {ChunkError} `CHUNK_INVALID`: it is no chunk
   * @throws {RuntimeError} as `Vm.execute`; `TIMEOUT` and `MEMORY_LIMIT` also where the thread had to be ended; `HOST_ERROR`
   * where it ended by itself, where the result cannot leave it, or where the worker has been disposed of
   */
  execute(chunk: Chunk): Promise<unknown> {
    const run = this.#last.then(() => this.#execute(chunk))
    this.#last = run.catch(() => undefined)
    return run
  }

  #execute(chunk: Chunk): Promise<unknown> {
    if (this.#hasEnded) return Promise.reject(new RuntimeError('HOST_ERROR', 'The worker has been disposed of.'))
    // A host that is written in JavaScript may give anything.
    if (!(isObject(chunk) && 'toBytes' in chunk)) {
      return Promise.reject(new ChunkError('CHUNK_INVALID', 'What is to run is no chunk.'))
    }
    const bytes = chunk.toBytes()
    const { worker } = (this.#thread ??= this.#start())
    return new Promise<unknown>((resolve, reject) => {
      this.#running = { resolve, reject, timer: undefined }
      this.#startTimer()
      worker.ref()
      worker.postMessage({ type: 'execute', chunk: bytes })
    }).finally(() => worker.unref())
  }

  #start(): Thread {
    const { fuel, timeoutMs, maxMemoryBytes, maxFrames, heapMb = 256, stackMb = 4, host } = this.#options
    const { port1, port2 } = new MessageChannel()
    const flag = new SharedArrayBuffer(4)
    const data: ThreadData = {
      signatures: [...(host?.signatures() ?? [])],
      limits: { fuel, timeoutMs, maxMemoryBytes, maxFrames, heapBytes: heapMb * MEGABYTE },
      flag,
      answers: port2,
    }
    const worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: data,
      transferList: [port2],
      resourceLimits: {
        maxOldGenerationSizeMb: heapMb * HEADROOM,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: stackMb,
      },
      env: {},
      execArgv: [],
    })
    const thread = { worker, answers: port1, flag: new Int32Array(flag) }
    worker.on('message', (report: Report) => this.#onReport(thread, report))
    worker.on('error', (error) => this.#onEnd(thread, endedBy(error)))
    worker.on('exit', () => this.#onEnd(thread, new RuntimeError('HOST_ERROR', 'The thread of the script ended.')))
    port1.unref()
    return thread
  }

  #onReport(thread: Thread, report: Report): void {
    if (this.#thread !== thread) return
    const { print = writeOut, printError = writeError } = this.#options
    switch (report.type) {
      case 'print':
        return this.#print(thread, print, report.text)
      case 'print-error':
        return this.#print(thread, printError, report.text)
      case 'result':
        return this.#finish(({ resolve }) => resolve(report.value))
      case 'failed':
        return this.#finish(({ reject }) => reject(errorOf(report.error)))
      case 'call':
        void this.#answer(thread, report)
    }
  }

  /** A script whose output nobody takes has ended, as on the machine itself. */
  #print(thread: Thread, print: (text: string) => void, text: string): void {
    try {
      print(text)
    } catch (error) {
      const message = `The host did not take what the script printed: ${messageOf(error)}.`
      this.#onEnd(thread, new RuntimeError('HOST_ERROR', message, { cause: error }))
      void thread.worker.terminate()
    }
  }

  async #answer(thread: Thread, { id, name, args, waits }: Extract<Report, { type: 'call' }>): Promise<void> {
    // What the host takes its time for is no fault of the script.
    if (waits) this.#stopTimer()
    const answer = await this.#call(name, args)
    if (this.#thread !== thread) return
    if (!waits) return thread.worker.postMessage({ type: 'answer', id, ...answer })
    thread.answers.postMessage(answer)
    Atomics.store(thread.flag, 0, 1)
    Atomics.notify(thread.flag, 0)
    this.#startTimer()
  }

  async #call(name: string, args: readonly unknown[]): Promise<Answer> {
    try {
      const found = this.#functions.get(name) ?? this.#options.host!.get(name)!.make(this.#scope)
      this.#functions.set(name, found)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the machine in the thread has checked them
      return { ok: true, value: portable(await found(...(args as never[]))) }
    } catch (error) {
      return { ok: false, message: messageOf(error) }
    }
  }

  #startTimer(): void {
    const { timeoutMs } = this.#options
    const running = this.#running
    if (timeoutMs === undefined || running === undefined) return
    running.timer = systemClock.schedule(timeoutMs + GRACE_MS, () => {
      const { worker } = this.#thread!
      this.#onEnd(
        this.#thread!,
        new RuntimeError('TIMEOUT', 'The script ran past its deadline, and was ended with its thread.'),
      )
      void worker.terminate()
    })
  }

  #stopTimer(): void {
    this.#running?.timer?.[Symbol.dispose]()
  }

  #finish(how: (execution: Execution) => void): void {
    this.#stopTimer()
    const running = this.#running
    this.#running = undefined
    if (running !== undefined) how(running)
  }

  #onEnd(thread: Thread, error: RuntimeError): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    thread.answers.close()
    this.#finish(({ reject }) => reject(error))
  }

  /** Ends the thread; a program that runs is rejected with `HOST_ERROR`. What host functions acquired is given back. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true
    const thread = this.#thread
    if (thread !== undefined) {
      this.#onEnd(thread, new RuntimeError('HOST_ERROR', 'The worker has been disposed of.'))
      await thread.worker.terminate()
    }
    await this.#scope[Symbol.asyncDispose]()
  }
}

function requireOptions(options: ScriptWorkerOptions): void {
  const limits = ['fuel', 'timeoutMs', 'maxMemoryBytes', 'maxFrames'] as const
  const problems = [
    ...limits.map((name) => numberProblem(name, options[name], 0)),
    ...(['heapMb', 'stackMb'] as const).map((name) => numberProblem(name, options[name], 1)),
    ...(['print', 'printError'] as const).map((name) => functionProblem(name, options[name])),
    objectProblem('host', options.host, 'a HostRegistry', ['signatures', 'get']),
  ]
  const problem = problems.find((each) => each !== undefined)
  if (problem !== undefined) throw new VmError('INVALID_OPTION', problem.message, { hint: problem.hint })
}

function endedBy(error: unknown): RuntimeError {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (!isMemory)
    return new RuntimeError('HOST_ERROR', `The thread of the script failed: ${messageOf(error)}`, { cause: error })
  return new RuntimeError('MEMORY_LIMIT', 'The script filled the heap of its thread.', {
    hint: 'Raise heapMb, or give maxMemoryBytes, which ends a script before its thread.',
    cause: error,
  })
}

function errorOf({ code, message, exceptionType, exitCode, scriptStack }: Failure): RuntimeError {
  return new RuntimeError(code, message, { exceptionType, exitCode, scriptStack })
}

function writeOut(text: string): void {
  process.stdout.write(text)
}

function writeError(text: string): void {
  process.stderr.write(text)
}

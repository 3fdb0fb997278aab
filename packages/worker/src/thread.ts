// What runs in the thread: a machine whose host functions ask the other thread.

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import { assert, messageOf } from '@fsrs/base'
import { Chunk } from '@fsrs/chunk'
import { HostRegistry, RuntimeError, Vm, toJs } from '@fsrs/vm'

import { isAsync, portable } from './protocol.ts'
import type { Answer, Failure, Report, Request, ThreadData } from './protocol.ts'

assert(parentPort !== null, 'this is the code of a thread')
const port = parentPort
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own other half wrote it
const data = workerData as ThreadData
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a port, by its contract
const answers = data.answers as MessagePort
const flag = new Int32Array(data.flag)
const waiting = new Map<number, (answer: Answer) => void>()
let calls = 0

function report(message: Report): void {
  port.postMessage(message)
}

function ask(name: string, args: readonly unknown[], waits: boolean): number {
  const id = ++calls
  report({ type: 'call', id, name, args: args.map((arg) => portable(arg)), waits })
  return id
}

function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value
  throw new Error(answer.message)
}

/** Sleeps until the answer is there. */
function askAndSleep(name: string, args: readonly unknown[]): unknown {
  Atomics.store(flag, 0, 0)
  ask(name, args, true)
  Atomics.wait(flag, 0, 0)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own other half sent it
  return valueOf(receiveMessageOnPort(answers)?.message as Answer)
}

async function askForLater(name: string, args: readonly unknown[]): Promise<unknown> {
  const answer = await new Promise<Answer>((resolve) => waiting.set(ask(name, args, false), resolve))
  return valueOf(answer)
}

const host = new HostRegistry()
for (const [name, type] of data.signatures) {
  host.register(name, type, (...args: unknown[]) => (isAsync(type) ? askForLater(name, args) : askAndSleep(name, args)))
}
const { fuel, timeoutMs, maxMemoryBytes, maxFrames, heapBytes } = data.limits

/** Bytes in use: objects, living or not collected yet, and the buffers of arrays of numbers. */
function bytesInUse(): number {
  const { used_heap_size: onHeap, external_memory: buffers } = getHeapStatistics()
  return onHeap + buffers
}

let collect: (() => void) | undefined

/** Frees what nothing refers to any more. V8 has this behind a flag, which only contexts that are made later see. */
function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- V8's own function of that name
    collect = runInNewContext('gc') as () => void
  }
  collect()
}

function mayAllocate(bytes: number): boolean {
  if (bytesInUse() + bytes <= heapBytes) return true
  collectGarbage()
  return bytesInUse() + bytes <= heapBytes
}

const vm = new Vm({
  host,
  ...(fuel === undefined ? {} : { fuel }),
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
  ...(maxMemoryBytes === undefined ? {} : { maxMemoryBytes }),
  ...(maxFrames === undefined ? {} : { maxFrames }),
  mayAllocate,
  print: (text) => report({ type: 'print', text }),
  printError: (text) => report({ type: 'print-error', text }),
})

async function execute(bytes: Uint8Array): Promise<void> {
  try {
    report({ type: 'result', value: portable(await toJs(vm.execute(Chunk.fromBytes(bytes)))) })
  } catch (error) {
    report({ type: 'failed', error: failureOf(error) })
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof RuntimeError) {
    const { code, message, exceptionType, exitCode, scriptStack } = error
    return { code, message, exceptionType, exitCode, scriptStack }
  }
  return {
    code: 'HOST_ERROR',
    message: messageOf(error),
    exceptionType: undefined,
    exitCode: undefined,
    scriptStack: [],
  }
}

port.on('message', (request: Request) => {
  if (request.type === 'execute') void execute(request.chunk)
  else {
    waiting.get(request.id)?.(request)
    waiting.delete(request.id)
  }
})

// How long from a loaded module to the result of a first program? cold-process.js CONTESTANT. Writes milliseconds.

import { load } from './peers.ts'

/** Each creates, compiles and runs `40 + 2`; loading its module is not timed. */
const CONTESTANTS: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  FSRS: async () => {
    const { compileProgramFromSource } = await import('@fsrs/frontend')
    const { toJs, Vm } = await import('@fsrs/vm')
    return async () => {
      const compiled = compileProgramFromSource('40 + 2')
      if (!compiled.ok) throw new Error('it does not compile')
      return toJs(new Vm({ fuel: 1e6, timeoutMs: 1000 }).execute(compiled.chunk))
    }
  },
  wasmoon: async () => {
    interface Factory {
      createEngine(): Promise<{ doString(text: string): Promise<unknown> }>
    }
    const { LuaFactory } = await load<{ LuaFactory: new () => Factory }>('wasmoon')
    return async () => (await new LuaFactory().createEngine()).doString('return 40 + 2')
  },
  'quickjs-emscripten': async () => {
    interface Context {
      evalCode(text: string): unknown
      unwrapResult(result: unknown): unknown
      dump(handle: unknown): unknown
    }
    const { getQuickJS } = await load<{ getQuickJS(): Promise<{ newContext(): Context }> }>('quickjs-emscripten')
    return async () => {
      const context = (await getQuickJS()).newContext()
      return context.dump(context.unwrapResult(context.evalCode('40 + 2')))
    }
  },
}

const run = await CONTESTANTS[process.argv[2] ?? '']!()
const beganMs = performance.now()
const result = await run()
const ms = performance.now() - beganMs
if (result !== 42) throw new Error(`${String(result)} instead of 42`)
process.stdout.write(JSON.stringify(ms), () => process.exit())

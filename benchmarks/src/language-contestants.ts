import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'

import { compileProgramFromSource } from '@fsrs/frontend'
import { toJs, Vm } from '@fsrs/vm'
import type { VmOptions } from '@fsrs/vm'

import { loadFable } from './fable.ts'
import { load, nameOf, WORKSPACE } from './peers.ts'

/** A program, ready to be called: it gives its result, an int32. */
export type Program = () => number

/** One of those who run the programs. */
export interface LanguageContestant {
  readonly name: string
  readonly isOurs: boolean
  /** Takes a name in `programs/`; `directory` is for files that it needs. */
  readonly open: (program: string, directory: string) => Promise<Program>
}

/** The nine programs, by what they try. */
export const PROGRAMS = ['fib', 'tak', 'sieve', 'trees', 'queens', 'strings', 'list', 'expr', 'closures'] as const

/** Limits that are never met: what is measured is the cost of watching them. */
const FUEL = { fuel: 1e15 }
const DEADLINE = { ...FUEL, timeoutMs: 1e8 }
const MEMORY = { ...DEADLINE, maxMemoryBytes: 1e15 }

export const LANGUAGE_CONTESTANTS: readonly LanguageContestant[] = [
  ours('FSRS, no limits', {}),
  ours('FSRS, fuel', FUEL),
  ours('FSRS, fuel + deadline', DEADLINE),
  ours('FSRS, fuel + deadline + memory', MEMORY),
  ours('FSRS interpreter, fuel + deadline', { ...DEADLINE, strategy: 'interpreter' }),
  { name: nameOf('fable-standalone'), isOurs: false, open: openFable },
  { name: nameOf('wasmoon'), isOurs: false, open: openWasmoon },
  { name: nameOf('quickjs-emscripten'), isOurs: false, open: openQuickJs },
  { name: nameOf('fengari'), isOurs: false, open: openFengari },
]

/** Text of a program. */
export function textOf(program: string, extension: 'fsrs' | 'js' | 'lua'): string {
  return readFileSync(join(WORKSPACE, 'programs', `${program}.${extension}`), 'utf8')
}

/** The program in hand-written JavaScript on this V8: the limit. */
export function openJavaScript(program: string): Program {
  return runInThisContext(textOf(program, 'js')) as Program
}

function ours(name: string, options: VmOptions): LanguageContestant {
  return {
    name,
    isOurs: true,
    open: async (program) => {
      const compiled = compileProgramFromSource(textOf(program, 'fsrs'))
      if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message)
      const instance = new Vm(options).load(compiled.chunk)
      instance.run()
      const run = instance.exports.find(({ name: exported }) => /(^|\.)run$/.test(exported))!
      return toJs(instance.get(run.name)!) as Program
    },
  }
}

async function openFable(program: string, directory: string): Promise<Program> {
  const file = join(directory, `${program}-fable.mjs`)
  writeFileSync(file, loadFable()(`module Program\n\n${textOf(program, 'fsrs')}`))
  const { run } = (await import(file)) as { run: Program }
  return run
}

async function openWasmoon(program: string): Promise<Program> {
  const { LuaFactory } = await load<{
    LuaFactory: new () => { createEngine(): Promise<{ doString(text: string): Promise<unknown> }> }
  }>('wasmoon')
  const lua = await new LuaFactory().createEngine()
  return (await lua.doString(textOf(program, 'lua'))) as Program
}

async function openQuickJs(program: string): Promise<Program> {
  interface Handle {
    readonly value: Handle
  }
  interface Context {
    evalCode(text: string): unknown
    unwrapResult(result: unknown): Handle
    callFunction(run: Handle, self: unknown): unknown
    getNumber(handle: Handle): number
    readonly undefined: unknown
  }
  const { getQuickJS } = await load<{ getQuickJS(): Promise<{ newContext(): Context }> }>('quickjs-emscripten')
  const context = (await getQuickJS()).newContext()
  const run = context.unwrapResult(context.evalCode(textOf(program, 'js')))
  return () => context.getNumber(context.unwrapResult(context.callFunction(run, context.undefined)))
}

async function openFengari(program: string): Promise<Program> {
  type Api = Readonly<Record<string, (...args: readonly unknown[]) => number>>
  const { default: fengari } = await load<{
    default: { lua: Api; lauxlib: Api; lualib: Api; to_luastring(text: string): Uint8Array }
  }>('fengari')
  const { lua, lauxlib, lualib } = fengari
  const state = lauxlib['luaL_newstate']!()
  lualib['luaL_openlibs']!(state)
  const failed = lauxlib['luaL_dostring']!(state, fengari.to_luastring(textOf(program, 'lua')))
  if (failed !== 0) throw new Error('Fengari does not take the program.')
  return () => {
    lua['lua_pushvalue']!(state, -1)
    lua['lua_call']!(state, 0, 1)
    const result = lua['lua_tonumber']!(state, -1)
    lua['lua_settop']!(state, -2)
    return result
  }
}

import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { CodedError, codeOf } from '@fsrs/base'
import type { CompilerAdapter } from '@fsrs/compiler'
import type { ConfigChange } from '@fsrs/config'
import type { PrepareHook } from '@fsrs/engine'

import { loadHostFunctions } from './host-module.ts'

/** A language other than FSRS, as `watch` runs it. */
export interface OtherLanguage {
  readonly compiler: CompilerAdapter<unknown>
  readonly prepare: PrepareHook<unknown>
}

/** What a language needs of the command line. */
export interface LanguageContext {
  readonly cwd: string
  /** The module that `--host` names. */
  readonly hostModule: string | undefined
  /** Gets what there is to show of a program that does not print by itself. */
  readonly print: (text: string) => void
}

type Open = (context: LanguageContext) => Promise<OtherLanguage>

/** Extensions of FSRS. */
const SCRIPTS: readonly string[] = ['.fsrs', '.fs']

/** By extension. Code is loaded when a file of its language is watched, so that no other pays for it. */
const LANGUAGES: Readonly<Record<string, Open>> = {
  ...Object.fromEntries(['.ts', '.mts', '.tsx', '.js', '.mjs', '.jsx'].map((extension) => [extension, openTypeScript])),
  ...Object.fromEntries(
    ['.json', '.jsonc', '.yaml', '.yml', '.toml', '.env'].map((extension) => [extension, openConfig]),
  ),
  '.wasm': openWasm,
  '.wat': openWasm,
}

/** Whether `watch` alone takes the file, since it is of another language than FSRS. */
export function isOtherLanguage(file: string): boolean {
  return Object.hasOwn(LANGUAGES, extensionOf(file))
}

function extensionOf(file: string): string {
  return /(^|[\\/])\.env(\.[^\\/]*)?$/.test(file) ? '.env' : extname(file).toLowerCase()
}

/**
 * @returns undefined: the file is a script of FSRS
 * @throws {CodedError} `INVALID_FILE_EXTENSION`, `LANGUAGE_NOT_INSTALLED`, and those of the module that `--host` names
 */
export async function otherLanguage(file: string, context: LanguageContext): Promise<OtherLanguage | undefined> {
  const extension = extensionOf(file)
  const open = Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined
  if (open === undefined && !SCRIPTS.includes(extension)) {
    throw new CodedError('INVALID_FILE_EXTENSION', `cannot watch ${file}.`, {
      hint: `Name a file that ends in one of ${[...SCRIPTS, ...Object.keys(LANGUAGES)].join(' ')}.`,
    })
  }
  return open?.(context)
}

async function openTypeScript({ cwd }: LanguageContext): Promise<OtherLanguage> {
  const { ModuleRunner, typescriptCompiler } = await installed(
    '@fsrs/typescript',
    cwd,
    () => import('@fsrs/typescript'),
  )
  return anyLanguage(typescriptCompiler(), new ModuleRunner().prepare)
}

/** A configuration is shown when it comes, and then what is different in each next one. */
async function openConfig({ print }: LanguageContext): Promise<OtherLanguage> {
  const { ConfigHolder, configCompiler } = await import('@fsrs/config')
  const config = new ConfigHolder()
  let isFirst = true
  config.onChange((value, changes) => {
    print(isFirst ? `${text(value, 2)}\n` : changes.map(changeLine).join(''))
    isFirst = false
  })
  return anyLanguage(configCompiler(), config.prepare)
}

function changeLine({ path, kind, before, after }: ConfigChange): string {
  const name = path.join('.')
  switch (kind) {
    case 'added':
      return `${name}: ${text(after)} (added)\n`
    case 'removed':
      return `${name}: ${text(before)} (removed)\n`
    case 'changed':
      return `${name === '' ? 'all' : name}: ${text(before)} → ${text(after)}\n`
  }
}

function text(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent) ?? String(value)
}

/** A module is told the functions of `--host`; its `_start` or `main` is run whenever a version goes live. */
async function openWasm({ cwd, hostModule, print }: LanguageContext): Promise<OtherLanguage> {
  const { WasmRunner, wasmCompiler } = await installed('@fsrs/wasm', cwd, () => import('@fsrs/wasm'))
  const imports: Record<string, Record<string, unknown>> = {}
  for (const [name, implementation] of Object.entries(await loadHostFunctions(hostModule, cwd))) {
    const dot = name.lastIndexOf('.')
    const module = name.slice(0, Math.max(dot, 0))
    imports[module] = { ...imports[module], [name.slice(dot + 1)]: implementation }
  }
  const runner = new WasmRunner({ imports, keepMemories: ['memory'] })
  const prepare: typeof runner.prepare = (generation) => {
    const result = runner.prepare(generation)
    if (!result.ok) return result
    const { exports } = generation.artifact.signatures
    const entry = exports.find(({ name, type }) => ['_start', 'main'].includes(name) && type.startsWith('() ->'))
    const commit = (): void => {
      result.program.commit()
      if (entry === undefined) return
      const answer = runner.fn(entry.name)()
      if (typeof answer === 'number' || typeof answer === 'bigint') print(`${entry.name}() = ${answer}\n`)
    }
    return { ok: true, program: { commit } }
  }
  return anyLanguage(wasmCompiler(), prepare)
}

function anyLanguage<Artifact>(compiler: CompilerAdapter<Artifact>, prepare: PrepareHook<Artifact>): OtherLanguage {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each gets what its own compiler makes
  return { compiler, prepare: prepare as PrepareHook<unknown> }
}

/**
 * A package that is not part of this one, because it is large or made for each system: beside this program, or in the
 * project that it is run in.
 */
async function installed<Module>(name: string, cwd: string, beside: () => Promise<Module>): Promise<Module> {
  try {
    return await beside()
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error
  }
  let path: string
  try {
    path = createRequire(join(cwd, 'package.json')).resolve(name)
  } catch (cause) {
    throw new CodedError('LANGUAGE_NOT_INSTALLED', `files of this kind need ${name}, which is not installed.`, {
      hint: `Run npm install ${name} here.`,
      cause,
    })
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same package, found elsewhere
  return (await import(pathToFileURL(path).href)) as Module
}

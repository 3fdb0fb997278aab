import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { directoryOf } from './peers.ts'

/** What is used of Fable's compiler, which is itself F# compiled to JavaScript. */
interface Fable {
  CreateChecker(references: readonly string[], read: (name: string) => Uint8Array, options: readonly string[]): unknown
  ParseAndCheckProject(
    checker: unknown,
    project: string,
    names: readonly string[],
    sources: readonly string[],
    options: readonly string[],
  ): {
    readonly Errors: readonly { readonly IsWarning: boolean; readonly Message: string }[]
  }
  CompileToTargetAst(library: string, parsed: unknown, name: string, options: undefined, language: string): unknown
  PrintTargetAst(ast: unknown, writer: unknown): (context: unknown) => void
}

/** Loads Fable with the libraries that it knows. @returns what compiles F# to a module of JavaScript */
export function loadFable(): (source: string) => string {
  const directory = directoryOf('fable-standalone')
  const module = { exports: {} as { init(): Fable } }
  // oxlint-disable-next-line typescript/no-implied-eval -- a bundle that is neither a module nor CommonJS in a module's folder
  new Function('module', 'exports', readFileSync(join(directory, 'dist/bundle.min.js'), 'utf8'))(module, module.exports)
  const fable = module.exports.init()
  const metadata = join(directoryOf('fable-metadata'), 'lib')
  const references = readdirSync(metadata)
    .filter((name) => name.endsWith('.dll') && !/^(Browser|Fable\.Repl)/.test(name))
    .map((name) => name.slice(0, -'.dll'.length))
  const checker = fable.CreateChecker(references, (name) => readFileSync(join(metadata, name)), [
    '--define:FABLE_COMPILER',
  ])
  return (source) => compile(fable, checker, source)
}

function compile(fable: Fable, checker: unknown, source: string): string {
  const parsed = fable.ParseAndCheckProject(checker, '/p.fsproj', ['/Program.fs'], [source], ['--optimize+'])
  const error = parsed.Errors.find(({ IsWarning }) => !IsWarning)
  if (error !== undefined) throw new Error(error.Message)
  const ast = fable.CompileToTargetAst(
    join(directoryOf('fable-standalone'), 'dist/fable-library'),
    parsed,
    '/Program.fs',
    undefined,
    'javascript',
  )
  let text = ''
  const written = (context: { onSuccess(value: unknown): void }): void => context.onSuccess(undefined)
  const writer = {
    Write: (piece: string) => {
      text += piece
      return written
    },
    MakeImportPath: (path: string) => path,
    AddSourceMapping: () => undefined,
    Dispose: () => undefined,
  }
  runAsync(fable.PrintTargetAst(ast, writer))
  return text
}

/** Runs one of F#'s asynchronous computations to its end. */
function runAsync(computation: (context: unknown) => void): void {
  const waiting: (() => void)[] = []
  let failure: unknown
  let calls = 0
  computation({
    onSuccess: () => undefined,
    onError: (error: unknown) => {
      failure = error
    },
    onCancel: () => undefined,
    cancelToken: { isCancelled: false, throwIfCancellationRequested: () => undefined, addListener: () => undefined },
    trampoline: {
      incrementAndCheck: () => calls++ > 500,
      hijack: (next: () => void) => {
        calls = 0
        waiting.push(next)
      },
    },
  })
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next()
  if (failure !== undefined) throw failure
}

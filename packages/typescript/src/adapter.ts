import { isAbsolute } from 'node:path'

import { after, requireOptions, shown } from '@fsrs/base'
import type { AdapterResult, CompilerAdapter } from '@fsrs/compiler'

import { GraphBuilder } from './graph.ts'
import type { BuiltGraph, ModuleGraph } from './graph.ts'
import { EXTENSIONS } from './resolve.ts'

/** How modules are found. */
export interface TypeScriptOptions {
  /** Absolute path of a `tsconfig.json` whose `paths` are followed; default: none. */
  readonly tsconfig?: string
}

/**
 * TypeScript and JavaScript modules as a language of the engine. An artifact is a graph of modules in which nothing has
 * run: hand it to a `ModuleRunner`. Types are removed, not checked.
 *
 * @throws {CodedError} `INVALID_OPTION` for a `tsconfig` that is no absolute path
 */
export function typescriptCompiler(options: TypeScriptOptions = {}): CompilerAdapter<ModuleGraph> {
  const { tsconfig } = options
  if (tsconfig !== undefined && !(typeof tsconfig === 'string' && isAbsolute(tsconfig))) {
    const hint = 'It takes an absolute path: where a relative one begins, nobody knows here.'
    requireOptions({ message: `The option tsconfig is ${shown(tsconfig)}.`, hint })
  }
  const builder = new GraphBuilder(tsconfig)
  return {
    name: 'typescript',
    extensions: EXTENSIONS.filter((extension) => extension !== '.json'),
    compile: ({ entry, sources }) => after(builder.build(entry, sources), resultOf),
  }
}

function resultOf({ graph, diagnostics, reports }: BuiltGraph): AdapterResult<ModuleGraph> {
  if (diagnostics.length > 0) return { ok: false, diagnostics, modules: reports }
  return { ok: true, artifact: graph, diagnostics, modules: reports }
}

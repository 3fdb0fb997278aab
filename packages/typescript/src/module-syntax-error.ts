import { parse } from 'acorn'

import { isObject, messageOf } from '@fsrs/base'

import type { GraphModule } from './graph.ts'

/** A module that the transformer takes and the machine does not, with the place in its code, which V8 does not tell. */
export class ModuleSyntaxError extends SyntaxError {
  readonly module: GraphModule
  /** In the module's code: the line from 1, the column from 0; undefined where nobody knows. */
  readonly place: { readonly line: number; readonly column: number } | undefined

  constructor(module: GraphModule, cause: SyntaxError) {
    const found = firstMistakeIn(module.code)
    super(found?.isDecorator === true ? 'Decorators are not supported: the machine has none yet.' : messageOf(cause), {
      cause,
    })
    this.module = module
    this.place = found?.place
  }
}

interface Mistake {
  readonly place: { readonly line: number; readonly column: number }
  readonly isDecorator: boolean
}

function firstMistakeIn(code: string): Mistake | undefined {
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true })
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError && 'loc' in error && 'pos' in error)) return undefined
    const { loc, pos } = error
    if (!isObject(loc) || !('line' in loc && 'column' in loc)) return undefined
    const place = { line: Number(loc.line), column: Number(loc.column) }
    return { place, isDecorator: code[Number(pos)] === '@' }
  }
}

import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping'

import { messageOf } from '@fsrs/base'
import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { GraphModule, ModuleGraph } from './graph.ts'
import { FIRST_LINE_COLUMNS, sourceUrlOf } from './module-function.ts'
import { ModuleSyntaxError } from './module-syntax-error.ts'
import { SYNTAX_ERROR, sourceMapOf } from './transform.ts'

/** The code of a module that threw while it was evaluated. */
export const EVALUATION_FAILED = 'EVALUATION_FAILED'

interface Place {
  readonly name: string
  readonly module: GraphModule
  readonly line: number
  readonly column: number
}

/** The line from 1, the column from 0. */
interface CodePlace {
  readonly line: number
  readonly column: number
}

/** A finding about what a module threw, at the place in its source, with the callers. */
export function evaluationDiagnostic(graph: ModuleGraph, error: unknown): Diagnostic {
  if (error instanceof ModuleSyntaxError) return syntaxDiagnostic(error)
  const [first, ...callers] = placesOf(graph, error)
  const source = new SourceFile(first?.module.path ?? graph.entry, first?.module.text ?? '')
  const offset = first === undefined ? 0 : (source.lineStarts[first.line - 1] ?? 0) + first.column - 1
  return {
    severity: 'error',
    code: EVALUATION_FAILED,
    message: textOf(error),
    file: source.path,
    span: source.spanOf(offset, offset),
    labels: [],
    notes: callers.map(({ name, module, line, column }) => `called from ${name} at ${module.path}:${line}:${column}`),
    help: undefined,
  }
}

function syntaxDiagnostic({ module, place, message }: ModuleSyntaxError): Diagnostic {
  const source = new SourceFile(module.path, module.text)
  const traced = place === undefined ? undefined : originalPositionFor(mapOf(module), inFunction(place))
  const offset = traced?.line == null ? 0 : (source.lineStarts[traced.line - 1] ?? 0) + (traced.column ?? 0)
  const span = source.spanOf(offset, offset)
  return {
    severity: 'error',
    code: SYNTAX_ERROR,
    message,
    file: module.path,
    span,
    labels: [],
    notes: [],
    help: undefined,
  }
}

/** A position in a module's code as one in its function, of which the map is. */
function inFunction({ line, column }: CodePlace): CodePlace {
  return { line, column: line === 1 ? column + FIRST_LINE_COLUMNS : column }
}

/** Programs throw errors whose name, message or stack is whatever they made of it. */
function textOf(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : messageOf(error)
  } catch {
    return messageOf(error)
  }
}

function stackOf(error: Error): string {
  try {
    const stack: unknown = error.stack
    return typeof stack === 'string' ? stack : ''
  } catch {
    return ''
  }
}

/** Frames of the program's own modules, innermost first, by lines and columns of their sources. */
function placesOf(graph: ModuleGraph, error: unknown): Place[] {
  if (!(error instanceof Error)) return []
  return stackOf(error)
    .split('\n')
    .flatMap((text): Place[] => {
      const match = /^\s+at (?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/.exec(text)
      const module = match === null ? undefined : moduleNamed(graph, match[2]!)
      if (match === null || module === undefined) return []
      // The function that a module is made into has no name: it stands in stacks as what made it.
      const name = match[1] === undefined || match[1] === 'eval' ? 'the module' : match[1]
      const traced = originalPositionFor(mapOf(module), { line: Number(match[3]), column: columnOf(match) })
      // Where Node maps stacks itself, the place is one of the source already.
      const { line, column } = traced
      if (process.sourceMapsEnabled || line === null)
        return [{ name, module, line: Number(match[3]), column: Number(match[4]) }]
      return [{ name, module, line, column: (column ?? 0) + 1 }]
    })
}

/** The module that stands in a stack under this name. */
function moduleNamed({ modules }: ModuleGraph, name: string): GraphModule | undefined {
  return modules.get(name) ?? [...modules.values()].find(({ path }) => sourceUrlOf(path) === name)
}

function columnOf([, , , , column]: RegExpExecArray): number {
  return Math.max(0, Number(column) - 1)
}

const NO_MAP = '{"version":3,"names":[],"sources":[],"mappings":""}'

const maps = new WeakMap<GraphModule, TraceMap>()

function mapOf(module: GraphModule): TraceMap {
  const known = maps.get(module)
  if (known !== undefined) return known
  const made = new TraceMap(sourceMapOf(module.path, module.text) ?? NO_MAP)
  maps.set(module, made)
  return made
}

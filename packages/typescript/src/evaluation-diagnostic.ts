import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping'

import { messageOf } from '@fsrs/base'
import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { GraphModule, ModuleGraph } from './graph.ts'

/** The code of a module that threw while it was evaluated. */
export const EVALUATION_FAILED = 'EVALUATION_FAILED'

interface Place {
  readonly name: string
  readonly module: GraphModule
  readonly line: number
  readonly column: number
}

/** A finding about what a module threw, at the place in its source, with the callers. */
export function evaluationDiagnostic(graph: ModuleGraph, error: unknown): Diagnostic {
  const [first, ...callers] = placesOf(graph, error)
  const source = new SourceFile(first?.module.path ?? graph.entry, first?.module.text ?? '')
  const offset = first === undefined ? 0 : (source.lineStarts[first.line - 1] ?? 0) + first.column - 1
  return {
    severity: 'error',
    code: EVALUATION_FAILED,
    message: error instanceof Error ? `${error.name}: ${error.message}` : messageOf(error),
    file: source.path,
    span: source.spanOf(offset, offset),
    labels: [],
    notes: callers.map(({ name, module, line, column }) => `called from ${name} at ${module.path}:${line}:${column}`),
    help: undefined,
  }
}

/** Frames of the program's own modules, innermost first, by lines and columns of their sources. */
function placesOf(graph: ModuleGraph, error: unknown): Place[] {
  if (!(error instanceof Error)) return []
  return (error.stack ?? '').split('\n').flatMap((text): Place[] => {
    const match = /^\s+at (?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/.exec(text)
    const module = match === null ? undefined : graph.modules.get(match[2]!)
    if (match === null || module?.map === undefined) return []
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

function columnOf([, , , , column]: RegExpExecArray): number {
  return Math.max(0, Number(column) - 1)
}

const maps = new WeakMap<GraphModule, TraceMap>()

function mapOf(module: GraphModule): TraceMap {
  const known = maps.get(module)
  if (known !== undefined) return known
  const made = new TraceMap(module.map ?? '{}')
  maps.set(module, made)
  return made
}

import type { Unit } from '@fsrs/chunk'

import type { ScriptFrame } from '../machine/runtime-error.ts'

/** Lines that `new Function` puts before the body. */
export const HEADER_LINES = 2

/** A piece of generated code whose positions can be shown. */
export interface PositionedCode {
  readonly unit: Unit
  readonly source: string
  readonly functionNames: readonly string[]
}

/**
 * Finds the script's frames in a stack trace of V8. Each call in generated code begins a line with a mark that holds
 * its position, so no table is kept for what hardly ever happens.
 */
export function scriptFrames(
  stack: string,
  codeOf: (url: string) => PositionedCode | undefined,
): readonly ScriptFrame[] {
  const frames: ScriptFrame[] = []
  const lines = new Map<PositionedCode, readonly string[]>()
  for (const match of stack.matchAll(/(fsrs-unit-\d+):(\d+):\d+\)?$/gm)) {
    const code = codeOf(match[1] ?? '')
    if (code === undefined) continue
    let source = lines.get(code)
    if (source === undefined) {
      source = code.source.split('\n')
      lines.set(code, source)
    }
    const frame = frameAt(code, source, Number(match[2]) - 1 - HEADER_LINES)
    if (frame !== undefined) frames.push(frame)
  }
  return frames
}

function frameAt(code: PositionedCode, source: readonly string[], line: number): ScriptFrame | undefined {
  const mark = /^\/\*(\d+),(\d+)\*\//.exec(source[line] ?? '')
  if (mark === null) return undefined
  return frameOf(code.unit, code.functionNames[Number(mark[2])] ?? '', Number(mark[1]))
}

/** A frame from a function's name and a position in a unit. */
export function frameOf(unit: Unit, name: string, at: number): ScriptFrame {
  const { lineStarts } = unit
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lineStarts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { name, file: unit.file, line: low + 1, column: at - (lineStarts[low] ?? 0) + 1 }
}

/** Generated code for people: marks of positions as `line:column`. */
export function withPositions(unit: Unit, code: string): string {
  return code.replaceAll(/^\/\*(\d+),\d+\*\//gm, (_, at: string) => {
    const { line, column } = frameOf(unit, '', Number(at))
    return `/* ${line}:${column} */ `
  })
}

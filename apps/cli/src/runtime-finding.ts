import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'
import type { RuntimeError } from '@fsrs/vm'

/** What ended a run, as a finding at the place in the script where it happened. */
export function runtimeFinding(
  error: RuntimeError,
  script: string,
  sourceText: (file: string) => string | undefined,
): Diagnostic {
  const [innermost, ...outer] = error.scriptStack
  const file = innermost?.file ?? script
  const source = new SourceFile(file, sourceText(file) ?? '')
  const offset = innermost === undefined ? 0 : (source.lineStarts[innermost.line - 1] ?? 0) + innermost.column - 1
  return {
    severity: 'error',
    code: error.code,
    message: error.exceptionType === undefined ? error.message : `${error.exceptionType}: ${error.message}`,
    file,
    span: source.spanOf(offset, offset + 1),
    labels: [],
    notes: outer.slice(0, STACK_FRAMES).map((frame) => `called from ${frame.name}, line ${frame.line}`),
    help: undefined,
  }
}

/** Callers shown at most: more of a deep recursion helps nobody. */
const STACK_FRAMES = 5

import type { Chunk } from '@fsrs/chunk'
import { compileProgramFromSource } from '@fsrs/frontend'
import { RuntimeError, Vm } from '@fsrs/vm'
import type { StrategyName } from '@fsrs/vm'

/** The program compiled; throws with its first error where it is refused. */
export function compiled(source: string): Chunk {
  const result = compileProgramFromSource(source, { path: '/random.fs' })
  if (result.ok) return result.chunk
  const error = result.diagnostics.find((each) => each.severity === 'error')!
  const { line, column } = error.span.start
  throw new Error(`refused at ${line}:${column}: ${error.code} ${error.message}\n${source.split('\n')[line - 1]}`)
}

/** All that a compiled program prints, and as last line the exception that ended it. */
export function printed(chunk: Chunk, strategy: StrategyName): string {
  let text = ''
  try {
    new Vm({ strategy, print: (more) => (text += more) }).execute(chunk)
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    text += `\n[uncaught ${error.exceptionType ?? error.code}: ${error.message}]\n`
  }
  return text
}

/** What a program prints, or why it was refused. */
export function outcome(source: string, strategy: StrategyName): string {
  try {
    return printed(compiled(source), strategy)
  } catch (error) {
    return String(error)
  }
}

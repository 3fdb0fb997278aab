import type { ScriptFrame } from './runtime-error.ts'

export function interpreterFrames(_stack: string): readonly ScriptFrame[] {
  return []
}

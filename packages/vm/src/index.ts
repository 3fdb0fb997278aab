export { RuntimeError } from './runtime-error.ts'
export type { RuntimeErrorCode, ScriptFrame } from './runtime-error.ts'

export { ScriptWorker } from './script-worker.ts'
export type { ScriptWorkerOptions } from './script-worker.ts'

export { Workspace } from './workspace.ts'
export { VirtualClock } from './virtual-clock.ts'
export { checkoutFiles, saveStrategies, saveStrategy } from './save-strategies.ts'
export type { SaveOptions, SaveStrategy } from './save-strategies.ts'
export { callsMatch, interceptCalls, nodeFileSystem, recordCalls } from './file-system-port.ts'
export type {
  AroundCall,
  FileSystemCall,
  FileSystemPort,
  OpenFile,
  OpenMode,
  RecordedFileSystem,
} from './file-system-port.ts'

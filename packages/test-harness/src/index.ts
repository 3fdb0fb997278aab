export { Workspace } from './workspace.ts'
export { VirtualClock } from './virtual-clock.ts'
export { EventCollector } from './event-collector.ts'
export { ClientSimulator } from './client-simulator.ts'
export type { ClientEvent } from './client-simulator.ts'
export { SeededRandom } from './seeded-random.ts'
export { checkoutFiles, saveStrategies, saveStrategy } from './save-strategies.ts'
export type { SaveOptions, SaveStrategy } from './save-strategies.ts'
export { planStorm, runStorm, stormContent } from './storms.ts'
export type { Storm, StormOptions, StormSave, StormWorld } from './storms.ts'
export { watcherContract } from './watcher-contract.ts'
export type {
  ContractCase,
  ContractOutcome,
  WatcherCapability,
  WatcherEvent,
  WatcherLike,
  WatcherLikeOptions,
  WatcherSubject,
} from './watcher-subject.ts'
export { callsMatch, interceptCalls, nodeFileSystem, recordCalls } from './file-system-port.ts'
export type {
  AroundCall,
  FileSystemCall,
  FileSystemPort,
  OpenFile,
  OpenMode,
  RecordedFileSystem,
} from './file-system-port.ts'

export { Workspace } from './workspace.ts'
export { VirtualClock } from './virtual-clock.ts'
export { EventCollector } from './event-collector.ts'
export { SeededRandom } from './seeded-random.ts'
export { checkoutFiles, saveStrategies, saveStrategy } from './save-strategies.ts'
export type { SaveOptions, SaveStrategy } from './save-strategies.ts'
export { planStorm, runStorm, stormContent } from './storms.ts'
export type { Storm, StormOptions, StormSave, StormWorld } from './storms.ts'
export { LARGE_FILE_SIZES, largeContent, writeLargeFile } from './large-files.ts'
export type { LargeContentOptions, LargeFile } from './large-files.ts'
export { watcherContract } from './watcher-contract.ts'
export type {
  WatcherCapability,
  WatcherEvent,
  WatcherLike,
  WatcherLikeOptions,
  WatcherSubject,
} from './watcher-subject.ts'
export { checkConvergence } from './convergence.ts'
export type { ConvergenceRun } from './convergence.ts'
export { performOperations, planOperations } from './file-operations.ts'
export type { FileOperation, OperationPlan } from './file-operations.ts'
export { ClientSimulator } from './client-simulator.ts'
export type { ClientEvent } from './client-simulator.ts'
export { parseWatchCase, watchCase } from './watch-case.ts'
export type { WatchCase, WatchCaseStep } from './watch-case.ts'
export { checkLanguageCase, parseLanguageCase } from './language-case.ts'
export type { CaseFinding, CaseOutcome, LanguageCase } from './language-case.ts'
export { compilerContract } from './compiler-contract.ts'
export type {
  CompilerCapability,
  CompilerDiagnostic,
  CompilerLike,
  CompilerPosition,
  CompilerProgram,
  CompilerRequest,
  CompilerResult,
  CompilerSourceReader,
  CompilerSourceResult,
  CompilerSpan,
  CompilerSubject,
} from './compiler-subject.ts'
export { hostileSources } from './hostile-sources.ts'
export type { HostileSource } from './hostile-sources.ts'
export { MemorySources } from './memory-sources.ts'
export { FaultInjector, InjectedFault, injectEverywhere } from './fault-injector.ts'
export type { Fault, FaultKind } from './fault-injector.ts'
export { callsMatch, interceptCalls, nodeFileSystem, recordCalls } from './file-system-port.ts'
export type {
  AroundCall,
  FileSystemCall,
  FileSystemPort,
  OpenFile,
  OpenMode,
  RecordedFileSystem,
} from './file-system-port.ts'
export type { ContractCase, ContractOutcome } from './contract-case.ts'

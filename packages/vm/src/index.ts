export { Vm } from './vm.ts'
export type { StrategyName, VmOptions } from './vm.ts'
export { VmError } from './vm-error.ts'
export type { VmErrorCode } from './vm-error.ts'
export { Value, formatValue, fromJs, toJs, toJsBound } from './host/value.ts'
export { HostRegistry, HostRegistryError } from './host/host-registry.ts'
export type { HostFunction, HostRegistryErrorCode } from './host/host-registry.ts'
export type { HostImplementation } from './host/host-signature.ts'
export { HostScope } from './host/host-scope.ts'
export type { Owned } from './host/host-scope.ts'
export { RuntimeError } from './machine/runtime-error.ts'
export type { RuntimeErrorCode, ScriptFrame } from './machine/runtime-error.ts'
export { ProgramInstance } from './instance.ts'
export type { HandedReport, StaleCall } from './host/handed-functions.ts'
export type { LoadOptions, ProgramExport, RunOptions } from './instance.ts'
export { newConversionReport } from './state/state-conversion.ts'
export type {
  CaseConversion,
  Conversion,
  ConversionPlan,
  ConversionReport,
  FieldSource,
  LostField,
  TypeConversion,
} from './state/state-conversion.ts'
export type { Convert } from './state/state-converter.ts'
export type { RestoredState } from './strategy/linked-unit.ts'
export { Chunk, ChunkError } from '@fsrs/chunk'

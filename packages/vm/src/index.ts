export { Vm } from './vm.ts'
export type { StrategyName, VmOptions } from './vm.ts'
export { VmError } from './vm-error.ts'
export type { VmErrorCode } from './vm-error.ts'
export { Value, formatValue, fromJs, toJs, toJsBound } from './value.ts'
export { HostRegistry, HostRegistryError } from './host-registry.ts'
export type { HostFunction, HostRegistryErrorCode } from './host-registry.ts'
export type { HostImplementation } from './host-signature.ts'
export { HostScope } from './host-scope.ts'
export type { Owned } from './host-scope.ts'
export { RuntimeError } from './runtime-error.ts'
export type { RuntimeErrorCode, ScriptFrame } from './runtime-error.ts'
export { ProgramInstance } from './instance.ts'
export type { HandedReport, StaleCall } from './handed-functions.ts'
export type { LoadOptions, ProgramExport, RunOptions } from './instance.ts'
export { newConversionReport } from './state-conversion.ts'
export type {
  CaseConversion,
  Conversion,
  ConversionPlan,
  ConversionReport,
  FieldSource,
  LostField,
  TypeConversion,
} from './state-conversion.ts'
export type { Convert } from './state-converter.ts'
export type { RestoredState } from './linked-unit.ts'
export { Chunk, ChunkError } from '@fsrs/chunk'

export type {
  AdapterResult,
  CompileRequest,
  CompilerAdapter,
  ModuleReport,
  SourceReader,
  SourceResult,
} from './adapter.ts'
export { isExtension } from './extension.ts'
export { COMPILE_FUNCTION_THREW, SOURCE_UNREADABLE, fromFunction } from './from-function.ts'
export type { CompileFunction, FromFunctionOptions } from './from-function.ts'
export { hasErrors } from './diagnostic.ts'
export type { Diagnostic, Label, Severity } from './diagnostic.ts'
export type { Position, Span } from './span.ts'
export { formatDiagnostic } from './code-frame.ts'
export type { FormatOptions } from './code-frame.ts'
export { SourceFile } from './source-file.ts'
export { nearMisses } from './suggest.ts'

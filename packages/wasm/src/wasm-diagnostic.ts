import type { Diagnostic, SourceFile } from '@fsrs/compiler'

/** What can be wrong with a module, closed. */
export type WasmDiagnosticCode =
  /** The text is no module. */
  | 'WASM_SYNTAX'
  /** The bytes are no module. */
  | 'WASM_INVALID'
  /** The file is not there or cannot be read. */
  | 'WASM_UNREADABLE'
  /** The host does not offer what the module imports. */
  | 'WASM_IMPORT_MISSING'
  /** The host offers something of another kind or type. */
  | 'WASM_IMPORT_MISMATCH'
  /** An export of the live module is gone, or has another type. */
  | 'WASM_EXPORT_CHANGED'
  /** The memory cannot be handed over. */
  | 'WASM_MEMORY'
  /** The start function failed. */
  | 'WASM_START_FAILED'

/** An error at the text that names `name` first; where there is no text, or no such name, at the beginning. */
export function wasmError(
  code: WasmDiagnosticCode,
  source: SourceFile,
  message: string,
  {
    name,
    notes = [],
    help,
  }: { readonly name?: string; readonly notes?: readonly string[]; readonly help?: string } = {},
): Diagnostic {
  const quoted = name === undefined ? -1 : source.text.indexOf(JSON.stringify(name))
  const span = quoted < 0 ? source.spanOf(0, 0) : source.spanOf(quoted, quoted + name!.length + 2)
  return { severity: 'error', code, message, file: source.path, span, labels: [], notes, help }
}

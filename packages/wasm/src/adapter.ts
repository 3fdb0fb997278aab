// The types of WebAssembly are among those of browsers.
/// <reference lib="dom" />
import { messageOf } from '@fsrs/base'
import { SourceFile } from '@fsrs/compiler'
import type { AdapterResult, CompilerAdapter, Diagnostic, SourceResult } from '@fsrs/compiler'

import { assemble } from './assemble.ts'
import { signaturesOf } from './signatures.ts'
import type { ModuleSignatures } from './signatures.ts'
import { wasmError } from './wasm-diagnostic.ts'

/** A compiled module, of which nothing runs yet: hand it to a `WasmRunner`. */
export interface WasmModule {
  /** Its file; the text is empty where it is binary. */
  readonly source: SourceFile
  /** A `WebAssembly.Module`. */
  readonly module: object
  readonly signatures: ModuleSignatures
}

type Compiled =
  | { readonly ok: true; readonly artifact: WasmModule }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** WebAssembly as a language of the engine: `.wasm` files, and `.wat` files, which are assembled. */
export function wasmCompiler(): CompilerAdapter<WasmModule> {
  let last: { readonly bytes: Uint8Array; readonly path: string; readonly compiled: Compiled } | undefined
  return {
    name: 'wasm',
    extensions: ['.wasm', '.wat'],
    async compile({ entry, sources }): Promise<AdapterResult<WasmModule>> {
      const bytes = bytesOf(await sources.read(entry))
      if (typeof bytes === 'string') {
        const diagnostics = [
          wasmError('WASM_UNREADABLE', new SourceFile(entry, ''), `${entry} cannot be read: ${bytes}`),
        ]
        return { ok: false, diagnostics, modules: [] }
      }
      const isSame = last !== undefined && last.path === entry && isEqual(last.bytes, bytes)
      const compiled: Compiled = isSame ? last!.compiled : await compile(entry, bytes)
      const reason = isSame ? 'its content is the same' : last === undefined ? 'it is new' : 'its content changed'
      last = { bytes, path: entry, compiled }
      const modules = [{ name: entry, action: isSame ? 'reused' : 'compiled', reason } as const]
      return { diagnostics: [], modules, ...compiled }
    },
  }
}

/** The bytes, or why there are none. */
function bytesOf(source: SourceResult): Uint8Array | string {
  if (source.ok) return new TextEncoder().encode(source.text)
  return source.bytes ?? source.message
}

async function compile(path: string, bytes: Uint8Array): Promise<Compiled> {
  const source = new SourceFile(path, path.endsWith('.wat') ? new TextDecoder().decode(bytes) : '')
  const binary = path.endsWith('.wat') ? await assemble(source) : bytes
  if (!(binary instanceof Uint8Array)) return { ok: false, diagnostics: binary }
  try {
    // A copy: the bytes may be part of a larger buffer, and threads may share theirs.
    const copy = new Uint8Array(binary)
    const module = await WebAssembly.compile(copy)
    return { ok: true, artifact: { source, module, signatures: signaturesOf(copy) } }
  } catch (error) {
    const message = messageOf(error).replace(/^WebAssembly\.\w+\(\): /, '')
    return {
      ok: false,
      diagnostics: [wasmError('WASM_INVALID', source, `This is no module that can run: ${message}.`)],
    }
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

// The types of WebAssembly are among those of browsers.
/// <reference lib="dom" />
import { after, messageOf } from '@fsrs/base'
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

/** Modules up to this size are compiled at once, which takes less time than to go to another thread and back. */
const AT_ONCE_BYTES_MAX = 64 * 1024

type Answer = AdapterResult<WasmModule>

type Compiled =
  | { readonly ok: true; readonly artifact: WasmModule }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** WebAssembly as a language of the engine: `.wasm` files, and `.wat` files, which are assembled. */
export function wasmCompiler(): CompilerAdapter<WasmModule> {
  let last: { readonly bytes: Uint8Array; readonly path: string; readonly compiled: Compiled } | undefined
  return {
    name: 'wasm',
    extensions: ['.wasm', '.wat'],
    compile: ({ entry, sources }) => after(sources.read(entry), (source) => compileSource(entry, source)),
  }

  function compileSource(entry: string, source: SourceResult): Answer | Promise<Answer> {
    const bytes = bytesOf(source)
    if (typeof bytes === 'string') {
      const diagnostics = [wasmError('WASM_UNREADABLE', new SourceFile(entry, ''), `${entry} cannot be read: ${bytes}`)]
      return { ok: false, diagnostics, modules: [] }
    }
    const isSame = last !== undefined && last.path === entry && isEqual(last.bytes, bytes)
    const reason = isSame ? 'its content is the same' : last === undefined ? 'it is new' : 'its content changed'
    return after(isSame ? last!.compiled : compile(entry, bytes), (compiled) => {
      last = { bytes, path: entry, compiled }
      const modules = [{ name: entry, action: isSame ? 'reused' : 'compiled', reason } as const]
      return { diagnostics: [], modules, ...compiled }
    })
  }
}

/** The bytes, or why there are none. */
function bytesOf(source: SourceResult): Uint8Array | string {
  if (source.ok) return new TextEncoder().encode(source.text)
  return source.bytes ?? source.message
}

function compile(path: string, bytes: Uint8Array): Compiled | Promise<Compiled> {
  const source = new SourceFile(path, path.endsWith('.wat') ? new TextDecoder().decode(bytes) : '')
  return after(path.endsWith('.wat') ? assemble(source) : bytes, (binary) =>
    binary instanceof Uint8Array ? compileBinary(source, binary) : { ok: false, diagnostics: binary },
  )
}

function compileBinary(source: SourceFile, binary: Uint8Array): Compiled | Promise<Compiled> {
  const refused = (error: unknown): Compiled => {
    const message = messageOf(error).replace(/^WebAssembly\.\w+\(\): /, '')
    const finding = wasmError('WASM_INVALID', source, `This is no module that can run: ${message}.`)
    return { ok: false, diagnostics: [finding] }
  }
  // A copy: the bytes may be part of a larger buffer, and threads may share theirs.
  const copy = new Uint8Array(binary)
  const finish = (module: object): Compiled => ({
    ok: true,
    artifact: { source, module, signatures: signaturesOf(copy) },
  })
  if (copy.length > AT_ONCE_BYTES_MAX) return WebAssembly.compile(copy).then(finish).catch(refused)
  try {
    return finish(new WebAssembly.Module(copy))
  } catch (error) {
    return refused(error)
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

import { after, messageOf } from '@fsrs/base'
import type { Diagnostic, SourceFile } from '@fsrs/compiler'
import initialise from 'wabt'

type Wabt = Awaited<ReturnType<typeof initialise>>

/** The assembler is a module of WebAssembly itself: it is made when the first text is met, and kept. */
let assembler: Wabt | Promise<Wabt> | undefined

/** What is assembled: of the proposals, those that Node.js runs. */
const FEATURES = {
  multi_value: true,
  mutable_globals: true,
  bulk_memory: true,
  exceptions: true,
  reference_types: true,
  sat_float_to_int: true,
  sign_extension: true,
  simd: true,
  tail_call: true,
  threads: true,
} as const

/** The binary, or what is wrong with the text. */
export type Assembled = Uint8Array | readonly Diagnostic[]

/** Assembles the text format; waits for the first one only. */
export function assemble(source: SourceFile): Assembled | Promise<Assembled> {
  assembler ??= initialise().then((wabt) => (assembler = wabt))
  return after(assembler, (wabt) => assembleWith(wabt, source))
}

function assembleWith(wabt: Wabt, source: SourceFile): Assembled {
  // It makes C strings of the text: it would end at a NUL.
  const text = source.text.replaceAll('\0', '\uFFFD')
  let module: ReturnType<Wabt['parseWat']> | undefined
  try {
    module = wabt.parseWat(NAME, text, FEATURES)
    module.resolveNames()
    // Its types leave the argument out.
    ;(module.validate as (features: object) => void).call(module, FEATURES)
    return module.toBinary({ write_debug_names: true }).buffer
  } catch (error) {
    if (isTrap(error)) {
      // Its memory is in disorder: it would refuse every text from now on. It is made anew, and the module is not given back.
      assembler = undefined
      module = undefined
      return findingsIn('The assembler gave up: about a hundred levels of nesting are what it can follow.', source)
    }
    return findingsIn(messageOf(error), source)
  } finally {
    module?.destroy()
  }
}

/** What ends a module of WebAssembly itself, and is no finding of the assembler. */
function isTrap(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')
}

/** Name of the text in messages. */
const NAME = 'source.wat'
const FINDING = /^source\.wat:(\d+):(\d+): error: (.*)\n.*\n(\s*)(\^*)/gm

function findingsIn(message: string, source: SourceFile): readonly Diagnostic[] {
  const found = [...message.matchAll(FINDING)].map(([, line, column, text = '', , marks = '']): Diagnostic => {
    const start = (source.lineStarts[Number(line) - 1] ?? 0) + Number(column) - 1
    const span = source.spanOf(start, start + Math.max(marks.length, 1))
    const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.?$/, '.')
    return {
      severity: 'error',
      code: 'WASM_SYNTAX',
      message: sentence,
      file: source.path,
      span,
      labels: [],
      notes: [],
      help: undefined,
    }
  })
  if (found.length > 0) return found
  const span = source.spanOf(0, 0)
  return [
    {
      severity: 'error',
      code: 'WASM_SYNTAX',
      message,
      file: source.path,
      span,
      labels: [],
      notes: [],
      help: undefined,
    },
  ]
}

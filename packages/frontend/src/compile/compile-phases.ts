/** One file through the phases. */
import { type Diagnostic, hasErrors, SourceFile } from '@fsrs/compiler'

import type { File, Node } from '../syntax/ast.ts'
import { checkFile } from '../checking/check.ts'
import type { FileEnvironment, FileInterface } from '../types/environment.ts'
import { lowerFile, type LoweredFile } from '../lowering/lower.ts'
import type { FunctionFacts } from '../lowering/lower-context.ts'
import { matchWarnings } from '../matches/match-warnings.ts'
import { parseFile } from '../syntax/parser.ts'
import { preludeParts } from './prelude.ts'

/** What a source asks for besides other files. */
export interface Asked {
  /** Whether it mentions `Old`, the module of recorded types. */
  readonly speaksOfOld: boolean
  /** What of FSharp.Core's F# it needs, see `preludeParts`. */
  readonly preludeParts: number
}

/** A source and its tree. */
export interface ParsedSource extends Asked {
  readonly source: SourceFile
  readonly file: File
  readonly diagnostics: readonly Diagnostic[]
  /** Its identifiers, with which it might speak of other modules. */
  readonly mentions: ReadonlySet<string>
  /** What it wants to `#load`, in order. */
  readonly wanted: readonly LoadPath[]
}

/** A path as a `#load` has it. */
export type LoadPath = Node & { readonly path: string }

/** What became of a file. */
export interface CompiledFile {
  /** Undefined where the file has errors. */
  readonly interface: FileInterface | undefined
  /** Undefined where the file has errors. */
  readonly lowered: LoweredFile | undefined
  /** Of its functions, for those who call them. */
  readonly facts: ReadonlyMap<string, FunctionFacts>
  readonly diagnostics: readonly Diagnostic[]
}

/** What several sources ask for together. */
export function askedBy(sources: readonly Asked[]): Asked {
  let parts = 0
  let speaksOfOld = false
  for (const each of sources) {
    parts |= each.preludeParts
    speaksOfOld ||= each.speaksOfOld
  }
  return { speaksOfOld, preludeParts: parts }
}

/** Parses a source; a tree comes out in any case. */
export function parseSource(path: string, text: string): ParsedSource {
  const source = new SourceFile(path, text)
  try {
    const { file, names: mentions, diagnostics } = parseFile(path, text)
    const wanted = file.items.flatMap((item) => (item.kind === 'Load' ? item.paths : []))
    return {
      source,
      file,
      diagnostics,
      mentions,
      speaksOfOld: mentions.has('Old'),
      preludeParts: preludeParts(mentions),
      wanted,
    }
  } catch (error) {
    const file: File = {
      name: undefined,
      isNamespace: false,
      isRec: false,
      attributes: [],
      items: [],
      start: 0,
      end: 0,
    }
    return {
      source,
      file,
      diagnostics: [tooDeep(error, source)],
      mentions: new Set(),
      speaksOfOld: false,
      preludeParts: 0,
      wanted: [],
    }
  }
}

/** Checks and lowers a file that was parsed without errors. */
export function compileFile(
  parsed: ParsedSource,
  unit: string,
  environment: FileEnvironment,
  facts: ReadonlyMap<string, FunctionFacts>,
): CompiledFile {
  try {
    return runPhases(parsed, unit, environment, facts)
  } catch (error) {
    return { interface: undefined, lowered: undefined, facts: new Map(), diagnostics: [tooDeep(error, parsed.source)] }
  }
}

function runPhases(
  { source, file }: ParsedSource,
  unit: string,
  environment: FileEnvironment,
  facts: ReadonlyMap<string, FunctionFacts>,
): CompiledFile {
  const checked = checkFile(file, source, unit, environment)
  if (hasErrors(checked.diagnostics))
    return {
      interface: undefined,
      lowered: undefined,
      facts: new Map(),
      diagnostics: [...checked.diagnostics, ...matchWarnings(checked.typed.items, source)],
    }
  const lowered = lowerFile(checked.typed, source, (name) => facts.get(name))
  const diagnostics = [...checked.diagnostics, ...lowered.diagnostics]
  if (hasErrors(diagnostics)) return { interface: undefined, lowered: undefined, facts: new Map(), diagnostics }
  return { interface: checked.interface, lowered, facts: lowered.facts, diagnostics }
}

/** The phases are recursive where the source is: what exhausts the stack is nested too deeply. Any other error is ours. */
function tooDeep(error: unknown, source: SourceFile): Diagnostic {
  if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error
  return {
    severity: 'error',
    code: 'FSRS0003',
    message: 'This is nested too deeply to be compiled.',
    file: source.path,
    span: source.spanOf(0, 0),
    labels: [],
    notes: [],
    help: 'Give parts of it names, with let.',
  }
}

import { createRequire } from 'node:module'
import { extname } from 'node:path'

import remapping from '@jridgewell/remapping'
import type { EncodedSourceMap } from '@jridgewell/remapping'
import { moduleRunnerTransformSync, transformSync } from 'oxc-transform'
import type { OxcError } from 'oxc-transform'

import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import { mayBeTooDeep } from './deep-nesting.ts'
import { NAMES, mappingsOfFunction } from './module-function.ts'
import { transformApart } from './transform-apart.ts'
import type { RawTransform } from './transform-apart.ts'

/** A static import or re-export. */
export interface ImportCall {
  readonly specifier: string
  /** What of it is asked for by name. */
  readonly names: readonly string[]
}

/** One source as a function's body. */
export interface TransformedModule {
  /** Asks for its imports by their places in `importCalls`. */
  readonly code: string
  /** In the order in which they are evaluated. */
  readonly importCalls: readonly ImportCall[]
  /** Specifiers of dynamic imports that are literal. */
  readonly dynamicImports: readonly string[]
}

/** The code of what the parser refuses. */
export const SYNTAX_ERROR = 'TS_SYNTAX'
const TOO_DEEP = 'TS_TOO_DEEP'

/**
 * TypeScript or JavaScript as the body of a function: types are gone, imports are calls, exports are getters, so that
 * bindings are live. Types are not checked.
 *
 * @param path decides the language: `.ts`, `.tsx`, `.js`, …
 */
export function transform(
  path: string,
  text: string,
): { readonly ok: true; readonly module: TransformedModule } | { readonly ok: false; readonly errors: Diagnostic[] } {
  const source = sourceOf(text)
  const wantsMap = wantsMaps()
  const raw = rawOf(path, source, wantsMap)
  if (raw === undefined) return { ok: false, errors: [tooDeep(path, text)] }
  if (raw.errors.length > 0) return { ok: false, errors: diagnosticsOf(path, text, raw.errors) }
  const { code, importCalls } = withNumberedImports(raw.code)
  const inline = wantsMap ? inlined(mapFrom(raw, path, text)) : ''
  return { ok: true, module: { code: code + inline, importCalls, dynamicImports: [...new Set(raw.dynamicDeps)] } }
}

/**
 * The source map from the function that the module at `path` is made into to its source `text`, as JSON: made when it is asked
 * for, since to make one takes as long as the module itself, and few are looked at. It is version 3.
 *
 * @returns undefined where `text` is none that can be transformed
 */
export function sourceMapOf(path: string, text: string): string | undefined {
  const raw = rawOf(path, sourceOf(text), true)
  return raw === undefined || raw.errors.length > 0 ? undefined : mapFrom(raw, path, text)
}

/** Some builds of Node have none. */
const inspector = process.features.inspector
  ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what Node has under this name
    (createRequire(import.meta.url)('node:inspector') as { url(): string | undefined })
  : undefined

/** Whether somebody will look for maps in what is evaluated: Node, where it maps stacks, or a debugger. */
function wantsMaps(): boolean {
  return process.sourceMapsEnabled || inspector?.url() !== undefined
}

/** A first line for a shell is a comment, but nowhere except at the beginning of a file. */
function sourceOf(text: string): string {
  return text.startsWith('#!') ? `//${text.slice(2)}` : text
}

function rawOf(path: string, source: string, wantsMap: boolean): RawTransform | undefined {
  return mayBeTooDeep(source) ? transformApart(path, source) : transformHere(path, source, wantsMap)
}

function mapFrom(raw: RawTransform, path: string, text: string): string {
  const { names, mappings } = positionsOf(raw)
  return JSON.stringify({
    version: 3,
    names,
    mappings: mappingsOfFunction(mappings),
    sources: [path],
    sourcesContent: [text],
  })
}

function inlined(map: string): string {
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`
}

/** What the source map of all steps together says of positions. */
function positionsOf({ maps }: RawTransform): Pick<EncodedSourceMap, 'version' | 'names' | 'mappings'> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the transformer's maps are version 3, whatever its types say
  const steps = maps.filter((map) => map !== undefined) as EncodedSourceMap[]
  const [only] = steps
  if (only !== undefined && steps.length === 1) return { version: 3, names: only.names, mappings: only.mappings }
  const { names, mappings } = remapping(steps, () => null)
  return { version: 3, names, mappings: String(mappings) }
}

function transformHere(path: string, text: string, sourcemap: boolean): RawTransform {
  if (extname(path) === '.js') {
    // It has no types to take away, and is refused for the same reasons in the same words.
    const { code, map, errors, dynamicDeps } = moduleRunnerTransformSync(path, text, { sourcemap })
    return { errors, code, maps: [map], dynamicDeps }
  }
  const plain = transformSync(path, text, { sourcemap })
  if (plain.errors.length > 0) return { errors: plain.errors, code: '', maps: [], dynamicDeps: [] }
  const { code, map, errors, dynamicDeps } = moduleRunnerTransformSync(`${path}.js`, plain.code, { sourcemap })
  return { errors, code, maps: [map, plain.map], dynamicDeps }
}

function tooDeep(path: string, text: string): Diagnostic {
  const span = new SourceFile(path, text).spanOf(0, 0)
  const message = 'It is nested deeper than can be compiled: some thousand levels.'
  return { severity: 'error', code: TOO_DEEP, message, file: path, span, labels: [], notes: [], help: undefined }
}

/** How the transformer writes an import; the names that are imported may take several lines. */
const IMPORT_LINE =
  /^const (__vite_ssr_import_\d+__) = await __vite_ssr_import__\(("(?:[^"\\]|\\.)*")(?:, \{ importedNames: (\[(?:\s*"(?:[^"\\]|\\.)*",?)*\s*\]) \})?\);$/gm

const STRING = /"(?:[^"\\]|\\.)*"/g

/**
 * Imports are asked for by number: a first module of thousands is evaluated again at each edit of any of them, and most of that
 * was to make the lists of names and to find the specifiers.
 *
 * Nothing waits: the runtime has evaluated what a module imports before the module itself, and a module that exports something
 * called `then` would be taken for a promise.
 */
function withNumberedImports(code: string): { readonly code: string; readonly importCalls: ImportCall[] } {
  const importCalls: ImportCall[] = []
  const numbered = code.replaceAll(
    IMPORT_LINE,
    (line, variable: string, specifier: string, names: string | undefined) => {
      importCalls.push({ specifier: textOf(specifier), names: names?.match(STRING)?.map(textOf) ?? [] })
      // What follows stays on its lines.
      return `const ${variable} = ${NAMES.import}(${importCalls.length - 1});${line.replaceAll(/[^\n]/g, '')}`
    },
  )
  return { code: numbered, importCalls }
}

function textOf(literal: string): string {
  return String(JSON.parse(literal))
}

function diagnosticsOf(path: string, text: string, errors: readonly OxcError[]): Diagnostic[] {
  const source = new SourceFile(path, text)
  return errors.map(({ message, labels, helpMessage }): Diagnostic => {
    const [first, ...more] = labels
    // The transformer counts bytes, everybody else UTF-16 units.
    const spanOf = (label: { readonly start: number; readonly end: number } | undefined) =>
      label === undefined ? source.spanOf(0, 0) : source.spanOf(unitsOf(text, label.start), unitsOf(text, label.end))
    return {
      severity: 'error',
      code: SYNTAX_ERROR,
      message,
      file: path,
      span: spanOf(first),
      labels: more.map((label) => ({ file: path, span: spanOf(label), message: label.message ?? '' })),
      notes: [],
      help: helpMessage ?? undefined,
    }
  })
}

function unitsOf(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length
}

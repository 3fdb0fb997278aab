// The function that the code of a module is made into, and what that does to positions.

import { TraceMap, decodedMappings, encodedMappings } from '@jridgewell/trace-mapping'
import type { SourceMapSegment } from '@jridgewell/trace-mapping'

/** Names that the code of a module uses; the transformer's. */
export const NAMES = {
  exports: '__vite_ssr_exports__',
  import: '__vite_ssr_import__',
  dynamicImport: '__vite_ssr_dynamic_import__',
  exportAll: '__vite_ssr_exportAll__',
  meta: '__vite_ssr_import_meta__',
} as const

const PARAMETERS = [NAMES.exports, NAMES.import, NAMES.dynamicImport, NAMES.exportAll, NAMES.meta].join(',')
const HEAD = `function(${PARAMETERS}){"use strict";`
const ASYNC = 'async '

/** By so many columns the function moves what stands in the first line of the code, be it asynchronous or not. */
export const FIRST_LINE_COLUMNS: number = 1 + ASYNC.length + HEAD.length

/** The text of the function, under the name of the module's file. */
export function moduleFunctionText(code: string, path: string, isAsync: boolean): string {
  const prefix = isAsync ? ASYNC : ' '.repeat(ASYNC.length)
  return `(${prefix}${HEAD}${code}\n//# sourceURL=${sourceUrlOf(path)}\n})`
}

/** The path as V8 takes it for a name: one with a space in it is none. */
export function sourceUrlOf(path: string): string {
  return path.replaceAll(/\s/g, encodeURIComponent)
}

/** Mappings of a module's code as those of its function. What comes later in the first line is counted from what is before. */
export function mappingsOfFunction(mappings: string): string {
  const end = mappings.search(/[,;]|$/)
  if (end === 0) return mappings
  const first = decodedMappings(mapOf(mappings.slice(0, end)))[0]?.[0]
  if (first === undefined) return mappings
  const [column, ...rest] = first
  const moved = [column + FIRST_LINE_COLUMNS, ...rest] as SourceMapSegment
  return encodedMappings(mapOf([[moved]])) + mappings.slice(end)
}

function mapOf(mappings: string | SourceMapSegment[][]): TraceMap {
  const version = 3
  if (typeof mappings === 'string') return new TraceMap({ version, names: [], sources: [''], mappings })
  return new TraceMap({ version, names: [], sources: [''], mappings })
}

import { HEADER_LINES, frameOf } from '../strategy/script-positions.ts'
import type { PositionedCode } from '../strategy/script-positions.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * A comment that tells debuggers where generated code stands in the script: a source map (ECMA-426) as a `data:` URL. Each
 * line that begins with a mark is mapped from its start.
 *
 * @param text of the script, where the debugger may be unable to read its file
 */
export function sourceMapComment(code: PositionedCode, text: string | undefined): string {
  const { unit, source } = code
  let mappings = ';'.repeat(HEADER_LINES)
  let line = 0
  let column = 0
  for (const [index, generated] of source.split('\n').entries()) {
    if (index > 0) mappings += ';'
    const mark = /^\/\*(\d+),\d+\*\//.exec(generated)
    if (mark === null) continue
    const place = frameOf(unit, '', Number(mark[1]))
    // Generated column, number of the source, line and column, as differences from what came before.
    mappings += vlq(0) + vlq(0) + vlq(place.line - 1 - line) + vlq(place.column - 1 - column)
    line = place.line - 1
    column = place.column - 1
  }
  const map = {
    version: 3,
    sources: [urlOf(unit.file)],
    ...(text === undefined ? {} : { sourcesContent: [text] }),
    names: [],
    mappings,
  }
  return `//# sourceMappingURL=data:application/json;base64,${btoa(ascii(JSON.stringify(map)))}`
}

/** A number in base 64 with a sign and continuation bits. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1
  let text = ''
  do {
    const digit = rest & 31
    rest >>>= 5
    text += BASE64[rest > 0 ? digit | 32 : digit]
  } while (rest > 0)
  return text
}

function ascii(json: string): string {
  return json.replaceAll(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Debuggers know files by their URLs. */
function urlOf(file: string): string {
  const path = file.replaceAll('\\', '/')
  if (/^[a-z]:\//i.test(path)) return `file:///${encodeURI(path)}`
  return path.startsWith('/') ? `file://${encodeURI(path)}` : path
}

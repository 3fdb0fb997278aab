import { parse as parseValues } from 'dotenv'

import type { ConfigNode, Entry } from './node.ts'
import type { NodeBuilder } from './parsing.ts'

const BLANK_OR_COMMENT = /[^\S\n]*(?:#[^\n]*)?(?:\n|$)/y
const KEY = /[^\S\n]*(?:export[^\S\n]+)?([\w.-]+)[^\S\n]*=[^\S\n]*/y
const QUOTED = /(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1/y
const REST_OF_LINE = /[^\n]*(?:\n|$)/y

/**
 * Reads a `.env` file. Values are what `dotenv` makes of it, so that nothing changes for who comes from there; a line that
 * it would pass over in silence is an error here.
 */
export function readEnv(builder: NodeBuilder): ConfigNode | undefined {
  const text = builder.source.text.replace(/^\uFEFF/, ' ').replace(/\r\n?/g, (end) => (end.length === 2 ? ' \n' : '\n'))
  const values = new Map(Object.entries(parseValues(text)))
  const entries = new Map<string, Entry>()
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    if (take(BLANK_OR_COMMENT) !== undefined) continue
    const lineStart = at
    const match = take(KEY)
    if (match === undefined) {
      take(REST_OF_LINE)
      builder.fail('CONFIG_SYNTAX', [lineStart, at], 'This line is neither KEY=value nor a comment.')
      continue
    }
    const key = match[1]!
    const keyStart = lineStart + match[0].indexOf(key, match[0].startsWith('export') ? 'export'.length : 0)
    const valueStart = at
    take(QUOTED)
    take(REST_OF_LINE)
    const node = builder.scalar(values.get(key) ?? '', [valueStart, Math.max(valueStart, at - 1)])
    builder.set(entries, key, [keyStart, keyStart + key.length], node)
  }
  return builder.object(entries, [0, text.length])
}

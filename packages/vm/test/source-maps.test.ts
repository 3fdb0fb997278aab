import { Session } from 'node:inspector'
import type { Debugger } from 'node:inspector'
import { SourceMap } from 'node:module'

import { describe, expect, test } from 'vitest'

import { Vm, toJs } from '@fsrs/vm'
import type { Expr } from '@fsrs/chunk'

import { chunk, fn, local } from './ir.ts'

const SCRIPT = 'let twice x =\n    x + x\nlet naïve = twice 21\n'
const LINE_STARTS = [0, 14, 24]

/** The script above, lowered. Each test has a file of its own: code that comes again is not compiled again. */
function twice(file: string): ReturnType<typeof chunk> {
  const sum: Expr = { k: 'op', op: 'i32.add', args: [local(1), local(1)], at: 18 }
  const start: Expr = { k: 'call', name: 'M:twice', args: [{ k: 'const', value: { type: 'int', value: 21 } }], at: 36 }
  const made = chunk([fn('twice', [1], sum)], start, { lineStarts: LINE_STARTS })
  const [unit] = made.program.units
  if (unit !== undefined) Object.assign(unit, { file })
  return made
}

/** Runs `body` under a debugger that sees what is compiled and where it stops. */
function debugged(
  body: (
    session: Session,
    parsed: readonly Debugger.ScriptParsedEventDataType[],
    paused: readonly Debugger.PausedEventDataType[],
  ) => void,
): void {
  const session = new Session()
  session.connect()
  const parsed: Debugger.ScriptParsedEventDataType[] = []
  const paused: Debugger.PausedEventDataType[] = []
  session.on('Debugger.scriptParsed', ({ params }) => parsed.push(params))
  session.on('Debugger.paused', ({ params }) => {
    paused.push(params)
    session.post('Debugger.resume')
  })
  session.post('Debugger.enable')
  // It tells of all that was compiled before.
  parsed.length = 0
  try {
    body(session, parsed, paused)
  } finally {
    session.disconnect()
  }
}

interface MapData {
  readonly version: number
  readonly sources: string[]
  readonly sourcesContent?: string[]
  readonly names: string[]
  readonly mappings: string
}

function mapOf(url: string | undefined): MapData {
  const [, data = ''] = (url ?? '').split('base64,')
  return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as MapData
}

/** The first line of generated code that Node's own reader of source maps finds a line of the script for, from 0. */
function generatedLine(map: MapData, scriptLine: number): number {
  const reader = new SourceMap({ ...map, file: '', sourceRoot: '', sourcesContent: map.sourcesContent ?? [] })
  for (let line = 0; line < 200; line++) {
    const entry = reader.findEntry(line, 0)
    if ('originalLine' in entry && entry.generatedLine === line && entry.originalLine === scriptLine) return line
  }
  throw new Error(`no code for line ${scriptLine + 1}`)
}

describe('with source maps, generated code', () => {
  test('stops where a break point is set in the script, and nowhere else', () => {
    debugged((session, parsed, paused) => {
      const instance = new Vm({ strategy: 'codegen', sourceMaps: () => SCRIPT }).load(twice('/scripts/stops.fsrs'))
      const script = parsed.find(({ url }) => url.startsWith('fsrs-unit-'))
      const map = mapOf(script?.sourceMapURL)
      const lineNumber = generatedLine(map, 1)
      session.post('Debugger.setBreakpointByUrl', { url: script?.url ?? '', lineNumber, columnNumber: 0 })
      expect(toJs(instance.run())).toBe(42)
      expect(paused).toHaveLength(1)
      const [frame] = paused[0]?.callFrames ?? []
      expect(frame?.location.lineNumber).toBe(lineNumber)
      expect(frame?.functionName).toContain('twice')
    })
  })

  test('names the file of the script and holds its text, whatever letters are in them', () => {
    const FILE = '/scripts/naïve.fsrs'
    debugged((_, parsed) => {
      new Vm({ strategy: 'codegen', sourceMaps: (file) => (file === FILE ? SCRIPT : undefined) }).load(twice(FILE))
      const map = mapOf(parsed.find(({ url }) => url.startsWith('fsrs-unit-'))?.sourceMapURL)
      expect(map).toMatchObject({
        version: 3,
        sources: [`file://${encodeURI(FILE)}`],
        sourcesContent: [SCRIPT],
        names: [],
      })
    })
  })

  test('does what it does without them, and is larger only where they are asked for', () => {
    debugged((_, parsed) => {
      expect(toJs(new Vm({ strategy: 'codegen' }).execute(twice('/scripts/both.fsrs')))).toBe(42)
      expect(toJs(new Vm({ strategy: 'codegen', sourceMaps: true }).execute(twice('/scripts/both.fsrs')))).toBe(42)
      const maps = parsed.filter(({ url }) => url.startsWith('fsrs-unit-')).map(({ sourceMapURL }) => sourceMapURL)
      expect(maps.filter((url) => url !== '')).toHaveLength(1)
      expect(mapOf(maps.find((url) => url !== '')).sourcesContent).toBeUndefined()
    })
  })
})

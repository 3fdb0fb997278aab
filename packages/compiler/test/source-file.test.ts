import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { SourceFile } from '@fsrs/compiler'

test('positions count lines and columns from 1 and offsets from 0, in UTF-16 units', () => {
  const source = new SourceFile('/a', 'a😀b\r\nc\rd\n')
  expect(source.positionAt(0)).toEqual({ offset: 0, line: 1, column: 1 })
  expect(source.positionAt(3)).toEqual({ offset: 3, line: 1, column: 4 })
  expect(source.positionAt(6)).toEqual({ offset: 6, line: 2, column: 1 })
  expect(source.positionAt(8)).toEqual({ offset: 8, line: 3, column: 1 })
  expect(source.positionAt(10)).toEqual({ offset: 10, line: 4, column: 1 })
  expect(source.positionAt(99)).toEqual({ offset: 10, line: 4, column: 1 })
})

test('the text of a line comes without its end', () => {
  const source = new SourceFile('/a', 'one\r\ntwo')
  expect([1, 2, 3].map((line) => source.lineText(line))).toEqual(['one', 'two', ''])
})

test('a position agrees with counting the line ends before it', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', 'é')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat(40), (written, offset) => {
      const before = written.slice(0, offset)
      const split = written[offset] === '\n' && before.endsWith('\r') ? before.slice(0, -1) : before
      const lines = split.split(/\r\n|\r|\n/)
      const { line } = new SourceFile('/a', written).positionAt(offset)
      expect(line).toBe(lines.length)
    }),
  )
})

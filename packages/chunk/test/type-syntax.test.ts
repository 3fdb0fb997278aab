import { describe, expect, test } from 'vitest'

import { libraryEntries, parameterCounts, parseType, uncurryType } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

/** A type with all its brackets. */
function show(type: TypeSyntax): string {
  switch (type.k) {
    case 'name':
      return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(show).join(',')}>`
    case 'variable':
      return type.name
    case 'function':
      return `(${show(type.from)}->${show(type.to)})`
    case 'tuple':
      return `(${type.items.map(show).join('*')})`
    case 'anonymous':
      return `{|${type.fields.map((field) => `${field.name}:${show(field.type)}`).join(';')}|}`
  }
}

const read = (text: string): string => {
  const parsed = parseType(text)
  return 'error' in parsed ? `error: ${parsed.error}` : show(parsed.type)
}

describe('a type', () => {
  test.each([
    ['int', 'int'],
    ["'a list", "list<'a>"],
    ['int -> string -> unit', '(int->(string->unit))'],
    ['(int -> int) -> int', '((int->int)->int)'],
    ['int * string option -> bool', '((int*option<string>)->bool)'],
    ['Map<string, int list>', 'Map<string,list<int>>'],
    ['int[][]', 'array<array<int>>'],
    ['{| y: int; x: string list |}', '{|x:list<string>;y:int|}'],
    ["'a -> 'a when 'a : equality", "('a->'a)"],
    ['System.DateTime', 'System.DateTime'],
    ['list<int>', 'list<int>'],
  ])('%s is read', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each(['', 'int ->', '(int', 'Map<int', 'int )', '{| x |}', '->', '1'])('%j is refused with a place', (text) => {
    expect(read(text)).toMatch(/^error: .* at character \d+ of/)
  })

  test('that is nested too deeply is refused, not a crash', () => {
    expect(read('('.repeat(100_000))).toMatch(/too deeply/)
  })

  test('has parameters and a result', () => {
    const parsed = parseType('int -> (int -> int) -> string')
    const parts = 'error' in parsed ? undefined : uncurryType(parsed.type)
    expect(parts?.params.map(show)).toEqual(['int', '(int->int)'])
    expect(parts?.result).toEqual({ k: 'name', name: 'string', args: [] })
  })
})

test('every type of the library can be read', () => {
  // Throws, and names the entry, where it cannot.
  expect([...libraryEntries().values()].map((entry) => parameterCounts(entry)).length).toBeGreaterThan(100)
})

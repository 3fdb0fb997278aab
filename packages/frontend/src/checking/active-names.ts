/** Active patterns are known by their names alone: which cases a value with such a name brings into scope. */
import type { ActiveCase } from '../types/environment.ts'
import { NONE } from '../types/types.ts'
import type { ValueSymbol } from '../types/types.ts'

/** What the name of an active pattern says. */
export interface ActiveName {
  readonly cases: readonly string[]
  readonly isPartial: boolean
}

/** Reads `|A|B|`, `|A|_|`; undefined for other names. */
export function parseActiveName(name: string): ActiveName | undefined {
  if (name.length < 3 || !name.startsWith('|') || !/[\p{L}_]/u.test(name[1]!)) return undefined
  const parts = name.slice(1, -1).split('|')
  const isPartial = parts.at(-1) === '_'
  return { cases: isPartial ? parts.slice(0, -1) : parts, isPartial }
}

/** The cases that a value brings into scope for patterns: none but of active patterns. */
export function activeCases(symbol: ValueSymbol): readonly ActiveCase[] {
  return casesNamed(symbol.name, symbol)
}

/** The cases that a name of an active pattern stands for; `symbol` is its function, where that is a value. */
export function casesNamed(name: string, symbol: ValueSymbol | undefined): readonly ActiveCase[] {
  const active = parseActiveName(name)
  if (active === undefined) return NONE
  const { cases, isPartial } = active
  return cases.map((_, index) => ({ kind: 'ActiveCase', symbol, cases, index, isPartial }))
}

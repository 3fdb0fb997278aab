/** `module rec`: all that it defines sees all of it, as the parts of `type … and …` and `let rec … and …` do. */
import type { Binding, Item, LetItem, TypesItem } from '../syntax/ast.ts'

/**
 * The items with their types as one group and their values as another. Undefined where their order would mean something
 * that the groups do not: effects between definitions, members of types and modules within that may use the values.
 */
export function asRecursive(items: readonly Item[]): readonly Item[] | undefined {
  const lets = items.filter((item) => item.kind === 'Let')
  const types = items.filter((item) => item.kind === 'Types')
  const opens = items.filter((item) => item.kind === 'Open')
  const others = items.filter((item) => item.kind !== 'Let' && item.kind !== 'Types' && item.kind !== 'Open')
  if (lets.length > 0 && !areFree(items, lets, types)) return undefined
  return [...opens, ...grouped(types), ...groupedLets(lets), ...others]
}

/** Whether values may be defined together, behind the types and before all else. */
function areFree(items: readonly Item[], lets: readonly LetItem[], types: readonly TypesItem[]): boolean {
  const behind = items.findLastIndex((item) => item.kind === 'Let')
  const isBehind = (item: Item, i: number): boolean => item.kind !== 'Do' || i > behind
  return (
    items.every(isBehind) &&
    !items.some((item) => item.kind === 'Module' || item.kind === 'ModuleAlias' || item.kind === 'Exception') &&
    !types.some((item) => item.definitions.some((each) => each.members.length > 0)) &&
    (lets.length === 1 || lets.every((item) => item.bindings.every((each) => each.pattern.kind === 'Name')))
  )
}

function grouped(items: readonly TypesItem[]): readonly TypesItem[] {
  if (items.length === 0) return []
  return [{ ...items[0]!, definitions: items.flatMap((each) => each.definitions), end: items.at(-1)!.end }]
}

/** Functions first: they are there whenever a value wants them. */
function groupedLets(items: readonly LetItem[]): readonly LetItem[] {
  if (items.length === 0) return []
  const bindings = items.flatMap((each) => each.bindings)
  const isRec = bindings.every((each) => each.pattern.kind === 'Name')
  const sorted = [...bindings.filter(isFunction), ...bindings.filter((each) => !isFunction(each))]
  return [{ ...items[0]!, isRec, bindings: isRec ? sorted : bindings, end: items.at(-1)!.end }]
}

function isFunction({ parameters, body }: Binding): boolean {
  return parameters.length > 0 || body.kind === 'Fun' || body.kind === 'Function'
}

import { machine } from '../machine/machine.ts'
import { raiseArgument } from './exceptions.ts'
import { itemsOf } from './items.ts'

/** Columns of rows, which must all be as long as the first. */
export function transposed(rows: Iterable<Iterable<unknown>>, name: 'list' | 'array'): unknown[][] {
  const all = Array.from(itemsOf(rows) as Iterable<Iterable<unknown>>, itemsOf)
  const [first] = all
  if (first === undefined) return []
  for (const [index, row] of all.entries())
    if (row.length !== first.length) differ(name, index, first.length, row.length)
  machine.allocate(8 * first.length * all.length)
  return Array.from({ length: first.length }, (_, column) => all.map((row) => row[column]))
}

function differ(name: 'list' | 'array', index: number, first: number, other: number): never {
  if (name === 'array') {
    return raiseArgument(
      `The arrays have different lengths.\narray.[0].Length = ${first}, array.[${index}].Length = ${other}`,
      'array.[0]',
    )
  }
  const [short, long] = first < other ? ['list.[0]', `list.[${index}]`] : [`list.[${index}]`, 'list.[0]']
  const by = Math.abs(first - other)
  return raiseArgument(
    `The lists had different lengths.\n${short} is ${by} element${by === 1 ? '' : 's'} shorter than ${long}`,
    short,
  )
}

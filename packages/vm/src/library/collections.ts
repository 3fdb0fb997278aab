import { machine } from '../machine.ts'

import { mapOfPairs } from './map.ts'
import { setOfIterable } from './set.ts'

/** A collection of the library from its items; pairs for `Map` and `Dictionary`. */
export function makeCollection(
  collection: 'Map' | 'Set' | 'Dictionary' | 'HashSet' | 'ResizeArray',
  items: Iterable<unknown>,
): unknown {
  switch (collection) {
    case 'Map':
      return mapOfPairs(items)
    case 'Set':
      return setOfIterable(items)
    case 'Dictionary':
    case 'HashSet':
    case 'ResizeArray':
      return machine.raise('System.NotSupportedException', `${collection} is not supported yet.`)
  }
}

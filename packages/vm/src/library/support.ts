import { makeCollection } from './collections.ts'
import { compare, comparePartially } from './comparison.ts'
import { decimal } from './decimal.ts'
import { equals } from './equality.ts'
import { exceptionMessage, exceptionName } from './exceptions.ts'
import { formatAny, formatParts } from './format/format.ts'
import type { Library, Support } from './library-contract.ts'
import { LIBRARY } from './library.ts'

/** The library, by the keys of the chunk's `libraryEntries()`. */
export const library: Library = LIBRARY

/** What generic code needs of the library. */
export const support: Support = {
  equals,
  compare,
  comparePartially,
  formatParts,
  formatAny,
  exceptionMessage,
  exceptionName,
  decimal,
  makeCollection,
}

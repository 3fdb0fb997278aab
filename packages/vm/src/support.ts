import { formatAny, formatParts } from './format/format.ts'
import type { Library, Support } from './library-contract.ts'
import { makeCollection } from './library/collections.ts'
import { decimal } from './library/decimal.ts'
import { exceptionMessage, exceptionName } from './library/exceptions.ts'
import { LIBRARY } from './library/library.ts'
import { compare, comparePartially } from './library/comparison.ts'
import { equals } from './library/equality.ts'

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

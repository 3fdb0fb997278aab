import type { Library, Support } from './library-contract.ts'
import { provisionalLibrary, provisionalSupport } from './provisional.ts'

/** The library, by the keys of the chunk's `libraryEntries()`. */
export const library: Library = provisionalLibrary

/** What generic code needs of the library. */
export const support: Support = provisionalSupport

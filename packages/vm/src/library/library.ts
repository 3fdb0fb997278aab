import type { Library } from '../library-contract.ts'

import { ARRAY_LIBRARY } from './array.ts'
import { CORE_LIBRARY } from './core.ts'
import { LIST_LIBRARY } from './list.ts'
import { MAP_LIBRARY } from './map.ts'
import { OPTION_LIBRARY } from './option.ts'
import { SEQ_LIBRARY } from './seq.ts'
import { SET_LIBRARY } from './set.ts'
import { STRING_LIBRARY } from './string.ts'

/** Implementations by the keys of the chunk's `libraryEntries()`. */
export const LIBRARY: Library = {
  ...CORE_LIBRARY,
  ...LIST_LIBRARY,
  ...ARRAY_LIBRARY,
  ...SEQ_LIBRARY,
  ...OPTION_LIBRARY,
  ...STRING_LIBRARY,
  ...MAP_LIBRARY,
  ...SET_LIBRARY,
}

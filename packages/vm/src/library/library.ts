import { libraryEntries } from '@fsrs/chunk'

import { ARRAY_STATICS_LIBRARY } from './array-statics.ts'
import { ARRAY_LIBRARY } from './array.ts'
import { ARRAY2D_LIBRARY } from './array2d.ts'
import { ASYNC_LIBRARY } from './async.ts'
import { BYTES_LIBRARY } from './bytes.ts'
import { CHECKED_LIBRARY } from './checked.ts'
import { COLLECTIONS_LIBRARY } from './collections.ts'
import { COMPARERS_LIBRARY } from './comparers.ts'
import { CONSOLE_LIBRARY } from './console.ts'
import { CONVERSIONS_LIBRARY } from './conversions.ts'
import { CORE_LIBRARY } from './core.ts'
import { CULTURE_LIBRARY } from './culture.ts'
import { ENUMS_LIBRARY } from './enums.ts'
import { EVENT_LIBRARY } from './event.ts'
import type { Library, LibraryFunction } from './library-contract.ts'
import { LINKED_LIST_LIBRARY } from './linked-list.ts'
import { LIST_LIBRARY } from './list.ts'
import { MAP_LIBRARY } from './map.ts'
import { refusingNull } from './null-sources.ts'
import { NUMERICS_LIBRARY } from './numerics.ts'
import { OPTION_LIBRARY } from './option.ts'
import { RANDOM_LIBRARY } from './random.ts'
import { SEQ_LIBRARY } from './seq.ts'
import { SET_LIBRARY } from './set.ts'
import { SORTED_ITEMS_LIBRARY } from './sorted-items.ts'
import { STRING_BUILDER_LIBRARY } from './string-builder.ts'
import { STRING_LIBRARY } from './string.ts'
import { SYSTEM_LIBRARY } from './system.ts'
import { VALUE_INTERFACES_LIBRARY } from './value-interfaces.ts'

/** All implementations, before those that need no representations are freed of them. */
export const IMPLEMENTATIONS: Library = {
  ...CORE_LIBRARY,
  ...LIST_LIBRARY,
  ...ARRAY_LIBRARY,
  ...ARRAY2D_LIBRARY,
  ...ARRAY_STATICS_LIBRARY,
  ...SEQ_LIBRARY,
  ...OPTION_LIBRARY,
  ...STRING_LIBRARY,
  ...MAP_LIBRARY,
  ...SET_LIBRARY,
  ...COLLECTIONS_LIBRARY,
  ...SORTED_ITEMS_LIBRARY,
  ...LINKED_LIST_LIBRARY,
  ...COMPARERS_LIBRARY,
  ...STRING_BUILDER_LIBRARY,
  ...SYSTEM_LIBRARY,
  ...RANDOM_LIBRARY,
  ...NUMERICS_LIBRARY,
  ...CHECKED_LIBRARY,
  ...ENUMS_LIBRARY,
  ...CONSOLE_LIBRARY,
  ...CONVERSIONS_LIBRARY,
  ...BYTES_LIBRARY,
  ...CULTURE_LIBRARY,
  ...ASYNC_LIBRARY,
  ...EVENT_LIBRARY,
  ...VALUE_INTERFACES_LIBRARY,
}

/** Functions outside of `CORE` that read the representations that they are given. */
const READS_REPS =
  /^(?:(?:List|Array|Seq)\.(?:sum|sumBy|average|averageBy)|Seq\.cast|Array\.(?:create|init|zeroCreate)|Array2D\.zeroCreate|array2D\.GetSlice#[123]|System\.Array\.(?:Find|FindLast|Clear#1|Clear#2|Empty)|(?:Dictionary|SortedDictionary|HashSet|Map)\.TryGetValue|Dictionary\.GetValueOrDefault#1|SortedSet\.(?:Min|Max)|(?:Queue|Stack)\.Try\w+|ResizeArray\.(?:Find|FindLast)|array\.Clone|System\.String\.(?:Join#[12]|Concat#3)|System\.Enum\.(?:Parse|TryParse(?:#2)?|GetValues#1|GetNames#1|GetName#1|IsDefined#1)|enum\.ToString|Checked\..*)$/

/** Whether the implementation takes the representations of its type variables. */
export function readsReps(key: string): boolean {
  return (Object.hasOwn(CORE_LIBRARY, key) && !key.startsWith('real@')) || READS_REPS.test(key)
}

function withoutReps(count: number, call: LibraryFunction): LibraryFunction {
  switch (count) {
    case 0:
      return call
    case 1:
      return (_rep, ...args) => call(...args)
    case 2:
      return (_rep1, _rep2, ...args) => call(...args)
    default:
      return (...args) => call(...args.slice(count))
  }
}

function link(): Library {
  const linked: Record<string, LibraryFunction> = {}
  for (const { key, type, reps } of libraryEntries().values()) {
    const found = Object.hasOwn(IMPLEMENTATIONS, key) ? IMPLEMENTATIONS[key] : undefined
    if (found === undefined) continue
    const isGiven = readsReps(key)
    const call = refusingNull(found, key, type, isGiven ? reps.length : 0)
    linked[key] = isGiven ? call : withoutReps(reps.length, call)
  }
  return linked
}

/** Implementations by the keys of the chunk's `libraryEntries()`. */
export const LIBRARY: Library = link()

import { partsOfType } from '@fsrs/chunk'
import type { LocalId, TypeRep } from '@fsrs/chunk'

/** Locals that hold the parts of a type's representation that are known when it runs. */
export function localsOf(type: TypeRep): readonly LocalId[] {
  return type.k === 'local' ? [type.id] : partsOfType(type).flatMap(localsOf)
}

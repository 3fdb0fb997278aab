/** Levels of variables: how deep in the definitions a variable belongs to nobody outside. */
import { PARTS_MAX, TypeTooLarge } from './type-size.ts'
import { forEachPart, resolve } from './type-structure.ts'
import type { Type, TypeVariable } from './types.ts'

/** Of the type that `adjustLevels` goes through, so far. */
let parts = 0

/**
 * Lowers the levels within `type` to that of `target`; false where `target` occurs in it.
 *
 * @throws {TypeTooLarge}
 */
export function adjustLevels(target: TypeVariable, type: Type): boolean {
  parts = 0
  return adjust(target, type)
}

function adjust(target: TypeVariable, type: Type): boolean {
  if (++parts > PARTS_MAX) throw new TypeTooLarge()
  let current = resolve(type)
  for (;;) {
    switch (current.kind) {
      case 'Variable':
        if (current === target) return false
        lowerLevels(current, target.level)
        return true
      case 'Function':
        if (!adjust(target, current.from)) return false
        current = resolve(current.to)
        continue
      case 'Tuple':
        return adjustAll(target, current.items)
      case 'AnonymousRecord':
        return current.fields.every((each) => adjust(target, each.type))
      case 'Named':
        return adjustAll(target, current.arguments)
    }
  }
}

/** Whoever knows a variable knows what it is at least. */
export function lowerLevels(of: Type, level: number): void {
  const type = resolve(of)
  if (type.kind !== 'Variable') return forEachPart(type, (part) => lowerLevels(part, level))
  if (type.level <= level || type.isRigid) return
  type.level = level
  for (const each of type.constraints) if (each.kind === 'Subtype') lowerLevels(each.type, level)
}

function adjustAll(target: TypeVariable, types: readonly Type[]): boolean {
  for (const each of types) if (!adjust(target, each)) return false
  return true
}

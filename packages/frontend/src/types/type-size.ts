/**
 * A bound for the size of types. Each use of `let f x = (x, x)` doubles a type, and twenty lines make a million of it (Harry Mairson,
 * "Deciding ML typability is complete for deterministic exponential time", 1990); what is known to be small may be gone through at will.
 */
import { forEachPart, resolve } from './type-structure.ts'
import type { Type } from './types.ts'

/** Of how many parts a type may consist, written out. People write some dozens; the largest tuples of generated code have some thousands. */
export const PARTS_MAX = 20_000

/** Ends the check of an item: one of its types has too many parts. */
export class TypeTooLarge extends Error {}

/** Throws where a type is too large. */
export function requireSize(type: Type): void {
  let parts = 0
  const visit = (of: Type): void => {
    if (++parts > PARTS_MAX) throw new TypeTooLarge()
    const each = resolve(of)
    if (each.kind !== 'Variable') forEachPart(each, visit)
  }
  visit(type)
}

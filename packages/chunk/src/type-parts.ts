import type { TypeRep } from './ir.ts'

const NONE: readonly TypeRep[] = []

/** The types that a type is directly made of, in the order of its text. */
export function partsOfType(type: TypeRep): readonly TypeRep[] {
  switch (type.k) {
    case 'lib':
    case 'def':
      return type.args
    case 'fun':
      return [type.from, type.to]
    case 'tuple':
      return type.items
    case 'anon':
      return type.fields.map((field) => field.type)
    case 'prim':
    case 'param':
    case 'local':
      return NONE
  }
}

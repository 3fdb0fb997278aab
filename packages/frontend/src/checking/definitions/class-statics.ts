/** What `static let` binds, as the members of its type see it. */
import { bindCasesOfClass } from '../active-patterns.ts'
import type { Checker } from '../checker.ts'
import type { ValueEntry } from '../../types/environment.ts'
import type { Owner } from '../../types/type-owner.ts'
import { selfOf } from '../typed-nodes.ts'
import type { BlockItem } from '../../types/typed-tree.ts'
import type { TypeConstructor, ValueSymbol } from '../../types/types.ts'
import { bindFields } from './class-fields.ts'
import { bindFunctions } from './class-functions.ts'

/** What the type's members alone see: values, or of a generic type an object for each of its instantiations. */
type Statics =
  | { readonly kind: 'Values'; readonly values: ReadonlyMap<string, ValueEntry> }
  | { readonly kind: 'Holder'; readonly holder: TypeConstructor; readonly accessor: ValueSymbol }

const STATICS = new WeakMap<TypeConstructor, Statics>()

/** Says what a type's `static let`s are. */
export function setStatics(type: TypeConstructor, statics: Statics): void {
  STATICS.set(type, statics)
}

/** Makes what `static let` binds visible. */
export function bindStatics(c: Checker, { type }: Owner): void {
  const statics = STATICS.get(type)
  if (statics?.kind === 'Values')
    for (const [name, entry] of statics.values) {
      c.scope.bindValue(name, entry)
      bindCasesOfClass(c, name)
    }
  if (statics?.kind !== 'Holder') return
  const self = { kind: 'Statics', accessor: statics.accessor, holder: statics.holder } as const
  bindFields(c, statics.holder, self)
  bindFunctions(c, statics.holder, self)
}

/** What the constructor of a generic type does first: its `static let`s are worked out for this instantiation, if they have not been. */
export function ensureStatics({ type, definition }: Owner): BlockItem[] {
  const statics = STATICS.get(type)
  if (statics?.kind !== 'Holder') return []
  return [{ kind: 'Expr', expr: selfOf({ ...statics, kind: 'Statics' }, definition) }]
}

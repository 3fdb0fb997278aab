/** `static let` and `static do` of classes. */
import type { Member } from '../../syntax/ast.ts'
import { staticField, staticValue } from './auto-properties.ts'
import { checkLet } from '../bindings.ts'
import { UNIT } from '../../types/builtins.ts'
import type { Checker } from '../checker.ts'
import { autoName } from './class-fields.ts'
import { setStatics } from './class-statics.ts'
import { checkGenericStatics } from './generic-statics.ts'
import { emptyModule } from '../../types/environment.ts'
import type { Owner } from '../../types/type-owner.ts'
import type { TypedItem } from '../../types/typed-tree.ts'

/** Members that are worked out where their type has been defined, if they are static. */
const STATIC: ReadonlySet<Member['kind']> = new Set(['Let', 'Do', 'AutoProperty', 'Val'])

/** Checks `static let` and `static do`: items that follow the definition of the types. */
export function checkStatics(c: Checker, owners: readonly Owner[]): TypedItem[] {
  return owners.flatMap((owner) => {
    const members = owner.definition.members.filter(
      (each) => STATIC.has(each.kind) && 'isStatic' in each && each.isStatic,
    )
    if (members.length === 0) return []
    if (owner.type.parameters.length > 0) return checkGenericStatics(c, owner, members)
    // A module of its own: outside of the type nobody sees the names.
    const outer = c.module
    const inside = emptyModule(outer.name, outer.path)
    c.module = inside
    c.owner = owner.type
    const items = c.scoped(() => members.flatMap((each) => checkStatic(c, each)))
    c.module = outer
    c.owner = undefined
    setStatics(owner.type, { kind: 'Values', values: inside.values })
    return items
  })
}

function checkStatic(c: Checker, member: Member): TypedItem[] {
  if (member.kind === 'Do') return [{ kind: 'Do', expr: c.expr(member.expr, UNIT) }]
  if (member.kind === 'Val') return checkStatic(c, staticField(member))
  if (member.kind === 'AutoProperty') {
    const [kept, type] = staticValue(member)
    const items = checkStatic(c, kept)
    const entry = c.module.values.get(autoName(member.name))
    if (entry?.kind === 'Value') c.unify(entry.symbol.scheme.type, type, member.value)
    return items
  }
  if (member.kind !== 'Let') return []
  const bindings = member.bindings.map((each) => ({ ...each, access: 'private' as const }))
  return [checkLet(c, { ...member, bindings }, true)]
}

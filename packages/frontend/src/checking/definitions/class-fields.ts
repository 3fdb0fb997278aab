/** Fields of classes, which their parameters, `let`s and auto properties become. */
import type { Ident, Member, Node } from '../../syntax/ast.ts'
import { UNIT } from '../../types/builtins.ts'
import { bindCasesOfClass } from '../active-patterns.ts'
import type { Checker } from '../checker.ts'
import { namesWithin } from '../inlining.ts'
import type { SelfReference } from '../../types/environment.ts'
import type { Owner } from '../../types/type-owner.ts'
import { valueOf } from '../typed-nodes.ts'
import type { BlockItem, TypedExpr } from '../../types/typed-tree.ts'
import type { FieldInfo, Type, TypeConstructor, ValueSymbol } from '../../types/types.ts'

/** Fields of a class that its members see by their bare names. */
const CLASS_FIELDS = new WeakMap<TypeConstructor, Map<string, FieldInfo>>()

/** Those of them that are active patterns, which go by the names of their cases. */
const ACTIVE_PATTERNS = new WeakMap<TypeConstructor, FieldInfo[]>()

/** Of a class with more fields only those are bound that a member mentions: thousands of each would take quadratic time. */
const FIELDS_BOUND_MAX = 64

/** Makes the fields visible by their names, as those of `self`, in the member `within`, or to all that follows. */
export function bindFields(c: Checker, type: TypeConstructor, self: SelfReference, within?: Member): void {
  const fields = CLASS_FIELDS.get(type)
  if (fields === undefined) return
  const bind = (name: string, field: FieldInfo): void => {
    c.scope.bindValue(name, { kind: 'SelfField', self, field })
    bindCasesOfClass(c, name)
  }
  if (within === undefined || fields.size <= FIELDS_BOUND_MAX) {
    for (const [name, field] of fields) bind(name, field)
    return
  }
  for (const name of namesWithin(within)) {
    const field = fields.get(name)
    if (field !== undefined) bind(name, field)
  }
  for (const field of ACTIVE_PATTERNS.get(type) ?? []) bind(field.name, field)
}

/** A further field of a class. */
export function addField(owner: Owner, name: string, type: Type, isMutable: boolean): FieldInfo {
  const { definition } = owner.type
  if (definition.kind !== 'Class') throw new Error('only classes have lets')
  const { fields } = definition
  const field: FieldInfo = {
    name,
    owner: owner.type,
    index: fields.length,
    type,
    isMutable,
  }
  // The definition is this module's own until its types are checked.
  Object.assign(definition, { fields: [...fields, field] })
  let known = CLASS_FIELDS.get(owner.type)
  if (known === undefined) {
    known = new Map()
    CLASS_FIELDS.set(owner.type, known)
  }
  known.set(name, field)
  if (name.startsWith('|')) ACTIVE_PATTERNS.set(owner.type, [...(ACTIVE_PATTERNS.get(owner.type) ?? []), field])
  return field
}

/** The field that a name means in the members of a class. */
export function fieldOf(type: TypeConstructor, name: string): FieldInfo | undefined {
  return CLASS_FIELDS.get(type)?.get(name)
}

/** Types of the fields that are known so far. */
export function fieldTypes(type: TypeConstructor): readonly Type[] {
  return [...(CLASS_FIELDS.get(type)?.values() ?? [])].map((each) => each.type)
}

/** `self.field <- value`. */
export function setField(self: ValueSymbol, field: FieldInfo, value: TypedExpr, at: Node): BlockItem {
  const target = valueOf(self, at)
  return { kind: 'Expr', expr: { kind: 'SetField', target, field, value, type: UNIT, start: at.start, end: at.end } }
}

/** The zero of a type, which a field has that no constructor sets. */
export function defaultValue(type: Type, { start, end }: Node): TypedExpr {
  return { kind: 'LibraryCall', key: 'Unchecked.defaultof', reps: [type], arguments: [], type, start, end }
}

/** The hidden field of `member val` and `val`: no program can write its name. */
export function autoName(name: Ident): string {
  return `${name.name}@`
}

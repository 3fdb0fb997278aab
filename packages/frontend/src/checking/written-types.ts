/** Types as the program writes them, read in the current scope. */
import type { LongIdent, Node, TypeExpr } from '../syntax/ast.ts'
import { ERROR_TYPE, variable } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { isMeasure } from '../types/measures.ts'
import { findModules, findType, isInside, reportMissingType } from './names.ts'
import { readMeasure, readType, withUnit } from '../types/resolve-types.ts'
import type { TypeContext } from '../types/resolve-types.ts'
import type { Type, TypeConstraint } from '../types/types.ts'

/** How types are read in a check: an undeclared `'a` is an unknown type of the current definition. */
export function typeContext(c: Checker): TypeContext {
  return {
    lookUp: (path, args) => {
      const found = findType(c, path, args)
      if (path.length > 1) checkPrivate(c, path)
      if (found === undefined) reportMissingType(c, path, { start: path[0]!.start, end: path.at(-1)!.end })
      return found
    },
    variable: (name) => {
      const known = c.typeVariables.get(name)
      if (known !== undefined) return known
      const fresh = variable(c.level, name)
      c.typeVariables.set(name, fresh)
      return fresh
    },
    wildcard: () => c.fresh(),
    constrain: (type, constraint, at) => {
      if (type.kind === 'Variable' && contradicts(type.constraints, constraint))
        return c.report(
          catalog.badDeclaration(
            'FS0043',
            at,
            'No type is both a struct and not one.',
            'Remove one of the constraints.',
          ),
        )
      // Declaring a constraint is not needing one: rigid parameters take it on.
      if (type.kind === 'Variable' && type.isRigid) type.constraints = [...type.constraints, constraint]
      else c.constrain(type, constraint, at)
    },
    demand: (type, constraint, at) => void c.constrain(type, constraint, at),
    refuse: (at: Node, what: string) => c.report(catalog.unsupported(at, what)),
    notAUnit: (at) => c.report(catalog.badDeclaration('FS0705', at, 'This is a type, not a unit of measure.')),
    wrongArity: (at, name, expected, actual) => c.report(catalog.typeArity(at, name, expected, actual)),
  }
}

function contradicts(known: readonly TypeConstraint[], { kind }: TypeConstraint): boolean {
  const others: readonly string[] =
    kind === 'NotStruct' ? ['Struct', 'Unmanaged'] : kind === 'Struct' || kind === 'Unmanaged' ? ['NotStruct'] : []
  return known.some((each) => others.includes(each.kind))
}

/** `M.T` where `T` is private to `M`. */
function checkPrivate(c: Checker, path: LongIdent): void {
  const name = path.at(-1)!
  for (const module of findModules(c, path.slice(0, -1)))
    if (module.types.has(name.name) && module.privates.has(name.name) && !isInside(c, module))
      c.report(catalog.privateType(name, name.name))
}

/** Reads a written type. */
export function toType(c: Checker, written: TypeExpr): Type {
  const type = readType(written, typeContext(c))
  if (written.kind === 'Name' && isMeasure(type)) c.report(catalog.unitAsType(written, written.path.at(-1)!.name))
  return type
}

/** Reads a type that a definition states once and for all, where nothing could tell what `_` is (FS0715). */
export function toDeclaredType(c: Checker, written: TypeExpr): Type {
  const wildcard = (at: Node): Type => {
    c.report(
      catalog.badDeclaration(
        'FS0715',
        at,
        '`_` cannot stand in a declaration: nothing would tell what it is.',
        'Write the type.',
      ),
    )
    return ERROR_TYPE
  }
  return readType(written, { ...typeContext(c), wildcard })
}

/** Reads a type argument of a function, which may be a unit of measure. */
export function toTypeArgument(c: Checker, written: TypeExpr): Type {
  return readType(written, typeContext(c))
}

/** Reads what stands right of `[<Measure>] type N =`. */
export function toMeasure(c: Checker, written: TypeExpr): Type {
  return readMeasure(written, typeContext(c))
}

/** The type of a number with the unit that stands behind it, `1.0<m>`. */
export function measuredType(c: Checker, number: Type, unit: TypeExpr | undefined): Type {
  return unit === undefined ? number : withUnit(number, unit, typeContext(c))
}

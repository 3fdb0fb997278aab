/** `use x = e` and what follows: disposed of in the end, whatever happens. */
import type { Expr } from '../syntax/ast.ts'
import { bindingValue } from './bindings.ts'
import { boundName } from './bound-name.ts'
import { BOOL, UNIT, isError } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { hasMember, memberOf } from './members.ts'
import { callMethod } from './method-calls.ts'
import { DISPOSABLE_TYPE } from '../types/net-interfaces.ts'
import { bindingOf } from './purity.ts'
import { unitConst, valueOf } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'

/** Checks a `use` with its block: `let x = e in try block finally x.Dispose ()`. */
export function usePlace(c: Checker, e: Expr & { kind: 'Let' }, block: (body: Expr) => TypedExpr): TypedExpr {
  const { start, end } = e
  const span = { start, end }
  const [binding] = e.bindings
  const name = binding && boundName(binding.pattern)
  if (binding === undefined || name === undefined) {
    c.report(catalog.badDeclaration('FS0524', e, '`use` binds one name.'))
    return c.errorExpr(e)
  }
  const value = bindingValue(c, binding, name.type)
  const symbol = c.local(name.ident.name, value.type, name.ident)
  return c.scoped(() => {
    c.scope.bindValue(symbol.name, { kind: 'Value', symbol })
    const body = block(e.body)
    // Of a type that nothing has told yet no more is asked than that.
    const type = resolve(value.type)
    if (type.kind === 'Variable' || (!isError(type) && !hasMember(c, type, 'Dispose')))
      c.constrain(value.type, { kind: 'Subtype', type: DISPOSABLE_TYPE }, name.ident, undefined, 'FS0193')
    const isDisposable = supertype(symbol.scheme.type, DISPOSABLE_TYPE) !== undefined
    const object = valueOf(symbol, e)
    if (!isDisposable && !hasMember(c, resolve(value.type), 'Dispose')) return c.errorExpr(e)
    const dispose = memberOf(
      c,
      isDisposable ? { kind: 'Upcast', expr: object, type: DISPOSABLE_TYPE, start, end } : object,
      { name: 'Dispose', start: name.ident.start, end: name.ident.end },
      name.ident,
    )
    const call: TypedExpr =
      dispose.kind === 'Methods'
        ? callMethod(c, dispose, { kind: 'Const', value: { type: 'unit' }, start, end }, span, UNIT)
        : dispose.typed
    const cleanup = unlessNull(object, call)
    return {
      kind: 'Block',
      items: [
        { kind: 'Let', isRec: false, bindings: [bindingOf(symbol, value)], start, end },
        { kind: 'Expr', expr: { kind: 'TryFinally', body, cleanup, type: body.type, start, end } },
      ],
      type: body.type,
      start,
      end,
    }
  })
}

/** What is null needs no end. */
function unlessNull(object: TypedExpr, call: TypedExpr): TypedExpr {
  const { start, end } = object
  const isNull: TypedExpr = {
    kind: 'LibraryCall',
    key: 'isNull',
    reps: [],
    arguments: [object],
    type: BOOL,
    start,
    end,
  }
  const branches = [{ condition: isNull, then: unitConst(object) }]
  return { kind: 'If', branches, otherwise: call, type: UNIT, start, end }
}

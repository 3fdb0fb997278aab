/** Classes that are derived from an exception of .NET. */
import type { Expr, Member } from '../../syntax/ast.ts'
import { UNIT, isError } from '../../types/builtins.ts'
import type { Checker } from '../checker.ts'
import { constructorsOf } from '../constructor-candidates.ts'
import { callMethod } from '../method-calls.ts'
import { valueOf } from '../typed-nodes.ts'
import type { BlockItem } from '../../types/typed-tree.ts'
import type { NamedType, ValueSymbol } from '../../types/types.ts'

/** `inherit Exception(…)`: the object takes over what the exception that these arguments make has. */
export function exceptionBaseCall(
  c: Checker,
  self: ValueSymbol,
  base: NamedType,
  inherit: Member & { kind: 'Inherit' },
): BlockItem[] {
  const { start, end } = inherit
  const argument: Expr = inherit.argument ?? { kind: 'Const', value: { type: 'unit' }, start, end }
  const made = callMethod(
    c,
    { name: base.constructor.name, candidates: constructorsOf(c, base) },
    argument,
    inherit,
    undefined,
  )
  if (isError(made.type)) return []
  const target = valueOf(self, inherit)
  return [
    {
      kind: 'Expr',
      expr: { kind: 'LibraryCall', key: 'exn@.become', reps: [], arguments: [target, made], type: UNIT, start, end },
    },
  ]
}

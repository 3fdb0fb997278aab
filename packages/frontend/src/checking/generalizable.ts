/** The value restriction. */
import type { Expr } from '../syntax/ast.ts'
import type { Checker } from './checker.ts'
import { resolvePath } from './names.ts'
import { recordOf } from './records.ts'

/** What F# lets be generic without being a function: plain data, written down. */
export function isGeneralizable(c: Checker, e: Expr): boolean {
  switch (e.kind) {
    case 'Fun':
    case 'Function':
    case 'Const':
    case 'MemberLambda':
      return true
    case 'Paren':
      return isGeneralizable(c, e.inner)
    case 'Typed':
      return isGeneralizable(c, e.expr)
    case 'TypeApply':
      return isGeneralizable(c, e.fn)
    case 'Name': {
      const meaning = resolvePath(c, e.path)
      if (meaning.kind !== 'Entry' || meaning.used < e.path.length) return false
      return meaning.entry.kind !== 'Value' || !meaning.entry.symbol.isMutable
    }
    case 'Tuple':
      return e.items.every((each) => isGeneralizable(c, each))
    case 'List':
      return e.content.kind === 'Elements' && e.content.elements.every((each) => isGeneralizable(c, each))
    case 'Array':
      return e.content.kind === 'Elements' && e.content.elements.length === 0
    case 'Infix':
      return e.operator.name === '::' && isGeneralizable(c, e.left) && isGeneralizable(c, e.right)
    case 'Record':
      return e.copyOf === undefined && e.fields.every((each) => isGeneralizable(c, each.value)) && !isMutable(c, e)
    case 'Let':
      return isGeneralizable(c, e.body) && e.bindings.every((each) => !each.isMutable && isGeneralizable(c, each.body))
    case 'Apply': {
      if (e.fn.kind !== 'Name') return false
      const meaning = resolvePath(c, e.fn.path)
      return meaning.kind === 'Entry' && meaning.entry.kind === 'Case' && isGeneralizable(c, e.argument)
    }
    default:
      return false
  }
}

/** A record that can change: what is put into it later must be of the same type as what is in it now. */
function isMutable(c: Checker, e: Expr & { kind: 'Record' }): boolean {
  if (e.fields.length === 1 && e.fields[0]!.path.at(-1)!.name === 'contents') return true
  if (e.isAnonymous || e.fields.length === 0) return false
  const definition = recordOf(
    c,
    e.fields.map((each) => each.path),
    undefined,
  )?.definition
  return definition?.kind === 'Record' && definition.fields.some((each) => each.isMutable)
}

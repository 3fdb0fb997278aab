/** What is known before a program runs: literals, and the arguments of attributes. */
import type { Attribute, Expr, Literal } from '../syntax/ast.ts'
import type { Checker } from './checker.ts'
import { resolvePath } from './names.ts'

/** The value of what F# takes for a constant: written down, named so, or made of such. */
export function constantOf(c: Checker, e: Expr): Literal | undefined {
  switch (e.kind) {
    case 'Paren':
      return constantOf(c, e.inner)
    case 'Typed':
      return constantOf(c, e.expr)
    case 'Const':
      return e.value
    case 'Name': {
      const meaning = resolvePath(c, e.path)
      const isValue = meaning.kind === 'Entry' && meaning.entry.kind === 'Value' && meaning.used === e.path.length
      return isValue ? meaning.entry.symbol.literal : undefined
    }
    case 'Prefix': {
      const value = e.operator.name === '~-' ? constantOf(c, e.operand) : undefined
      if (value?.type === 'int' || value?.type === 'float') return { ...value, value: -value.value }
      return value?.type === 'int64' ? { ...value, value: -value.value } : undefined
    }
    case 'Infix':
      return folded(e.operator.name, constantOf(c, e.left), constantOf(c, e.right))
    default:
      return undefined
  }
}

function folded(operator: string, a: Literal | undefined, b: Literal | undefined): Literal | undefined {
  if (a?.type === 'string' && b?.type === 'string' && operator === '+') return { ...a, value: a.value + b.value }
  if (a?.type !== 'int' || b?.type !== 'int') return undefined
  const value = FOLDED[operator]?.(a.value, b.value)
  return value === undefined ? undefined : { ...a, value }
}

const FOLDED: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => (a + b) | 0,
  '-': (a, b) => (a - b) | 0,
  '*': Math.imul,
  '|||': (a, b) => a | b,
  '&&&': (a, b) => a & b,
  '<<<': (a, b) => a << b,
  '>>>': (a, b) => a >> b,
}

/** Attributes as the lowering passes them on. */
export function typedAttributes(
  attributes: readonly Attribute[],
): readonly { readonly name: string; readonly args: readonly Literal[] }[] {
  return attributes.map((each) => ({ name: each.name.at(-1)!.name, args: literals(each.argument) }))
}

function literals(e: Expr | undefined): readonly Literal[] {
  if (e === undefined) return []
  if (e.kind === 'Const') return e.value.type === 'unit' ? [] : [e.value]
  if (e.kind === 'Paren') return literals(e.inner)
  return e.kind === 'Tuple' ? e.items.flatMap(literals) : []
}

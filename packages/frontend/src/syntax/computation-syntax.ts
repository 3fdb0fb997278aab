/** Small pieces of syntax that the translation of computation expressions is made of. */
import type { Expr, Ident, Node, Pattern } from './ast.ts'

/** `()`. */
export function unitExpr({ start, end }: Node): Expr {
  return { kind: 'Const', value: { type: 'unit' }, start, end }
}

/** The name, as an expression. */
export function nameExpr(name: Ident): Expr {
  return { kind: 'Name', path: [name], start: name.start, end: name.end }
}

/** `a, b, c`; the only one itself, `()` of none. */
export function tupleExpr(items: readonly Expr[], at: Node): Expr {
  const [first] = items
  if (first === undefined) return unitExpr(at)
  return items.length === 1 ? first : { kind: 'Tuple', items, isStruct: false, start: at.start, end: at.end }
}

/** The same as a pattern, for which `_` stands for none. */
export function tuplePattern(items: readonly Pattern[], at: Node): Pattern {
  const { start, end } = at
  const [first] = items
  if (first === undefined) return { kind: 'Wildcard', start, end }
  return items.length === 1 ? first : { kind: 'Tuple', items, isStruct: false, start, end }
}

/** The pattern that binds this name. */
export function namePattern(name: Ident): Pattern {
  return { kind: 'Name', name, isMutable: false, start: name.start, end: name.end }
}

/** `fun pattern -> body`. */
export function funExpr(pattern: Pattern, body: Expr): Expr {
  return { kind: 'Fun', parameters: [pattern], body, start: body.start, end: body.end }
}

/** `fun () -> body`. */
export function thunkExpr(body: Expr): Expr {
  const { start, end } = body
  return funExpr({ kind: 'Const', value: { type: 'unit' }, start, end }, body)
}

/** `let name = value` or `let! name = value` around what follows it. */
export function letExpr(keyword: 'let' | 'let!', name: Ident, value: Expr, body: Expr): Expr {
  const { start, end } = value
  const plain = { attributes: [], typeParameters: [], constraints: [], parameters: [], returnType: undefined } as const
  const flags = { access: 'public', isMutable: false, isInline: false } as const
  const binding = { ...plain, ...flags, pattern: namePattern(name), body: value, start, end }
  return { kind: 'Let', isRec: false, keyword, bindings: [binding], body, start, end: body.end }
}

/** The names that a pattern binds; what it tests is no part of it. */
export function namesBoundBy(pattern: Pattern): readonly Ident[] {
  switch (pattern.kind) {
    case 'Name':
      return /^\p{Lu}/u.test(pattern.name.name) ? [] : [pattern.name]
    case 'Paren':
      return namesBoundBy(pattern.inner)
    case 'Typed':
    case 'Attributed':
      return namesBoundBy(pattern.pattern)
    case 'As':
      return [...namesBoundBy(pattern.pattern), pattern.name]
    case 'Tuple':
    case 'List':
    case 'Array':
      return pattern.items.flatMap(namesBoundBy)
    case 'Cons':
      return [...namesBoundBy(pattern.head), ...namesBoundBy(pattern.tail)]
    case 'And':
      return [...namesBoundBy(pattern.left), ...namesBoundBy(pattern.right)]
    case 'Or':
      return namesBoundBy(pattern.left)
    case 'Record':
      return pattern.fields.flatMap((each) => namesBoundBy(each.pattern))
    case 'Case':
      return [
        ...pattern.arguments.flatMap(namesBoundBy),
        ...pattern.namedArguments.flatMap((each) => namesBoundBy(each.pattern)),
      ]
    default:
      return []
  }
}

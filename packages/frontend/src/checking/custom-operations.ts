/**
 * Custom operations of builders: `[<CustomOperation("where")>]` makes a method a statement of the computation, which gets
 * what the statements before it have made. What they bound is yielded as one value, the variable space; a parameter
 * that is marked as projection sees its names.
 */
import type { Attribute, Expr, Ident, Member, Node, Pattern } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { hasAttribute } from '../syntax/attributes.ts'
import type { Checker } from './checker.ts'
import { funExpr, nameExpr, namePattern, namesBoundBy, tupleExpr, tuplePattern } from '../syntax/computation-syntax.ts'
import type { CustomOperation, MemberInfo, NamedType } from '../types/types.ts'

/** The custom operations of a builder, by name, with the name of the method. */
export type Operations = ReadonlyMap<string, { readonly method: string; readonly operation: CustomOperation }>

const NO_OPERATIONS: Operations = new Map()

/** Reads `[<CustomOperation(…)>]` and the marks of the parameters behind the first. */
export function operationOf(
  member: Member & { kind: 'Member' },
  parameters: readonly Pattern[],
): CustomOperation | undefined {
  const attribute = member.attributes.find((each) => hasAttribute([each], 'CustomOperation'))
  if (attribute === undefined) return undefined
  const settings = argumentsOf(attribute)
  const [first] = settings
  const name = first?.kind === 'Const' && first.value.type === 'string' ? first.value.value : member.name.name
  const named = settings.flatMap((each) =>
    each.kind === 'Infix' &&
    each.left.kind === 'Name' &&
    each.right.kind === 'Const' &&
    each.right.value.type === 'bool'
      ? [[each.left.path[0]!.name, each.right.value.value] as const]
      : [],
  )
  const isSet = (setting: string): boolean => named.some(([each, value]) => each === setting && value)
  return {
    name,
    keepsVariables: isSet('MaintainsVariableSpace'),
    isSpecial: named.some(([each, value]) => each !== 'MaintainsVariableSpace' && value),
    projections: parameters.slice(1).map(isProjection),
  }
}

function argumentsOf(attribute: Attribute): readonly Expr[] {
  if (attribute.argument === undefined) return []
  const argument = unparen(attribute.argument)
  return argument.kind === 'Tuple' ? argument.items : [argument]
}

function isProjection(parameter: Pattern): boolean {
  if (parameter.kind === 'Paren') return isProjection(parameter.inner)
  if (parameter.kind === 'Typed') return isProjection(parameter.pattern)
  return parameter.kind === 'Attributed' && hasAttribute(parameter.attributes, 'ProjectionParameter')
}

/** All custom operations of a type. */
export function customOperations(c: Checker, { constructor }: NamedType): Operations {
  let found: Map<string, { method: string; operation: CustomOperation }> | undefined
  const add = (members: readonly MemberInfo[]): void => {
    for (const { name, operation } of members)
      if (operation !== undefined) (found ??= new Map()).set(operation.name, { method: name, operation })
  }
  for (const members of c.extensions.get(constructor.uniqueName)?.values() ?? []) add(members)
  for (const type of ancestors(constructor)) for (const members of type.members.values()) add(members)
  return found ?? NO_OPERATIONS
}

function ancestors(type: NamedType['constructor']): readonly NamedType['constructor'][] {
  const { definition } = type
  const base = definition.kind === 'Class' ? definition.base : undefined
  return base?.kind === 'Named' ? [...ancestors(base.constructor), type] : [type]
}

interface Use extends Node {
  readonly method: string
  readonly operation: CustomOperation
  readonly args: readonly Expr[]
}

/** The use of an operation that a statement is. */
function useOf(t: OperationContext, e: Expr): Use | undefined {
  const args: Expr[] = []
  let head = e
  while (head.kind === 'Apply') {
    args.unshift(head.argument)
    head = head.fn
  }
  if (head.kind !== 'Name' || head.path.length !== 1) return undefined
  const found = t.operations.get(head.path[0]!.name)
  return found && { ...found, args, start: e.start, end: e.end }
}

/** What the translation of the whole computation does for its operations. */
export interface OperationContext {
  readonly operations: Operations
  /** A call of one of the builder's methods; `construct` is what asks for it. */
  call(method: string, at: Node, construct: string, ...args: Expr[]): Expr
  /** A `let` or `let!` around what follows it. */
  letOf(e: Expr & { kind: 'Let' }, inner: Expr): Expr
  /** What `for` goes through. */
  items(e: Expr): Expr
  /** Refuses what is no part of FSRS. */
  refuse(at: Node, what: string): Expr
}

/** What stands before the first operation: given what is to follow, that with all of it around. */
type Before = (inner: Expr) => Expr

/** Translates a block of which a statement is a custom operation; undefined for other blocks. */
export function translateOperations(t: OperationContext, e: Expr): Expr | undefined {
  if (t.operations.size === 0) return undefined
  return walk(t, e, [], (inner) => inner)
}

function walk(t: OperationContext, e: Expr, variables: readonly Ident[], before: Before): Expr | undefined {
  switch (e.kind) {
    case 'Let': {
      const names = e.bindings.flatMap((each) => namesBoundBy(each.pattern))
      if (e.keyword !== 'let' && e.keyword !== 'let!') return undefined
      return walk(t, e.body, [...variables, ...names], (inner) => before(t.letOf(e, inner)))
    }
    case 'ForIn': {
      const names = namesBoundBy(e.pattern)
      return walk(t, e.body, [...variables, ...names], (inner) =>
        before(t.call('For', e, 'for', t.items(e.source), funExpr(e.pattern, inner))),
      )
    }
    case 'Sequence': {
      const at = e.items.findIndex((each) => useOf(t, each) !== undefined)
      if (at === 0) return apply(t, e.items, variables, before)
      return at < 0
        ? walkFirst(t, e, variables, before)
        : t.refuse(e.items[at]!, 'Custom operations behind other statements are')
    }
    default:
      return useOf(t, e) === undefined ? undefined : apply(t, [e], variables, before)
  }
}

/** `for x in xs do` may have the operations behind it in its own column. */
function walkFirst(
  t: OperationContext,
  e: Expr & { kind: 'Sequence' },
  variables: readonly Ident[],
  before: Before,
): Expr | undefined {
  const last = e.items.at(-1)!
  const items = e.items.slice(0, -1)
  return items.length === 0
    ? undefined
    : walk(t, last, variables, (inner) => before({ ...e, items: [...items, inner] }))
}

function apply(t: OperationContext, items: readonly Expr[], variables: readonly Ident[], before: Before): Expr {
  const at = items[0]!
  let current = before(t.call('Yield', at, 'a custom operation', tupleExpr(variables.map(nameExpr), at)))
  let space = tuplePattern(variables.map(namePattern), at)
  for (const each of items) {
    const use = useOf(t, each)
    if (use === undefined) return t.refuse(each, 'Statements behind custom operations are')
    if (use.operation.isSpecial) return t.refuse(each, 'Custom operations like joins, or that bind, are')
    const { operation, args } = use
    const given = args.map((arg, i) => (operation.projections[i] === true ? funExpr(space, arg) : arg))
    current = t.call(use.method, use, 'this operation', current, ...given)
    if (!operation.keepsVariables) space = { kind: 'Wildcard', start: each.start, end: each.end }
  }
  return current
}

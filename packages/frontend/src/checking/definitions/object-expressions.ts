/** `{ new I with member … }`: an object of an interface or class, with its methods. */
import type { Expr, Member } from '../../syntax/ast.ts'
import { unparen } from '../../syntax/parens.ts'
import {
  STRING,
  UNIT,
  curried,
  functionOf,
  isError,
  parameterVariable,
  primitiveName,
  tupleOf,
} from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import type { Finding } from '../../types/finding.ts'
import type { Bound, Checker } from '../checker.ts'
import { implementedBy } from './overrides.ts'
import { implementationsOf } from './implementations.ts'
import type { Implemented } from './implementations.ts'
import { constructorsOf } from '../constructor-candidates.ts'
import { callMethod } from '../method-calls.ts'
import { isInterface } from '../../types/net-interfaces.ts'
import { printType } from '../../types/type-printer.ts'
import { OBJECT_TO_STRING } from '../../types/typed-tree.ts'
import { flexible } from '../supertypes.ts'
import type { TypedExpr, TypedMethod, TypedPattern } from '../../types/typed-tree.ts'
import type { NamedType, Type, ValueSymbol } from '../../types/types.ts'
import { resolve } from '../../types/type-structure.ts'
import { toType } from '../written-types.ts'

type ObjectExpr = Expr & { kind: 'ObjectExpression' }

/** Checks an object expression. */
export function objectExpression(c: Checker, e: ObjectExpr): TypedExpr {
  const type = resolve(toType(c, e.type))
  if (isError(type)) return c.errorExpr(e)
  const finding = refusal(e, type)
  if (finding !== undefined) c.report(finding)
  if (finding !== undefined || type.kind !== 'Named') return c.errorExpr(e)
  const { definition } = type.constructor
  const others = e.interfaces.flatMap((each) => {
    const also = resolve(toType(c, each.type))
    return also.kind === 'Named' && !isError(also) ? [blockOf(also, each.members, e)] : []
  })
  const methods = implement(c, blockOf(type, e.members, e), others)
  const baseArguments = definition.kind !== 'Class' || definition.isInterface ? [] : baseArgumentsOf(c, e, type)
  const interfaces = others.map((each) => each.type)
  return { kind: 'ObjectExpression', of: type, interfaces, baseArguments, methods, type, start: e.start, end: e.end }
}

/** Why no object expression can be of a type. */
function refusal({ type: at, argument }: ObjectExpr, type: Type): Finding | undefined {
  const bad = catalog.badDeclaration
  if (type.kind !== 'Named') return bad('FS0772', at, 'An object expression is of a class or an interface.')
  const name = printType(type)
  if (isInterface(type.constructor))
    return (
      argument && bad('FS0780', at, `\`${name}\` is an interface: nothing is given to it.`, 'Remove the parentheses.')
    )
  const { definition } = type.constructor
  const isObject = primitiveName(type) === 'obj'
  if (definition.kind === 'Library' && !isObject)
    return catalog.unsupported(at, `An object expression of \`${name}\` is`)
  if (definition.kind !== 'Class' && !isObject)
    return bad(
      definition.kind === 'Record' && argument !== undefined ? 'FS0774' : 'FS0773',
      at,
      `\`${name}\` is no class: nothing can override what it does.`,
    )
  if (definition.kind === 'Class' && definition.isSealed === true)
    return bad('FS0773', at, `\`${name}\` is sealed: nothing can override what it does.`)
  if (argument !== undefined) return undefined
  return bad(
    isObject ? 'FS0781' : 'FS0776',
    at,
    `\`${name}\` is a class: its constructor is called.`,
    `Write \`${name}()\`, with its arguments.`,
  )
}

function baseArgumentsOf(c: Checker, e: ObjectExpr, type: NamedType): readonly TypedExpr[] {
  const [candidate] = constructorsOf(c, type)
  if (candidate === undefined || e.argument === undefined) return []
  let given: readonly TypedExpr[] = []
  callMethod(
    c,
    {
      name: type.constructor.name,
      candidates: [
        {
          ...candidate,
          build: (args, _type, at) => {
            given = args
            return c.errorExpr(at)
          },
        },
      ],
    },
    e.argument,
    e,
    undefined,
  )
  return given
}

function blockOf(type: NamedType, members: readonly Member[], e: ObjectExpr): Implemented {
  return { type, methods: members.filter((each) => each.kind === 'Member'), at: e, isObject: true }
}

/** The methods of the object: of the type that it is made of, and of the interfaces that it implements besides. */
function implement(c: Checker, main: Implemented, others: readonly Implemented[]): TypedMethod[] {
  const texts = isInterface(main.type.constructor) ? [] : main.methods.filter(isToString)
  const rest: Implemented = { ...main, methods: main.methods.filter((each) => !texts.includes(each)) }
  const found = implementationsOf(c, [rest, ...others])
  const all = [
    ...found,
    ...texts.map((method) => ({
      type: main.type,
      method,
      key: OBJECT_TO_STRING,
      wanted: functionOf(UNIT, STRING),
      own: undefined,
    })),
  ]
  return all.map(({ type, method, key, wanted, own }) =>
    c.scoped(() => {
      const self = c.local(method.self?.name ?? 'the object', type, method.self ?? method.name)
      c.scope.bindValue(self.name, { kind: 'Value', symbol: self })
      if (type.constructor.definition.kind === 'Class' && !isInterface(type.constructor))
        c.scope.bindValue('base', { kind: 'Base', self, type, depth: c.functionDepth + 1 })
      const before = c.typeVariables
      c.typeVariables = new Map(before)
      const declared = method.typeParameters.map((each) => parameterVariable(each.name))
      for (const [i, each] of method.typeParameters.entries()) c.typeVariables.set(each.name, declared[i]!)
      const implemented = implementedBy(c, { key, type: wanted, own }, declared)
      const body = methodFunction(c, method, implemented.type, self)
      c.typeVariables = before
      return { methodKey: key, self, own: implemented.own, function: body }
    }),
  )
}

/** Every object has it, whatever its class says; an interface has not. */
function isToString({ name, parameters }: Member & { kind: 'Member' }): boolean {
  return name.name === 'ToString' && parameters.length === 1
}

function methodFunction(c: Checker, method: Member & { kind: 'Member' }, wanted: Type, self: ValueSymbol): TypedExpr {
  const bound: Bound = new Map([[self.name, self]])
  const parameters: TypedPattern[] = []
  c.functionDepth++
  let result = resolve(wanted)
  for (const group of method.parameters) {
    if (result.kind !== 'Function') break
    spread(c, { group, type: result.from, bound }, parameters)
    result = resolve(result.to)
  }
  c.bind(bound)
  const body = flexible(c, method.body, result, {
    text: `\`${method.name.name}\` of the interface answers this`,
    at: undefined,
  })
  c.functionDepth--
  if (parameters.length === 0) return body
  const type = curried(
    parameters.map((each) => each.type),
    body.type,
  )
  return { kind: 'Lambda', name: method.name.name, parameters, body, type, start: method.start, end: method.end }
}

function spread(
  c: Checker,
  from: {
    readonly group: (Member & { kind: 'Member' })['parameters'][number]
    readonly type: Type
    readonly bound: Bound
  },
  into: TypedPattern[],
): void {
  const inner = unparen(from.group)
  if (inner.kind === 'Const' && inner.value.type === 'unit') return
  if (inner.kind !== 'Tuple') {
    into.push(c.pattern(from.group, from.type, from.bound))
    return
  }
  const types = inner.items.map(() => c.fresh())
  c.unify(tupleOf(types), from.type, from.group)
  for (const [i, each] of inner.items.entries()) into.push(c.pattern(each, types[i]!, from.bound))
}

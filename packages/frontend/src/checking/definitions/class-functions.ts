/**
 * Functions of classes that are generic, `let pair x y = x, y`: while an object is made they are locals, and to the members
 * they are methods that no program can name, so that each of them may use one at several types.
 */
import type { Binding } from '../../syntax/ast.ts'
import { unparen } from '../../syntax/parens.ts'
import { boundName } from '../bound-name.ts'
import { bindCasesOfClass } from '../active-patterns.ts'
import type { Checker } from '../checker.ts'
import type { SelfReference } from '../../types/environment.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import type { MemberInfo, TypeConstructor, ValueSymbol } from '../../types/types.ts'
import { autoName } from './class-fields.ts'
import { declareMember } from './member-signatures.ts'
import type { Declared } from './member-signatures.ts'

const FUNCTIONS = new WeakMap<TypeConstructor, Declared[][]>()

/** The functions that are known so far by their `let`s, whose bodies are checked like those of other methods. */
export function functionsOf(type: TypeConstructor): readonly (readonly Declared[])[] {
  return FUNCTIONS.get(type) ?? []
}

/** Begins a `let`, whose functions may use each other. */
export function beginFunctions({ type }: Owner): void {
  const known = FUNCTIONS.get(type)
  if (known === undefined) FUNCTIONS.set(type, [[]])
  else known.push([])
}

/** Makes a function of the latest `let` a method, if it is one whose type its text leaves open. */
export function declareFunction(c: Checker, owner: Owner, binding: Binding, symbol: ValueSymbol): boolean {
  const method = symbol.scheme.variables.length === 0 ? undefined : methodOf(binding)
  if (method === undefined) return false
  FUNCTIONS.get(owner.type)
    ?.at(-1)
    ?.push(declareMember(c, owner, method, undefined))
  return true
}

/** Makes the functions visible by their names. */
export function bindFunctions(c: Checker, type: TypeConstructor, self: SelfReference): void {
  for (const { info } of functionsOf(type).flat()) {
    c.scope.bindValue(functionName(info), { kind: 'SelfMethod', self, member: info })
    bindCasesOfClass(c, functionName(info))
  }
}

function functionName({ name }: MemberInfo): string {
  return name.slice(0, -1)
}

function methodOf(binding: Binding): Method | undefined {
  const ident = boundName(binding.pattern)?.ident
  const { typeParameters, constraints, returnType, start, end } = binding
  const body = unparen(binding.body)
  const lambda = binding.parameters.length === 0 && returnType === undefined && body.kind === 'Fun' ? body : binding
  if (ident === undefined || lambda.parameters.length === 0) return undefined
  return {
    kind: 'Member',
    attributes: [],
    access: 'private',
    modifier: 'member',
    isStatic: false,
    isInline: false,
    self: undefined,
    name: { ...ident, name: autoName(ident) },
    typeParameters,
    constraints,
    accessor: 'method',
    parameters: lambda.parameters,
    returnType,
    body: lambda.body,
    start,
    end,
  }
}

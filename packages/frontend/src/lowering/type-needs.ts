/**
 * Which type variables must be known at run time. A generic function takes a representation only of those type
 * parameters that it formats, boxes, tests or sums, or hands to a function that does. The answer is reachability: using
 * a function with type arguments makes the variables in an argument needed if that parameter of the function is.
 */
import { libraryEntries } from '@fsrs/chunk'

import { constructorMember, isCalledThrough, keptName, ownIndices } from './carried-reps.ts'
import type { FunctionFacts } from './lower-context.ts'
import { holeNeedsRep } from './lower-format.ts'
import { headType, isClosed, takesBoxes, variablesIn } from '../types/type-reps.ts'
import type { TypedExpr, TypedItem } from '../types/typed-tree.ts'
import { walkItems } from '../types/typed-walk.ts'
import type { MemberInfo, Type, TypeConstructor, TypeVariable, ValueSymbol } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** Whether an operator's function in the library looks at the type of its operand. */
function looksAtType(operator: string): boolean {
  return (libraryEntries().get(operator)?.reps.length ?? 0) > 0
}

/**
 * The needed type variables of a file.
 *
 * @param factsOf what is known of functions of files lowered before
 */
export function neededVariables(
  items: readonly TypedItem[],
  factsOf: (uniqueName: string) => FunctionFacts | undefined,
): ReadonlySet<TypeVariable> {
  const collector = new NeedCollector(factsOf)
  walkItems(items, {
    expr: (expr) => collector.visit(expr),
    pattern: (pattern) => {
      if (pattern.kind === 'TypeTest') collector.need(pattern.test)
    },
  })
  return collector.solve()
}

/** Whether it is a class whose instances keep all that its members need: those of other files know no more than they did. */
function isOfThisFile(type: TypeConstructor, factsOf: (uniqueName: string) => FunctionFacts | undefined): boolean {
  const origin = constructorMember(type)?.symbol?.origin
  return origin?.kind === 'Global' && factsOf(origin.uniqueName) === undefined
}

class NeedCollector {
  readonly #factsOf: (uniqueName: string) => FunctionFacts | undefined
  readonly #needed = new Set<TypeVariable>()
  /** From a function's type parameter to the variables of the types that it is instantiated with. */
  readonly #flows = new Map<TypeVariable, TypeVariable[]>()

  constructor(factsOf: (uniqueName: string) => FunctionFacts | undefined) {
    this.#factsOf = factsOf
  }

  need(type: Type): void {
    variablesIn(type, this.#needed)
  }

  visit(expr: TypedExpr): void {
    switch (expr.kind) {
      case 'Value':
        return this.#use(expr.symbol, expr.typeArguments)
      case 'MemberCall':
        return this.#useMember(expr.member, expr.typeArguments)
      case 'Construct':
        return this.#construct(expr.constructor, expr.typeArguments)
      case 'ObjectExpression': {
        const type = headType(expr.of)
        if (type.kind === 'Named') this.#construct(type.constructor, type.arguments)
        return
      }
      case 'Record':
      case 'RecordCopy':
      case 'Case':
        return this.#keep(expr.type)
      case 'LibraryCall':
        return expr.reps.forEach((type) => this.need(type))
      case 'Upcast':
        return this.#box(expr.expr.type, expr.type)
      case 'Downcast':
        return this.need(expr.type)
      case 'TypeTest':
        return this.need(expr.test)
      case 'Operator':
        if (looksAtType(expr.operator)) this.need(expr.operandType)
        return
      case 'Format':
        for (const part of expr.parts) if (part.kind === 'Hole' && holeNeedsRep(part)) this.need(part.argument)
        return
      default:
    }
  }

  /** What becomes an object takes its type with it. */
  #box(from: Type, to: Type): void {
    const [source, target] = [headType(from), headType(to)]
    if (takesBoxes(target)) this.need(source)
    else if (source.kind === 'Tuple' && target.kind === 'Tuple')
      source.items.forEach((each, i) => this.#box(each, target.items[i]!))
  }

  solve(): ReadonlySet<TypeVariable> {
    const pending = [...this.#needed]
    while (pending.length > 0) {
      for (const next of this.#flows.get(pending.pop()!) ?? []) {
        if (this.#needed.has(next)) continue
        this.#needed.add(next)
        pending.push(next)
      }
    }
    return this.#needed
  }

  /** The constructor passes on what the instance keeps. */
  #construct(type: TypeConstructor, typeArguments: readonly Type[]): void {
    const symbol = constructorMember(type)?.symbol
    if (symbol !== undefined) this.#use(symbol, typeArguments)
  }

  /** What a class's parameters are its instances know, of which a call says nothing. */
  #useMember(member: MemberInfo, typeArguments: readonly Type[]): void {
    const { symbol, owner, isStatic, kind } = member
    // What is called through an object may need all that is its own.
    if (member.own !== undefined)
      for (const index of ownIndices(member, member.scheme))
        if (typeArguments[index] !== undefined) this.need(typeArguments[index])
    if (symbol === undefined) return
    const isKept = isOfThisFile(owner, this.#factsOf) || this.#keepsOwn(owner)
    const own = !isStatic && kind !== 'constructor' && isKept ? owner.parameters.length : 0
    this.#use(symbol, typeArguments, own)
  }

  #keepsOwn(type: TypeConstructor): boolean {
    return isCalledThrough(type) && this.#factsOf(keptName(type)) === undefined
  }

  /** A record or case takes with it what its members need to know of its type. */
  #keep(of: Type): void {
    const type = headType(of)
    if (type.kind !== 'Named' || type.arguments.length === 0 || !isCalledThrough(type.constructor)) return
    const facts = this.#factsOf(keptName(type.constructor))
    if (facts === undefined) this.#flow(type.constructor.parameters, type.arguments, 0)
    else for (const index of facts.reps) this.need(type.arguments[index]!)
  }

  #use(symbol: ValueSymbol, typeArguments: readonly Type[], from = 0): void {
    if (typeArguments.length === 0) return
    const { origin, scheme } = symbol
    if (origin.kind === 'Library') {
      for (const variable of origin.reps) {
        const index = scheme.variables.indexOf(variable)
        if (typeArguments[index] !== undefined) this.need(typeArguments[index])
      }
      return
    }
    const facts = origin.kind === 'Global' ? this.#factsOf(origin.uniqueName) : undefined
    if (facts !== undefined) {
      for (const index of facts.reps) if (typeArguments[index] !== undefined) this.need(typeArguments[index])
      return
    }
    this.#flow(scheme.variables, typeArguments, from)
  }

  /** Where one of the variables is needed, those in the type that it stands for are. */
  #flow(variables: readonly TypeVariable[], typeArguments: readonly Type[], from: number): void {
    variables.forEach((variable, index) => {
      const argument = typeArguments[index]
      if (index < from || argument === undefined || isClosed(argument)) return
      const own = resolve(variable)
      if (own.kind !== 'Variable') return
      const targets = [...variablesIn(headType(argument))]
      if (targets.length === 0) return
      const flows = this.#flows.get(own)
      if (flows === undefined) this.#flows.set(own, targets)
      else flows.push(...targets)
    })
  }
}

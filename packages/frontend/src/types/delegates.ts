/**
 * Delegates. The machine has functions only, and a delegate is the curried function that it calls: making one, passing
 * one and calling one cost what they cost with functions. To the checker they are types of their own.
 */
import { BOOL, INT, OBJ, UNIT, curried, newConstructor } from './builtins.ts'
import type { Type, TypeConstructor, TypeVariable } from './types.ts'
import { resolve, substitute } from './type-structure.ts'

/** Most parameters of `Func` and `Action`. */
const MAX_PARAMETERS = 16

const LIBRARY = new Map<string, TypeConstructor>()

function define(
  name: string,
  parameters: readonly string[],
  signature: (own: readonly TypeVariable[]) => readonly [readonly Type[], Type],
): void {
  const type = newConstructor(name, parameters, `System.${name}`)
  const [params, result] = signature(type.parameters)
  type.definition = { kind: 'Delegate', parameters: params, result }
  LIBRARY.set(`${name}\`${parameters.length}`, type)
}

for (let count = 0; count <= MAX_PARAMETERS; count++) {
  const names = Array.from({ length: count }, (_, i) => `T${i + 1}`)
  define('Action', names, (own) => [own, UNIT])
  define('Func', [...names, 'TResult'], (own) => [own.slice(0, -1), own.at(-1)!])
}
define('Predicate', ['T'], ([item]) => [[item!], BOOL])
define('Comparison', ['T'], ([item]) => [[item!, item!], INT])
define('Converter', ['TInput', 'TOutput'], ([from, to]) => [[from!], to!])

/** The type of handlers that F#'s own events have: of a sender and a value. */
export const HANDLER: TypeConstructor = newConstructor('Handler', ['T'], 'Microsoft.FSharp.Control.FSharpHandler')
HANDLER.definition = { kind: 'Delegate', parameters: [OBJ, HANDLER.parameters[0]!], result: UNIT }

/** A delegate of .NET by its name and number of type arguments. */
export function netDelegate(name: string, args: number): TypeConstructor | undefined {
  return name === HANDLER.name && args === 1 ? HANDLER : LIBRARY.get(`${name}\`${args}`)
}

/** All of .NET's delegates that there are, with the keys of their names. */
export function netDelegates(): ReadonlyMap<string, TypeConstructor> {
  return LIBRARY
}

/** What a delegate is called with, one by one, and what it answers. */
export interface DelegateSignature {
  readonly parameters: readonly Type[]
  readonly result: Type
}

/** The signature of a type that is a delegate; undefined of any other. */
export function delegateSignature(of: Type): DelegateSignature | undefined {
  const type = resolve(of)
  if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Delegate') return undefined
  const { definition, parameters } = type.constructor
  const instance = (each: Type): Type => substitute(each, parameters, type.arguments)
  return { parameters: definition.parameters.map(instance), result: instance(definition.result) }
}

/** The function that a delegate is made of: curried, of unit where it has no parameters. */
export function delegateFunction({ parameters, result }: DelegateSignature): Type {
  return curried(parameters.length === 0 ? [UNIT] : parameters, result)
}

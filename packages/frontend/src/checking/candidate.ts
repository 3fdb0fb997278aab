import type { Node } from '../syntax/ast.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { ParameterInfo, Type } from '../types/types.ts'

/** One way to call a method: its types under fresh variables, and what a call becomes. */
export interface Candidate {
  readonly name: string
  readonly params: readonly Type[]
  /** The library's type that has it. */
  readonly library?: string | undefined
  readonly isConstructor?: boolean
  /** Names of the parameters, and which may be left out; of methods of the program. */
  readonly parameters?: readonly ParameterInfo[] | undefined
  /** The method's own type parameters, which a call may give. */
  readonly typeArguments?: readonly Type[]
  /** After the first group of arguments; a function where more groups follow. */
  readonly result: Type
  /** Whether the items of the last parameter, an array, may be given one by one. */
  readonly isVariadic?: boolean
  readonly build: (args: readonly TypedExpr[], type: Type, at: Node) => TypedExpr
}

/** What a member name of an object or type means. */
export type MemberMeaning =
  | { readonly kind: 'Value'; readonly typed: TypedExpr }
  | { readonly kind: 'Methods'; readonly name: string; readonly candidates: readonly Candidate[] }

/** Properties and methods that random programs use, by the type of their result. */
import { parseType } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

import type { Expressions } from './expressions.ts'
import { smallCount } from './literals.ts'
import type { Variable } from './patterns.ts'
import { INT, matches, sameType, substitute, typeText } from './types.ts'
import type { Substitution } from './types.ts'

/** Of the many those that strings, lists and their like are most used with: owner, member, arguments, result. */
const MEMBERS = `
string .Length -> int
string .Substring int -> string
string .Substring int,int -> string
string .ToUpper() -> string
string .ToLower() -> string
string .Trim() -> string
string .Contains string -> bool
string .StartsWith string -> bool
string .EndsWith string -> bool
string .IndexOf string -> int
string .IndexOf char -> int
string .LastIndexOf char -> int
string .Replace string,string -> string
string .Insert int,string -> string
string .Remove int -> string
string .PadLeft int -> string
string .PadRight int -> string
string .Split char -> string array
string .ToCharArray() -> char array
'a list .Length -> int
'a list .IsEmpty -> bool
'a list .Head -> 'a
'a list .Tail -> 'a list
'a list .[] int -> 'a
'a array .Length -> int
'a array .[] int -> 'a
'a option .IsSome -> bool
'a option .Value -> 'a
Map<'k,'v> .Count -> int
Map<'k,'v> .ContainsKey 'k -> bool
Map<'k,'v> .[] 'k -> 'v
Set<'a> .Count -> int
Set<'a> .Contains 'a -> bool
`

interface Use {
  readonly owner: TypeSyntax
  readonly member: string
  readonly args: readonly TypeSyntax[]
  readonly result: TypeSyntax
}

const USES: readonly Use[] = MEMBERS.trim()
  .split('\n')
  .map((line) => {
    const [, owner, member, args, result] = /^(.*?) (\.\S+)(?: (.*?))? -> (.*)$/.exec(line)!
    return {
      owner: read(owner!),
      member: member!,
      args: args === undefined ? [] : args.split(',').map(read),
      result: read(result!),
    }
  })

function read(text: string): TypeSyntax {
  const parsed = parseType(text)
  if ('error' in parsed) throw new Error(parsed.error)
  return parsed.type
}

/** A member's value of this type; undefined where there is none. */
export function memberOf(
  e: Expressions,
  type: TypeSyntax,
  scope: readonly Variable[],
  depth: number,
): string | undefined {
  const fitting = USES.filter((each) => matches(each.result, type, new Map()))
  if (fitting.length === 0) return undefined
  const use = e.random.pick(fitting)
  const by: Substitution = new Map()
  matches(use.result, type, by)
  for (const each of ["'a", "'k", "'v"]) if (!by.has(each)) by.set(each, e.types.fulfilling(['comparison'], 1))
  const target = substitute(use.owner, by)
  if (!e.types.isComparable(target)) return undefined
  const args = use.args.map((each) =>
    sameType(each, INT) && e.random.chance(80) ? smallCount(e.random) : e.of(substitute(each, by), scope, depth - 1),
  )
  const object = `(${e.of(target, scope, depth - 1)} : ${typeText(target)})`
  // In parentheses: F# takes no call of a method as one of several arguments.
  if (use.member === '.[]') return `(${object}.[${args[0]}])`
  return `(${object}${use.member}${args.length === 0 ? '' : `(${args.join(', ')})`})`
}

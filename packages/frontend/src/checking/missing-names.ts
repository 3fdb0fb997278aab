/** What to do about a name that nothing defines: looked for only when it has been found missing. */
import type { Ident, LongIdent, Node } from '../syntax/ast.ts'
import { meantKeyword, memberElsewhere } from '../syntax/habits.ts'
import { OBJ, libraryType, named, primitiveName } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { ModuleEntry } from '../types/environment.ts'
import { count as counted } from '../types/finding.ts'
import type { Finding } from '../types/finding.ts'
import type { Candidate } from './candidate.ts'
import type { Checker } from './checker.ts'
import type { Type, TypeConstructor } from '../types/types.ts'
import { constructorGap, gapOf, homeOfGap, linqGap, memberGap, overloadGap } from '../types/net-gaps.ts'
import { interfacesOf, supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'

/**
 * What to say of a path in which nobody defines a name, `missing`: it is refused by its whole name where .NET or
 * FSharp.Core has it, as seen from the namespaces that the file opens.
 */
export function missingName(c: Checker, path: LongIdent, missing: Ident, otherwise: () => Finding): Finding {
  const gap = gapOf(
    path.map((each) => each.name),
    c.opened,
  )
  // What stands before the missing name is the program's own.
  if (gap === undefined || gap.index < path.indexOf(missing)) return otherwise()
  const at = { start: path[0]!.start, end: path[gap.index]!.end }
  return catalog.missingInLibrary(at, `\`${gap.name}\``, gap.isOfFSharp, gap.help)
}

/** The same of a member of the library's type; undefined if nobody knows it. */
export function missingMember(c: Checker, at: Ident, type: Type, name: string): Finding | undefined {
  if (type.kind !== 'Named') return undefined
  const { definition, uniqueName } = type.constructor
  const isOfLibrary = definition.kind === 'Library' || definition.kind === 'Primitive'
  const help = isOfLibrary ? memberGap(uniqueName, name) : undefined
  if (help !== undefined)
    return catalog.missingInLibrary(at, `\`${name}\` of \`${type.constructor.name}\``, false, help)
  const linq = c.opened.has('System.Linq') && isSequence(type) ? linqGap(name) : undefined
  return linq === undefined ? undefined : catalog.missingInLibrary(at, `\`${name}\` of System.Linq`, false, linq)
}

/** The same of an overload with so many arguments, where the library has others; `T` stands for the constructors of `T`. */
export function missingOverload(
  { name, candidates }: { readonly name: string; readonly candidates: readonly Candidate[] },
  count: number,
  at: Node,
): Finding | undefined {
  const library = candidates[0]?.library
  const isThere = candidates.some(({ params, isVariadic }) => isVariadic === true || params.length === count)
  if (library === undefined || isThere) return undefined
  const isConstructor = candidates[0]!.isConstructor === true
  const help = overloadGap(library, isConstructor ? 'new' : name, count)
  if (help === undefined) return undefined
  const what = isConstructor ? `A \`${name}\` made` : `\`${name}\` of \`${library}\``
  return catalog.missingInLibrary(at, `${what} with ${counted(count, 'argument')}`, false, help)
}

/** What to say where a type has no constructor: the library may lack it. */
export function missingConstructor(at: Node, type: TypeConstructor): Finding {
  const help = type.definition.kind === 'Library' ? constructorGap(type.uniqueName) : undefined
  if (help === undefined) return catalog.noConstructor(at, type)
  return catalog.missingInLibrary(at, `The constructor of \`${type.name}\``, false, help)
}

function isSequence(type: Type): boolean {
  return primitiveName(type) === 'string' || supertype(type, named(libraryType('seq'), [OBJ])) !== undefined
}

/** Help for a value's name where an exact answer is known; undefined if one can only guess what is meant. */
export function explainMissing(c: Checker, at: Ident): string | undefined {
  if (!c.scope.seeksHints) return undefined
  return (
    definesItself(c, at.name) ??
    isOwnMember(c, at.name) ??
    behindMisspeltModifier(c, at) ??
    definedLater(c, at) ??
    offeredByModule(c, at.name) ??
    offeredByNamespace(c, at.name)
  )
}

/** A function that calls itself without `rec`. */
function definesItself(c: Checker, name: string): string | undefined {
  return c.defining.includes(name) ? `To use \`${name}\` in its own definition write \`let rec ${name}\`.` : undefined
}

/** A member of the type whose members these are; or the object itself. */
function isOwnMember(c: Checker, name: string): string | undefined {
  if (/^(?:this|self|me)$/.test(name))
    return `A member names its object: \`member ${name}.Name = …\`; for the \`let\` and \`do\` of a class it is \`type T() as ${name} =\`.`
  return c.owner?.members.has(name) === true
    ? `It is a member: write the object's name before it, \`this.${name}\`.`
    : undefined
}

const MODIFIERS = ['mutable', 'rec', 'inline', 'private']

/** `let mutabel x = 1` defines a function `mutabel`. */
function behindMisspeltModifier(c: Checker, at: Ident): string | undefined {
  const before = c.source.text.slice(0, at.start)
  for (const [, word] of before.matchAll(new RegExp(String.raw`\blet\s+([\p{L}]+)\s+${escaped(at.name)}\b`, 'gu'))) {
    const keyword = meantKeyword(word!, MODIFIERS)
    if (keyword !== undefined)
      return `\`let ${word} ${at.name}\` defines a function \`${word}\`: did you mean \`let ${keyword} ${at.name}\`?`
  }
  return undefined
}

/** A definition of the file that comes too late. */
function definedLater(c: Checker, at: Ident): string | undefined {
  const rest = c.source.text.slice(at.end)
  const found = new RegExp(
    String.raw`^let\s+(?:(?:rec|mutable|inline|private)\s+)*${escaped(at.name)}(?![\w'])`,
    'mu',
  ).exec(rest)
  if (found === null) return undefined
  const { line } = c.source.spanOf(at.end + found.index, at.end + found.index).start
  return `It is defined further down, in line ${line}: F# reads from top to bottom. Move it up, or join the two with \`let rec … and …\`.`
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

/** Functions that other languages have without a module: `length` is `List.length`. */
function offeredByModule(c: Checker, name: string): string | undefined {
  const modules = ['List', 'Seq', 'Array', 'String', 'Option', 'Map', 'Set']
  const owners = modules.filter((each) => c.scope.modules.get(each)?.some(({ values }) => values.has(name)) === true)
  return owners.length === 0 ? undefined : `Write ${inWords(owners.slice(0, 3).map((each) => `\`${each}.${name}\``))}.`
}

function inWords(alternatives: readonly string[]): string {
  const last = alternatives.at(-1)!
  return alternatives.length === 1 ? last : `${alternatives.slice(0, -1).join(', ')} or ${last}`
}

/** What a namespace or module has that was not opened; the help for types too. */
export function offeredByNamespace(c: Checker, name: string): string | undefined {
  if (c.scope.modules.has(name))
    return `\`${name}\` is a namespace or module: write a dot and a name of it, or \`open ${name}\`.`
  for (const entries of ['System', 'Microsoft'].map((each) => c.scope.modules.get(each) ?? []))
    for (const entry of entries) {
      const owner = ownerOf(entry, name, entry.name)
      if (owner !== undefined) return `Write \`open ${owner}\` before it, or \`${owner}.${name}\`.`
    }
  const home = homeOfGap(name)
  return home === undefined ? undefined : `It could be \`${home}\` of .NET, which FSRS does not support yet.`
}

/** The path of the module within this one that has such a type or module. */
function ownerOf(module: ModuleEntry, name: string, path: string): string | undefined {
  if (module.types.has(name) || module.modules.has(name)) return path
  for (const [inner, entry] of module.modules) {
    const found = ownerOf(entry, name, `${path}.${inner}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** What other languages call functions of collections. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  select: 'map',
  where: 'filter',
  selectMany: 'collect',
  flatMap: 'collect',
  aggregate: 'fold',
  foreach: 'iter',
  forEach: 'iter',
  some: 'exists',
  any: 'exists',
  every: 'forall',
  all: 'forall',
  includes: 'contains',
  orderBy: 'sortBy',
  reverse: 'rev',
  first: 'head',
  getOrElse: 'defaultValue',
  unwrapOr: 'defaultValue',
  join: 'concat',
}

/** Help for a member that a value does not have, but an interface of its type, or a module of functions for it. */
export function explainMember(c: Checker, type: Type, name: string): string | undefined {
  if (type.kind !== 'Named') return undefined
  for (const each of interfacesOf(type.constructor)) {
    const implemented = resolve(each)
    if (implemented.kind === 'Named' && implemented.constructor.members.has(name)) {
      const of = implemented.constructor.name
      return `\`${name}\` is a member of \`${of}\`: write \`(x :> ${of}).${name}\`.`
    }
  }
  const bare = `${name[0]?.toLowerCase()}${name.slice(1)}`
  const module = `${type.constructor.name[0]?.toUpperCase()}${type.constructor.name.slice(1)}`
  const known = FUNCTIONS[bare] ?? bare
  const { kind } = type.constructor.definition
  const isThere = c.scope.modules.get(module)?.some(({ values }) => values.has(known)) === true
  if (isThere) return `It is a function: \`x |> ${module}.${known} …\`.`
  return kind === 'Library' || kind === 'Primitive' ? memberElsewhere(name) : undefined
}

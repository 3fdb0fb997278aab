/** What a path of names means: a value with members behind it, a case, a type's static side, … */
import type { Ident, LongIdent, Node } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { missingName, offeredByNamespace } from './missing-names.ts'
import type { ModuleEntry, PatternEntry, ValueEntry } from '../types/environment.ts'
import { libraryMemberNames, libraryMembers, librarySymbol } from '../types/library.ts'
import type { TypeConstructor } from '../types/types.ts'

/** The meaning of the first `used` names of a path. */
export type Meaning =
  | { readonly kind: 'Entry'; readonly entry: ValueEntry; readonly used: number }
  /** A type; what follows is static, or it is called as a constructor. */
  | { readonly kind: 'Type'; readonly type: TypeConstructor; readonly used: number }
  | { readonly kind: 'Missing'; readonly at: Ident; readonly what: string; readonly near: readonly string[] }

/** Resolves a path in an expression. */
export function resolvePath(c: Checker, path: LongIdent): Meaning {
  const head = path[0]!
  const value = c.scope.values.get(head.name)
  if (
    value !== undefined &&
    !isTypeOnly(value, path) &&
    (path.length === 1 || value.kind === 'Value' || value.kind === 'SelfField' || value.kind === 'Base')
  )
    return { kind: 'Entry', entry: value, used: 1 }
  let missing: Meaning | undefined
  if (path.length > 1) {
    for (const module of c.scope.modules.get(head.name) ?? []) {
      const found = resolveIn(c, module, path, 1)
      if (found.kind !== 'Missing') return found
      missing ??= found
    }
  }
  // `int` and its like are functions before they are types.
  if (value?.kind === 'Intrinsic' && path.length > 1 && !c.scope.modules.has(head.name))
    return { kind: 'Missing', at: path[1]!, what: 'field, constructor or member', near: [] }
  const type = c.scope.types.get(head.name)
  // A module and a type may share a name: what neither has is missing from the module.
  const isMissing = missing !== undefined && type !== undefined && !hasStatic(c, type, path[1]!.name)
  if (type !== undefined && !isMissing) return { kind: 'Type', type, used: 1 }
  if (value !== undefined) return { kind: 'Entry', entry: value, used: 1 }
  if (missing !== undefined) return missing
  if (path.length > 1) {
    const near = c.scope.suggest(head.name, c.scope.values, c.scope.modules, c.scope.types)
    return { kind: 'Missing', at: head, what: 'value, namespace, type or module', near }
  }
  const near = c.scope.suggest(head.name, c.scope.values)
  return { kind: 'Missing', at: head, what: 'value or constructor', near }
}

/** `bigint`, which the library has as a function, is no more than a type in F#: what follows its name is static. */
function isTypeOnly(value: ValueEntry, path: LongIdent): boolean {
  return (
    path.length > 1 &&
    value.kind === 'Value' &&
    value.symbol.name === 'bigint' &&
    value.symbol === librarySymbol('bigint')
  )
}

function hasStatic(c: Checker, type: TypeConstructor, name: string): boolean {
  const { definition } = type
  if (definition.kind !== 'Library' && definition.kind !== 'Primitive') return true
  return libraryMembers(type, name).length > 0 || c.membersOf(type, name).length > 0 || c.scope.patterns.has(name)
}

function resolveIn(c: Checker, module: ModuleEntry, path: LongIdent, index: number): Meaning {
  const ident = path[index]!
  const { name } = ident
  if (module.privates.has(name) && !isInside(c, module)) {
    c.report(catalog.notAccessible(ident, name))
  }
  const value = module.values.get(name)
  const isLast = index === path.length - 1
  if (value?.kind === 'Case' && module.privates.has(value.case.owner.name) && !isInside(c, module))
    c.report(catalog.privateType(ident, value.case.owner.name))
  if (value !== undefined && (isLast || value.kind === 'Value')) return { kind: 'Entry', entry: value, used: index + 1 }
  const inner = module.modules.get(name)
  let missing: Meaning | undefined
  if (inner !== undefined && !isLast) {
    const found = resolveIn(c, inner, path, index + 1)
    if (found.kind !== 'Missing') return found
    missing = found
  }
  const type = module.types.get(name)
  if (type !== undefined) return { kind: 'Type', type, used: index + 1 }
  if (value !== undefined) return { kind: 'Entry', entry: value, used: index + 1 }
  for (const auto of module.autoOpens) {
    const found = resolveIn(c, auto, path, index)
    if (found.kind !== 'Missing') return found
  }
  if (missing !== undefined) return missing
  const near = c.scope.suggest(name, module.values, module.modules, module.types)
  return { kind: 'Missing', at: ident, what: 'value, constructor or type', near }
}

/** Whether the current place lies in a module or beside it. */
export function isInside(c: Checker, module: ModuleEntry): boolean {
  return c.module === module || c.module.path.startsWith(`${module.path}.`)
}

/** The type that a path names; undefined without reporting. */
export function findType(c: Checker, path: LongIdent, args: number): TypeConstructor | undefined {
  const last = path.at(-1)!.name
  const key = `${last}\`${args}`
  if (path.length === 1) return c.scope.types.get(key) ?? c.scope.types.get(last)
  for (const module of findModules(c, path.slice(0, -1))) {
    const found = typeIn(module, key) ?? typeIn(module, last)
    if (found !== undefined) return found
  }
  return undefined
}

function typeIn(module: ModuleEntry, key: string): TypeConstructor | undefined {
  const own = module.types.get(key)
  if (own !== undefined) return own
  for (const auto of module.autoOpens) {
    const found = typeIn(auto, key)
    if (found !== undefined) return found
  }
  return undefined
}

/** All modules that a path can mean, the latest first. */
export function findModules(c: Checker, path: LongIdent): ModuleEntry[] {
  let found: ModuleEntry[] = [...(c.scope.modules.get(path[0]!.name) ?? [])]
  for (const ident of path.slice(1))
    found = found.flatMap((module) => {
      const inner = moduleIn(module, ident.name)
      return inner === undefined ? [] : [inner]
    })
  return found
}

function moduleIn(module: ModuleEntry, name: string): ModuleEntry | undefined {
  const own = module.modules.get(name)
  if (own !== undefined) return own
  for (const auto of module.autoOpens) {
    const found = moduleIn(auto, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** What a path means in a pattern besides a variable; undefined without reporting. */
export function findPattern(c: Checker, path: LongIdent): PatternEntry | undefined {
  const last = path.at(-1)!.name
  if (path.length === 1) return c.scope.patterns.get(last)
  for (const module of findModules(c, path.slice(0, -1))) {
    const found = patternIn(module, last)
    if (found !== undefined) return found
  }
  const type = findType(c, path.slice(0, -1), 0)
  if (type?.definition.kind === 'Union') {
    const found = type.definition.cases.find((each) => each.name === last)
    if (found !== undefined) return { kind: 'Case', case: found }
  }
  if (type?.definition.kind === 'Library') {
    const entry = c.scope.patterns.get(last)
    if (entry?.kind === 'Case' && entry.case.owner === type) return entry
  }
  return undefined
}

function patternIn(module: ModuleEntry, name: string): PatternEntry | undefined {
  const own = module.patterns.get(name)
  if (own !== undefined) return own
  for (const auto of module.autoOpens) {
    const found = patternIn(auto, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Names that a type offers, for suggestions. */
export function* memberNames(c: Checker, type: TypeConstructor): Iterable<string> {
  if (type.definition.kind === 'Record' || type.definition.kind === 'Class')
    for (const field of type.definition.fields) yield field.name
  if (type.definition.kind === 'Union') for (const each of type.definition.cases) yield each.name
  yield* type.members.keys()
  yield* c.extensions.get(type.uniqueName)?.keys() ?? []
  for (const name of libraryMemberNames(type)) if (!name.startsWith('.')) yield name.replace(/=$/, '')
}

/** The first name of a path that no module has; the last if all are modules. */
export function firstMissing(c: Checker, path: LongIdent): Ident {
  return path.find((_, i) => findModules(c, path.slice(0, i + 1)).length === 0) ?? path.at(-1)!
}

/** Reports a type that nothing defines. */
export function reportMissingType(c: Checker, path: LongIdent, at: Node): void {
  const last = path.at(-1)!
  const near = path.length === 1 ? c.scope.suggest(last.name, c.scope.types) : []
  const known = path.length === 1 ? offeredByNamespace(c, last.name) : undefined
  c.report(
    missingName(c, path, firstMissing(c, path), () =>
      catalog.undefinedName(path.length === 1 ? at : last, 'type', last.name, near, known),
    ),
  )
}

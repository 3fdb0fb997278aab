/** The items of files and modules, in order. */
import type { Binding, DoItem, Ident, Item, LetItem, ModuleItem, OpenItem, TypeExpr } from '../syntax/ast.ts'
import { checkLet } from './bindings.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { emptyModule } from '../types/environment.ts'
import type { ModuleEntry } from '../types/environment.ts'
import { statement } from './infer.ts'
import { libraryMembers } from '../types/library.ts'
import { misspeltStatement } from './misspelt-statements.ts'
import { findModules, findType, memberNames, reportMissingType } from './names.ts'
import { checkAttributes } from './attribute-rules.ts'
import { hasAttribute } from '../syntax/attributes.ts'
import { unparen } from '../syntax/parens.ts'
import { unknownPart } from '../types/net-namespaces.ts'
import { asRecursive } from './recursive-modules.ts'
import { checkException, checkTypes } from './definitions/type-definitions.ts'
import type { TypedItem } from '../types/typed-tree.ts'
import type { Type, TypeConstructor } from '../types/types.ts'
import { TypeTooLarge } from '../types/type-size.ts'

/** The type of a file's last expression, found while its items are checked. */
export interface Result {
  type: Type
}

/** Checks items; `result` is given for the items of a file, whose last expression is its value. */
export function checkItems(c: Checker, items: readonly Item[], result?: Result): TypedItem[] {
  const typed: TypedItem[] = []
  if (result !== undefined) reportAfterEntryPoint(c, items)
  for (const [i, item] of items.entries()) {
    const isLast = i === items.length - 1
    const generics = c.generics
    c.item++
    const found = guarded(c, item, () => checkItem(c, item, isLast ? result : undefined))
    if (item.kind !== 'Module' && (hasMembers(item) || c.generics > generics)) c.genericItems.push(...found)
    if (c.hoisted.length > 0) typed.push({ kind: 'Types', constructors: c.hoisted.splice(0), members: [] })
    typed.push(...found)
  }
  return typed
}

/** Members share the parameters of their type. */
function hasMembers(item: Item): boolean {
  return item.kind === 'Types' || item.kind === 'Exception'
}

/** What is nested too deeply for the host's stack, or has too large a type, is refused, like any other wrong text. */
function guarded(c: Checker, item: Item, check: () => TypedItem[]): TypedItem[] {
  const state = c.save()
  try {
    return check()
  } catch (error) {
    const isTooLarge = error instanceof TypeTooLarge
    if (!isTooLarge && !(error instanceof RangeError)) throw error
    c.restore(state)
    c.report(isTooLarge ? catalog.typeTooLarge(item) : catalog.tooDeep(item))
    return []
  }
}

function checkItem(c: Checker, item: Item, result: Result | undefined): TypedItem[] {
  switch (item.kind) {
    case 'Let':
      return checkLetItem(c, item)
    case 'Do':
      return [checkDo(c, item, result)]
    case 'Types':
      return checkTypes(c, item)
    case 'Exception':
      return checkException(c, item)
    case 'Module':
      return [checkModule(c, item)]
    case 'ModuleAlias': {
      const [target] = findModules(c, item.target)
      const { name } = item.name
      if (target === undefined)
        c.report(catalog.undefinedName(item.target.at(-1)!, 'module', item.target.at(-1)!.name, []))
      else {
        c.scope.bindModule(name, target)
        c.module.modules.set(name, target)
      }
      return []
    }
    case 'Open':
      checkOpen(c, item)
      return []
    case 'Load':
      return []
  }
}

function checkLetItem(c: Checker, item: LetItem): TypedItem[] {
  for (const { attributes } of item.bindings) checkAttributes(c, attributes, 'value')
  reportDuplicates(c, item)
  const main = item.bindings.find((each) => hasAttribute(each.attributes, 'EntryPoint'))
  if (main !== undefined)
    c.report(
      catalog.remark('FSRS0005', main, '`[<EntryPoint>]` has no meaning here: a script runs from its first line.'),
    )
  const typed = checkLet(c, main === undefined ? item : { ...item, bindings: item.bindings.map(asEntryPoint) }, true)
  return typed.bindings.length === 0 ? [] : [typed]
}

/** What `[<EntryPoint>]` asks of a function: it takes the words of a command line, and answers with a number. */
function asEntryPoint(binding: Binding): Binding {
  if (!hasAttribute(binding.attributes, 'EntryPoint')) return binding
  const { start, end } = binding.pattern
  const named = (name: string): TypeExpr => ({ kind: 'Name', path: [{ name, start, end }], arguments: [], start, end })
  const words: TypeExpr = { kind: 'Array', element: named('string'), rank: 1, start, end }
  const [first, ...more] = binding.parameters
  return {
    ...binding,
    parameters: first === undefined ? [] : [{ ...first, kind: 'Typed', pattern: first, type: words }, ...more],
    returnType: binding.returnType ?? named('int'),
  }
}

/** FS0433: what `[<EntryPoint>]` stands at is the last of a file. */
function reportAfterEntryPoint(c: Checker, items: readonly Item[]): void {
  const main = items.findIndex(
    (item) => item.kind === 'Let' && item.bindings.some((each) => hasAttribute(each.attributes, 'EntryPoint')),
  )
  const last = main < 0 ? undefined : items.slice(main + 1).at(-1)
  if (last === undefined) return
  const at = last.kind === 'Let' ? last.bindings[0]!.pattern : last
  const message = 'A function with `[<EntryPoint>]` must be the last definition of a program.'
  c.report(catalog.badDeclaration('FS0433', at, message, 'Leave out the attribute: a script runs from its first line.'))
}

/** Two functions of one `let rec` cannot have the same name, in functions neither. */
function reportDuplicates(c: Checker, item: LetItem): void {
  if (!item.isRec) return
  const seen = new Map<string, { start: number; end: number }>()
  for (const { pattern } of item.bindings) {
    if (pattern.kind !== 'Name') continue
    const first = seen.get(pattern.name.name)
    if (first !== undefined) c.report(catalog.duplicate(pattern, 'value', pattern.name.name, first))
    seen.set(pattern.name.name, pattern)
  }
}

function checkDo(c: Checker, item: DoItem, result: Result | undefined): TypedItem {
  if (item.hasDo) return { kind: 'Do', expr: statement(c, item.expr) }
  if (result === undefined) return { kind: 'Do', expr: statement(c, item.expr) }
  const expr = misspeltStatement(c, item.expr) ?? c.infer(item.expr)
  result.type = expr.type
  return { kind: 'Do', expr }
}

function checkModule(c: Checker, item: ModuleItem): TypedItem {
  const { name } = item.name
  const outer = c.module
  const path = outer.path === '' ? name : `${outer.path}.${name}`
  const module = emptyModule(name, path, hasAttribute(item.attributes, 'RequireQualifiedAccess'))
  const before = outer.modules.get(name)
  if (before !== undefined && c.ownModules.has(before))
    c.report(catalog.duplicate(item.name, 'module', name, undefined))
  c.ownModules.add(module)
  c.module = module
  const content = item.isRec ? recursiveItems(c, item, item.items) : item.items
  const items = c.scoped(() => c.items(content))
  c.module = outer
  outer.modules.set(name, module)
  if (item.access === 'private') outer.privates.add(name)
  c.scope.bindModule(name, module)
  if (hasAttribute(item.attributes, 'AutoOpen')) {
    outer.autoOpens.push(module)
    c.scope.open(module)
  }
  return { kind: 'Module', name, items }
}

/** What a recursive module means; where that is more than FSRS has, the module is refused and checked as far as it goes. */
export function recursiveItems(c: Checker, at: { readonly name: Ident }, items: readonly Item[]): readonly Item[] {
  for (const item of items) if (item.kind === 'Let') reportPatterns(c, item)
  const { items: arranged, isFaithful } = asRecursive(items)
  if (!isFaithful)
    c.report(
      catalog.unsupported(
        at.name,
        'A recursive module in which something is used before it is made is',
        'Leave out `rec`, and use `let rec … and …` and `type … and …` where definitions need each other.',
      ),
    )
  return arranged
}

/** FS0873: what sees itself has a name. */
function reportPatterns(c: Checker, { bindings }: LetItem): void {
  for (const { pattern } of bindings) {
    const inner = unparen(pattern)
    if (inner.kind !== 'Name' && inner.kind !== 'Wildcard')
      c.report(catalog.badDeclaration('FS0873', pattern, 'Only names can be defined by a recursive module.'))
  }
}

function checkOpen(c: Checker, item: OpenItem): void {
  if (item.isType) {
    const type = findType(c, item.path, 0)
    if (type === undefined) reportMissingType(c, item.path, { start: item.path[0]!.start, end: item.path.at(-1)!.end })
    else openType(c, type)
    return
  }
  noteOpened(c, item)
  const found = findModules(c, item.path)
  if (found.length === 0) {
    reportMissingModule(c, item)
    return
  }
  // All parts of a namespace or of modules of one name come into scope, the latest on top.
  for (const module of found.toReversed()) {
    if (module.requiresQualifiedAccess)
      c.report(
        catalog.badDeclaration(
          'FS0892',
          { start: item.path[0]!.start, end: item.end },
          `\`${module.name}\` asks for qualified access and cannot be opened.`,
          `Write \`${module.name}.\` before the names of what it has.`,
        ),
      )
    // Where that is an error, what is meant by the names is clear all the same.
    c.scope.open(module)
  }
}

/** What of .NET may be meant from here on without its namespace. */
function noteOpened(c: Checker, { path }: OpenItem): void {
  const name = path.map((each) => each.name).join('.')
  if (c.opened.has('System')) c.opened.add(`System.${name}`)
  c.opened.add(name)
}

/** `open type T`: its static members and cases by their bare names. */
function openType(c: Checker, type: TypeConstructor): void {
  c.scope.bindContents(type)
  for (const name of memberNames(c, type)) {
    const isStatic =
      (type.members.get(name) ?? []).some((each) => each.isStatic && each.kind !== 'constructor') ||
      libraryMembers(type, name).some(({ entry }) => entry.kind === 'static')
    if (isStatic) c.scope.bindValue(name, { kind: 'Static', type, name })
  }
}

function reportMissingModule(c: Checker, item: OpenItem): void {
  let known: ModuleEntry[] = []
  for (const [i, ident] of item.path.entries()) {
    const next = i === 0 ? [...(c.scope.modules.get(ident.name) ?? [])] : findModules(c, item.path.slice(0, i + 1))
    if (next.length === 0) {
      if (unknownPart(item.path.map(({ name }) => name)) === undefined) return
      const names = i === 0 ? c.scope.modules : new Map(known.flatMap((module) => Array.from(module.modules)))
      c.report(catalog.undefinedName(ident, 'namespace or module', ident.name, c.scope.suggest(ident.name, names)))
      return
    }
    known = next
  }
}

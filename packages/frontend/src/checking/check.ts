/** Checks one file: names, modules, types. START HERE for the checker; `infer.ts` has the expressions. */
import { type SourceFile, hasErrors } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { File } from '../syntax/ast.ts'
import { FLOAT, GENERIC_LEVEL, INT, UNIT } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { Checker } from './checker.ts'
import type { Phases } from './checker.ts'
import { EXTENSION_METHODS, addExtension } from './extensions.ts'
import { Scope, emptyModule } from '../types/environment.ts'
import type { FileEnvironment, FileInterface, ModuleEntry } from '../types/environment.ts'
import { checkExpr } from './infer.ts'
import { hostNames } from '../types/host-names.ts'
import { interfaceHash } from '../types/interface-hash.ts'
import { libraryScope } from '../types/library.ts'
import { checkItems, recursiveItems } from './modules.ts'
import { solvePending, wake } from './operators.ts'
import { hasAttribute } from '../syntax/attributes.ts'
import { checkPattern } from './patterns-check.ts'
import { printType } from '../types/type-printer.ts'
import type { TypedFile } from '../types/typed-tree.ts'
import { restrict } from '../types/generalization.ts'
import { resolve } from '../types/type-structure.ts'

/** What checking a file answers. The typed tree is whole only where there are no errors. */
export interface CheckedFile {
  readonly typed: TypedFile
  /** What later files see of this one. */
  readonly interface: FileInterface
  readonly diagnostics: readonly Diagnostic[]
}

const PHASES: Phases = {
  expr: checkExpr,
  pattern: checkPattern,
  items: (c, items) => checkItems(c, items),
}

/** F#'s name for the module of a file without one: `my-file.fsrs` is `My-file`. */
export function moduleNameOf(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  const name = dot > 0 ? base.slice(0, dot) : base
  return name === '' ? 'Script' : name[0]!.toUpperCase() + name.slice(1)
}

/**
 * Checks one file in the environment of those loaded before it. Never throws because of the source.
 *
 * @param unit the file's module, unless its text names another: `A` for `a.fsrs`; unique in the program
 */
export function checkFile(file: File, source: SourceFile, unit: string, environment: FileEnvironment): CheckedFile {
  const c = new Checker(source, unit, new Scope(libraryScope()), environment, PHASES)
  c.onWoken = (application) => wake(c, application)
  bindHost(c)
  for (const each of environment.loaded) bindLoaded(c, each)
  const result = { type: UNIT }
  const name = file.name?.[0]
  const content = file.isRec && name !== undefined ? recursiveItems(c, { name }, file.items) : file.items
  if (file.isNamespace) reportValues(c, file.items)
  const items = checkItems(c, content, result)
  finish(c)
  const { module } = c
  const isAutoOpen = file.name?.length === 1 && hasAttribute(file.attributes, 'AutoOpen')
  const named = { ...namedModule(file, module), isAutoOpen }
  const hash = (): string => `${interfaceHash(module, source.text)}${isAutoOpen ? ' opened' : ''}`
  return {
    typed: { path: source.path, unit, items, genericItems: c.genericItems, resultType: result.type },
    interface: { unit, module: named, hash },
    diagnostics: c.diagnostics,
  }
}

/** FS0201: a namespace has modules and types, no values. */
function reportValues(c: Checker, items: File['items']): void {
  for (const each of items)
    if (each.kind === 'Let' || each.kind === 'Do')
      c.report(
        catalog.badDeclaration(
          'FS0201',
          each,
          'A namespace cannot hold values, only modules and types.',
          'Put it into a module, or write `module` instead of `namespace` at the top of the file.',
        ),
      )
}

/** `module A.B` at the top of a file puts its content into the module `B` of `A`. */
function namedModule(file: File, content: ModuleEntry): ModuleEntry {
  const { name } = file
  if (name === undefined) return content
  let module: ModuleEntry = { ...content, name: name.at(-1)!.name }
  for (let i = name.length - 2; i >= 0; i--) {
    const path = name.slice(0, i + 1).map((each) => each.name)
    const outer = emptyModule(path.at(-1)!, path.join('.'))
    outer.modules.set(module.name, module)
    module = outer
  }
  return module
}

/** `Host.log` becomes the value `log` of the module `Host`. */
function bindHost(c: Checker): void {
  const { types, modules, values } = hostNames(c.environment.host)
  for (const [name, type] of types) c.scope.bindType(name, type)
  for (const [name, module] of modules) c.scope.bindModule(name, module)
  for (const [name, value] of values) c.scope.bindValue(name, value)
}

function bindLoaded(c: Checker, loaded: FileInterface): void {
  c.scope.bindModule(loaded.module.name, loaded.module)
  addExtensions(c, loaded.module)
  if (loaded.module.isAutoOpen === true) c.scope.open(loaded.module)
}

function addExtensions(c: Checker, module: ModuleEntry): void {
  for (const { type, member } of module.extensions) {
    addExtension(c, member.isExtensionMethod === true ? EXTENSION_METHODS : type.uniqueName, member)
  }
  for (const inner of module.modules.values()) addExtensions(c, inner)
}

// --------------------------------------------------------------------------------------------------------- the end

const FRACTIONAL: ReadonlySet<string> = new Set(['Average', 'Real', 'Root'])

/** What nothing has decided by the end of the file becomes a number where it must be one; F# refuses the rest (FS0030). */
function finish(c: Checker): void {
  solvePending(c, 0, 'weak')
  solvePending(c, 0, 'default')
  for (const each of c.statics) {
    const type = resolve(each.type)
    if (type.kind !== 'Variable' || type.level === GENERIC_LEVEL) continue
    const isSum = type.constraints.some(({ kind }) => kind === 'Sum' || kind === 'Average')
    if (isSum && each.at !== undefined) c.late.push(catalog.unknownSum(each.at))
    const wantsFraction = type.constraints.some((constraint) => FRACTIONAL.has(constraint.kind))
    c.unifier.unify(type, wantsFraction ? FLOAT : INT)
  }
  solvePending(c, 0, 'weak')
  for (const { trait, operands, site, at } of c.pending) {
    const [support] = operands.map(resolve)
    const isUnknown = support?.kind === 'Variable' && support.level !== GENERIC_LEVEL
    if (trait !== undefined && isUnknown) c.late.push(catalog.unknownSum(site ?? at))
  }
  // After another error, what is still unknown may well be its consequence.
  if (hasErrors(c.diagnostics)) return
  for (const each of c.late) c.reportNow(each)
  // Whose operator is not known is not known itself.
  if (c.late.some((each) => each.code === 'FS0071')) return
  for (const { at, name, type } of c.restricted)
    if (restrict(type, 0).length > 0) c.report(catalog.valueRestriction(at, name, printType(type)))
}

import type { Diagnostic, Label, SourceFile } from '@fsrs/compiler'

import type { Expr, Item, Literal, Node, Pattern } from '../syntax/ast.ts'
import { ERROR_TYPE, variable } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Finding, FindingLabel } from '../types/finding.ts'
import { emptyModule } from '../types/environment.ts'
import type { FileEnvironment, ModuleEntry, Scope } from '../types/environment.ts'
import { instantiate } from '../types/generalization.ts'
import { activeCases } from './active-names.ts'
import { mismatchHelp } from './mismatch-help.ts'
import { TypePrinter, printType } from '../types/type-printer.ts'
import type { OperatorApplication, TypedExpr, TypedItem, TypedPattern } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { MemberInfo, Scheme, Type, TypeConstructor, TypeVariable, ValueSymbol } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { Unifier } from '../types/unify.ts'
import type { UnifyFailure } from '../types/unify.ts'

/** What F# calls a mismatch where it is not FS0001: of what a member answers, of a lambda where no function is expected. */
export type MismatchCode = 'FS0193' | 'FS0002' | 'FS0043'

/** Why a type is expected at a place, for messages. */
export interface Reason {
  /** Continues "because …". */
  readonly text: string
  /** Where the expectation came from. */
  readonly at: Node | undefined
  /** The place takes this type and no other that F# would convert to it: conditions. */
  readonly isExact?: true
}

/** Variables that a pattern binds, by name. */
export type Bound = Map<string, ValueSymbol>

/**
 * The parts of the checker that call each other. They are handed over as a record, so that the files that implement
 * them need not import one another in a circle.
 */
export interface Phases {
  readonly expr: (c: Checker, e: Expr, expected: Type, why: Reason | undefined) => TypedExpr
  readonly pattern: (c: Checker, p: Pattern, expected: Type, bound: Bound, why: Reason | undefined) => TypedPattern
  readonly items: (c: Checker, items: readonly Item[]) => TypedItem[]
}

const LOCAL: ValueSymbol['origin'] = { kind: 'Local' }

/** How deep expressions may nest: each level costs a few frames of the host's stack. */
const MAX_DEPTH = 2000

/** The state of one check. */
export class Checker {
  readonly source: SourceFile
  readonly unit: string
  readonly scope: Scope
  readonly unifier: Unifier = new Unifier()
  readonly environment: FileEnvironment
  /** Depth of `let`s around the current place. */
  level = 0
  /** The module whose items are being checked. */
  module: ModuleEntry
  /** The type whose members are being checked. */
  owner: TypeConstructor | undefined
  /** Operator applications whose types are not known yet. */
  pending: OperatorApplication[] = []
  /** Number of the item of the file that is being checked. */
  item = 0
  /** Where an inlined body is used: its own places may lie in another file. */
  site: Node | undefined
  /** Bindings at the top level that are not generic, to be looked at again at the end. */
  readonly restricted: { readonly at: Node; readonly name: string; readonly type: Type }[] = []
  /** Errors that are looked for only where there are no others: values and members that are there twice, FS0071, FS3228. */
  readonly late: Finding[] = []
  /** Declared type variables in scope. */
  typeVariables: Map<string, TypeVariable> = new Map()
  /** How many functions are around the current place. */
  functionDepth = 0
  /** Names of the definitions around the current place that are not `rec`, from the outside in. */
  readonly defining: string[] = []
  /** Whether the variables of the pattern that is being checked are `mutable`. */
  bindsMutable = false
  /** Functions of a `rec` group whose types are not closed yet, with the type arguments of their uses so far. */
  readonly recursive: Map<ValueSymbol, Type[][]> = new Map()
  /** Unknown numbers: `int` (or `float`) where nothing else decides them. What is used `at` a place F# asks about there. */
  readonly statics: { readonly type: TypeVariable; readonly at: Node | undefined }[] = []
  /** Types that definitions inside expressions need at the top level. */
  readonly hoisted: TypeConstructor[] = []
  /** How many definitions were closed over type variables so far. */
  generics = 0
  /** Items within which a definition was: no other can need a type at run time that its text does not name. */
  readonly genericItems: TypedItem[] = []
  /** Namespaces that this file opened, whether or not there is anything in them. */
  readonly opened: Set<string> = new Set()
  /** Modules that this file defines. */
  readonly ownModules: Set<ModuleEntry> = new Set()
  /** Named opaque types of the host. */
  readonly hostTypes: Map<string, TypeConstructor> = new Map()
  readonly #phases: Phases
  readonly #diagnostics: Diagnostic[] = []
  readonly #reported = new Set<string>()
  readonly #uniqueNames: Map<string, number> = new Map()
  #depth = 0

  constructor(source: SourceFile, unit: string, scope: Scope, environment: FileEnvironment, phases: Phases) {
    this.scope = scope
    this.source = source
    this.unit = unit
    this.environment = environment
    this.module = emptyModule(unit, unit)
    this.#phases = phases
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics
  }

  // ------------------------------------------------------------------------------------------------- the phases

  /** Checks an expression whose place needs `expected`. */
  expr(e: Expr, expected: Type, why?: Reason): TypedExpr {
    if (this.#depth > MAX_DEPTH) {
      this.report(catalog.tooDeep(e))
      return this.errorExpr(e)
    }
    this.#depth++
    const typed = this.#phases.expr(this, e, expected, why)
    this.#depth--
    // Nobody knows its type, and so nobody knows that of what it is given to.
    if (typed.kind === 'Error') this.unifier.unify(expected, ERROR_TYPE)
    return typed
  }

  /** Checks an expression of which nothing is known. */
  infer(e: Expr): TypedExpr {
    return this.expr(e, this.fresh())
  }

  /** Checks a pattern; what it binds is added to `bound`, not yet to the scope. */
  pattern(p: Pattern, expected: Type, bound: Bound, why?: Reason): TypedPattern {
    if (this.#depth > MAX_DEPTH) {
      this.report(catalog.tooDeep(p))
      return { kind: 'Error', type: ERROR_TYPE, start: p.start, end: p.end }
    }
    this.#depth++
    const typed = this.#phases.pattern(this, p, expected, bound, why)
    this.#depth--
    return typed
  }

  /** Checks a module's items in the current scope. */
  items(items: readonly Item[]): TypedItem[] {
    return this.#phases.items(this, items)
  }

  // -------------------------------------------------------------------------------------------------- variables

  /** An unknown type at the current level. */
  fresh(): TypeVariable {
    return variable(this.level)
  }

  /** Unknown arguments of a type, of which is known what its parameters ask for. */
  freshArguments(type: TypeConstructor): readonly Type[] {
    return instantiate({ variables: type.parameters, type: ERROR_TYPE }, this.level).args
  }

  /** A name that is unique in the program: `unit:A.b`, with `#2` where it was there before. */
  uniqueName(name: string): string {
    const path = this.module.path === this.unit ? name : `${this.module.path.slice(this.unit.length + 1)}.${name}`
    const full = `${this.unit}:${path}`
    const count = (this.#uniqueNames.get(full) ?? 0) + 1
    this.#uniqueNames.set(full, count)
    return count === 1 ? full : `${full}#${count}`
  }

  /** A symbol for a local variable. */
  local(name: string, type: Type, at: Node, isMutable = false, arity = 0): ValueSymbol {
    const symbol: ValueSymbol = {
      name,
      origin: LOCAL,
      scheme: { variables: NONE, type },
      isMutable,
      arity,
      definedAt: this.placeOf(at),
      isLiteral: false,
      literal: undefined,
      isInline: false,
    }
    return symbol
  }

  /** A symbol for a top-level value. */
  global(name: string, scheme: Scheme, at: Node, isMutable: boolean, arity: number, literal?: Literal): ValueSymbol {
    return {
      name,
      origin: { kind: 'Global', uniqueName: this.uniqueName(name), unit: this.unit },
      scheme,
      isMutable,
      arity,
      definedAt: this.placeOf(at),
      isLiteral: literal !== undefined,
      literal,
      isInline: false,
    }
  }

  placeOf(at: Node): { readonly file: string; readonly start: number; readonly end: number } {
    return { file: this.source.path, start: at.start, end: at.end }
  }

  // ------------------------------------------------------------------------------------------------ unification

  /** Unifies what a place has with what it needs; reports where they differ. */
  unify(actual: Type, expected: Type, at: Node, why?: Reason, code?: MismatchCode): boolean {
    const a = resolve(actual)
    const b = resolve(expected)
    if (a === b) return true
    const failure = this.unifier.unify(a, b)
    this.#settle(at)
    if (this.unifier.linkedNamed) this.#noteLessGeneric(at)
    if (failure === undefined) return true
    this.reportFailure(failure, actual, expected, at, why, code)
    return false
  }

  /** Where declared type variables turned out to be types. */
  readonly lessGenericAt: WeakMap<TypeVariable, Node> = new WeakMap()

  #noteLessGeneric(at: Node): void {
    this.unifier.linkedNamed = false
    for (const each of this.typeVariables.values())
      if (each.link !== undefined && !this.lessGenericAt.has(each)) this.lessGenericAt.set(each, this.site ?? at)
  }

  /** Demands something of a type; reports where it cannot be met. */
  constrain(
    type: Type,
    constraint: Parameters<Unifier['constrain']>[1],
    at: Node,
    why?: Reason,
    code?: MismatchCode,
  ): boolean {
    const failure = this.unifier.constrain(type, constraint)
    this.#settle(at)
    if (failure === undefined) return true
    this.reportFailure(failure, type, type, at, why, code)
    return false
  }

  /** Called with applications that may be decided now; set by the operators. */
  onWoken: (application: OperatorApplication) => void = () => undefined

  /** Where the types became known that the application being decided now has waited for. */
  wokenAt: Node | undefined

  #settle(at: Node): void {
    const { woken } = this.unifier
    if (woken.length === 0) return
    this.wokenAt = at
    for (let next = woken.pop(); next !== undefined; next = woken.pop()) this.onWoken(next)
  }

  // ---------------------------------------------------------------------------------------------------- members

  /** Members that extensions in scope add, by the type's unique name. */
  readonly extensions: Map<string, Map<string, readonly MemberInfo[]>> = new Map()

  /** Reports the use of cases or fields that another module keeps for itself. */
  access(type: TypeConstructor, at: Node): void {
    const { privateIn } = type
    if (privateIn === undefined || this.module.path === privateIn || this.module.path.startsWith(`${privateIn}.`))
      return
    this.report(catalog.privateContents(at, type.name))
  }

  /** The members of that name which a type of the program has, or an extension gives to any type. */
  membersOf(type: TypeConstructor, name: string): readonly MemberInfo[] {
    const own = type.members.get(name)
    const added = this.extensions.get(type.uniqueName)?.get(name)
    if (own === undefined || added === undefined) return own ?? added ?? NONE
    // Overloads: where both could be meant, the type's own is.
    const types = new Set(own.map((each) => printType(each.scheme.type)))
    return [...own, ...added.filter((each) => !types.has(printType(each.scheme.type)))]
  }

  // -------------------------------------------------------------------------------------------------- reporting

  /** Reports a failed unification at its smallest place. */
  reportFailure(
    failure: UnifyFailure,
    actual: Type,
    expected: Type,
    at: Node,
    why?: Reason,
    code?: MismatchCode,
  ): void {
    switch (failure.kind) {
      case 'Infinite': {
        const printer = new TypePrinter()
        return this.report(catalog.infiniteType(at, printer.print(failure.variable), printer.print(failure.type)))
      }
      case 'Constraint': {
        const what = CONSTRAINT_WORDS[failure.constraint.kind]
        if (failure.isMissing)
          return this.report(
            catalog.missingConstraint(at, printType(failure.type), failure.constraint.kind.toLowerCase()),
          )
        const type = printType(failure.type)
        const named = failure.constraint.kind === 'Subtype' ? `being a \`${printType(failure.constraint.type)}\`` : what
        const isTuple = failure.type.kind === 'Tuple' && what.startsWith('being ')
        const help = isTuple ? "Commas make one tuple: the items of a list are separated by ';'." : undefined
        const finding = catalog.constraintNotMet(at, type, named, { help, ...this.because(why) })
        return this.report(code === undefined ? finding : { ...finding, code })
      }
      case 'Rigid':
      case 'Mismatch': {
        const printer = new TypePrinter()
        const [wanted, found] = [printer.print(expected), printer.print(actual)]
        const help = mismatchHelp(resolve(actual), resolve(expected), this.source.text.slice(at.start, at.end))
        const finding = catalog.typeMismatch(at, wanted, found, { ...this.because(why), help })
        this.report(code === undefined ? finding : { ...finding, code })
      }
    }
  }

  /** Notes and labels that say why a type was expected. */
  because(why: Reason | undefined): { notes?: readonly string[]; labels?: readonly FindingLabel[] } {
    if (why === undefined) return {}
    return why.at === undefined || this.site !== undefined
      ? { notes: [`It is expected because ${why.text}.`] }
      : { labels: [{ at: why.at, message: why.text.replace(/^of /, 'because of ') }] }
  }

  /** Adds a finding. What F# says only where nothing else is wrong is kept for the end. */
  report(finding: Finding): void {
    if (finding.code === 'FS0071' || finding.code === 'FS3228')
      this.late.push({ ...finding, at: this.site ?? finding.at })
    else this.reportNow(finding)
  }

  /** Adds a finding, once for each code and place. */
  reportNow(finding: Finding): void {
    const at = this.site ?? finding.at
    const key = `${finding.code}@${at.start}-${at.end}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    const labels: Label[] = (finding.labels ?? []).map((label) => ({
      file: this.source.path,
      span: this.source.spanOf(label.at.start, label.at.end),
      message: label.message,
    }))
    this.#diagnostics.push({
      severity: finding.severity,
      code: finding.code,
      message: finding.message,
      file: this.source.path,
      span: this.source.spanOf(at.start, at.end),
      labels,
      notes: finding.notes ?? [],
      help: finding.help,
    })
  }

  /** An expression of the silent type, where an error has been reported. */
  errorExpr(at: Node): TypedExpr {
    return { kind: 'Error', type: ERROR_TYPE, start: at.start, end: at.end }
  }

  /** What must be put back where a check is given up half way. */
  save(): { readonly mark: number; readonly level: number; readonly depth: number; readonly module: ModuleEntry } {
    return { mark: this.scope.enter(), level: this.level, depth: this.#depth, module: this.module }
  }

  /** Puts back what `save` kept. */
  restore(state: ReturnType<Checker['save']>): void {
    this.scope.leave(state.mark)
    this.level = state.level
    this.#depth = state.depth
    this.module = state.module
    this.site = undefined
    this.owner = undefined
    this.functionDepth = 0
    this.defining.length = 0
  }

  /** Runs `body` with the names bound in it gone afterwards. */
  scoped<T>(body: () => T): T {
    const mark = this.scope.enter()
    const result = body()
    this.scope.leave(mark)
    return result
  }

  /** Brings a pattern's variables into scope. */
  bind(bound: Bound): void {
    for (const [name, symbol] of bound) {
      this.scope.bindValue(name, { kind: 'Value', symbol })
      for (const each of activeCases(symbol)) this.scope.bindPattern(each.cases[each.index]!, each)
    }
  }

  /** Brings the variables of a clause into scope; FS0049 for those that look like cases, a misspelt one most likely. */
  bindClause(bound: Bound): void {
    this.bind(bound)
    if (this.site !== undefined) return
    for (const [name, { definedAt }] of bound)
      if (name.length >= 3 && definedAt !== undefined && /^\p{Lu}/u.test(name))
        this.report(catalog.uppercaseVariable(definedAt, name, this.scope.suggest(name, this.scope.patterns)))
  }
}

const CONSTRAINT_WORDS = {
  Equality: '`=` (the equality constraint)',
  Comparison: 'comparison (<, compare, keys of maps)',
  Struct: 'being a struct',
  NotStruct: 'being a reference type (it is a struct)',
  Null: '`null`',
  DefaultConstructor: 'being made without arguments (it has no such public constructor)',
  Unmanaged: 'being unmanaged',
  Operator: 'this operator',
  Number: 'arithmetic',
  Integer: 'integer arithmetic',
  Signed: 'a sign',
  Sum: 'being summed',
  Average: 'being averaged',
  Real: 'functions of real numbers',
  Root: 'square roots',
  Enumeration: 'being made of a number (it is no enum)',
  Subtype: 'this use',
  Member: 'this member',
} as const

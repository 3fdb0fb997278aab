/** From a checked file to a unit of the machine's program. */
import type { Expr, GlobalDef, Lambda, TypeRep, Unit } from '@fsrs/chunk'
import type { Diagnostic, SourceFile } from '@fsrs/compiler'

import type { Literal, Node } from '../syntax/ast.ts'
import { ClosureNames, compiledName, NAMELESS } from './closure-names.ts'
import { carriedSlots, isCalledThrough, isCarried, keptName, ownIndices } from './carried-reps.ts'
import { functionSymbol, genericValue, lowerLet, lowerValueOf, neededOf } from './lower-block.ts'
import { constantOf } from './lower-constant.ts'
import {
  type FunctionFacts,
  intConstant,
  letLocal,
  local,
  LoweringContext,
  NotSupported,
  sequence,
  UNIT_EXPR,
  type UnitState,
} from './lower-context.ts'
import { isTooDeep } from './lower-depth.ts'
import { LOWERING } from './lower-expr.ts'
import { bindPattern, lowerLambda } from './lower-pattern.ts'
import { lowerException, lowerTypeDefinition, methodName } from './lower-types.ts'
import { neededVariables } from './type-needs.ts'
import { printScheme, printType } from '../types/type-printer.ts'
import { OBJ_REP, repOf } from '../types/type-reps.ts'
import type { TypedBinding, TypedExpr, TypedFile, TypedItem, TypedMemberBinding } from '../types/typed-tree.ts'
import type { Scheme, TypeConstructor, TypeVariable, ValueSymbol } from '../types/types.ts'
import { partsOf } from '../types/typed-walk.ts'
import { resolve } from '../types/type-structure.ts'

/** A file's part of the program, and what files after it must know. */
export interface LoweredFile {
  readonly unit: Unit
  /** Of its functions, by unique name. */
  readonly facts: ReadonlyMap<string, FunctionFacts>
  readonly hostNames: ReadonlySet<string>
  /** Warnings about matches; errors where something is not supported. */
  readonly diagnostics: readonly Diagnostic[]
  readonly resultType: string
  readonly resultRep: TypeRep
}

/**
 * Lowers a file that was checked without errors.
 *
 * @param imported facts about functions of files lowered before
 */
export function lowerFile(
  file: TypedFile,
  source: SourceFile,
  imported: (uniqueName: string) => FunctionFacts | undefined,
): LoweredFile {
  const facts = new Map<string, FunctionFacts>()
  const state: UnitState = {
    unit: file.unit,
    source,
    globals: [],
    types: [],
    diagnostics: [],
    needed: neededVariables(file.genericItems, imported),
    facts,
    factsOf: (name) => facts.get(name) ?? imported(name),
    hostNames: new Set(),
    generated: 0,
    closures: new ClosureNames(),
    classes: new Map(),
  }
  const lowering = new FileLowering(state)
  return {
    unit: {
      name: file.unit,
      file: file.path,
      lineStarts: source.lineStarts,
      types: state.types,
      globals: state.globals,
      init: lowering.run(file.items),
    },
    facts,
    hostNames: state.hostNames,
    diagnostics: state.diagnostics,
    resultType: printType(file.resultType),
    resultRep: repOf(file.resultType, () => undefined),
  }
}

class FileLowering {
  readonly #state: UnitState
  /** The initialisation, which is one place with one set of locals. */
  readonly #init: LoweringContext

  constructor(state: UnitState) {
    this.#state = state
    this.#init = new LoweringContext(state, LOWERING)
  }

  run(items: readonly TypedItem[]): Expr {
    this.#declare(items)
    const code: Expr[] = []
    this.#items(items, code)
    if (items.at(-1)?.kind !== 'Do') code.push(UNIT_EXPR)
    return sequence(code)
  }

  /** What is called how must be known before the first body is lowered: functions call each other. */
  #declare(items: readonly TypedItem[]): void {
    for (const item of items) {
      switch (item.kind) {
        case 'Let':
          for (const binding of item.bindings) this.#declareBinding(binding)
          break
        case 'Types':
          for (const type of item.constructors) this.#declareKept(type)
          for (const member of item.members) this.#declareMember(member)
          break
        case 'Exception':
          for (const member of item.members) this.#declareMember(member)
          break
        case 'Module':
          this.#declare(item.items)
          break
        case 'Do':
      }
    }
  }

  #declareBinding(binding: TypedBinding): void {
    const symbol = functionSymbol(binding) ?? genericValue(this.#state, binding)
    if (symbol === undefined || symbol.origin.kind !== 'Global') return
    this.#state.facts.set(symbol.origin.uniqueName, {
      arity: binding.value.kind === 'Lambda' ? binding.value.parameters.length : 0,
      reps: this.#repIndices(symbol.scheme),
    })
  }

  #declareMember({ member, symbol, value }: TypedMemberBinding): void {
    if (symbol.origin.kind !== 'Global') return
    // Who calls through the object knows nothing of the function behind it, and passes all that is the method's own.
    const reps = member.isVirtual
      ? ownIndices(member, symbol.scheme)
      : this.#repIndices(symbol.scheme).filter((index) => !isCarried(this.#state.factsOf, member, index))
    const arity = value.kind === 'Lambda' ? value.parameters.length : 0
    this.#state.facts.set(symbol.origin.uniqueName, { arity, reps })
  }

  /** What values of a record or union keep of its parameters. */
  #declareKept(type: TypeConstructor): void {
    if (!isCalledThrough(type)) return
    const reps = type.parameters.flatMap((each, index) => (this.#state.needed.has(each) ? [index] : []))
    this.#state.facts.set(keptName(type), { arity: 0, reps })
  }

  #repIndices(scheme: Scheme): number[] {
    return neededOf(scheme, this.#state.needed).map((variable) => scheme.variables.indexOf(variable))
  }

  #items(items: readonly TypedItem[], code: Expr[]): void {
    for (const item of items) {
      switch (item.kind) {
        case 'Let':
          for (const binding of item.bindings) this.#guarded(() => this.#binding(binding, code))
          break
        case 'Do':
          this.#guarded(() => this.#push(code, this.#init.lower(item.expr), item.expr))
          break
        case 'Types':
          this.#types(item)
          for (const member of item.members) this.#guarded(() => this.#member(member))
          break
        case 'Exception':
          lowerException(this.#state, item.case, item.type, item.members)
          for (const member of item.members) this.#guarded(() => this.#member(member))
          break
        case 'Module':
          this.#module(item, code)
      }
    }
  }

  #module(item: TypedItem & { readonly kind: 'Module' }, code: Expr[]): void {
    const { home } = this.#init
    this.#init.home = { module: `${home.module}+${item.name}`, name: NAMELESS }
    this.#items(item.items, code)
    this.#init.home = home
  }

  /** What the machine has not becomes an error at its place; the rest is lowered all the same. */
  #guarded(lower: () => void): void {
    try {
      lower()
    } catch (error) {
      if (!(error instanceof NotSupported)) throw error
      this.#state.diagnostics.push(notSupported(error, this.#state.source))
    }
  }

  #push(code: Expr[], expr: Expr, at: Node): void {
    this.#checkDepth(expr, at)
    code.push(expr)
  }

  #checkDepth(expr: Expr, at: Node): void {
    if (isTooDeep(expr)) this.#state.diagnostics.push(tooDeep(at, this.#state.source))
  }

  #binding(binding: TypedBinding, code: Expr[]): void {
    const symbol = functionSymbol(binding) ?? genericValue(this.#state, binding)
    if (symbol !== undefined && symbol.origin.kind === 'Global') {
      this.#function(symbol, binding)
      return
    }
    if (symbol !== undefined) {
      lowerLet(this.#init, code, {
        kind: 'Let',
        isRec: false,
        bindings: [binding],
        start: binding.start,
        end: binding.end,
      })
      return
    }
    const value = lowerValueOf(this.#init, binding)
    this.#checkDepth(value, binding)
    const symbols = variablesOf(binding)
    if (binding.pattern.kind === 'Variable' && symbols[0]!.origin.kind === 'Global') {
      this.#value(symbols[0]!, binding)
      code.push({ k: 'setGlobal', name: symbols[0]!.origin.uniqueName, value })
      return
    }
    bindPattern(this.#init, code, binding.pattern, value)
    for (const each of symbols) {
      if (each.origin.kind !== 'Global') continue
      this.#value(each, binding)
      code.push({ k: 'setGlobal', name: each.origin.uniqueName, value: local(this.#init.binding(each).id) })
    }
  }

  #function(symbol: ValueSymbol, binding: TypedBinding): void {
    const { value } = binding
    const reps = neededOf(symbol.scheme, this.#state.needed)
    const context = this.#init.forGlobal(symbol.name)
    const { params, body } =
      value.kind === 'Lambda' ? lowerLambda(context, value, reps) : lowerGetter(context, value, reps)
    this.#checkDepth(body, binding)
    const { name, displayName, type, rep } = this.#identity(symbol)
    // `let add = (+)` is a value to F#, which has its class from here.
    if (symbol.arity === 0 && value.kind === 'Lambda') this.#state.classes.set(name, context.closureName(value))
    this.#state.globals.push({
      k: 'function',
      name,
      displayName,
      type,
      rep,
      isPrivate: binding.isPrivate,
      at: binding.start,
      attributes: constantsOf(binding.attributes),
      reps: reps.length,
      params,
      body,
    })
  }

  #value(symbol: ValueSymbol, binding: TypedBinding): void {
    const { name, displayName, type, rep } = this.#identity(symbol)
    this.#state.globals.push({
      k: 'value',
      name,
      displayName,
      type,
      rep,
      isPrivate: binding.isPrivate,
      at: binding.start,
      attributes: constantsOf(binding.attributes),
      isMutable: binding.isMutable || symbol.isMutable,
    })
  }

  /** The members of types that are defined together stand in one list. */
  #types({ constructors, members }: TypedItem & { readonly kind: 'Types' }): void {
    const byOwner = new Map<string, TypedMemberBinding[]>()
    for (const each of members) {
      const { uniqueName } = each.member.owner
      const known = byOwner.get(uniqueName)
      if (known === undefined) byOwner.set(uniqueName, [each])
      else known.push(each)
    }
    for (const each of constructors) lowerTypeDefinition(this.#state, each, byOwner.get(each.uniqueName) ?? [])
  }

  #member({ member, symbol, value, start }: TypedMemberBinding): void {
    const context = this.#init.forGlobal(compiledName(member))
    const facts = symbol.origin.kind === 'Global' ? this.#state.facts.get(symbol.origin.uniqueName) : undefined
    const reps = (facts?.reps ?? []).map((index) => symbol.scheme.variables[index]!)
    if (!member.isStatic) context.carry(carriedSlots(this.#state.factsOf, member.owner))
    const taken = value.kind === 'Lambda' ? lowerLambda(context, value, reps) : lowerGetter(context, value, reps)
    const isConstructor = member.kind === 'constructor'
    const lowered = isConstructor
      ? keepingReps(taken, [...carriedSlots(this.#state.factsOf, member.owner).values()])
      : takingReps(taken, reps.length, context.taken, member.owner)
    this.#checkDepth(lowered.body, value)
    const { name, type, rep } = this.#identity(symbol)
    if (member.isVirtual && reps.length > 0) this.#passOn(name, reps.length, lowered.params.length, start)
    this.#state.globals.push({
      k: 'function',
      name,
      displayName: `${member.owner.name}.${member.name}`,
      type,
      rep,
      isPrivate: false,
      at: start,
      attributes: [],
      reps: isConstructor ? 0 : reps.length,
      params: lowered.params,
      body: lowered.body,
    })
  }

  /** A virtual method with type parameters of its own as the machine calls it: the object comes first. */
  #passOn(name: string, reps: number, count: number, at: number): void {
    const params = Array.from({ length: count }, (_, i) => i)
    const args = [...params.slice(1, reps + 1), 0, ...params.slice(reps + 1)].map(local)
    const body: Expr = { k: 'call', name, args, at }
    const about = { displayName: name, type: 'obj', rep: OBJ_REP, isPrivate: true, attributes: [], reps: 0 } as const
    this.#state.globals.push({ k: 'function', name: methodName(name), at, ...about, params, body })
  }

  /** What a global's definition says of it besides its text. Spreading it would cost more than all the rest. */
  #identity(symbol: ValueSymbol): Pick<GlobalDef, 'name' | 'displayName' | 'type' | 'rep'> {
    const name = symbol.origin.kind === 'Global' ? symbol.origin.uniqueName : symbol.name
    const variables = new Map(symbol.scheme.variables.map((variable, i) => [resolve(variable), i]))
    return {
      name,
      displayName: displayNameOf(name, this.#state.unit),
      type: printScheme(symbol.scheme),
      rep: repOf(symbol.scheme.type, (variable) => {
        const index = variables.get(variable)
        return index === undefined ? undefined : { k: 'param', index }
      }),
    }
  }
}

function constantsOf(attributes: TypedBinding['attributes']): GlobalDef['attributes'] {
  return attributes.map(({ name, args }) => ({ name, args: args.map((argument: Literal) => constantOf(argument)) }))
}

/** A constructor: it keeps the representations that follow the new instance before anything can ask for them. */
function keepingReps({ params, body }: Code, slots: readonly number[]): Code {
  if (slots.length === 0) return { params, body }
  const self = params[slots.length]!
  const target = local(self)
  const kept = slots.map((index, i): Expr => ({ k: 'set', target, index, value: local(params[i]!) }))
  return {
    params: [self, ...params.slice(0, slots.length), ...params.slice(slots.length + 1)],
    body: sequence([...kept, body]),
  }
}

/** A member: what it uses of its type's parameters it takes from the instance. */
function takingReps(
  { params, body }: Code,
  reps: number,
  taken: LoweringContext['taken'],
  { definition }: TypeConstructor,
): Code {
  if (taken === undefined || taken.size === 0) return { params, body }
  const target = local(params[reps]!)
  const lets = [...taken].map(([id, index]) =>
    letLocal(id, definition.kind === 'Class' ? { k: 'get', target, index } : keptRep(target, index)),
  )
  return { params, body: sequence([...lets, body]) }
}

/** What a value keeps of its type: the argument of this number. */
function keptRep(target: Expr, index: number): Expr {
  return { k: 'library', name: 'type@.argument', reps: [], args: [target, intConstant(index)], at: 0 }
}

type Code = Pick<Lambda, 'params' | 'body'>

/** The code of a static property or a generic value, as a function of unit. */
function lowerGetter(
  c: LoweringContext,
  value: TypedExpr,
  reps: readonly TypeVariable[],
): Pick<Lambda, 'params' | 'body'> {
  const params = [...reps, undefined].map((variable) => {
    const id = c.fresh()
    if (variable !== undefined) c.bindRep(variable, id)
    return id
  })
  return { params, body: c.lower(value) }
}

/** `unit:Module.name#2` without what makes it unique. */
function displayNameOf(name: string, unit: string): string {
  const own = name.startsWith(`${unit}:`) ? name.slice(unit.length + 1) : name
  return own.includes('#') ? own.replace(/#\d+$/, '') : own
}

function variablesOf(binding: TypedBinding): ValueSymbol[] {
  const found = new Map<string, ValueSymbol>()
  const pending = [binding.pattern]
  while (pending.length > 0) {
    const pattern = pending.pop()!
    if ((pattern.kind === 'Variable' || pattern.kind === 'As') && !found.has(pattern.symbol.name))
      found.set(pattern.symbol.name, pattern.symbol)
    pending.push(...partsOf(pattern))
  }
  return [...found.values()]
}

function tooDeep(at: Node, source: SourceFile): Diagnostic {
  return {
    severity: 'error',
    code: 'FSRS0003',
    message: 'This is nested more deeply than the machine follows.',
    file: source.path,
    span: source.spanOf(at.start, at.end),
    labels: [],
    notes: [],
    help: 'Give parts of it names, with let.',
  }
}

function notSupported(error: NotSupported, source: SourceFile): Diagnostic {
  return {
    severity: 'error',
    code: 'FSRS0002',
    message: `${error.what} is part of F#, but not supported by FSRS yet.`,
    file: source.path,
    span: source.spanOf(error.at.start, error.at.end),
    labels: [],
    notes: [],
    help: undefined,
  }
}

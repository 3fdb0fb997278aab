/**
 * Pipelines of lists without the lists between: `[ 1 .. n ] |> List.map f |> List.filter g |> List.fold h s` becomes one
 * loop. What a stage yields goes straight into the code of the next, and only the last makes a list, if it answers one.
 * (Deforestation; Wadler, "Deforestation: transforming programs to eliminate trees", 1988. Here for functions that are
 * written where they are used.)
 *
 * F# runs a stage over all items before the next one begins. One loop takes turns instead, which nobody can tell as long as
 * all stages but one are quiet: they cannot fail, change nothing, and read nothing that changes. The code of a quiet stage
 * stands in the loop; the one that is not quiet stays a function, so that the stack of an error shows it as ever.
 */
import { mapChildren, visitChildren } from '@fsrs/chunk'
import type { Expr, Lambda, LocalId, Offset, Operation, Unit } from '@fsrs/chunk'

import { Quietness, yieldedBy, yieldsOf } from './quiet-code.ts'
import { mapFunctions } from './unit-functions.ts'
import { usedLocals } from './unit-locals.ts'

/** Most stages that are joined: code of one loop that grows without end is of no use to anybody. */
const MAX_STAGES = 24

/** A list as what yields its items: the body of a comprehension with a single `yield`. */
interface Flow {
  readonly body: Expr
  readonly isQuiet: boolean
  readonly stages: number
}

/** What is done with each item. */
type Consume = (item: Expr) => Expr

type LibraryCall = Expr & { readonly k: 'library' }

/** The unit with its pipelines joined; the same object where there are none. */
export function withJoinedPipelines(unit: Unit): Unit {
  return mapFunctions(unit, (body, params) => (hasPipeline(body) ? new Joiner(params, body).join(body) : body))
}

/** Parameters of the function that a stage or an end takes first. */
const STAGES: Readonly<Record<string, number>> = {
  'List.map': 1,
  'List.mapi': 2,
  'List.filter': 1,
  'List.where': 1,
  'List.choose': 1,
  'List.collect': 1,
}
const ENDS: Readonly<Record<string, number>> = { 'List.fold': 2, 'List.iter': 1, 'List.iteri': 2, 'List.length': 0 }

function isStage(expr: Expr | undefined): expr is LibraryCall {
  return expr?.k === 'library' && Object.hasOwn(STAGES, expr.name)
}

function isReader(expr: Expr): expr is LibraryCall {
  return expr.k === 'library' && (Object.hasOwn(STAGES, expr.name) || Object.hasOwn(ENDS, expr.name))
}

function isListComprehension(expr: Expr | undefined): expr is Expr & { readonly k: 'collect' } {
  return expr?.k === 'collect' && expr.into === 'list'
}

function hasPipeline(expr: Expr): boolean {
  if (isReader(expr)) {
    const source = expr.args.at(-1)
    if (isListComprehension(source) || isStage(source)) return true
  }
  let found = false
  visitChildren(expr, (child) => {
    found ||= hasPipeline(child)
  })
  return found
}

/** Joins the pipelines of one function. */
class Joiner {
  private nextLocal: LocalId
  /** Where the call stands that is being joined. */
  private at: Offset = 0
  private readonly quiet: Quietness
  /** Of the comprehensions that were made here. */
  private readonly flows = new WeakMap<Expr, Flow>()

  constructor(params: readonly LocalId[], body: Expr) {
    const { firstFree, mutable } = usedLocals(params, body)
    this.nextLocal = firstFree
    this.quiet = new Quietness(mutable, (list) => this.flows.get(list)?.isQuiet)
  }

  join(expr: Expr): Expr {
    const joined = mapChildren(expr, (child) => this.join(child))
    return isReader(joined) ? (this.joined(joined) ?? joined) : joined
  }

  private joined(call: LibraryCall): Expr | undefined {
    const source = call.args.at(-1)!
    this.at = call.at
    const flow = this.flowOf(source)
    if (flow === undefined || flow.stages >= MAX_STAGES) return undefined
    if (!isStage(call)) return this.end(call, flow)
    const longer = this.behind(call, flow)
    return longer && this.list(longer, source)
  }

  private list(flow: Flow, source: Expr): Expr {
    const element = isListComprehension(source) ? source.element : ANY
    const list: Expr = { k: 'collect', into: 'list', body: flow.body, element }
    this.flows.set(list, flow)
    return list
  }

  /** What yields the items of a list that is made only to be read; undefined for any other. */
  private flowOf(source: Expr): Flow | undefined {
    if (isStage(source)) return this.behind(source, this.items(source.args.at(-1)!))
    if (!isListComprehension(source)) return undefined
    const known = this.flows.get(source)
    if (known !== undefined) return known
    return yieldsOf(source.body) === 1
      ? { body: source.body, isQuiet: this.quiet.isQuietFlow(source.body, true), stages: 1 }
      : undefined
  }

  /** The items of a list that is there. */
  private items(list: Expr): Flow {
    const rest = this.nextLocal++
    const item = this.nextLocal++
    const op = (name: Operation): Expr => this.operation(name, { k: 'local', id: rest })
    const turn: Expr = {
      k: 'seq',
      items: [
        { k: 'let', id: item, isMutable: false, value: op('list.head') },
        { k: 'setLocal', id: rest, value: op('list.tail') },
        { k: 'yield', value: { k: 'local', id: item } },
      ],
    }
    const condition = this.operation('bool.not', op('list.isEmpty'))
    const body: Expr = {
      k: 'seq',
      items: [
        { k: 'let', id: rest, isMutable: true, value: list },
        { k: 'while', condition, body: turn },
      ],
    }
    return { body, isQuiet: true, stages: 0 }
  }

  /** A flow with one stage more; undefined if its function is not written in place, or somebody could tell. */
  private behind(call: LibraryCall, flow: Flow): Flow | undefined {
    const fn = this.stageFunction(call.args[0]!, STAGES[call.name]!, flow)
    if (fn === undefined || !(fn.isQuiet || flow.isQuiet)) return undefined
    const steps = this.consumer(call, fn)
    return {
      body: sequence([...fn.before, ...steps.before, feed(flow.body, steps.consume)]),
      isQuiet: fn.isQuiet && flow.isQuiet,
      stages: flow.stages + 1,
    }
  }

  private consumer({ name }: LibraryCall, { call }: StageFunction): Consumer {
    const before: Expr[] = []
    switch (name) {
      case 'List.map':
        return { before, consume: (item) => yieldOf(call(item)) }
      case 'List.mapi':
        return this.counted((index, item) => yieldOf(call(index, item)))
      case 'List.choose':
        return {
          before,
          consume: (item) =>
            this.once(call(item), (chosen) =>
              conditional(
                this.operation('option.isNone', chosen),
                UNIT,
                yieldOf(this.operation('option.value', chosen)),
              ),
            ),
        }
      case 'List.collect':
        return { before, consume: (item) => this.yieldAll(call(item)) }
      default:
        return {
          before,
          consume: (item) => this.once(item, (kept) => conditional(call(kept), yieldOf(kept), UNIT)),
        }
    }
  }

  /** Yields the items of a list; those of a comprehension where it does so itself. */
  private yieldAll(list: Expr): Expr {
    if (list.k === 'seq') return sequence([...list.items.slice(0, -1), this.yieldAll(list.items.at(-1)!)])
    return isListComprehension(list) && yieldsOf(list.body) === 1 ? list.body : this.items(list).body
  }

  private end(call: LibraryCall, flow: Flow): Expr | undefined {
    const fn = this.stageFunction(call.args[0]!, ENDS[call.name]!, flow)
    if (fn === undefined || !(fn.isQuiet || flow.isQuiet)) return undefined
    if (call.name === 'List.length')
      return this.accumulated(ZERO, flow, (count, item) =>
        this.quiet.isQuiet(item) ? this.addOne(count) : sequence([item, this.addOne(count)]),
      )
    if (call.name === 'List.fold') {
      const total = this.accumulated(call.args[1]!, flow, (state, item) => fn.call(state, item))
      return sequence([...fn.before, total])
    }
    const { before, consume } =
      call.name === 'List.iter'
        ? { before: [], consume: (item: Expr) => fn.call(item) }
        : this.counted((index, item) => fn.call(index, item))
    return sequence([...fn.before, ...before, feed(flow.body, consume), UNIT])
  }

  private accumulated(start: Expr, { body }: Flow, next: (state: Expr, item: Expr) => Expr): Expr {
    const id = this.nextLocal++
    const state: Expr = { k: 'local', id }
    const loop = feed(body, (item) => ({ k: 'setLocal', id, value: next(state, item) }))
    return sequence([{ k: 'let', id, isMutable: true, value: start }, loop, state])
  }

  /** With the number of the item, from 0. */
  private counted(visit: (index: Expr, item: Expr) => Expr): Consumer {
    const id = this.nextLocal++
    const index: Expr = { k: 'local', id }
    const next: Expr = { k: 'setLocal', id, value: this.addOne(index) }
    return {
      before: [{ k: 'let', id, isMutable: true, value: ZERO }],
      // Behind it would be too late where a filter comes next: what is yielded is not all of the turn.
      consume: (item) => this.once(index, (now) => sequence([next, visit(now, item)])),
    }
  }

  private operation(op: Operation, ...args: Expr[]): Expr {
    return { k: 'op', op, args, at: this.at }
  }

  private addOne(value: Expr): Expr {
    return this.operation('i32.add', value, ONE)
  }

  private once(value: Expr, use: (value: Expr) => Expr): Expr {
    const id = this.nextLocal++
    if (this.quiet.isObject(value)) this.quiet.noteObject(id)
    return sequence([{ k: 'let', id, isMutable: false, value }, use({ k: 'local', id })])
  }

  /** The function that a stage takes, if it is written there. Its last parameter is the item. */
  private stageFunction(fn: Expr, parameters: number, flow: Flow): StageFunction | undefined {
    if (parameters === 0) return { before: [], isQuiet: true, call: () => UNIT }
    if (fn.k !== 'lambda' || fn.params.length !== parameters) return undefined
    const item = yieldedBy(flow.body)
    if (item !== undefined && this.quiet.isObject(item)) this.quiet.noteObject(fn.params.at(-1)!)
    return this.quiet.isQuiet(fn.body) ? inPlace(fn) : this.called(fn)
  }

  private called({ name, params, body, at }: Lambda): StageFunction {
    const id = this.nextLocal++
    return {
      before: [{ k: 'let', id, isMutable: false, value: { k: 'lambda', name, params, body, at } }],
      isQuiet: false,
      call: (...args) => ({ k: 'callLocal', id, args, at }),
    }
  }
}

interface Consumer {
  readonly before: readonly Expr[]
  readonly consume: Consume
}

/** The function of a stage. Its `call` stands once in the code. */
interface StageFunction {
  readonly before: readonly Expr[]
  readonly isQuiet: boolean
  readonly call: (...args: Expr[]) => Expr
}

function inPlace({ params, body }: Lambda): StageFunction {
  return {
    before: [],
    isQuiet: true,
    call: (...args) =>
      sequence([...params.map((id, i): Expr => ({ k: 'let', id, isMutable: false, value: args[i]! })), body]),
  }
}

// ------------------------------------------------------------------------------------------------------- expressions

const ANY = { k: 'prim', name: 'obj' } as const
const UNIT: Expr = { k: 'const', value: { type: 'unit' } }
const ZERO: Expr = { k: 'const', value: { type: 'int', value: 0 } }
const ONE: Expr = { k: 'const', value: { type: 'int', value: 1 } }

function yieldOf(value: Expr): Expr {
  return { k: 'yield', value }
}

function conditional(condition: Expr, then: Expr, otherwise: Expr): Expr {
  return { k: 'if', branches: [{ condition, then }], otherwise }
}

/** One after the other, sequences at the end flattened: their variables are unique, so that nothing comes to hide. */
function sequence(items: readonly Expr[]): Expr {
  const last = items.at(-1)!
  if (last.k === 'seq') return sequence([...items.slice(0, -1), ...last.items])
  return items.length === 1 ? last : { k: 'seq', items }
}

/** The body of a comprehension with what it yields handed on. */
function feed(body: Expr, consume: Consume): Expr {
  if (body.k === 'yield') return consume(body.value)
  if (body.k === 'lambda' || body.k === 'collect') return body
  const fed = mapChildren(body, (child) => feed(child, consume))
  return fed.k === 'seq' && fed !== body ? sequence(fed.items) : fed
}

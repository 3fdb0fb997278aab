/** Which code is quiet: it cannot fail, changes nothing, ends, and comes to the same whenever it runs. */
import { visitChildren } from '@fsrs/chunk'
import type { Expr, LocalId } from '@fsrs/chunk'

import { isTotal } from './total-operations.ts'

const OBJECTS: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['tuple', 'new', 'newAnon'])

/** How many `yield`s stand in a comprehension; `yield!` counts as many. */
export function yieldsOf(body: Expr): number {
  if (body.k === 'yield') return 1
  if (body.k === 'yieldAll') return 2
  if (body.k === 'lambda' || body.k === 'collect') return 0
  let count = 0
  visitChildren(body, (child) => {
    count += yieldsOf(child)
  })
  return count
}

/** The value of the first `yield` of a comprehension. */
export function yieldedBy(body: Expr): Expr | undefined {
  if (body.k === 'yield') return body.value
  if (body.k === 'lambda' || body.k === 'collect') return undefined
  let found: Expr | undefined
  visitChildren(body, (child) => {
    found ??= yieldedBy(child)
  })
  return found
}

/** Tells quiet code of one function. */
export class Quietness {
  private readonly mutable: ReadonlySet<LocalId>
  private readonly known: (list: Expr) => boolean | undefined
  /** Locals that surely hold an object, so that to take a field of it cannot fail. */
  private readonly objects = new Set<LocalId>()

  /**
   * @param mutable locals that are assigned somewhere
   * @param known what has been found out about a comprehension before
   */
  constructor(mutable: ReadonlySet<LocalId>, known: (list: Expr) => boolean | undefined) {
    this.mutable = mutable
    this.known = known
  }

  /** Whether a value is surely an object with fields, not null. */
  isObject(expr: Expr): boolean {
    if (expr.k === 'seq') return this.isObject(expr.items.at(-1)!)
    return OBJECTS.has(expr.k) || (expr.k === 'local' && this.objects.has(expr.id))
  }

  noteObject(id: LocalId): void {
    this.objects.add(id)
  }

  isQuiet(expr: Expr): boolean {
    switch (expr.k) {
      case 'const':
      case 'rep':
        return true
      case 'local':
        return !this.mutable.has(expr.id)
      case 'let':
        return !expr.isMutable && this.isQuiet(expr.value)
      case 'op':
        return isTotal(expr) && this.areQuiet(expr)
      case 'collect':
        return expr.into === 'list' && (this.known(expr) ?? this.isQuietFlow(expr.body, false))
      case 'get':
        return expr.target.k === 'local' && this.objects.has(expr.target.id)
      case 'seq':
      case 'if':
      case 'and':
      case 'or':
      case 'join':
      case 'jump':
      case 'switch':
      case 'tuple':
      case 'list':
      case 'new':
      case 'newAnon':
        return this.areQuiet(expr)
      default:
        return false
    }
  }

  private areQuiet(expr: Expr): boolean {
    let areQuiet = true
    visitChildren(expr, (child) => {
      areQuiet &&= this.isQuiet(child)
    })
    return areQuiet
  }

  /**
   * Whether the body of a comprehension is quiet but for its yielding.
   *
   * @param isFirst nothing has been yielded before it: what it does until then comes before all that is done with items
   */
  isQuietFlow(body: Expr, isFirst: boolean): boolean {
    switch (body.k) {
      case 'yield':
        return this.isQuiet(body.value)
      case 'seq': {
        const last = body.items.length - 1
        return body.items.every((item, index) =>
          index === last ? this.isQuietFlow(item, isFirst) : isFirst ? yieldsOf(item) === 0 : this.isQuiet(item),
        )
      }
      case 'for':
        return (isFirst || (this.isQuiet(body.from) && this.isQuiet(body.to))) && this.isQuietFlow(body.body, false)
      case 'while':
        return this.isQuietWalk(body)
      case 'if':
        return (
          body.branches.every(({ condition, then }) => this.isQuiet(condition) && this.isQuietFlow(then, false)) &&
          this.isQuietFlow(body.otherwise, false)
        )
      default:
        return this.isQuiet(body)
    }
  }

  /** A loop along a list: `while not rest.IsEmpty do let item = rest.Head in rest <- rest.Tail; …`. */
  private isQuietWalk({ condition, body }: Expr & { readonly k: 'while' }): boolean {
    if (condition.k !== 'op' || condition.op !== 'bool.not' || body.k !== 'seq') return false
    const list = partOf(condition.args[0], 'list.isEmpty')
    const [item, step, ...turn] = body.items
    return (
      list !== undefined &&
      item?.k === 'let' &&
      partOf(item.value, 'list.head') === list &&
      step?.k === 'setLocal' &&
      step.id === list &&
      partOf(step.value, 'list.tail') === list &&
      turn.length > 0 &&
      this.isQuietFlow({ k: 'seq', items: turn }, false)
    )
  }
}

/** The local of which an operation takes a part. */
function partOf(expr: Expr | undefined, operation: 'list.isEmpty' | 'list.head' | 'list.tail'): LocalId | undefined {
  const of = expr?.k === 'op' && expr.op === operation ? expr.args[0] : undefined
  return of?.k === 'local' ? of.id : undefined
}

import { visitChildren } from '@fsrs/chunk'
import type { ClosureName, Expr, GlobalDef, Lambda, LocalId, Offset, Unit } from '@fsrs/chunk'

/** What callers in other units must know of a function to call it directly. */
export interface FunctionShape {
  readonly size: number
  /** It takes its depth of recursion as one more argument, and goes on off the stack when that is too deep. */
  readonly hasDepth: boolean
  /** It may answer `BOUNCE`: its caller continues with the call that is noted in the run time. */
  readonly bounces: boolean
}

/** A function of a unit: a global one, a local one, a lambda, or the initialisation. */
export interface FunctionNode {
  readonly name: string
  /** Of a function value. */
  closure: ClosureName | undefined
  readonly params: readonly LocalId[]
  readonly body: Expr
  readonly at: Offset
  readonly parent: FunctionNode | undefined
  /** Calls of functions of this unit whose target is known. */
  readonly calls: { readonly to: FunctionNode; readonly isTail: boolean }[]
  /** It, or what it calls without a check of its own, could run for long. */
  hasCalls: boolean
  hasTailApply: boolean
  hasSelfTailCall: boolean
  /** Called by its name, with all arguments. */
  isCalled: boolean
  /** Number of the strongly connected component of all calls; functions that recur mutually share it. */
  component: number
  isRecursive: boolean
  tailComponent: number
  hasDepth: boolean
  bounces: boolean
  /** Locals that a nested function reads, so that a loop needs fresh ones in every turn. */
  readonly captured: Set<LocalId>
}

/** What the code generator knows of a unit before it writes. */
export interface UnitAnalysis {
  readonly globals: ReadonlyMap<string, FunctionNode>
  readonly init: FunctionNode
  readonly lambdas: ReadonlyMap<Lambda, FunctionNode>
}

/** Finds who calls whom in a unit, which calls are loops, and which functions recur beyond tail calls. */
export function analyseUnit(unit: Unit): UnitAnalysis {
  const globals = new Map<string, FunctionNode>()
  for (const global of unit.globals) {
    if (global.k === 'function') globals.set(global.name, globalNode(global))
  }
  const init = makeNode('<init>', [], unit.init, 0, undefined)
  const lambdas = new Map<Lambda, FunctionNode>()
  const walker = new Walker(globals, lambdas)
  for (const node of globals.values()) walker.walkFunction(node)
  walker.walkFunction(init)
  const all = [...globals.values(), init, ...lambdas.values()]
  classify(all)
  return { globals, init, lambdas }
}

function globalNode(global: Extract<GlobalDef, { k: 'function' }>): FunctionNode {
  return makeNode(global.displayName, global.params, global.body, global.at, undefined)
}

function makeNode(
  name: string,
  params: readonly LocalId[],
  body: Expr,
  at: Offset,
  parent: FunctionNode | undefined,
): FunctionNode {
  return {
    name,
    closure: undefined,
    params,
    body,
    at,
    parent,
    calls: [],
    hasCalls: false,
    hasTailApply: false,
    hasSelfTailCall: false,
    isCalled: false,
    component: 0,
    isRecursive: false,
    tailComponent: 0,
    hasDepth: false,
    bounces: false,
    captured: new Set(),
  }
}

class Walker {
  private readonly globals: ReadonlyMap<string, FunctionNode>
  private readonly lambdas: Map<Lambda, FunctionNode>
  /** Functions bound to locals of the owner at hand. */
  private locals: Map<LocalId, FunctionNode>
  /** The function (or lazy body, numbered) that declared a local, to see captures. */
  private home: Map<LocalId, object>

  constructor(globals: ReadonlyMap<string, FunctionNode>, lambdas: Map<Lambda, FunctionNode>) {
    this.globals = globals
    this.lambdas = lambdas
    this.locals = new Map()
    this.home = new Map()
  }

  walkFunction(node: FunctionNode): void {
    this.locals = new Map()
    this.home = new Map()
    this.enter(node)
  }

  private enter(node: FunctionNode): void {
    for (const id of node.params) this.home.set(id, node)
    this.walk(node.body, node, node, true)
  }

  private walk(expr: Expr, node: FunctionNode, scope: object, isTail: boolean): void {
    switch (expr.k) {
      case 'local':
      case 'setLocal':
        this.use(expr.id, node, scope, false)
        break
      case 'rep':
        break
      case 'let':
        this.home.set(expr.id, scope)
        if (expr.value.k === 'lambda' && !expr.isMutable) this.bind(expr.id, expr.value, node)
        break
      case 'letRec':
        for (const { id, value } of expr.bindings) {
          this.home.set(id, scope)
          this.bind(id, value, node)
        }
        break
      case 'for':
      case 'forIn':
      case 'tryWith':
        this.home.set(expr.id, scope)
        break
      case 'join':
        for (const id of expr.params) this.home.set(id, scope)
        break
      case 'callLocal': {
        this.use(expr.id, node, scope, true)
        const target = this.locals.get(expr.id)
        if (target !== undefined) this.call(node, target, isTail)
        node.hasCalls = true
        break
      }
      case 'call': {
        const target = this.globals.get(expr.name)
        if (target !== undefined) this.call(node, target, isTail)
        node.hasCalls = true
        break
      }
      case 'global': {
        const target = this.globals.get(expr.name)
        if (target !== undefined) node.calls.push({ to: target, isTail: false })
        break
      }
      case 'apply':
        node.hasCalls = true
        if (isTail) node.hasTailApply = true
        break
      case 'callMethod':
      case 'construct':
      case 'host':
        node.hasCalls = true
        break
      case 'lambda': {
        const inner = this.lambdas.get(expr) ?? this.bind(undefined, expr, node)
        this.enter(inner)
        return
      }
      case 'collect':
        if (expr.into === 'seq') {
          this.walk(expr.body, node, expr, false)
          return
        }
        break
      default:
        break
    }
    visitChildren(expr, (child, isChildTail) => this.walk(child, node, scope, isTail && isChildTail))
  }

  private bind(id: LocalId | undefined, lambda: Lambda, parent: FunctionNode): FunctionNode {
    const name = lambda.name === '' ? `${parent.name}/fun` : lambda.name
    const node = makeNode(name, lambda.params, lambda.body, lambda.at, parent)
    node.closure = lambda.closure
    this.lambdas.set(lambda, node)
    if (id !== undefined) this.locals.set(id, node)
    return node
  }

  private call(from: FunctionNode, to: FunctionNode, isTail: boolean): void {
    to.isCalled = true
    from.calls.push({ to, isTail })
    if (from === to && isTail) from.hasSelfTailCall = true
  }

  private use(id: LocalId, node: FunctionNode, scope: object, isCall: boolean): void {
    const home = this.home.get(id)
    if (home !== scope)
      for (let at: FunctionNode | undefined = node; at !== undefined; at = at.parent) at.captured.add(id)
    const target = this.locals.get(id)
    if (target !== undefined && !isCall) node.calls.push({ to: target, isTail: false })
  }
}

function classify(nodes: readonly FunctionNode[]): void {
  // A function that is only a value may be called by whoever its maker hands it to.
  for (const node of nodes) if (!node.isCalled) node.parent?.calls.push({ to: node, isTail: false })
  components(
    nodes,
    () => true,
    (node, component) => (node.component = component),
  )
  components(
    nodes,
    (isTail) => isTail,
    (node, component) => (node.tailComponent = component),
  )
  const sizes = new Map<number, number>()
  for (const node of nodes) sizes.set(node.component, (sizes.get(node.component) ?? 0) + 1)
  const deep = new Set<number>()
  for (const node of nodes) {
    node.isRecursive = (sizes.get(node.component) ?? 0) > 1 || node.calls.some(({ to }) => to === node)
    if (node.calls.some(({ to, isTail }) => !isTail && to.component === node.component)) deep.add(node.component)
  }
  for (const node of nodes) {
    node.hasDepth = node.isCalled && deep.has(node.component)
    const jumps = node.calls.some(({ to, isTail }) => isTail && to !== node && to.tailComponent === node.tailComponent)
    node.bounces = jumps || (node.hasTailApply && isInRecursion(node))
  }
  for (let changed = true; changed;) {
    changed = false
    for (const node of nodes) {
      if (node.bounces || !isInRecursion(node)) continue
      if (!node.calls.some(({ to, isTail }) => isTail && to.bounces)) continue
      node.bounces = true
      changed = true
    }
  }
}

/** Only where a function, or one around it, recurs can a chain of unknown tail calls grow without end. */
function isInRecursion(node: FunctionNode): boolean {
  for (let at: FunctionNode | undefined = node; at !== undefined; at = at.parent) if (at.isRecursive) return true
  return false
}

/** Strongly connected components (Tarjan 1972), with an explicit stack: chains of functions may be long. */
function components(
  nodes: readonly FunctionNode[],
  follows: (isTail: boolean) => boolean,
  assign: (node: FunctionNode, component: number) => void,
): void {
  const indexes = new Map<FunctionNode, number>()
  const low = new Map<FunctionNode, number>()
  const stack: FunctionNode[] = []
  const onStack = new Set<FunctionNode>()
  let component = 0
  for (const root of nodes) {
    if (indexes.has(root)) continue
    const work: { readonly node: FunctionNode; next: number }[] = []
    const open = (node: FunctionNode): void => {
      indexes.set(node, indexes.size)
      low.set(node, indexes.size - 1)
      stack.push(node)
      onStack.add(node)
      work.push({ node, next: 0 })
    }
    open(root)
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { node } = top
      const edge = node.calls[top.next++]
      if (edge !== undefined) {
        if (!follows(edge.isTail)) continue
        if (!indexes.has(edge.to)) open(edge.to)
        else if (onStack.has(edge.to)) low.set(node, Math.min(low.get(node) ?? 0, indexes.get(edge.to) ?? 0))
        continue
      }
      work.pop()
      const parent = work.at(-1)?.node
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0))
      if (low.get(node) !== indexes.get(node)) continue
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack.delete(member)
        assign(member, component)
        if (member === node) break
      }
      component++
    }
  }
}

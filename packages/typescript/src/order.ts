import type { GraphModule, ModuleGraph } from './graph.ts'

/**
 * Paths of modules that import one another, directly or not: they are evaluated together, or not at all. Most are alone.
 */
export type Cycle = readonly string[]

/**
 * The modules that an evaluation of `roots` evaluates, in its order: what a module imports comes before it, and imports
 * in the order of the source. After Tarjan, without recursion, so that a chain of imports may be of any length.
 *
 * @param besides paths of further modules that come before the one at `path`
 */
export function evaluationOrder(
  graph: ModuleGraph,
  roots: readonly string[],
  besides: (path: string) => Iterable<string>,
): readonly Cycle[] {
  const indexes = new Map<string, number>()
  const lows = new Map<string, number>()
  const open: GraphModule[] = []
  const isOpen = new Set<string>()
  const order: Cycle[] = []
  for (const root of roots) {
    const first = graph.modules.get(root)
    if (first === undefined || indexes.has(root)) continue
    const stack = [visit(first)]
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const next = frame.imports[frame.at++]
      const { path } = frame.module
      if (next === undefined) {
        stack.pop()
        close(frame.module)
        const parent = stack.at(-1)
        if (parent !== undefined) lower(parent.module.path, lows.get(path)!)
        continue
      }
      const target = graph.modules.get(next)
      if (target === undefined) continue
      if (!indexes.has(next)) stack.push(visit(target))
      else if (isOpen.has(next)) lower(path, indexes.get(next)!)
    }
  }
  return order

  function visit(module: GraphModule): {
    readonly module: GraphModule
    readonly imports: readonly string[]
    at: number
  } {
    indexes.set(module.path, indexes.size)
    lows.set(module.path, indexes.size - 1)
    open.push(module)
    isOpen.add(module.path)
    return { module, imports: before(module), at: 0 }
  }

  function before(module: GraphModule): readonly string[] {
    const more = [...besides(module.path)]
    return more.length === 0 ? importedPaths(module) : [...importedPaths(module), ...more]
  }

  function lower(path: string, index: number): void {
    if (index < lows.get(path)!) lows.set(path, index)
  }

  function close(module: GraphModule): void {
    if (lows.get(module.path) !== indexes.get(module.path)) return
    const members = open.splice(open.lastIndexOf(module))
    for (const { path } of members) isOpen.delete(path)
    // The one that was come to first is evaluated last, as the modules of a cycle are.
    order.push(members.length === 1 ? [module.path] : postorder(members, module))
  }

  function postorder(members: readonly GraphModule[], first: GraphModule): string[] {
    const inside = new Set(members.map(({ path }) => path))
    const seen = new Set([first.path])
    const result: string[] = []
    const stack = [{ module: first, imports: before(first), at: 0 }]
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const next = frame.imports[frame.at++]
      if (next === undefined) {
        result.push(frame.module.path)
        stack.pop()
      } else if (inside.has(next) && !seen.has(next)) {
        seen.add(next)
        const module = graph.modules.get(next)!
        stack.push({ module, imports: before(module), at: 0 })
      }
    }
    return result
  }
}

/** Absolute paths of what a module imports statically. */
export function importedPaths({ imports }: GraphModule): string[] {
  return [...imports.values()].flatMap((target) => (target.kind === 'module' ? [target.path] : []))
}

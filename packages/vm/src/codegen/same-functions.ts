/**
 * Which globals of an edited unit may not be what they were. A function is what it was if its code is, and all that it
 * uses: whoever uses nothing but such functions of the unit can go on with the old ones. Places in the source are part of
 * the code, so that a stack trace is right whichever of the two is called; and so an edit that moves a function on its
 * lines makes it another, unless nothing in it can fail. Values are never proved: their code may lean on all that stands
 * above it.
 */
import { visitChildren } from '@fsrs/chunk'
import type { Expr, GlobalDef, Unit } from '@fsrs/chunk'

type FunctionDef = Extract<GlobalDef, { readonly k: 'function' }>

/**
 * Names of functions that `now` has as `before` had them.
 *
 * @param isForeignSame whether a global of another unit is what it was
 */
export function sameFunctions(before: Unit, now: Unit, isForeignSame: (name: string) => boolean): ReadonlySet<string> {
  const old = new Map(before.globals.map((global) => [global.name, global]))
  const own = new Set(now.globals.map(({ name }) => name))
  const same = new Map<string, readonly string[]>()
  for (const global of now.globals) {
    const was = old.get(global.name)
    if (global.k === 'function' && was?.k === 'function' && hasSameCode(was, global)) {
      same.set(global.name, globalsIn(global.body))
    }
  }
  const isSame = (name: string): boolean => (own.has(name) ? same.has(name) : isForeignSame(name))
  for (let size = -1; size !== same.size;) {
    size = same.size
    for (const [name, uses] of same) if (!uses.every(isSame)) same.delete(name)
  }
  return new Set(same.keys())
}

function hasSameCode(a: FunctionDef, b: FunctionDef): boolean {
  return a.reps === b.reps && isSameData(a.params, b.params) && isSameData(a.body, b.body)
}

/** Names of all globals that an expression mentions. */
function globalsIn(body: Expr): readonly string[] {
  const names = new Set<string>()
  const visit = (expr: Expr): void => {
    if (expr.k === 'global' || expr.k === 'call' || expr.k === 'setGlobal') names.add(expr.name)
    visitChildren(expr, visit)
  }
  visit(body)
  return [...names]
}

/** Of two pieces of plain data. */
function isSameData(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => isSameData(each, b[i]))
  }
  const [x, y] = [Object.entries(a), new Map(Object.entries(b))]
  return x.length === y.size && x.every(([key, value]) => y.has(key) && isSameData(value, y.get(key)))
}

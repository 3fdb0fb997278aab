import type { Expr, GlobalDef, LocalId, Unit } from '@fsrs/chunk'

/** The unit with another body of each function and of its initialisation; the same object where all are the same. */
export function mapFunctions(unit: Unit, map: (body: Expr, params: readonly LocalId[]) => Expr): Unit {
  try {
    let isOther = false
    const globals = unit.globals.map((global): GlobalDef => {
      if (global.k !== 'function') return global
      const body = map(global.body, global.params)
      if (body === global.body) return global
      isOther = true
      return { ...global, body }
    })
    const init = map(unit.init, [])
    return isOther || init !== unit.init ? { ...unit, globals, init } : unit
  } catch (error) {
    // Nested so deeply that this does not get through: let those complain who have to.
    if (error instanceof RangeError) return unit
    throw error
  }
}

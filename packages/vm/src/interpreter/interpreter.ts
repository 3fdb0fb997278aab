import { assert } from '@fsrs/base'
import type { Unit } from '@fsrs/chunk'

import type { LinkContext, LinkedUnit, Strategy } from '../strategy/linked-unit.ts'
import { simplifiedUnit } from '../strategy/simplified-unit.ts'
import { methodKey } from '../values/method-key.ts'
import type { CompilerContext } from './interpreter-assembler.ts'
import { Closure } from './interpreter-code.ts'
import { compileFunction, compileInit } from './interpreter-compiler.ts'
import { invoke, valueOf } from './interpreter-loop.ts'

interface InterpretedUnit extends LinkedUnit {
  readonly closures: ReadonlyMap<string, Closure>
  readonly values: unknown[]
  readonly places: ReadonlyMap<string, number>
}

/** Runs units on a register machine: for places that forbid generated code. */
export class InterpreterStrategy implements Strategy {
  link(units: readonly Unit[], linked: LinkedUnit[], context: LinkContext): readonly LinkedUnit[] {
    const before = linked.length
    // What this strategy appends is all that is there.
    const all = linked as InterpretedUnit[]
    for (const unit of units.slice(before)) all.push(this.linkUnit(unit, all, context))
    return all.slice(before)
  }

  private linkUnit(written: Unit, earlier: readonly InterpretedUnit[], context: LinkContext): InterpretedUnit {
    const unit = simplifiedUnit(written)
    const closures = new Map<string, Closure>()
    const values: unknown[] = []
    const places = new Map(unit.globals.map((global, index) => [global.name, index]))
    const persisted = new Set(
      unit.globals
        .filter((global) => global.attributes.some(({ name }) => /(^|\.)Persist(Attribute)?$/.test(name)))
        .map(({ name }) => name),
    )
    const compiler: CompilerContext = {
      ...context,
      unit,
      closureOf: (name) => closures.get(name) ?? earlier.find((each) => each.closures.has(name))?.closures.get(name),
      placeOf: (name) => {
        const own = places.get(name)
        if (own !== undefined) return { values, index: own }
        const home = earlier.find((each) => each.places.has(name))
        assert(home !== undefined, 'the chunk has been verified')
        return { values: home.values, index: home.places.get(name) as number }
      },
      valueOf,
      uncurried:
        (closure) =>
        (...args) =>
          invoke(closure, args),
      isPersisted: (name) => persisted.has(name),
    }
    // Compiled when it is first run: most of a large program is not.
    for (const global of unit.globals) {
      if (global.k === 'function') closures.set(global.name, new Closure(() => compileFunction(global, compiler), []))
    }
    const init = new Closure(() => compileInit(unit.init, compiler), [])
    this.methods(unit, compiler, context)
    const linked: InterpretedUnit = {
      init: () => invoke(init, []),
      functions: unit.globals.map((global) => {
        const closure = closures.get(global.name)
        return closure === undefined ? 0 : (...args: unknown[]) => invoke(closure, args)
      }),
      get: (index) => {
        const closure = closures.get(unit.globals[index]?.name ?? '')
        return closure === undefined ? values[index] : valueOf(closure)
      },
      set: (index, value) => {
        values[index] = value
      },
      closures,
      values,
      places,
    }
    return linked
  }

  codeOf(): readonly string[] {
    return []
  }

  private methods(unit: Unit, compiler: CompilerContext, context: LinkContext): void {
    for (const type of unit.types) {
      if (type.methods === undefined) continue
      const { prototype } = context.types.classOf(type.name)
      for (const { method, global } of type.methods) {
        const closure = compiler.closureOf(global)
        assert(closure !== undefined, 'the chunk has been verified')
        Object.defineProperty(prototype, methodKey(method), {
          value(this: unknown, ...args: unknown[]) {
            return invoke(closure, [this, ...args])
          },
        })
      }
    }
  }
}

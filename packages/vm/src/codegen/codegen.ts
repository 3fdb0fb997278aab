/**
 * A unit as JavaScript. The classes of the generator share the work, each adding to those beneath it: writer, functions,
 * calls, expressions, statements; this one puts the unit together.
 */
import { assert } from '@fsrs/base'
import type { Unit } from '@fsrs/chunk'

import { methodKey } from '../values/method-key.ts'
import type { FunctionNode, FunctionShape } from './codegen-analysis.ts'
import { StatementWriter } from './codegen-statements.ts'
import type { UnitTables } from './codegen-tables.ts'
import type { CodegenOptions, Frame } from './codegen-writer.ts'

/** A unit as JavaScript: the body of a function of `RUNTIME_NAMES`, and what its numbered tables stand for. */
export interface UnitCode {
  readonly source: string
  readonly tables: UnitTables
  /** Names of functions by the second number of position marks. */
  readonly functionNames: readonly string[]
  /** Of the unit's functions, for units that call them. */
  readonly shapes: ReadonlyMap<string, FunctionShape>
}

/** Writes a unit as JavaScript. */
export function generateUnit(unit: Unit, options: CodegenOptions): UnitCode {
  return new Generator(unit, options).unit()
}

class Generator extends StatementWriter {
  unit(): UnitCode {
    const { source } = this
    for (const node of this.analysis.globals.values()) if (node.hasDepth) this.deepVersions.add(node)
    const body: string[] = []
    const shapes = new Map<string, FunctionShape>()
    for (const global of source.globals) {
      const name = this.globalName(global.name)
      if (global.k === 'value') {
        body.push(`var ${name};`)
        continue
      }
      const node = this.analysis.globals.get(global.name)
      assert(node !== undefined, 'every function has been analysed')
      this.known = new Map()
      body.push(`var k${name};`, this.functionText(node, name, false, 1))
      if (node.hasDepth) body.push(this.functionText(node, name, true, 1))
      shapes.set(global.name, { size: node.params.length, hasDepth: node.hasDepth, bounces: node.bounces })
    }
    this.known = new Map()
    const init = this.functionText(this.analysis.init, 'init', false, 0)
    const methods = this.methods()
    // Outside of every function: no recursion goes on here.
    this.frame = this.frameOf(this.analysis.init)
    const all = source.globals.map((global, index) => ({ global, index }))
    const gets = all.map(({ global, index }) => `case ${index}:return ${this.globalValue(global.name)};`).join('')
    const sets = all
      .filter(({ global }) => global.k === 'value')
      .map(({ global, index }) => `case ${index}:${this.globalName(global.name)}=x;return;`)
      .join('')
    const functions = source.globals.map((global) => (global.k === 'function' ? this.globalName(global.name) : '0'))
    const text = [
      '"use strict";',
      this.tables.prelude(),
      ...body,
      init,
      methods,
      `return{init,functions:[${functions.join(',')}],get(i){switch(i){${gets}}},set(i,x){switch(i){${sets}}}}`,
    ].join('\n')
    return { source: text, tables: this.tables.finish(), functionNames: this.functionNames, shapes }
  }

  /** Methods go on the prototypes of their types, under keys that no field has. */
  private methods(): string {
    const lines: string[] = []
    for (const type of this.source.types) {
      if (type.methods === undefined) continue
      for (const { method, global } of type.methods) {
        const size = this.shapeOf(global).size - 1
        const params = Array.from({ length: size }, (_, index) => `a${index}`)
        const call = this.directCall(global, ['this', ...params])
        const key = JSON.stringify(methodKey(method))
        lines.push(`${this.tables.type(type.name)}.prototype[${key}]=function(${params.join(',')}){return ${call}};`)
      }
    }
    return lines.join('\n')
  }

  private frameOf(node: FunctionNode): Frame {
    return { node, isDeep: false, params: [], hasLoop: false, depth: '0', functionNumber: 0, nestedDeep: 0 }
  }
}

import { Chunk } from '@fsrs/chunk'
import type { Expr, GlobalDef, Lambda, Operation, Program, TypeDef, TypeRep } from '@fsrs/chunk'

/** Builders of lowered programs: short enough to read a program in a test. */
export const int = (value: number): Expr => ({ k: 'const', value: { type: 'int', value } })
export const text = (value: string): Expr => ({ k: 'const', value: { type: 'string', value } })
export const bool = (value: boolean): Expr => ({ k: 'const', value: { type: 'bool', value } })
export const unit: Expr = { k: 'const', value: { type: 'unit' } }
export const local = (id: number): Expr => ({ k: 'local', id })
export const global = (name: string): Expr => ({ k: 'global', name: `M:${name}` })
export const op = (name: Operation, ...args: Expr[]): Expr => ({ k: 'op', op: name, args, at: 0 })
export const call = (name: string, ...args: Expr[]): Expr => ({ k: 'call', name: `M:${name}`, args, at: 0 })
export const callLocal = (id: number, ...args: Expr[]): Expr => ({ k: 'callLocal', id, args, at: 0 })
export const apply = (fn: Expr, ...args: Expr[]): Expr => ({ k: 'apply', fn, args, at: 0 })
export const host = (name: string, ...args: Expr[]): Expr => ({ k: 'host', name, args, at: 0 })
export const library = (name: string, ...args: Expr[]): Expr => ({ k: 'library', name, reps: [], args, at: 0 })
export const seq = (...items: Expr[]): Expr => ({ k: 'seq', items })
export const let_ = (id: number, value: Expr, isMutable = false): Expr => ({ k: 'let', id, isMutable, value })
export const set = (id: number, value: Expr): Expr => ({ k: 'setLocal', id, value })
export const lambda = (params: number[], body: Expr): Lambda => ({ k: 'lambda', name: '', params, body, at: 0 })
export const if_ = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({
  k: 'if',
  branches: [{ condition, then }],
  otherwise,
})
export const while_ = (condition: Expr, body: Expr): Expr => ({ k: 'while', condition, body })
export const for_ = (id: number, from: Expr, to: Expr, body: Expr): Expr => ({
  k: 'for',
  id,
  from,
  to,
  isDown: false,
  body,
})
export const tryWith = (body: Expr, id: number, handler: Expr): Expr => ({ k: 'tryWith', body, id, handler })
export const fail = (message: string): Expr => ({ k: 'fail', exception: 'System.Exception', message, at: 0 })

export const INT: TypeRep = { k: 'prim', name: 'int' }
export const STRING: TypeRep = { k: 'prim', name: 'string' }

/** A function of the unit `M`. */
export function fn(name: string, params: number[], body: Expr): GlobalDef {
  return {
    k: 'function',
    name: `M:${name}`,
    displayName: `M.${name}`,
    type: 'int -> int',
    rep: params.reduceRight<TypeRep>((to) => ({ k: 'fun', from: INT, to }), INT),
    isPrivate: false,
    at: 0,
    attributes: [],
    reps: 0,
    params,
    body,
  }
}

/** A value of the unit `M`; `init` sets it. */
export function value(name: string, isMutable = false, rep: TypeRep = INT): GlobalDef {
  return {
    k: 'value',
    name: `M:${name}`,
    displayName: `M.${name}`,
    type: 'int',
    rep,
    isPrivate: false,
    at: 0,
    attributes: [],
    isMutable,
  }
}

/** A program of one unit. */
export function program(
  globals: readonly GlobalDef[],
  init: Expr,
  more: {
    readonly types?: readonly TypeDef[]
    readonly rep?: TypeRep
    readonly hosts?: readonly { name: string; type: string }[]
    readonly lineStarts?: readonly number[]
  } = {},
): Program {
  return {
    units: [{ name: 'M', file: '/m.fsrs', lineStarts: more.lineStarts ?? [0], types: more.types ?? [], globals, init }],
    hostFunctions: more.hosts ?? [],
    resultType: 'int',
    resultRep: more.rep ?? INT,
  }
}

/** A chunk of one unit. */
export function chunk(...args: Parameters<typeof program>): Chunk {
  return new Chunk(program(...args))
}

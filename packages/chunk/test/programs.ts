import type { Expr, Program } from '@fsrs/chunk'

/** A constant int. */
export const int = (value: number): Expr => ({ k: 'const', value: { type: 'int', value } })

/** A program of one unit with this initialisation, one function `M:add` of two parameters and one value `M:x`. */
export function programOf(init: Expr): Program {
  const common = {
    displayName: 'x',
    type: 'int',
    rep: { k: 'prim', name: 'int' },
    isPrivate: false,
    at: 0,
    attributes: [],
  } as const
  return {
    units: [
      {
        name: 'M',
        file: '/m.fsrs',
        lineStarts: [0, 10],
        types: [
          {
            k: 'union',
            name: 'M:Shape',
            displayName: 'Shape',
            parameters: 0,
            toStringMethod: undefined,
            equality: 'structural',
            cases: [
              { name: 'Dot', fields: [] },
              { name: 'Circle', fields: [{ name: 'radius', type: { k: 'prim', name: 'float' }, isMutable: false }] },
            ],
          },
        ],
        globals: [
          { ...common, k: 'value', name: 'M:x', isMutable: true },
          {
            ...common,
            k: 'function',
            name: 'M:add',
            displayName: 'add',
            reps: 0,
            params: [1, 2],
            body: {
              k: 'op',
              op: 'i32.add',
              args: [
                { k: 'local', id: 1 },
                { k: 'local', id: 2 },
              ],
              at: 12,
            },
          },
        ],
        init,
      },
    ],
    hostFunctions: [{ name: 'Host.log', type: 'string -> unit' }],
    resultType: 'int',
    resultRep: { k: 'prim', name: 'int' },
  }
}

import type { TypeRep } from '@fsrs/chunk'

/** Whether `type` is what `general`, in which parameters stand for any type, becomes for some choice of them. */
export function isInstanceOf(type: TypeRep, general: TypeRep): boolean {
  return match(type, general, new Map())
}

function match(type: TypeRep, general: TypeRep, chosen: Map<number, string>): boolean {
  if (general.k === 'param') {
    const text = JSON.stringify(type)
    const known = chosen.get(general.index)
    chosen.set(general.index, known ?? text)
    return known === undefined || known === text
  }
  const all = (types: readonly TypeRep[], generals: readonly TypeRep[]): boolean =>
    types.length === generals.length && types.every((each, index) => match(each, generals[index] as TypeRep, chosen))
  switch (type.k) {
    case 'prim':
      return general.k === 'prim' && general.name === type.name
    case 'lib':
    case 'def':
      return general.k === type.k && general.name === type.name && all(type.args, general.args)
    case 'fun':
      return general.k === 'fun' && all([type.from, type.to], [general.from, general.to])
    case 'tuple':
      return general.k === 'tuple' && general.isStruct === type.isStruct && all(type.items, general.items)
    case 'anon':
      return (
        general.k === 'anon' &&
        type.fields.every(({ name }, index) => general.fields[index]?.name === name) &&
        all(
          type.fields.map((field) => field.type),
          general.fields.map((field) => field.type),
        )
      )
    case 'param':
    case 'local':
      return false
  }
}

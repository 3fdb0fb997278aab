/** Interfaces of .NET as which everything is boxed, and which types have them without saying so. */
import { nullReference } from '../machine/net-errors.ts'
import { sameRep } from '../values/program-types.ts'
import { Box } from '../values/values.ts'
import type { Rep } from '../values/values.ts'

/** What nothing is known of. */
export const OBJ: Rep = { k: 'prim', name: 'obj' }

/** Types of the library that .NET can compare. */
const COMPARED: ReadonlySet<string> = new Set(['list', 'option', 'Result', 'Map', 'Set'])

/** Whether a type is an interface that values of all kinds may implement, as which they are boxed. */
export function isValueInterface(rep: Rep): boolean {
  return rep.k === 'lib' && /^System\.(?:IComparable(?:`1)?|IEquatable|IEnumerable|IEnumerator)$/.test(rep.name)
}

/** Whether what was boxed as one type implements such an interface without saying so. */
export function implementsForValues(rep: Rep, wanted: Rep & { readonly k: 'lib' }): boolean {
  const [of] = wanted.args
  if (wanted.name === 'System.IEnumerable') return elementRep(rep) !== undefined
  if (wanted.name === 'System.IEnumerator') return false
  if (of !== undefined && !sameRep(of, rep)) return false
  switch (rep.k) {
    case 'prim':
      return !['unit', 'obj', 'exn'].includes(rep.name)
    case 'lib':
      return COMPARED.has(rep.name) && of === undefined
    case 'def':
      return rep.info.def.k !== 'class' && rep.info.def.k !== 'exception'
    case 'tuple':
      return of === undefined
    case 'fun':
    case 'anon':
      return false
  }
}

/** What is in something of this type, where it can be gone through; undefined where it cannot. */
export function elementRep(rep: Rep): Rep | undefined {
  if (rep.k === 'prim') return rep.name === 'string' ? { k: 'prim', name: 'char' } : undefined
  if (rep.k === 'def') return isSequence(rep) ? OBJ : undefined
  if (rep.k !== 'lib') return undefined
  switch (rep.name) {
    case 'list':
    case 'array':
    case 'array2D':
    case 'seq':
    case 'Set':
    case 'HashSet':
    case 'ResizeArray':
    case 'Queue':
    case 'Stack':
    case 'SortedSet':
    case 'LinkedList':
    case 'KeyCollection':
      return rep.args[0] ?? OBJ
    case 'Map':
    case 'Dictionary':
    case 'SortedDictionary':
      return { k: 'lib', name: 'KeyValuePair', args: rep.args }
    default:
      return undefined
  }
}

function isSequence({ info }: Rep & { readonly k: 'def' }): boolean {
  const methods = 'methods' in info.def ? info.def.methods : undefined
  return methods?.some(({ method }) => method.startsWith('System.IEnumerable')) === true
}

/** What is in a box, or the value itself; null is what .NET raises. */
export function contentOf(target: unknown): unknown {
  if (target === null || target === undefined) return nullReference()
  return target instanceof Box ? target.value : target
}

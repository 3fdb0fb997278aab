import { machine } from '../machine/machine.ts'
import { Box } from '../values/values.ts'
import type { Instance, List, Rep, Some, Tuple } from '../values/values.ts'
import { isArray } from './parts.ts'
import { hash } from './table-hash.ts'
import { nodes } from './tree-map.ts'
import type { PersistentMap } from './tree-map.ts'

/**
 * The number that F#'s `hash` and `GetHashCode` answer, which programs print: of numbers as .NET has it, of what is made
 * of parts as FSharp.Core and the F# compiler combine theirs. Texts have a code of our own, since .NET's differs from run
 * to run. Tables use `hash` of `table-hash.ts`, which needs no types and looks at a bounded number of parts.
 */
export function hashCode(value: unknown, rep: Rep): number {
  return codeOf(value, rep, 0)
}

/** Values nested deeper are hashed as tables hash them. */
const MAX_DEPTH = 500
/** Of an array so many elements count. */
const MAX_ELEMENTS = 19

function codeOf(value: unknown, rep: Rep, depth: number): number {
  machine.step()
  if (value === null || value === undefined) return 0
  if (depth > MAX_DEPTH) return hash(value)
  switch (rep.k) {
    case 'prim':
      return value instanceof Box ? codeOf(value.value, value.rep, depth) : ofPrimitive(value, rep.name)
    case 'tuple':
      return ofTuple(rep.items.map((item, index) => codeOf((value as Tuple)[`f${index}`], item, depth + 1)))
    case 'def':
      return ofInstance(value as Instance, rep, depth)
    case 'lib':
      return ofLibrary(value, rep, depth)
    case 'anon':
    case 'fun':
      return hash(value)
  }
}

function ofPrimitive(value: unknown, name: string): number {
  switch (name) {
    case 'char':
      return (value as number) | ((value as number) << 16)
    case 'float':
      return ofBits(value as number)
    default:
      return hash(value)
  }
}

const BITS = new DataView(new ArrayBuffer(8))

/** The two halves of a float's bits; all NaN are alike, and so are the zeros. */
function ofBits(value: number): number {
  if (value === 0) return 0
  BITS.setFloat64(0, value)
  return BITS.getInt32(0) ^ BITS.getInt32(4)
}

/** `System.Tuple` pairs the codes of its items, from the left. */
function ofTuple(codes: readonly number[]): number {
  if (codes.length <= 2) return codes.reduce(pair)
  if (codes.length === 3) return pair(ofTuple(codes.slice(0, 2)), codes[2]!)
  if (codes.length === 4) return pair(ofTuple(codes.slice(0, 2)), ofTuple(codes.slice(2)))
  return pair(ofTuple(codes.slice(0, 4)), ofTuple(codes.slice(4)))
}

function pair(a: number, b: number): number {
  return ((a << 5) + a) ^ b
}

/** What the F# compiler generates for records and unions: the last field first, then those before it. */
function ofFields(start: number, codes: readonly number[]): number {
  return codes.reduceRight((code, each) => (-1640531527 + (each + (code << 6) + (code >> 2))) | 0, start)
}

function ofInstance(value: Instance, rep: Rep & { readonly k: 'def' }, depth: number): number {
  const { def } = rep.info
  if ((def.k !== 'record' && def.k !== 'union') || def.equality !== 'structural') return hash(value)
  const tag = def.k === 'union' ? value.tag : 0
  const fields = rep.info.fieldReps(tag, rep.args)
  return ofFields(
    tag,
    fields.map((field, index) => codeOf(value[`f${index}`], field, depth + 1)),
  )
}

function ofLibrary(value: unknown, { name, args }: Rep & { readonly k: 'lib' }, depth: number): number {
  const [first = OBJ, second = OBJ] = args
  switch (name) {
    case 'list': {
      const codes = Array.from(value as List, (item) => codeOf(item, first, depth + 1))
      return codes.reduceRight((rest, code) => ofFields(1, [code, rest]), 0)
    }
    case 'option':
      return ofFields(1, [codeOf((value as Some).f0, first, depth + 1)])
    case 'ref':
      return ofFields(0, [codeOf((value as Instance)['f0'], first, depth + 1)])
    case 'Result': {
      const { tag, f0 } = value as Instance
      return ofFields(tag, [codeOf(f0, tag === 0 ? first : second, depth + 1)])
    }
    case 'array': {
      if (!isArray(value)) return hash(value)
      const codes = Array.from(value.slice(0, MAX_ELEMENTS), (item) => codeOf(item, first, depth + 1))
      return codes.reduceRight((code, each, index) => ((code << 1) + each + 631 * index) | 0, 0)
    }
    case 'Set':
      return Array.from(value as Iterable<unknown>).reduce<number>(
        (code, item) => (code << 1) + codeOf(item, first, depth + 1) + 631,
        0,
      )
    case 'Map': {
      let code = 0
      for (const node of nodes((value as PersistentMap).tree)) {
        code = (code << 1) + codeOf(node.key, first, depth + 1) + 631
        code = (code << 1) + codeOf(node.value, second, depth + 1) + 631
      }
      return code | 0
    }
    default:
      return hash(value)
  }
}

const OBJ: Rep = { k: 'prim', name: 'obj' }

import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import { uncurry2, uncurry3 } from '../values/function-values.ts'
import { mark } from '../values/values.ts'
import type { Rep, Some } from '../values/values.ts'
import { equals } from './equality.ts'
import { raiseArgument } from './exceptions.ts'
import { copyOf, newArray } from './items.ts'
import type { Library } from './library-contract.ts'
import { hash } from './table-hash.ts'

/** A rectangular array of .NET, `'a[,]`: its rows one behind the other. */
export class Array2D {
  declare readonly kind: 'library'
  readonly rows: number
  readonly columns: number
  readonly items: unknown[]

  constructor(rows: number, columns: number, items: unknown[]) {
    this.rows = rows
    this.columns = columns
    this.items = items
  }

  /** The elements of a row. */
  row(index: number): readonly unknown[] {
    return this.items.slice(index * this.columns, (index + 1) * this.columns)
  }

  structuralEquals(other: unknown): boolean {
    return (
      other instanceof Array2D &&
      this.rows === other.rows &&
      this.columns === other.columns &&
      equals(this.items, other.items)
    )
  }

  structuralHash(): number {
    return (Math.imul(this.rows, 31) + hash(this.items)) | 0
  }
}
mark(Array2D, { kind: 'library' })

function requireSizes(rows: number, columns: number): void {
  for (const [name, size] of [
    ['length1', rows],
    ['length2', columns],
  ] as const)
    if (size < 0) raiseArgument(`The input must be non-negative.\n${name} = ${size}`, name)
  machine.allocate(8 * rows * columns)
}

function place(array: Array2D, row: number, column: number): number {
  if (row >= 0 && row < array.rows && column >= 0 && column < array.columns) return row * array.columns + column
  return indexOutOfRange()
}

function build(rows: number, columns: number, item: (row: number, column: number) => unknown): Array2D {
  requireSizes(rows, columns)
  const items: unknown[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      machine.step()
      items.push(item(row, column))
    }
  return new Array2D(rows, columns, items)
}

type Get = (array: Array2D, row: number, column: number) => unknown
type Set = (array: Array2D, row: number, column: number, item: unknown) => void

const get: Get = (array, row, column) => array.items[place(array, row, column)]
const set: Set = (array, row, column, item) => {
  array.items[place(array, row, column)] = item
}

function lengthOf(array: Array2D, dimension: number): number {
  if (dimension === 0) return array.rows
  if (dimension === 1) return array.columns
  return indexOutOfRange()
}

type Bound = Some<number> | null

/** The places of a slice in one dimension; bounds beyond the ends are cut off. */
function span(from: Bound, to: Bound, length: number): readonly [start: number, count: number] {
  const start = from === null ? 0 : Math.max(0, from.f0)
  const end = to === null ? length - 1 : Math.min(length - 1, to.f0)
  return [start, Math.max(0, end - start + 1)]
}

/** The places of a slice that is written: those beyond the ends are no places. */
function written(from: Bound, to: Bound, length: number): readonly [start: number, count: number] {
  const start = from === null ? 0 : from.f0
  return [start, Math.max(0, (to === null ? length - 1 : to.f0) - start + 1)]
}

function line(rep: Rep, count: number, item: (index: number) => unknown): unknown[] {
  const made = newArray(count, rep)
  for (let index = 0; index < count; index++) made[index] = item(index)
  return made
}

function setRows(
  array: Array2D,
  rows: readonly [number, number],
  columns: readonly [number, number],
  item: Get2,
): void {
  for (let row = 0; row < rows[1]; row++)
    for (let column = 0; column < columns[1]; column++) {
      machine.step()
      set(array, rows[0] + row, columns[0] + column, item(row, column))
    }
}

type Get2 = (row: number, column: number) => unknown

function itemAt(items: readonly unknown[], index: number): unknown {
  if (index < items.length) return items[index]
  return indexOutOfRange()
}

/** `a.[i..j, k..l]`, and with one place instead of a range a row or column; the same written to. */
const SLICES: Library = {
  'array2D.GetSlice#1': (_rep, array: Array2D, from1: Bound, to1: Bound, from2: Bound, to2: Bound) => {
    const [row, rows] = span(from1, to1, array.rows)
    const [column, columns] = span(from2, to2, array.columns)
    return build(rows, columns, (i, j) => get(array, row + i, column + j))
  },
  'array2D.GetSlice#2': (rep: Rep, array: Array2D, row: number, from: Bound, to: Bound) => {
    const [column, columns] = span(from, to, array.columns)
    return line(rep, columns, (index) => get(array, row, column + index))
  },
  'array2D.GetSlice#3': (rep: Rep, array: Array2D, from: Bound, to: Bound, column: number) => {
    const [row, rows] = span(from, to, array.rows)
    return line(rep, rows, (index) => get(array, row + index, column))
  },
  'array2D.SetSlice#1': (array: Array2D, from1: Bound, to1: Bound, from2: Bound, to2: Bound, source: Array2D) =>
    setRows(array, written(from1, to1, array.rows), written(from2, to2, array.columns), (row, column) =>
      get(source, row, column),
    ),
  'array2D.SetSlice#2': (array: Array2D, row: number, from: Bound, to: Bound, source: unknown[]) =>
    setRows(array, [row, 1], written(from, to, array.columns), (_, column) => itemAt(source, column)),
  'array2D.SetSlice#3': (array: Array2D, from: Bound, to: Bound, column: number, source: unknown[]) =>
    setRows(array, written(from, to, array.rows), [column, 1], (row) => itemAt(source, row)),
}

function ofRows(source: Iterable<unknown>): Array2D {
  const rows = copyOf(source).map((row) => copyOf(row as Iterable<unknown>))
  const columns = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== columns)) raiseArgument('The arrays have different lengths.', 'vals')
  return build(rows.length, columns, (row, column) => rows[row]![column])
}

/** `Array2D`, and the members of rectangular arrays. */
export const ARRAY2D_LIBRARY: Library = {
  'Array2D.create': (rows: number, columns: number, item: unknown) => build(rows, columns, () => item),
  'Array2D.init': (rows: number, columns: number, item) => {
    const make = uncurry2(item)
    return build(rows, columns, (row, column) => make(row, column))
  },
  'Array2D.zeroCreate': (rep: Rep, rows: number, columns: number) => {
    requireSizes(rows, columns)
    return new Array2D(rows, columns, Array.from(newArray(rows * columns, rep)))
  },
  'Array2D.length1': (array: Array2D) => array.rows,
  'Array2D.length2': (array: Array2D) => array.columns,
  'Array2D.get': get,
  'Array2D.set': set,
  'Array2D.copy': (array: Array2D) => build(array.rows, array.columns, (row, column) => get(array, row, column)),
  'Array2D.map': (change: (item: unknown) => unknown, array: Array2D) =>
    build(array.rows, array.columns, (row, column) => change(get(array, row, column))),
  'Array2D.mapi': (change, array: Array2D) => {
    const call = uncurry3(change)
    return build(array.rows, array.columns, (row, column) => call(row, column, get(array, row, column)))
  },
  'Array2D.iter': (act: (item: unknown) => unknown, array: Array2D) => {
    build(array.rows, array.columns, (row, column) => act(get(array, row, column)))
  },
  'Array2D.iteri': (act, array: Array2D) => {
    const call = uncurry3(act)
    build(array.rows, array.columns, (row, column) => call(row, column, get(array, row, column)))
  },
  ...SLICES,
  array2D: ofRows,
  'array2D.Length': (array: Array2D) => array.items.length,
  'array2D.GetLength': lengthOf,
  'array2D.Item': get,
  'array2D.Item=': set,
}

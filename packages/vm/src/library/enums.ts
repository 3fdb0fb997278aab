/** `System.Enum` of the program's enums. */
import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import { Box, Tuple2, mark } from '../values/values.ts'
import type { Rep, TypeInfo } from '../values/values.ts'
import { enumerate } from './collections.ts'
import { raiseArgument } from './exceptions.ts'
import { textOf } from './format/any.ts'
import { payForItems } from './items.ts'
import type { Library } from './library-contract.ts'
import { NetType } from './net-type.ts'
import { fits, readInteger } from './numbers.ts'

type EnumDef = TypeInfo['def'] & { readonly k: 'enum' }

/** An array of which only `System.Array` is known: its items are objects. */
class ArrayBox extends Box implements Iterable<unknown> {
  readonly element: Rep
  declare readonly value: readonly unknown[]

  constructor(items: readonly unknown[], element: Rep) {
    super({ k: 'lib', name: 'array', args: [element] }, items)
    this.element = element
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    for (const item of this.value) {
      machine.step()
      yield new Box(this.element, item)
    }
  }
}
mark(ArrayBox, { kind: 'box' })

function definition(rep: Rep | undefined): EnumDef {
  if (rep?.k !== 'def' || rep.info.def.k !== 'enum') return raiseArgument('Type provided must be an Enum.', 'enumType')
  return rep.info.def
}

/** The cases as .NET orders them: by their values, as if these had no sign. */
function casesOf(rep: Rep | undefined): EnumDef['cases'] {
  const { cases } = definition(rep)
  payForItems(cases.length, 8)
  const [positive, negative] = [cases.filter((each) => each.value >= 0), cases.filter((each) => each.value < 0)]
  const ascending = (of: EnumDef['cases']): EnumDef['cases'] => of.toSorted((a, b) => a.value - b.value)
  return [...ascending(positive), ...ascending(negative)]
}

const valuesOf = (rep: Rep | undefined): unknown[] => casesOf(rep).map((each) => each.value)

const namesOf = (rep: Rep | undefined): string[] => casesOf(rep).map((each) => each.name)

function nameOf(rep: Rep | undefined, value: unknown): string | null {
  return casesOf(rep).find((each) => each.value === value)?.name ?? null
}

/** Whether there is a case of this value, or of this name. */
function isDefined(rep: Rep | undefined, value: unknown): boolean {
  return casesOf(rep).some((each) => (typeof value === 'string' ? each.name === value : each.value === value))
}

/** The value that names of cases, between commas, or a number stand for; undefined where the text is neither. */
function readEnum(rep: Rep | undefined, text: string, ignoresCase = false): number | undefined {
  const { cases, underlying } = definition(rep)
  const number = readInteger(text)
  if (number !== undefined) return fits(number, underlying) ? Number(number) : undefined
  const fold = (name: string): string => (ignoresCase ? name.toLowerCase() : name)
  let value = 0
  for (const name of text.split(',')) {
    machine.charge(cases.length)
    const found = cases.find((each) => fold(each.name) === fold(name.trim()))
    if (found === undefined) return undefined
    value |= found.value
  }
  return value
}

function parse(rep: Rep | undefined, text: string, ignoresCase?: boolean): number {
  return (
    readEnum(rep, text, ignoresCase) ??
    machine.raise('System.ArgumentException', `Requested value '${text}' was not found.`)
  )
}

function parsed(type: NetType, text: string, ignoresCase?: boolean): Box {
  return new Box(knownRep(type), parse(type.rep, text, ignoresCase))
}

function knownRep({ rep }: NetType): Rep {
  definition(rep)
  return rep!
}

function tryParse(rep: Rep, text: string | null, ignoresCase?: boolean): Tuple2 {
  const value = readEnum(rep, text ?? '', ignoresCase)
  return new Tuple2(value !== undefined, value ?? 0)
}

/** `G` is the name, `D` the number, `X` all of its digits to the base of 16. */
function formatted(rep: Rep, value: number, how: string): string {
  switch (how.toUpperCase()) {
    case 'G':
    case 'F':
      return textOf(value, rep)
    case 'D':
      return String(value)
    case 'X': {
      const digits = /^s?byte$/.test(definition(rep).underlying) ? 2 : definition(rep).underlying.endsWith('16') ? 4 : 8
      return (value >>> 0).toString(16).toUpperCase().padStart(digits, '0').slice(-digits)
    }
    default:
      return machine.raise(
        'System.FormatException',
        'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".',
      )
  }
}

/** What is known of enums at run time. */
export const ENUMS_LIBRARY: Library = {
  'System.Enum.TryParse': (rep: Rep, text) => tryParse(rep, text),
  'System.Enum.TryParse#2': (rep: Rep, text, ignoresCase) => tryParse(rep, text, ignoresCase),
  'System.Enum.Parse': (rep: Rep, text) => parse(rep, text),
  'System.Enum.Parse#2': (type, text) => parsed(type, text),
  'System.Enum.Parse#3': parsed,
  'System.Enum.GetValues#1': (rep: Rep) => valuesOf(rep),
  'System.Enum.GetValues#2': (type: NetType) => new ArrayBox(valuesOf(type.rep), knownRep(type)),
  'System.Enum.GetNames#1': (rep: Rep) => namesOf(rep),
  'System.Enum.GetNames#2': (type: NetType) => namesOf(type.rep),
  'System.Enum.GetName#1': (rep: Rep, value) => nameOf(rep, value),
  'System.Enum.GetName#2': (type: NetType, value) => nameOf(type.rep, (value as Box).value),
  'System.Enum.IsDefined#1': (rep: Rep, value) => isDefined(rep, value),
  'System.Enum.IsDefined#2': (type: NetType, value) => isDefined(type.rep, (value as Box).value),
  'System.Enum.GetUnderlyingType': (type: NetType) => NetType.of({ k: 'prim', name: definition(type.rep).underlying }),
  'System.Enum.ToObject': (type: NetType, value) => new Box(knownRep(type), value),
  'System.Enum.Format': (type: NetType, value, how) => formatted(knownRep(type), (value as Box).value as number, how),
  'enum.ToString': formatted,
  'Array.Length': (array: ArrayBox) => array.value.length,
  'Array.GetValue': (array: ArrayBox, index) => {
    if (index < 0 || index >= array.value.length) indexOutOfRange()
    return new Box(array.element, array.value[index])
  },
  'Array.GetEnumerator': (array: ArrayBox) => enumerate(array),
}

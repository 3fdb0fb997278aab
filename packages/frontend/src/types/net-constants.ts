/** Constants of .NET's types, which may stand in patterns. */
import type { Literal } from '../syntax/ast.ts'
import { INT, primitiveName } from './builtins.ts'
import type { NamedType, Type, TypeConstructor } from './types.ts'

/** Bits of the integers of .NET, negative where they have no sign. */
const BITS: Readonly<Record<string, number>> = {
  sbyte: 8,
  int16: 16,
  int: 32,
  int64: 64,
  byte: -8,
  uint16: -16,
  uint32: -32,
  uint64: -64,
}

/** `MaxValue` or `MinValue` of an integer; undefined of anything else. */
export function boundOfInteger(type: NamedType, name: string): Literal | undefined {
  const of = primitiveName(type)
  const bits = of === undefined ? undefined : BITS[of]
  if (bits === undefined || (name !== 'MaxValue' && name !== 'MinValue')) return undefined
  const isMax = name === 'MaxValue'
  const value =
    bits < 0 ? (isMax ? 2n ** BigInt(-bits) - 1n : 0n) : isMax ? 2n ** BigInt(bits - 1) - 1n : -(2n ** BigInt(bits - 1))
  switch (of) {
    case 'int64':
    case 'uint64':
      return { type: of, value }
    case 'int':
    case 'byte':
    case 'sbyte':
    case 'int16':
    case 'uint16':
    case 'uint32':
      return { type: of, value: Number(value) }
    default:
      return undefined
  }
}

/** A case of an enum. */
export interface EnumCase {
  readonly name: string
  readonly value: number
}

/** Enums of .NET whose cases are names in the library: which numbers they are. */
const ENUMS: Readonly<Record<string, readonly EnumCase[]>> = {
  MidpointRounding: numbered('ToEven AwayFromZero'),
  StringComparison: numbered(
    'CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase',
  ),
  StringSplitOptions: numbered('None RemoveEmptyEntries TrimEntries'),
}

function numbered(names: string): readonly EnumCase[] {
  return names.split(' ').map((name, value) => ({ name, value }))
}

/** The integers that the values of an enum are, the program's or .NET's; undefined where the type is no enum. */
export function underlyingOf(type: Type): Type | undefined {
  if (type.kind !== 'Named') return undefined
  const { definition, uniqueName } = type.constructor
  if (definition.kind === 'Enum') return definition.underlying
  return definition.kind === 'Library' && Object.hasOwn(ENUMS, uniqueName) ? INT : undefined
}

/** The cases of an enum, the program's or .NET's; undefined of all other types. */
export function enumCases({ definition, uniqueName }: TypeConstructor): readonly EnumCase[] | undefined {
  if (definition.kind === 'Enum') return definition.cases
  return definition.kind === 'Library' && Object.hasOwn(ENUMS, uniqueName) ? ENUMS[uniqueName] : undefined
}

import type { PrimitiveName } from './ir.ts'

/** Every name that F# has for a primitive type, with the one that chunks have. */
export const PRIMITIVE_NAMES: Readonly<Record<string, PrimitiveName>> = {
  unit: 'unit',
  bool: 'bool',
  char: 'char',
  string: 'string',
  int: 'int',
  int32: 'int',
  float: 'float',
  double: 'float',
  float32: 'float32',
  single: 'float32',
  int64: 'int64',
  uint64: 'uint64',
  int16: 'int16',
  uint16: 'uint16',
  byte: 'byte',
  uint8: 'byte',
  sbyte: 'sbyte',
  int8: 'sbyte',
  uint32: 'uint32',
  uint: 'uint32',
  decimal: 'decimal',
  bigint: 'bigint',
  obj: 'obj',
  exn: 'exn',
}

/** Types of numbers that may have a unit of measure. */
export const UNIT_NUMBERS: ReadonlySet<string> = new Set([
  'float',
  'float32',
  'decimal',
  'int',
  'int64',
  'int16',
  'sbyte',
  'uint32',
  'uint64',
  'uint16',
  'byte',
])

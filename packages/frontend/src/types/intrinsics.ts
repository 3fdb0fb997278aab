/** Names whose uses have a typed form of their own. A program may shadow each of them. */
import { PRIMITIVE_NAMES } from '@fsrs/chunk'
import type { PrimitiveName } from '@fsrs/chunk'

/** Arithmetic: both operands of one type, which decides the operation. */
export const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**'])
/** Bits: integers only. */
export const BITWISE: ReadonlySet<string> = new Set(['&&&', '|||', '^^^'])
/** The shift's distance is an int. */
export const SHIFTS: ReadonlySet<string> = new Set(['<<<', '>>>'])
/** Equality and comparison. */
export const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])
/** One operand; the result is of its type. */
export const UNARY: ReadonlySet<string> = new Set(['~-', '~+', '~~~', 'abs'])
/** Types whose names are no conversions, or ones of another kind. */
const UNCONVERTED: ReadonlySet<PrimitiveName> = new Set(['unit', 'bool', 'string', 'bigint', 'obj', 'exn'])
/** Conversions, each with the primitive type it answers. */
export const CONVERSIONS: Readonly<Record<string, PrimitiveName>> = Object.fromEntries(
  Object.entries(PRIMITIVE_NAMES).filter(([, type]) => !UNCONVERTED.has(type)),
)
/** Functions of two operands of one comparable type. */
export const ORDER_FUNCTIONS: ReadonlySet<string> = new Set(['compare', 'min', 'max'])
/** Operators that only pass their operands on. */
export const PLUMBING: ReadonlySet<string> = new Set(['|>', '||>', '|||>', '<|', '<||', '<|||', '>>', '<<'])
/** Functions that take a format. */
export const FORMATTERS: ReadonlySet<string> = new Set([
  'printf',
  'printfn',
  'sprintf',
  'failwithf',
  'eprintf',
  'eprintfn',
])

/** Those of the module `Printf` that hand the text to a function. */
export const CONTINUING_FORMATTERS: ReadonlySet<string> = new Set(['ksprintf', 'kprintf'])

/** Those that take a writer before the format; of which `bprintf` is in `Printf` alone. */
export const WRITING_FORMATTERS: ReadonlySet<string> = new Set(['fprintf', 'fprintfn', 'bprintf'])

/** Those that go on with a function behind what they have written. */
export const CONTINUING_WRITERS: ReadonlySet<string> = new Set(['kfprintf', 'kbprintf'])

/** All of them. */
export const INTRINSICS: readonly string[] = [
  ...ARITHMETIC,
  ...BITWISE,
  ...SHIFTS,
  ...COMPARISONS,
  ...UNARY,
  ...Object.keys(CONVERSIONS),
  ...ORDER_FUNCTIONS,
  ...PLUMBING,
  ...FORMATTERS,
  'fprintf',
  'fprintfn',
  'string',
  'hash',
  'sign',
  '&&',
  '||',
  'or',
  '&',
  '^',
  '::',
  '@',
  ':=',
  '!',
  'box',
  'unbox',
  'seq',
  'lazy',
]

import { mark } from '../values/values.ts'
import { CORE_LIBRARY } from './core.ts'
import type { Library, LibraryFunction } from './library-contract.ts'
import { NUMERICS_LIBRARY } from './numerics.ts'
import { STRING_LIBRARY } from './string.ts'
import { SYSTEM_LIBRARY, format } from './system.ts'

/** The invariant culture, the only one: naming it changes nothing. */
class Culture {
  declare readonly kind: 'library'
}
mark(Culture, { kind: 'library' })

const INVARIANT = new Culture()

const ALL: Library = { ...NUMERICS_LIBRARY, ...CORE_LIBRARY, ...STRING_LIBRARY, ...SYSTEM_LIBRARY }

const NUMBERS = 'int float int64 decimal byte sbyte int16 uint16 uint32 uint64 float32 bigint'.split(' ')
const PARSED = ['Int32', 'Int64', 'Double', 'Decimal', 'Single', 'Byte']

/** `CultureInfo`, and the overloads of texts and numbers that take one. */
export const CULTURE_LIBRARY: Library = {
  'System.Globalization.CultureInfo.InvariantCulture': () => INVARIANT,
  'System.Globalization.CultureInfo.CurrentCulture': () => INVARIANT,
  'System.Globalization.CultureInfo.CurrentUICulture': () => INVARIANT,
  ...Object.fromEntries(
    NUMBERS.flatMap((name): [string, LibraryFunction][] => {
      const [plain, formatted] = [ALL[`${name}.ToString`]!, ALL[`${name}.ToString#2`]!]
      return [
        [`${name}.ToString#3`, (value, _culture) => plain(value)],
        [`${name}.ToString#4`, (value, format, _culture) => formatted(value, format)],
      ]
    }),
  ),
  ...Object.fromEntries(
    PARSED.map((name): [string, LibraryFunction] => {
      const parse = ALL[`System.${name}.Parse`]!
      return [`System.${name}.Parse#2`, (text, _culture) => parse(text)]
    }),
  ),
  'System.String.Format#5': (_culture, template, a) => format(template, [a]),
  'System.String.Format#6': (_culture, template, a, b) => format(template, [a, b]),
  'System.String.Format#7': (_culture, template, a, b, c) => format(template, [a, b, c]),
  'System.String.Format#8': (_culture, template, args) => format(template, args),
  'string.StartsWith#4': (text, part, ignoresCase, _culture) =>
    ALL['string.StartsWith#3']!(text, part, ignoresCase ? 3 : 2),
  'string.EndsWith#4': (text, part, ignoresCase, _culture) =>
    ALL['string.EndsWith#3']!(text, part, ignoresCase ? 3 : 2),
  'string.ToUpper#2': (text, _culture) => ALL['string.ToUpper']!(text),
  'string.ToLower#2': (text, _culture) => ALL['string.ToLower']!(text),
}

/** The names of .NET's enumerations that the library has as numbers, in the order of their values. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  MidpointRounding: ['ToEven', 'AwayFromZero'],
  StringComparison: [
    'CurrentCulture',
    'CurrentCultureIgnoreCase',
    'InvariantCulture',
    'InvariantCultureIgnoreCase',
    'Ordinal',
    'OrdinalIgnoreCase',
  ],
  StringSplitOptions: ['None', 'RemoveEmptyEntries', 'TrimEntries'],
}

/** What a value of such an enumeration is called; undefined for other types. */
export function constantName(type: string, value: unknown): string | undefined {
  return typeof value === 'number' && Object.hasOwn(NAMES, type) ? NAMES[type]![value] : undefined
}

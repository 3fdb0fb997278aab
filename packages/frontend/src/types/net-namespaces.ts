/** Namespaces of .NET and FSharp.Core: opening one that holds nothing of ours harms nobody. */

/** Beneath `System`, by their first two names. */
const OF_SYSTEM: ReadonlySet<string> = new Set(
  `AppContext Buffers CodeDom Collections ComponentModel Configuration Data Diagnostics Drawing Dynamic Formats Globalization
IO Linq Management Media Net Numerics Reflection Resources Runtime Security Text Threading Timers Transactions Web Windows
Xml`.split(/\s+/),
)

const OF_FSHARP: ReadonlySet<string> = new Set(
  'Collections Compiler Control Core Data Linq NativeInterop Quotations Reflection'.split(' '),
)

/** Which name of a path is no part of a namespace that there is; undefined if all are, as far as is known here. */
export function unknownPart(path: readonly string[]): number | undefined {
  const [first, second, third] = path
  if (first === 'System') return second === undefined || OF_SYSTEM.has(second) ? undefined : 1
  if (first === 'FSharp') return second === undefined || OF_FSHARP.has(second) ? undefined : 1
  if (first !== 'Microsoft') return 0
  if (second !== 'FSharp') return undefined
  return third === undefined || OF_FSHARP.has(third) ? undefined : 2
}

/** The library's functions as random programs use them: applied to all their arguments, or to all but the last. */
import { libraryEntries, parseType, uncurryType } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

/** A use of a library function with so many arguments. */
export interface LibraryForm {
  readonly name: string
  readonly params: readonly TypeSyntax[]
  readonly result: TypeSyntax
  /** Constraints of its type variables. */
  readonly constraints: ReadonlyMap<string, readonly string[]>
}

const MODULES: ReadonlySet<string> = new Set(['List', 'Array', 'Seq', 'Option', 'Result', 'Map', 'Set', 'String'])

/**
 * Not for random programs: without end (`initInfinite`, `unfold` of a random function), in an order that nothing
 * promises (the sorts of arrays by keys are not stable), or with effects beyond their result.
 */
const LEFT_OUT = new RegExp(
  [
    'initInfinite',
    'unfold',
    'Array.sort(?:By|With|ByDescending|InPlace.*)',
    'cast',
    'Array.(?:fill|set|blit|zeroCreate|get|sub)',
    '(?:List|Array|Seq|String|Map|Set|Option|Result).iter.*',
    'Seq.(?:cache|delay|readonly)',
    'ofObj|toObj|ofNullable|toNullable',
    'OfSeq|random.*',
  ]
    .map((each) => `(?:${each})`)
    .join('|'),
)

/** Newer than the F# that made the expected outputs. */
const NEWER =
  /updateAt|insertAt|insertManyAt|removeAt|removeManyAt|Map\.(?:keys|values|minKeyValue|maxKeyValue|change)|Result\.(?!map|mapError|bind)|Option\.(?:ofValueOption|toValueOption)|partitionWith|ValueOption/

let forms: readonly LibraryForm[] | undefined

/** All of them; read once. */
export function libraryForms(): readonly LibraryForm[] {
  forms ??= [...libraryEntries().values()].flatMap((entry) => {
    if (entry.kind !== 'function' || !MODULES.has(entry.owner)) return []
    const name = `${entry.owner}.${entry.name}`
    if (LEFT_OUT.test(name) || NEWER.test(name)) return []
    const [text = '', when = ''] = entry.type.split(' when ')
    const parsed = parseType(text)
    if ('error' in parsed) return []
    const constraints = new Map<string, string[]>()
    for (const [, variable, constraint] of when.matchAll(/('\w+) : (\w+)/g))
      constraints.set(variable!, [...(constraints.get(variable!) ?? []), constraint!])
    const { params, result } = uncurryType(parsed.type)
    const last = params.at(-1)
    const whole: LibraryForm = { name, params, result, constraints }
    if (last === undefined) return [whole]
    return [whole, { ...whole, params: params.slice(0, -1), result: { k: 'function', from: last, to: result } }]
  })
  return forms
}

/** `System.Enum` of the program's enums. */
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Tuple2 } from '../values.ts'
import type { Rep } from '../values.ts'
import { fits, readInteger } from './numbers.ts'

/** The value that names of cases, between commas, or a number stand for; undefined where the text is neither. */
function readEnum(rep: Rep, text: string): number | undefined {
  if (rep.k !== 'def' || rep.info.def.k !== 'enum')
    return machine.raise('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')")
  const { cases, underlying } = rep.info.def
  const number = readInteger(text)
  if (number !== undefined) return fits(number, underlying) ? Number(number) : undefined
  let value = 0
  for (const name of text.split(',')) {
    const found = cases.find((each) => each.name === name.trim())
    if (found === undefined) return undefined
    value |= found.value
  }
  return value
}

/** What of `System.Enum` needs no reflection. */
export const ENUMS_LIBRARY: Library = {
  'System.Enum.TryParse': (rep: Rep, text: string | null) => {
    const value = readEnum(rep, text ?? '')
    return new Tuple2(value !== undefined, value ?? 0)
  },
  'System.Enum.Parse': (rep: Rep, text: string) =>
    readEnum(rep, text) ?? machine.raise('System.ArgumentException', `Requested value '${text}' was not found.`),
}

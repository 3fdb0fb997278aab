import { machine } from '../machine.ts'

/** `System.Int32.Parse`. */
export function parseInt32(text: string): number {
  const value = tryParseInt32(text)
  if (value !== undefined) return value
  if (/^\s*[-+]?\d+\s*$/.test(text)) {
    return machine.raise('System.OverflowException', 'Value was either too large or too small for an Int32.')
  }
  return machine.raise('System.FormatException', `The input string '${text}' was not in a correct format.`)
}

/** `System.Int32.TryParse`; undefined where it fails. */
export function tryParseInt32(text: string): number | undefined {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) return undefined
  const value = Number(text)
  return value >= -2147483648 && value <= 2147483647 ? value : undefined
}

/** `System.Double.Parse`. */
export function parseFloatText(text: string): number {
  const value = tryParseFloat(text)
  if (value !== undefined) return value
  return machine.raise('System.FormatException', `The input string '${text}' was not in a correct format.`)
}

/** `System.Double.TryParse`; undefined where it fails. */
export function tryParseFloat(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number(plain)
  const special: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity }
  return special[plain]
}

/** A float as today's .NET prints it: the shortest text that reads back as the same number. */
export function floatToString(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (Object.is(value, -0)) return '-0'
  const text = String(value)
  const [digits = '', exponent] = text.split('e')
  if (exponent === undefined) {
    // JavaScript writes numbers up to 1e21 in full, .NET up to 1e15.
    return Math.abs(value) >= 1e15 && Number.isInteger(value) ? scientific(value) : smallToScientific(text, value)
  }
  const power = Number(exponent)
  return `${digits}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

function smallToScientific(text: string, value: number): string {
  return value !== 0 && Math.abs(value) < 1e-4 ? scientific(value) : text
}

function scientific(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  return `${digits}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** A float as `%A` prints it: ten significant digits, and always recognisable as a float. */
export function floatToAny(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : '-infinity'
  const text = general(value, 10)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** C's `%g` with so many significant digits, with .NET's exponent of at least two digits. */
export function general(value: number, precision: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [, exponent = '0'] = value.toExponential(Math.max(precision - 1, 0)).split('e')
  const power = Number(exponent)
  if (power < -5 || power >= precision) {
    const [digits = ''] = value.toExponential(Math.max(precision - 1, 0)).split('e')
    return `${trimZeros(digits)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  }
  return trimZeros(value.toFixed(Math.max(0, precision - 1 - power)))
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** `%f` with so many digits after the point, of the exact value, halves away from zero. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return value.toFixed(Math.min(digits, 100))
}

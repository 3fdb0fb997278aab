import { machine } from '../machine/machine.ts'
import { paidBig } from '../machine/operators.ts'
import { mark } from '../values/values.ts'
import { raiseArgument, raiseNull, raiseRange } from './exceptions.ts'
import type { Library } from './library-contract.ts'

/** An array of bytes, as scripts have it. */
type Bytes = ArrayLike<number>

/** How a text is written as bytes, and read from them. */
class Encoding {
  declare readonly kind: 'library'
  readonly encode: (text: string) => number[]
  readonly decode: (bytes: Bytes) => string

  constructor(encode: Encoding['encode'], decode: Encoding['decode']) {
    this.encode = encode
    this.decode = decode
  }
}
mark(Encoding, { kind: 'library' })

const REPLACEMENT = '\ufffd'

/** A surrogate without its other half is written as the replacement character. */
function utf8Of(text: string): number[] {
  const bytes: number[] = []
  for (const each of text) {
    const found = each.codePointAt(0)!
    const point = found >= 0xd800 && found <= 0xdfff ? 0xfffd : found
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), continuation(point, 0))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), continuation(point, 6), continuation(point, 0))
    else bytes.push(0xf0 | (point >> 18), continuation(point, 12), continuation(point, 6), continuation(point, 0))
  }
  return bytes
}

function continuation(point: number, shift: number): number {
  return 0x80 | ((point >> shift) & 0x3f)
}

/** Least value of a sequence by the number of bytes that follow its first: what could be shorter is wrong. */
const LEAST = [0, 0x80, 0x800, 0x10000]

function textOfUtf8(bytes: Bytes): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++]!
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1
    let point = more <= 0 ? first : first & (0x3f >> more)
    let read = 0
    while (read < more && at < bytes.length && (bytes[at]! & 0xc0) === 0x80) {
      point = (point << 6) | (bytes[at++]! & 0x3f)
      read++
    }
    const isWrong = read !== more || point < LEAST[more]! || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
    text += isWrong ? REPLACEMENT : String.fromCodePoint(point)
  }
  return text
}

function asciiOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => (text.charCodeAt(i) < 0x80 ? text.charCodeAt(i) : 0x3f))
}

function textOfAscii(bytes: Bytes): string {
  let text = ''
  for (let i = 0; i < bytes.length; i++) text += bytes[i]! < 0x80 ? String.fromCharCode(bytes[i]!) : '?'
  return text
}

function utf16Of(text: string): number[] {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) bytes.push(text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8)
  return bytes
}

function textOfUtf16(bytes: Bytes): string {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8))
  return bytes.length % 2 === 0 ? text : text + REPLACEMENT
}

const UTF8 = new Encoding(utf8Of, textOfUtf8)
const ASCII = new Encoding(asciiOf, textOfAscii)
const UTF16 = new Encoding(utf16Of, textOfUtf16)

function made(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes)
}

/** Pays for so many characters or bytes. */
function pay(length: number): void {
  machine.charge(length)
  machine.allocate(4 * length)
}

function encoded(encoding: Encoding, text: string | null): number[] {
  const given = text ?? raiseNull('s')
  pay(given.length)
  return encoding.encode(given)
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64Of(bytes: Bytes): string {
  pay(bytes.length)
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]]
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += DIGITS[bits >> 18]! + DIGITS[(bits >> 12) & 63]!
    text += (b === undefined ? '=' : DIGITS[(bits >> 6) & 63]!) + (c === undefined ? '=' : DIGITS[bits & 63]!)
  }
  return text
}

/** Blanks do not count. */
function bytesOfBase64(given: string): Uint8Array {
  pay(given.length)
  const text = given.replaceAll(/[ \t\r\n]/g, '')
  const content = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(content))
    return machine.raise(
      'System.FormatException',
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    )
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const each of content) {
    bits = ((bits << 6) | DIGITS.indexOf(each)) & 0xffffff
    count += 6
    if (count >= 8) bytes.push((bits >> (count -= 8)) & 0xff)
  }
  return made(bytes)
}

const view = new DataView(new ArrayBuffer(8))

/** What `write` has put into the view. */
function viewed(length: number, write: () => void): Uint8Array {
  write()
  return new Uint8Array(view.buffer.slice(0, length))
}

function load(bytes: Bytes, from: number, length: number): DataView {
  if (from < 0 || from >= bytes.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
  if (from > bytes.length - length)
    raiseArgument(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
      'value',
    )
  for (let i = 0; i < length; i++) view.setUint8(i, bytes[from + i]!)
  return view
}

function bitsOf(value: number): bigint {
  view.setFloat64(0, value, true)
  return view.getBigInt64(0, true)
}

function floatOf(bits: bigint): number {
  view.setBigInt64(0, bits, true)
  return view.getFloat64(0, true)
}

/** The bytes of a number from the least on, as few as show its sign too. */
function bytesOfBig(value: bigint): Uint8Array {
  const magnitude = paidBig(value < 0n ? ~value : value).toString(16)
  // The highest bit of the last byte is the sign.
  const bits = 4 * magnitude.length - Math.clz32(Number.parseInt(magnitude[0]!, 16)) + 28
  const size = (bits >> 3) + 1
  pay(size)
  // By its digits: to take the bytes off the number one by one would move all others each time.
  const digits = BigInt.asUintN(8 * size, value)
    .toString(16)
    .padStart(2 * size, '0')
  const bytes: number[] = []
  for (let at = digits.length; at > 0; at -= 2) bytes.push(Number.parseInt(digits.slice(at - 2, at), 16))
  return made(bytes)
}

function bigOfBytes(bytes: Bytes): bigint {
  pay(bytes.length)
  if (bytes.length === 0) return 0n
  let digits = '0x'
  for (let i = bytes.length - 1; i >= 0; i--) digits += bytes[i]!.toString(16).padStart(2, '0')
  return BigInt.asIntN(8 * bytes.length, BigInt(digits))
}

function hexOf(bytes: Bytes): string {
  pay(bytes.length)
  return Array.from(bytes, (each) => each.toString(16).toUpperCase().padStart(2, '0')).join('-')
}

/** Encodings, Base64, `BitConverter`, and the bytes of a `bigint`. */
export const BYTES_LIBRARY: Library = {
  'System.Text.Encoding.UTF8': () => UTF8,
  'System.Text.Encoding.ASCII': () => ASCII,
  'System.Text.Encoding.Unicode': () => UTF16,
  'Encoding.GetBytes': (encoding: Encoding, text) => made(encoded(encoding, text)),
  'Encoding.GetByteCount': (encoding: Encoding, text) => encoded(encoding, text).length,
  'Encoding.GetString': (encoding: Encoding, bytes) => {
    pay(bytes.length)
    return encoding.decode(bytes)
  },
  'System.Convert.ToBase64String': base64Of,
  'System.Convert.FromBase64String': bytesOfBase64,
  'System.BitConverter.ToString': hexOf,
  'System.BitConverter.GetBytes#1': (value) => viewed(4, () => view.setInt32(0, value, true)),
  'System.BitConverter.GetBytes#2': (value) => viewed(8, () => view.setBigInt64(0, value, true)),
  'System.BitConverter.GetBytes#3': (value) => viewed(8, () => view.setFloat64(0, value, true)),
  'System.BitConverter.ToInt32': (bytes, from) => load(bytes, from, 4).getInt32(0, true),
  'System.BitConverter.ToInt64': (bytes, from) => load(bytes, from, 8).getBigInt64(0, true),
  'System.BitConverter.ToDouble': (bytes, from) => load(bytes, from, 8).getFloat64(0, true),
  'System.BitConverter.DoubleToInt64Bits': bitsOf,
  'System.BitConverter.Int64BitsToDouble': floatOf,
  'System.BitConverter.IsLittleEndian': () => true,
  'bigint.ToByteArray': bytesOfBig,
  'new System.Numerics.BigInteger#4': bigOfBytes,
}

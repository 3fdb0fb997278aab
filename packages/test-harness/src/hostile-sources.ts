import { SeededRandom } from './seeded-random.ts'

/** A text that a compiler must survive, made from a program that is right. */
export interface HostileSource {
  readonly name: string
  /** Takes the text of a program that is right. */
  readonly text: (valid: string) => string
}

const DEEP = 10_000

/** Texts that have brought compilers down: each must be answered, with a program or with diagnostics. */
export const hostileSources: readonly HostileSource[] = [
  { name: 'an empty text', text: () => '' },
  { name: 'white space alone', text: () => ' \t\n\r\n \u00A0\u2028\f\v\n' },
  { name: 'a byte order mark before the program', text: (valid) => `\uFEFF${valid}` },
  { name: 'line ends of Windows', text: (valid) => valid.replaceAll('\n', '\r\n') },
  { name: 'line ends of an old Macintosh', text: (valid) => valid.replaceAll('\n', '\r') },
  { name: 'no newline at the end', text: (valid) => valid.trimEnd() },
  { name: 'zero characters', text: (valid) => `${valid.slice(0, 5)}\0\0${valid.slice(5)}` },
  { name: 'half of a surrogate pair', text: (valid) => `${valid}\uD83D "\uDE80"` },
  { name: 'emoji, right-to-left and combining characters', text: (valid) => `🚀 ‮ e\u0301 \u200D ${valid}` },
  { name: 'an open string', text: (valid) => `${valid}"never closed\n` },
  { name: 'an open triple-quoted string', text: (valid) => `${valid}"""never closed\n` },
  { name: 'open comments', text: (valid) => `${valid}(* /* <!-- never closed\n` },
  { name: 'brackets that are never closed', text: () => '('.repeat(DEEP) },
  {
    name: 'brackets of all kinds, nested deep and closed',
    text: () => `${'([{'.repeat(DEEP / 3)}1${'}])'.repeat(DEEP / 3)}`,
  },
  { name: 'closing brackets alone', text: () => ')]}'.repeat(DEEP / 3) },
  {
    name: 'a deep pyramid of indentation',
    text: () => Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if true then`).join('\n'),
  },
  { name: 'one operator over and over', text: () => `let x = 1${' + 1'.repeat(DEEP)}\n` },
  { name: 'a number with 100 000 digits', text: () => `let x = ${'9'.repeat(100_000)}\n` },
  { name: 'a name with 100 000 letters', text: () => `let ${'x'.repeat(100_000)} = 1\n` },
  {
    name: 'names that objects have anyway',
    text: () => 'let __proto__ = 1\nlet constructor = __proto__\nlet toString = hasOwnProperty\n',
  },
  { name: 'the program cut off in the middle', text: (valid) => valid.slice(0, valid.length / 2) },
  { name: 'the program without its first half', text: (valid) => valid.slice(valid.length / 2) },
  { name: 'the program with its lines reversed', text: (valid) => valid.split('\n').toReversed().join('\n') },
  {
    name: 'the program with each line indented further',
    text: (valid) =>
      valid
        .split('\n')
        .map((line, i) => ' '.repeat(i) + line)
        .join('\n'),
  },
  { name: 'letters at random', text: () => randomText(1, 5000) },
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((seed) => ({
    name: `the program with characters changed at random (seed ${seed})`,
    text: (valid: string) => mutate(valid, seed),
  })),
]

function randomText(seed: number, length: number): string {
  const random = new SeededRandom(seed)
  return Array.from({ length }, () => String.fromCharCode(random.integer(1, 0x2fff))).join('')
}

const INSERTED = [
  ...' \n\t()[]{}<>|=-+*/\\.,:;"\'`#@!?&%$^~_0a→'.split(''),
  'let',
  'match',
  'fun',
  'rec',
  '//',
  '(*',
  '"""',
  'then',
]

/** Deletes, doubles, swaps and inserts at some places. */
function mutate(valid: string, seed: number): string {
  const random = new SeededRandom(seed)
  let text = valid
  for (let change = 0; change < 5; change++) {
    const at = random.integer(0, text.length)
    const to = Math.min(text.length, at + random.integer(1, 8))
    const middle = [
      () => '',
      () => text.slice(at, to).repeat(2),
      () => random.pick(INSERTED),
      () => text.slice(at, to) + random.pick(INSERTED),
    ]
    text = text.slice(0, at) + random.pick(middle)() + text.slice(to)
  }
  return text
}

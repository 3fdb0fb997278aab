import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { compile, world } from './support.ts'

const SAME = { name: 'demo', on: true, off: null, ports: [80, 443], limits: { cpu: 0.5, 'a b': 'x' } }

describe('what the formats say', () => {
  test.each([
    ['a.json', JSON.stringify(SAME)],
    ['a.jsonc', `// a comment\n${JSON.stringify(SAME).replace(/}$/, ',}')}`],
    ['a.yaml', 'name: demo\non: true\noff: null\nports: [80, 443]\nlimits:\n  cpu: 0.5\n  a b: x\n'],
    ['a.yml', 'name: "demo"\n"on": true\noff: ~\nports:\n  - 80\n  - 443\nlimits: { cpu: .5, "a b": x }\n'],
  ])('%s is the value that is meant', async (name, text) => {
    expect(await compile(name, text)).toEqual({ value: SAME })
  })

  test('TOML: tables, arrays of tables, dotted keys, inline tables', async () => {
    const text = 'a.b = 1\n[x."y z"]\nq = [1, {z = 2}]\n[[arr]]\nv = "s"\n[arr.inner]\nw = 1\n[[arr]]\nv = 0x10\n'
    expect(await compile('a.toml', text)).toEqual({
      value: {
        a: { b: 1 },
        x: { 'y z': { q: [1, { z: 2 }] } },
        arr: [{ v: 's', inner: { w: 1 } }, { v: 16 }],
      },
    })
  })

  test('TOML: dates are kept as they are written', async () => {
    expect(await compile('a.toml', 'at = 1979-05-27T07:32:00Z\nday = 1979-05-27\n')).toEqual({
      value: { at: '1979-05-27T07:32:00Z', day: '1979-05-27' },
    })
  })

  test('YAML: anchors, aliases and merges, of which the nearer key wins', async () => {
    const text = 'base: &base { a: 1, b: 2 }\nown:\n  <<: *base\n  b: 3\nlist: [*base]\n'
    const base = { a: 1, b: 2 }
    expect(await compile('a.yaml', text)).toEqual({ value: { base, own: { b: 3, a: 1 }, list: [base] } })
  })

  test('.env: as dotenv reads it', async () => {
    const text = '# c\nA=1\nexport B = two words # c\nC="x\\ny"\nD=\'a\nb\'\nE=\n'
    expect(await compile('.env', text)).toEqual({ value: { A: '1', B: 'two words', C: 'x\ny', D: 'a\nb', E: '' } })
  })

  test.each(['.env.local', 'prod.env'])('%s is a .env file', async (name) => {
    expect(await compile(name, 'A=1\n')).toEqual({ value: { A: '1' } })
  })

  test.each(['a.yaml', 'a.toml', '.env'])('an empty %s is an empty object', async (name) => {
    expect(await compile(name, '')).toEqual({ value: {} })
  })

  test.each([
    ['a.json', '\uFEFF{ "a": 1 }'],
    ['a.yaml', '\uFEFFa: 1\r\n'],
    ['a.toml', '\uFEFFa = 1\r\n'],
    ['.env', '\uFEFFa=1\r\n'],
  ])('a byte order mark and CRLF are no part of %s', async (name, text) => {
    const value = name === '.env' ? '1' : 1
    expect(await compile(name, text)).toEqual({ value: { a: value } })
  })
})

describe('what is wrong with a text is said where it is', () => {
  test.each([
    ['a.json', '{ "a": 1, }', ['CONFIG_SYNTAX']],
    ['a.json', '// no\n{}', ['CONFIG_SYNTAX']],
    ['a.json', '', ['CONFIG_SYNTAX']],
    ['a.json', '{ "a": 1, "a": 2 }', ['CONFIG_KEY_TWICE']],
    ['a.json', '{ "__proto__": { "polluted": true } }', ['CONFIG_KEY_FORBIDDEN']],
    ['a.yaml', 'a: 1\na: 2\n', ['CONFIG_KEY_TWICE']],
    ['a.yaml', '__proto__: { polluted: true }\n', ['CONFIG_KEY_FORBIDDEN']],
    ['a.yaml', 'a: *nowhere\n', ['CONFIG_SYNTAX']],
    ['a.yaml', '--- \na: 1\n---\nb: 2\n', ['CONFIG_SYNTAX']],
    ['a.yaml', '? [a]\n: 1\n', ['CONFIG_VALUE_UNSUPPORTED']],
    ['a.yaml', 'a: &a [*a]\n', ['CONFIG_TOO_LARGE']],
    ['a.toml', 'a = 1\na = 2\n', ['CONFIG_SYNTAX']],
    ['a.toml', '[__proto__]\npolluted = true\n', ['CONFIG_KEY_FORBIDDEN']],
    ['a.toml', 'a = 99999999999999999999\n', ['CONFIG_VALUE_UNSUPPORTED']],
    ['.env', 'A=1\nnonsense\n', ['CONFIG_SYNTAX']],
    ['.env', 'A=1\nA=2\n', ['CONFIG_KEY_TWICE']],
    ['a.ini', 'a=1\n', ['CONFIG_FORMAT_UNKNOWN']],
  ])('%s: %j', async (name, text, codes) => {
    expect(await compile(name, text)).toMatchObject({ codes })
    expect({}).not.toHaveProperty('polluted')
  })

  test('a key that stands twice is shown at both places', async () => {
    const outcome = await compile('a.yaml', 'port: 1\nhost: x\nport: 2\n')
    expect('findings' in outcome && outcome.findings[0]).toBe(
      [
        'error CONFIG_KEY_TWICE: The key port stands twice.',
        '  --> a.yaml:3:1',
        '2 | host: x',
        '3 | port: 2',
        '  | ^^^^',
        '4 |',
        '',
        'it stands here first',
        '  --> a.yaml:1:1',
        '1 | port: 1',
        '  | ^^^^',
        '2 | host: x',
        'help: Remove one of them.',
      ].join('\n'),
    )
  })

  test.each(['json', 'yaml', 'toml'])('100 000 brackets are too deep, in %s', async (extension) => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000)
    const outcome = await compile(`a.${extension}`, extension === 'toml' ? `a = ${text}` : text)
    expect(outcome).toMatchObject({ codes: ['CONFIG_TOO_LARGE'] })
  })

  test('what files extend is put together once, however many extend it, and ends before the stack does', async () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `/b${i}.json`,
        `{ "extends": ["./b${i + 1}.json", "./b${i + 1}.json"], "k": ${i} }`,
      ]),
    )
    expect(await world({ ...doubled, '/b40.json': '{ "last": 1 }' }).compile()).toMatchObject({
      value: { k: 0, last: 1 },
    })
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`/c${i}.json`, `{ "extends": "./c${i + 1}.json" }`]),
    )
    expect(await world(chain).compile()).toMatchObject({ codes: ['CONFIG_TOO_LARGE'] })
  })

  test('aliases of aliases of aliases end before the memory does', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)
    expect(await compile('a.yaml', `a0: &a0 x\n${levels.join('\n')}\n`)).toMatchObject({ codes: ['CONFIG_TOO_LARGE'] })
  })
})

describe('no text makes it throw', () => {
  const names = ['a.json', 'a.jsonc', 'a.yaml', 'a.toml', '.env']
  const seeds = [
    JSON.stringify(SAME, undefined, 2),
    'a: &x [1, "two", {b: ~}]\nc: *x\n<<: {d: 1}\ne: |\n  text\n',
    '[a.b]\nc = [1, { d = "x" }]\n[[e]]\nf = 1979-05-27\n"g h" = """x\ny"""\n',
    'A="x\ny"\nexport B=\'z\' # c\n',
  ]

  test('not random text, not a text cut off or changed at any place', async () => {
    const mangled = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(400), fc.string({ maxLength: 4 }))
      .map(([text, at, insert]) => {
        const cut = at % (text.length + 1)
        return [text.slice(0, cut), text.slice(0, cut) + insert + text.slice(cut + 1)]
      })
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => [text]),
      mangled,
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), texts, async (name, [first = '', second = '']) => {
        for (const text of [first, second]) {
          const outcome = await compile(name, text)
          expect('value' in outcome || outcome.codes.length > 0).toBe(true)
        }
      }),
      { numRuns: 1500, seed: 20_261_123 },
    )
  })
})

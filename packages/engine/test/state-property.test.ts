import fc from 'fast-check'
import { expect, test } from 'vitest'

import { running } from './live-world.ts'

// Random pairs of types, with a random value of the first one that is live when the second one is saved.

/** A type of F#, as a tree. Records and unions are named by their place, so that a part and its edited form have one name. */
type Type =
  | { readonly k: 'int' | 'float' | 'string' | 'bool' }
  | { readonly k: 'option' | 'list' | 'array'; readonly of: Type }
  | { readonly k: 'tuple'; readonly of: readonly Type[] }
  | { readonly k: 'record'; readonly fields: readonly { readonly name: string; readonly type: Type }[] }
  | { readonly k: 'union'; readonly cases: readonly { readonly name: string; readonly of: Type | undefined }[] }

const primitive = fc.constantFrom<Type[]>({ k: 'int' }, { k: 'float' }, { k: 'string' }, { k: 'bool' })

const { type } = fc.letrec<{ type: Type; plain: Type }>((tie) => ({
  // An option of an option, or of unit, has no form of its own in TypeScript: there is none here.
  plain: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    primitive,
    fc.record({ k: fc.constantFrom('list' as const, 'array' as const), of: tie('type') }),
    fc.record({ k: fc.constant('tuple' as const), of: fc.array(tie('type'), { minLength: 2, maxLength: 3 }) }),
    fc.record({
      k: fc.constant('record' as const),
      fields: fc.uniqueArray(fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D'), type: tie('type') }), {
        selector: ({ name }) => name,
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      k: fc.constant('union' as const),
      cases: fc.uniqueArray(
        fc.record({ name: fc.constantFrom('P', 'Q', 'R', 'S'), of: fc.option(tie('type'), { nil: undefined }) }),
        { selector: ({ name }) => name, minLength: 2, maxLength: 3 },
      ),
    }),
  ) as fc.Arbitrary<Type>,
  type: fc.oneof(
    { maxDepth: 4 },
    { weight: 4, arbitrary: tie('plain') },
    { weight: 1, arbitrary: tie('plain').map((of): Type => ({ k: 'option', of })) },
  ),
}))

/** The type as an edit may have left it: fields and cases come, go and change places, `int` becomes `float`, or it is another one. */
function edited(before: Type): fc.Arbitrary<Type> {
  const same = fc.constant(before)
  switch (before.k) {
    case 'int':
      return fc.oneof(same, fc.constant<Type>({ k: 'float' }), primitive)
    case 'float':
    case 'string':
    case 'bool':
      return fc.oneof({ weight: 5, arbitrary: same }, { weight: 1, arbitrary: primitive })
    case 'option':
    case 'list':
    case 'array':
      return fc.oneof(
        same,
        edited(before.of).map((of): Type => ({
          k: before.k,
          of: of.k === 'option' && before.k === 'option' ? of.of : of,
        })),
      )
    case 'tuple':
      return fc.oneof(
        same,
        fc.tuple(...before.of.map(edited)).map((of): Type => ({ k: 'tuple', of })),
      )
    case 'record': {
      const fields = fc.tuple(
        ...before.fields.map((field) => edited(field.type).map((each) => ({ name: field.name, type: each }))),
      )
      const extra = fc.array(
        primitive.map((of) => ({ name: 'E', type: { k: 'option', of } as Type })),
        { maxLength: 1 },
      )
      return fc
        .tuple(
          fields.chain((all) => fc.shuffledSubarray(all, { minLength: Math.max(1, all.length - 1) })),
          extra,
        )
        .map(([kept, more]): Type => ({ k: 'record', fields: [...kept, ...more] }))
    }
    case 'union': {
      const cases = fc.tuple(
        ...before.cases.map((each) =>
          each.of === undefined ? fc.constant(each) : edited(each.of).map((of) => ({ name: each.name, of })),
        ),
      )
      const extra = fc.array(fc.constant({ name: 'T', of: undefined }), { maxLength: 1 })
      return fc
        .tuple(
          cases.chain((all) => fc.shuffledSubarray(all, { minLength: Math.max(2, all.length - 1) })),
          extra,
        )
        .map(([kept, more]): Type => ({ k: 'union', cases: [...kept, ...more] }))
    }
  }
}

/** A value of the type, as F# writes it. `name` is that of the type's place. */
function valueOf(of: Type, name: string): fc.Arbitrary<string> {
  switch (of.k) {
    case 'int':
      return fc.integer({ min: -9, max: 9 }).map((n) => (n < 0 ? `(${n})` : String(n)))
    case 'float':
      return fc.integer({ min: 0, max: 9 }).map((n) => `${n}.5`)
    case 'string':
      return fc.constantFrom('""', '"a"', '"b c"')
    case 'bool':
      return fc.constantFrom('true', 'false')
    case 'option':
      return fc.oneof(
        fc.constant('None'),
        valueOf(of.of, `${name}o`).map((value) => `(Some ${value})`),
      )
    case 'list':
      return fc.array(valueOf(of.of, `${name}i`), { maxLength: 3 }).map((items) => `[ ${items.join('; ')} ]`)
    case 'array':
      return fc.array(valueOf(of.of, `${name}i`), { maxLength: 3 }).map((items) => `[| ${items.join('; ')} |]`)
    case 'tuple':
      return fc.tuple(...of.of.map((each, i) => valueOf(each, `${name}t${i}`))).map((items) => `(${items.join(', ')})`)
    case 'record':
      return fc
        .tuple(
          ...of.fields.map((field) =>
            valueOf(field.type, `${name}${field.name}`).map((value) => `${name}.${field.name} = ${value}`),
          ),
        )
        .map((fields) => `{ ${fields.join('; ')} }`)
    case 'union':
      return fc.oneof(
        ...of.cases.map((each) =>
          each.of === undefined
            ? fc.constant(`${name}.${each.name}`)
            : valueOf(each.of, `${name}${each.name}`).map((value) => `(${name}.${each.name} (${value}))`),
        ),
      )
  }
}

/** The name of the type, its definitions put before it. */
function written(of: Type, name: string, definitions: string[]): string {
  switch (of.k) {
    case 'int':
    case 'float':
    case 'string':
    case 'bool':
      return of.k
    case 'option':
      return `(${written(of.of, `${name}o`, definitions)}) option`
    case 'list':
    case 'array':
      return `(${written(of.of, `${name}i`, definitions)}) ${of.k}`
    case 'tuple':
      return `(${of.of.map((each, i) => written(each, `${name}t${i}`, definitions)).join(' * ')})`
    case 'record': {
      const fields = of.fields.map(
        (field) => `${field.name}: ${written(field.type, `${name}${field.name}`, definitions)}`,
      )
      definitions.push(`type ${name} = { ${fields.join('; ')} }`)
      return name
    }
    case 'union': {
      const cases = of.cases.map((each) =>
        each.of === undefined ? each.name : `${each.name} of (${written(each.of, `${name}${each.name}`, definitions)})`,
      )
      definitions.push(`type ${name} = ${cases.join(' | ')}`)
      return name
    }
  }
}

function program(of: Type, value: string): string {
  const definitions: string[] = []
  const name = written(of, 'N', definitions)
  return `module M\n${definitions.join('\n')}\n[<Persist>]\nlet mutable kept : ${name} = ${value}\nlet show () = sprintf "%A" kept\n`
}

/** Whether a value, as TypeScript has it, is one of the type. */
function inhabits(value: unknown, of: Type): boolean {
  switch (of.k) {
    case 'int':
      return Number.isInteger(value)
    case 'float':
      return typeof value === 'number'
    case 'string':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'option':
      return value === undefined || inhabits(value, of.of)
    case 'list':
    case 'array':
      return Array.isArray(value) && value.every((item) => inhabits(item, of.of))
    case 'tuple':
      return Array.isArray(value) && value.length === of.of.length && of.of.every((each, i) => inhabits(value[i], each))
    case 'record': {
      const record = value as Record<string, unknown>
      const names = new Set(of.fields.map(({ name }) => name))
      return (
        Object.keys(record).every((key) => names.has(key)) &&
        of.fields.every((field) => inhabits(record[field.name], field.type))
      )
    }
    case 'union': {
      const { case: name, fields } = value as { case: string; fields: readonly unknown[] }
      const found = of.cases.find((each) => each.name === name)
      if (found === undefined) return false
      // The fields of a case that holds a tuple are the tuple's.
      if (found.of === undefined) return fields.length === 0
      return inhabits(fields.length === 1 ? fields[0] : fields, found.of)
    }
  }
}

const pair = type.chain((before) =>
  fc.record({
    before: fc.constant(before),
    after: fc.oneof({ weight: 6, arbitrary: edited(before) }, { weight: 1, arbitrary: type }),
    value: valueOf(before, 'N'),
  }),
)

test('state inhabits the new type or the reload is refused; a rollback that loses nothing gives back what there was', async () => {
  let converted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      pair.chain((all) => valueOf(all.after, 'N').map((initial) => ({ ...all, initial }))),
      async ({ before, after, value, initial }) => {
        const { engine, save } = await running(program(before, value))
        const show = engine.live.fn<() => string>('show')
        const [shown, was] = [show(), engine.live.get('kept')]
        const stats = await save(program(after, initial))
        if (!stats.success) {
          refused++
          const codes = engine.diagnostics.map(({ code }) => code)
          return codes.every((code) => /^STATE_(TYPE_CHANGED|CASE_IN_USE|RENAMED)$/.test(code)) && show() === shown
        }
        expect(inhabits(engine.live.get('kept'), after)).toBe(true)
        if (engine.explain()?.state.cells.some((each) => each.type === 'converted') === true) converted++
        expect((await engine.rollback()).success).toBe(true)
        expect(engine.live.get('kept')).toEqual(was)
        expect(show()).toBe(shown)
        await engine[Symbol.asyncDispose]()
        return true
      },
    ),
    { numRuns: 150, seed: 20_261_123 },
  )
  // What never comes to pass would prove nothing.
  expect(Math.min(converted, refused)).toBeGreaterThan(20)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { EditedMap } from '../src/edited-map.ts'

const KEYS = Array.from({ length: 100 }, (_, i) => `m${i}`)
const values = fc.dictionary(fc.constantFrom(...KEYS), fc.integer(), { maxKeys: 40 })

test('after any edits it is the map that a copy would be, and those before it stay what they were', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 8 }), (edits) => {
      let map: ReadonlyMap<string, number> = new Map(KEYS.map((key, i) => [key, i]))
      const seen: [ReadonlyMap<string, number>, Map<string, number>][] = []
      for (const edit of edits) {
        const copy = new Map([...map, ...Object.entries(edit)])
        map = EditedMap.of(map, new Map(Object.entries(edit)))
        seen.push([map, copy])
      }
      for (const [edited, copy] of seen) {
        expect([...edited]).toEqual([...copy])
        expect([...edited.keys()]).toEqual([...copy.keys()])
        expect([...edited.values()]).toEqual([...copy.values()])
        expect(KEYS.map((key) => edited.get(key))).toEqual(KEYS.map((key) => copy.get(key)))
        expect([edited.size, edited.has('m1'), edited.has('x'), edited.get('x')]).toEqual([100, true, false, undefined])
        const each: [string, number][] = []
        edited.forEach((value, key) => each.push([key, value]))
        expect(each).toEqual([...copy])
      }
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { hashContent } from '../src/content-hash.ts'

function hashOf(bytes: Uint8Array): number | string {
  const buffer = Buffer.allocUnsafeSlow(bytes.length)
  buffer.set(bytes)
  return hashContent(buffer, bytes.length)
}

test('equal contents have equal digests, and a changed byte changes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 5000 }), fc.nat(), (bytes, at) => {
      const index = at % bytes.length
      const changed = Uint8Array.from(bytes)
      changed[index] = (bytes[index] ?? 0) ^ 1
      expect(hashOf(Uint8Array.from(bytes))).toBe(hashOf(bytes))
      expect(hashOf(changed)).not.toBe(hashOf(bytes))
    }),
    { seed: 11 },
  )
})

test('similar contents of one size do not collide', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `let x = ${String(index).padStart(6, '0')}\n`)
  expect(new Set(texts.map((text) => hashOf(Buffer.from(text)))).size).toBe(texts.length)
})

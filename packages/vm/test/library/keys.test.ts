import { describe, expect, it } from 'vitest'

import { libraryEntries, parameterCounts } from '@fsrs/chunk'

import { IMPLEMENTATIONS, readsReps } from '../../src/library/library.ts'

describe('the library', () => {
  it('implements every function of the signatures', () => {
    const missing = [...libraryEntries().keys()].filter((key) => !Object.hasOwn(IMPLEMENTATIONS, key))
    expect(missing).toEqual([])
  })

  it('takes as many arguments as the signatures say', () => {
    const wrong: string[] = []
    for (const [key, entry] of libraryEntries()) {
      const call = IMPLEMENTATIONS[key]
      if (call === undefined) continue
      const given = parameterCounts(entry).reduce((sum, count) => sum + count, 0)
      const wanted = given + (readsReps(key) ? entry.reps.length : 0)
      if (call.length !== wanted) wrong.push(`${key}: ${call.length} instead of ${wanted}`)
    }
    expect(wrong).toEqual([])
  })

  it('has no function that no signature names', () => {
    const entries = libraryEntries()
    expect(Object.keys(IMPLEMENTATIONS).filter((key) => !entries.has(key))).toEqual([])
  })
})

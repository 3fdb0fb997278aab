import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { neighbour, panesOf, place, remove, split } from '../src/layout.ts'
import type { Layout, PaneId, SplitDirection } from '../src/layout.ts'

const AREA = { x: 0, y: 1, width: 81, height: 30 }
const ONE: Layout = { k: 'pane', id: 1 }

const operation = fc.record({
  at: fc.nat(),
  direction: fc.constantFrom<SplitDirection>('row', 'column'),
  isRemoval: fc.boolean(),
})

/** A layout that any user could have made. */
const layouts = fc.array(operation, { maxLength: 12 }).map((operations) => {
  let layout: Layout = ONE
  let next: PaneId = 2
  for (const { at, direction, isRemoval } of operations) {
    const ids = panesOf(layout)
    const id = ids[at % ids.length]!
    layout = isRemoval ? (remove(layout, id) ?? ONE) : split(layout, id, direction, next++)
  }
  return layout
})

test('panes and borders cover the area, each cell once', () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const { panes, borders } = place(layout, AREA)
      const covered = new Map<string, number>()
      for (const { x, y, width, height } of [...panes.values(), ...borders]) {
        for (let row = y; row < y + height; row++) {
          for (let column = x; column < x + width; column++) {
            covered.set(`${column},${row}`, (covered.get(`${column},${row}`) ?? 0) + 1)
          }
        }
      }
      // A pane without room is allowed to be nothing, but then its border has no place of its own either.
      const roomy = [...panes.values()].every(({ width, height }) => width > 0 && height > 0)
      fc.pre(roomy)
      expect(covered.size).toBe(AREA.width * AREA.height)
      expect([...covered.values()].every((times) => times === 1)).toBe(true)
    }),
  )
})

test('splitting and taking away again leaves the panes as they were', () => {
  fc.assert(
    fc.property(layouts, fc.nat(), fc.constantFrom<SplitDirection>('row', 'column'), (layout, at, direction) => {
      const ids = panesOf(layout)
      const added = Math.max(...ids) + 1
      const after = remove(split(layout, ids[at % ids.length]!, direction, added), added)!
      expect(panesOf(after)).toEqual(ids)
    }),
  )
})

test('panes of a split share alike, and a split of a split in the same direction is one with more parts', () => {
  const three = split(split(ONE, 1, 'row', 2), 2, 'row', 3)
  expect(three).toMatchObject({ k: 'split', parts: [{ id: 1 }, { id: 2 }, { id: 3 }] })
  expect([...place(three, AREA).panes.values()].map(({ width }) => width)).toEqual([27, 26, 26])
})

describe('the neighbour of a pane', () => {
  // 1 │ 2
  //   │───
  //   │ 3
  const layout = split(split(ONE, 1, 'row', 2), 2, 'column', 3)
  const placement = place(layout, AREA)

  test.each([
    [1, 'right', 2],
    [1, 'left', undefined],
    [2, 'left', 1],
    [2, 'down', 3],
    [3, 'up', 2],
    [3, 'left', 1],
    [3, 'right', undefined],
  ] as const)('of %i to the %s is %s', (from, side, to) => {
    expect(neighbour(placement, from, side)).toBe(to)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { panesOf } from '../src/layout.ts'
import * as tabs from '../src/workspace.ts'
import type { Workspace } from '../src/workspace.ts'

const operations: fc.Arbitrary<(workspace: Workspace) => Workspace> = fc.oneof(
  fc.constant((workspace: Workspace) => tabs.openTab(workspace).workspace),
  fc
    .constantFrom('row' as const, 'column' as const)
    .map((direction) => (workspace: Workspace) => tabs.splitPane(workspace, direction)?.workspace ?? workspace),
  fc.nat().map((at) => (workspace: Workspace) => {
    const panes = workspace.tabs.flatMap(({ layout }) => panesOf(layout))
    return panes.length === 0 ? workspace : tabs.closePane(workspace, panes[at % panes.length]!)
  }),
  fc.constant((workspace: Workspace) => tabs.closeTab(workspace)),
  fc.integer({ min: -3, max: 9 }).map((index) => (workspace: Workspace) => tabs.selectTab(workspace, index)),
  fc.constantFrom(1, -1).map((by) => (workspace: Workspace) => tabs.cycleTab(workspace, by)),
  fc.constantFrom(1, -1).map((by) => (workspace: Workspace) => tabs.moveTab(workspace, by)),
  fc.string().map((name) => (workspace: Workspace) => tabs.renameTab(workspace, name)),
)

test('whatever is opened, closed, split and moved: a tab is shown, it has the keys in one of its panes, no pane is twice', () => {
  fc.assert(
    fc.property(fc.array(operations, { maxLength: 40 }), (steps) => {
      let workspace = tabs.EMPTY
      for (const step of steps) {
        workspace = step(workspace)
        const panes = workspace.tabs.flatMap(({ layout }) => panesOf(layout))
        expect(new Set(panes).size).toBe(panes.length)
        expect(workspace.tabs.every(({ layout, focus }) => panesOf(layout).includes(focus))).toBe(true)
        expect(workspace.active).toBe(
          workspace.tabs.length === 0 ? 0 : Math.min(Math.max(0, workspace.active), workspace.tabs.length - 1),
        )
      }
    }),
  )
})

test('closing another tab leaves the one that is shown', () => {
  const first = tabs.openTab(tabs.EMPTY)
  const second = tabs.openTab(first.workspace)
  const shown = tabs.activeTab(second.workspace)
  expect(tabs.activeTab(tabs.closePane(second.workspace, first.pane))).toEqual(shown)
})

test('a tab goes with its last pane, and the one before it is shown', () => {
  const first = tabs.openTab(tabs.EMPTY)
  const second = tabs.openTab(first.workspace)
  const left = tabs.closePane(second.workspace, second.pane)
  expect(left.tabs).toHaveLength(1)
  expect(tabs.activeTab(left)?.focus).toBe(first.pane)
})

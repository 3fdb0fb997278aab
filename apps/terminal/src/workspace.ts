// Tabs and panes as plain data: what happens to them is a function from one state to the next. The processes are not in
// here; whoever runs them starts and ends them by what `panes` says.

import { panesOf, remove, split } from './layout.ts'
import type { Layout, PaneId, SplitDirection } from './layout.ts'

/** One tab. */
export interface Tab {
  /** Never given twice. */
  readonly id: number
  /** What the user called it; undefined where it goes by its title. */
  readonly name: string | undefined
  readonly layout: Layout
  /** The pane that keys go to; one of `layout`. */
  readonly focus: PaneId
}

/** All that is open. */
export interface Workspace {
  readonly tabs: readonly Tab[]
  /** Index of the tab that is shown; 0 where there is none. */
  readonly active: number
  readonly nextId: number
}

/** Nothing is open. */
export const EMPTY: Workspace = { tabs: [], active: 0, nextId: 1 }

/** The tab that is shown. */
export function activeTab({ tabs, active }: Workspace): Tab | undefined {
  return tabs[active]
}

/** Opens a tab with one pane after the one that is shown, and shows it. */
export function openTab(workspace: Workspace): { readonly workspace: Workspace; readonly pane: PaneId } {
  const { tabs, active, nextId } = workspace
  const pane = nextId + 1
  const tab: Tab = { id: nextId, name: undefined, layout: { k: 'pane', id: pane }, focus: pane }
  const at = tabs.length === 0 ? 0 : active + 1
  return { workspace: { tabs: tabs.toSpliced(at, 0, tab), active: at, nextId: nextId + 2 }, pane }
}

/** Puts a pane beside the one that has the focus; it gets the focus. */
export function splitPane(
  workspace: Workspace,
  direction: SplitDirection,
): { readonly workspace: Workspace; readonly pane: PaneId } | undefined {
  const tab = activeTab(workspace)
  if (tab === undefined) return undefined
  const pane = workspace.nextId
  const layout = split(tab.layout, tab.focus, direction, pane)
  const next = changeActive({ ...workspace, nextId: pane + 1 }, (active) => ({ ...active, layout, focus: pane }))
  return { workspace: next, pane }
}

/** Takes a pane away, wherever it is; a tab without panes goes with it. */
export function closePane(workspace: Workspace, pane: PaneId): Workspace {
  const index = workspace.tabs.findIndex(({ layout }) => panesOf(layout).includes(pane))
  const tab = workspace.tabs[index]
  if (tab === undefined) return workspace
  const layout = remove(tab.layout, pane)
  if (layout === undefined) return withoutTab(workspace, index)
  const before = panesOf(tab.layout).indexOf(pane)
  const left = panesOf(layout)
  const focus = tab.focus === pane ? left[Math.max(0, before - 1)]! : tab.focus
  return { ...workspace, tabs: workspace.tabs.with(index, { ...tab, layout, focus }) }
}

/** Takes the tab that is shown away. */
export function closeTab(workspace: Workspace): Workspace {
  return activeTab(workspace) === undefined ? workspace : withoutTab(workspace, workspace.active)
}

function withoutTab({ tabs, active, nextId }: Workspace, index: number): Workspace {
  const left = tabs.toSpliced(index, 1)
  const shown = index < active || active >= left.length ? active - 1 : active
  return { tabs: left, active: Math.max(0, shown), nextId }
}

/** Shows a tab by its index; one that does not exist changes nothing. */
export function selectTab(workspace: Workspace, index: number): Workspace {
  return Number.isInteger(index) && workspace.tabs[index] !== undefined ? { ...workspace, active: index } : workspace
}

/** Shows the next tab (`by` 1) or the one before (`by` −1), round and round. */
export function cycleTab(workspace: Workspace, by: number): Workspace {
  const { length } = workspace.tabs
  return length === 0 ? workspace : { ...workspace, active: (((workspace.active + by) % length) + length) % length }
}

/** Moves the tab that is shown by one place. */
export function moveTab(workspace: Workspace, by: number): Workspace {
  const { tabs, active } = workspace
  const tab = tabs[active]
  const to = active + by
  if (tab === undefined || to < 0 || to >= tabs.length) return workspace
  return { ...workspace, tabs: tabs.toSpliced(active, 1).toSpliced(to, 0, tab), active: to }
}

/** Names the tab that is shown; an empty name takes the name away. */
export function renameTab(workspace: Workspace, name: string): Workspace {
  return changeActive(workspace, (tab) => ({ ...tab, name: name === '' ? undefined : name }))
}

/** Gives the keys to a pane of the tab that is shown. */
export function focusPane(workspace: Workspace, pane: PaneId): Workspace {
  return changeActive(workspace, (tab) => (panesOf(tab.layout).includes(pane) ? { ...tab, focus: pane } : tab))
}

function changeActive(workspace: Workspace, change: (tab: Tab) => Tab): Workspace {
  const tab = activeTab(workspace)
  if (tab === undefined) return workspace
  return { ...workspace, tabs: workspace.tabs.with(workspace.active, change(tab)) }
}

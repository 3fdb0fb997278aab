import type { Rect } from './frame.ts'

/** A pane's number; never given twice. */
export type PaneId = number

/** How a tab's panes share its area. */
export type Layout =
  | { readonly k: 'pane'; readonly id: PaneId }
  /** `row`: side by side. Every part has the same share; a split of the same direction becomes one with more parts. */
  | { readonly k: 'split'; readonly direction: SplitDirection; readonly parts: readonly Layout[] }

/** `row`: side by side; `column`: one above the other. */
export type SplitDirection = 'row' | 'column'

/** Where to look for a neighbour. */
export type Side = 'left' | 'right' | 'up' | 'down'

/** Where everything of a layout is. */
export interface Placement {
  readonly panes: ReadonlyMap<PaneId, Rect>
  /** The lines between panes, one cell thick. */
  readonly borders: readonly Rect[]
}

/** The smallest pane that is worth looking at, in cells. */
const PANE_MIN = { width: 8, height: 2 }

/** All panes, from the left and from above. */
export function panesOf(layout: Layout): readonly PaneId[] {
  return layout.k === 'pane' ? [layout.id] : layout.parts.flatMap(panesOf)
}

/** Puts a new pane right of, or below, another. */
export function split(layout: Layout, beside: PaneId, direction: SplitDirection, added: PaneId): Layout {
  if (layout.k === 'pane') {
    if (layout.id !== beside) return layout
    return { k: 'split', direction, parts: [layout, { k: 'pane', id: added }] }
  }
  const index = layout.parts.findIndex((part) => part.k === 'pane' && part.id === beside)
  if (index !== -1 && layout.direction === direction) {
    return { ...layout, parts: layout.parts.toSpliced(index + 1, 0, { k: 'pane', id: added }) }
  }
  return { ...layout, parts: layout.parts.map((part) => split(part, beside, direction, added)) }
}

/** Takes a pane away; undefined where it was the last. */
export function remove(layout: Layout, id: PaneId): Layout | undefined {
  if (layout.k === 'pane') return layout.id === id ? undefined : layout
  const parts = layout.parts.map((part) => remove(part, id)).filter((part) => part !== undefined)
  return parts.length <= 1 ? parts[0] : { ...layout, parts }
}

/** Shares `area` among the panes. What has no room for two cells gets what is left, which may be nothing. */
export function place(layout: Layout, area: Rect): Placement {
  const panes = new Map<PaneId, Rect>()
  const borders: Rect[] = []
  placeIn(layout, area, panes, borders)
  return { panes, borders }
}

function placeIn(layout: Layout, area: Rect, panes: Map<PaneId, Rect>, borders: Rect[]): void {
  if (layout.k === 'pane') {
    panes.set(layout.id, area)
    return
  }
  const { direction, parts } = layout
  const isRow = direction === 'row'
  const length = Math.max(0, (isRow ? area.width : area.height) - (parts.length - 1))
  let at = isRow ? area.x : area.y
  for (const [index, part] of parts.entries()) {
    // Whole cells: what does not divide goes to the first ones.
    const size = Math.floor(length / parts.length) + (index < length % parts.length ? 1 : 0)
    placeIn(part, isRow ? { ...area, x: at, width: size } : { ...area, y: at, height: size }, panes, borders)
    at += size
    if (index < parts.length - 1) borders.push(isRow ? { ...area, x: at, width: 1 } : { ...area, y: at, height: 1 })
    at += 1
  }
}

/** Whether a pane has room for another beside it. */
export function canSplit(rect: Rect, direction: SplitDirection): boolean {
  return direction === 'row' ? rect.width >= 2 * PANE_MIN.width + 1 : rect.height >= 2 * PANE_MIN.height + 1
}

/** The pane that one comes to from another: of those that touch that side, the one that shares most of it. */
export function neighbour({ panes }: Placement, from: PaneId, side: Side): PaneId | undefined {
  const own = panes.get(from)
  if (own === undefined) return undefined
  let best: { readonly id: PaneId; readonly shared: number } | undefined
  for (const [id, rect] of panes) {
    const shared = touches(own, rect, side) ? sharedLength(own, rect, side) : 0
    if (id !== from && shared > (best?.shared ?? 0)) best = { id, shared }
  }
  return best?.id
}

function touches(own: Rect, other: Rect, side: Side): boolean {
  switch (side) {
    case 'left':
      return other.x + other.width + 1 === own.x
    case 'right':
      return own.x + own.width + 1 === other.x
    case 'up':
      return other.y + other.height + 1 === own.y
    case 'down':
      return own.y + own.height + 1 === other.y
  }
}

function sharedLength(a: Rect, b: Rect, side: Side): number {
  return side === 'left' || side === 'right'
    ? Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
    : Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
}

/**
 * Documents that fit themselves to a width, as FSharp.Core's `%A` lays values out: a combinator library after
 * P. Wadler's "A prettier printer" in the greedy variant that F# uses. A joint between two parts may break; when a word
 * does not fit, the outermost joint that has not broken yet does.
 */
export type Layout = Leaf | Node

interface Leaf {
  readonly type: 'leaf'
  readonly text: string
  /** No blank before it, or after it. */
  readonly tightBefore: boolean
  readonly tightAfter: boolean
}

interface Node {
  readonly type: 'node'
  readonly left: Layout
  readonly right: Layout
  readonly tightBefore: boolean
  readonly tightAfter: boolean
  joint: Joint
}

type Joint =
  | { readonly type: 'unbreakable' }
  | { readonly type: 'breakable'; readonly indent: number }
  | { readonly type: 'broken'; readonly indent: number }

const UNBREAKABLE: Joint = { type: 'unbreakable' }
const BREAKABLE: readonly Joint[] = [0, 1, 2].map((indent) => ({ type: 'breakable', indent }))
const BROKEN: readonly Joint[] = [0, 1, 2].map((indent) => ({ type: 'broken', indent }))

/** A word, with blanks around it. */
export function word(text: string): Layout {
  return { type: 'leaf', text, tightBefore: false, tightAfter: false }
}

/** An opening bracket: no blank after it. */
export function opening(text: string): Layout {
  return { type: 'leaf', text, tightBefore: false, tightAfter: true }
}

/** A closing bracket or a separator: no blank before it. */
export function closing(text: string): Layout {
  return { type: 'leaf', text, tightBefore: true, tightAfter: false }
}

function join(left: Layout, right: Layout, joint: Joint): Layout {
  return {
    type: 'node',
    left,
    right,
    tightBefore: left.tightBefore,
    tightAfter: right.tightAfter,
    joint,
  }
}

/** Two parts that stay on one line. */
export function beside(left: Layout, right: Layout): Layout {
  return join(left, right, UNBREAKABLE)
}

/** Two parts between which a line may end; the next is indented by as much. */
export function breakable(left: Layout, right: Layout, indent: 0 | 1 | 2): Layout {
  return join(left, right, BREAKABLE[indent] as Joint)
}

/** Parts on lines of their own. */
export function above(parts: readonly Layout[]): Layout {
  return parts.reduce((left, right) => join(left, right, BROKEN[0] as Joint))
}

/** Parts with a separator behind each but the last. */
export function separated(separator: string, parts: readonly Layout[]): Layout | undefined {
  let [result] = parts
  if (result === undefined) return undefined
  for (let index = 1; index < parts.length; index++) {
    result = breakable(beside(result, closing(separator)), parts[index] as Layout, 0)
  }
  return result
}

/** Parts in brackets. */
export function bracketed(open: string, content: Layout | undefined, close: string): Layout {
  const left = content === undefined ? opening(open) : beside(opening(open), content)
  return beside(left, closing(close))
}

/** Breaks joints where the text would run past `width` (0 is without limit), and prints. */
export function render(layout: Layout, width: number): string {
  if (width > 0) new Fitter(width).fit(layout, 0)
  const out: string[] = []
  print(layout, 0, 0, out)
  return out.join('')
}

/** Tells which joints must break; notes it in them. */
class Fitter {
  private readonly width: number
  /** What breaking each joint that is open would save, outermost first; negative where it has broken. */
  private readonly breaks: number[] = []
  /** The first joint that has not broken. */
  private outer = 0

  constructor(width: number) {
    this.width = width
  }

  /** Fits a layout that begins at `position`: answers where it ends, and how far that is from its own begin. */
  fit(layout: Layout, position: number): readonly [end: number, offset: number] {
    if (layout.type === 'leaf') return this.fitLeaf(layout.text.length, position)
    // Lists lean to the left, thousands deep.
    const spine: Node[] = []
    let first: Layout = layout
    while (first.type === 'node') {
      spine.push(first)
      first = first.left
    }
    let [end, offset] = this.fit(first, position)
    for (let index = spine.length - 1; index >= 0; index--) {
      ;[end, offset] = this.fitRight(spine[index] as Node, end, offset)
    }
    return [end, offset]
  }

  private fitLeaf(length: number, position: number): readonly [number, number] {
    let at = position
    while (at + length > this.width && this.outer < this.breaks.length) {
      const saving = this.breaks[this.outer] as number
      this.breaks[this.outer] = -saving
      this.outer++
      at -= saving
    }
    return [at + length, length]
  }

  private fitRight(node: Node, leftEnd: number, leftOffset: number): readonly [number, number] {
    const blank = isTight(node) ? 0 : 1
    const { joint } = node
    switch (joint.type) {
      case 'unbreakable': {
        const [end, offset] = this.fit(node.right, leftEnd + blank)
        return [end, leftOffset + blank + offset]
      }
      case 'broken': {
        const [end, offset] = this.fit(node.right, leftEnd - leftOffset + joint.indent)
        return [end, joint.indent + offset]
      }
      case 'breakable': {
        const saving = leftOffset + blank - joint.indent
        if (saving <= 0) {
          const [end, offset] = this.fit(node.right, leftEnd + blank)
          return [end, leftOffset + blank + offset]
        }
        this.breaks.push(saving)
        const [end, offset] = this.fit(node.right, leftEnd + blank)
        const hasBroken = (this.breaks.pop() as number) < 0
        if (this.outer > this.breaks.length) this.outer = this.breaks.length
        if (!hasBroken) return [end, leftOffset + blank + offset]
        node.joint = BROKEN[joint.indent] as Joint
        return [end, joint.indent + offset]
      }
    }
  }
}

function isTight(node: Node): boolean {
  return node.left.tightAfter || node.right.tightBefore
}

/** Prints at column `column`; `margin` is where new lines begin. Answers the column after it. */
function print(layout: Layout, margin: number, column: number, out: string[]): number {
  if (layout.type === 'leaf') {
    out.push(layout.text)
    return column + layout.text.length
  }
  const spine: Node[] = []
  let first: Layout = layout
  while (first.type === 'node') {
    spine.push(first)
    first = first.left
  }
  let at = print(first, margin, column, out)
  for (let index = spine.length - 1; index >= 0; index--) {
    const node = spine[index] as Node
    if (node.joint.type === 'broken') {
      const start = margin + node.joint.indent
      out.push('\n', ' '.repeat(start))
      at = print(node.right, start, start, out)
      continue
    }
    if (!isTight(node)) {
      out.push(' ')
      at++
    }
    at = print(node.right, at, at, out)
  }
  return at
}

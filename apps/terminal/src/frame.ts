import stringWidth from 'string-width'

/** A colour: −1 is the terminal's own, 0 to 255 stand in its palette, and from `RGB` on it is 24 bits of red, green, blue. */
export type ColorCode = number

/** The terminal's own foreground or background. */
export const DEFAULT_COLOR: ColorCode = -1

/** Added to `0xRRGGBB`. */
export const RGB = 0x1000000

/** What a cell can be besides coloured; a set of bits. */
export const FLAG = {
  bold: 1,
  dim: 2,
  italic: 4,
  underline: 8,
  blink: 16,
  inverse: 32,
  hidden: 64,
  strike: 128,
} as const

/** How a cell looks. */
export interface Style {
  readonly fg: ColorCode
  readonly bg: ColorCode
  /** Bits of `FLAG`. */
  readonly flags: number
}

/** As the terminal writes when nobody tells it otherwise. */
export const PLAIN: Style = { fg: DEFAULT_COLOR, bg: DEFAULT_COLOR, flags: 0 }

/** A part of the screen, in cells; the left upper cell of the screen is 0, 0. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the cursor is; `undefined` where it is hidden. */
export interface CursorPosition {
  readonly x: number
  readonly y: number
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** One picture of the screen: a grid of cells that is filled once and then only compared. */
export class Frame {
  /** In cells. */
  readonly width: number
  /** In cells. */
  readonly height: number
  /** What each cell shows, row by row; the right half of a wide character is empty. */
  readonly texts: string[]
  readonly fg: Int32Array
  readonly bg: Int32Array
  readonly flags: Uint8Array
  cursor: CursorPosition | undefined

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.texts = Array.from({ length: width * height }, () => ' ')
    this.fg = new Int32Array(width * height).fill(DEFAULT_COLOR)
    this.bg = new Int32Array(width * height).fill(DEFAULT_COLOR)
    this.flags = new Uint8Array(width * height)
  }

  /** Sets one cell. What lies outside of the frame is dropped. */
  set(x: number, y: number, text: string, style: Style): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return
    const at = y * this.width + x
    this.texts[at] = text
    this.fg[at] = style.fg
    this.bg[at] = style.bg
    this.flags[at] = style.flags
  }

  /** Covers a part with one character. */
  cover(rect: Rect, text: string, style: Style): void {
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      for (let x = rect.x; x < rect.x + rect.width; x++) this.set(x, y, text, style)
    }
  }

  /**
   * Writes a line, cut off at `right`. Control characters are shown as spaces: what is written here may come from a
   * script or from the title of a program.
   *
   * @returns the column after the last cell that was written
   */
  write(x: number, y: number, text: string, style: Style, right: number = this.width): number {
    let column = x
    for (const { segment } of graphemes.segment(text)) {
      const width = isControl(segment) ? 1 : stringWidth(segment)
      if (width === 0) continue
      if (column + width > right) break
      this.set(column, y, isControl(segment) ? ' ' : segment, style)
      if (width === 2) this.set(column + 1, y, '', style)
      column += width
    }
    return column
  }

  /** The text of a row, without styles; for tests and for what is recorded. */
  rowText(y: number): string {
    return this.texts.slice(y * this.width, (y + 1) * this.width).join('')
  }
}

function isControl(text: string): boolean {
  const code = text.codePointAt(0) ?? 0
  return code < 32 || (code >= 127 && code < 160)
}

/** In cells, as `Frame.write` places it. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

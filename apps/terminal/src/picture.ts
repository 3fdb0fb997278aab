import { DEFAULT_COLOR, FLAG, Frame, RGB } from './frame.ts'
import type { ColorCode } from './frame.ts'
import { drawTerminal } from './pane-view.ts'
import type { VirtualScreen } from './virtual-screen.ts'

/** Size of a cell, in the units of the picture. */
const CELL = { width: 8.4, height: 18 }

const FONT_SIZE = 14
const BACKGROUND = '#16181d'
const FOREGROUND = '#d7dae0'

/** The first sixteen colours, as a common theme has them. */
const PALETTE = [
  '#1d2026', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#c8ccd4',
  '#6b7280', '#ef8a92', '#b5d99c', '#f0d399', '#8cc4f4', '#d79be8', '#7fcbd5', '#ffffff',
] // prettier-ignore

/** What a screen shows, as SVG. */
export function pictureOf(screen: VirtualScreen): string {
  const { columns, rows } = screen
  const frame = new Frame(columns, rows)
  drawTerminal(frame, { x: 0, y: 0, width: columns, height: rows }, screen.terminal, 0)
  const backs: string[] = []
  const texts: string[] = []
  for (let y = 0; y < rows; y++) drawRow(frame, y, backs, texts)
  const width = (columns * CELL.width).toFixed(1)
  const height = rows * CELL.height
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${BACKGROUND}"/>`,
    ...backs,
    `<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" xml:space="preserve">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** Cells that look alike are one piece, so that the picture stays small. */
function drawRow(frame: Frame, y: number, backs: string[], texts: string[]): void {
  const { width } = frame
  for (let from = 0; from < width;) {
    let to = from + 1
    while (to < width && isAlike(frame, y * width + from, y * width + to)) to += 1
    const at = y * width + from
    const inverse = (frame.flags[at]! & FLAG.inverse) !== 0
    const fore = colorOf(frame.fg[at]!, FOREGROUND)
    const back = colorOf(frame.bg[at]!, BACKGROUND)
    const [ink, paper] = inverse ? [back, fore] : [fore, back]
    const x = (from * CELL.width).toFixed(1)
    const length = ((to - from) * CELL.width).toFixed(1)
    if (paper !== BACKGROUND) {
      backs.push(`<rect x="${x}" y="${y * CELL.height}" width="${length}" height="${CELL.height}" fill="${paper}"/>`)
    }
    const text = frame.texts.slice(at, y * width + to).join('')
    if (text.trim() !== '') {
      const weight = (frame.flags[at]! & FLAG.bold) === 0 ? '' : ' font-weight="bold"'
      const line = (frame.flags[at]! & FLAG.underline) === 0 ? '' : ' text-decoration="underline"'
      const base = (y * CELL.height + FONT_SIZE - 1).toFixed(0)
      texts.push(
        `<text x="${x}" y="${base}" fill="${ink}" textLength="${length}"${weight}${line}>${escapeXml(text)}</text>`,
      )
    }
    from = to
  }
}

function isAlike(frame: Frame, a: number, b: number): boolean {
  return frame.fg[a] === frame.fg[b] && frame.bg[a] === frame.bg[b] && frame.flags[a] === frame.flags[b]
}

function colorOf(color: ColorCode, otherwise: string): string {
  if (color === DEFAULT_COLOR) return otherwise
  if (color >= RGB) return `#${(color - RGB).toString(16).padStart(6, '0')}`
  return PALETTE[color] ?? cubeColor(color)
}

/** The 6 × 6 × 6 cube and the greys after it, as xterm lays them out. */
function cubeColor(index: number): string {
  const hex = (...parts: number[]): string => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10
    return hex(grey, grey, grey)
  }
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40)
  const cube = index - 16
  return hex(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6))
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

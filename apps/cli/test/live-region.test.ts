import xterm from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { LiveRegion } from '../src/live-region.ts'

/** A region on a terminal that interprets what is written. */
class Screen {
  readonly terminal: xterm.Terminal
  readonly region: LiveRegion

  constructor(columns = 40, rows = 10) {
    const terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 5000,
      convertEol: true,
    })
    this.terminal = terminal
    this.region = new LiveRegion({
      write: (text) => terminal.write(text),
      get columns() {
        return terminal.cols
      },
    })
  }

  print(text: string): void {
    this.region.takeOff()
    this.terminal.write(text)
    this.region.printed(text)
  }

  /** Everything from the first line on, wrapped lines joined. */
  async text(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.terminal.write('', resolve)
    })
    const { active } = this.terminal.buffer
    let text = ''
    for (let row = 0; row < active.length; row++) {
      const next = active.getLine(row + 1)
      text += active.getLine(row)?.translateToString(next?.isWrapped !== true) ?? ''
      if (next?.isWrapped !== true) text += '\n'
    }
    return text.trimEnd()
  }
}

describe('a live region', () => {
  test('stays beneath what is printed', async () => {
    const screen = new Screen()
    screen.region.draw(['---', 'first'])
    screen.print('one\n')
    screen.region.draw(['---', 'second', 'and more'])
    screen.region.draw(['---', 'third'])
    expect(await screen.text()).toBe('one\n---\nthird')
  })

  test('goes on with a line that has no end', async () => {
    const screen = new Screen()
    screen.print('be')
    screen.region.draw(['---'])
    screen.print('gun')
    screen.region.draw(['---'])
    screen.print(' and ended\n')
    screen.region.draw(['---'])
    expect(await screen.text()).toBe('begun and ended\n---')
  })

  test('goes on with a line that is longer than the terminal is wide', async () => {
    const screen = new Screen(10)
    screen.print('a'.repeat(25))
    screen.region.draw(['---'])
    screen.print('b'.repeat(5))
    screen.region.draw(['---'])
    expect(await screen.text()).toBe(`${'a'.repeat(25)}${'b'.repeat(5)}\n---`)
  })

  test('lets a line overwrite itself, as progress does', async () => {
    const screen = new Screen()
    screen.print('10 %')
    screen.region.draw(['---'])
    screen.print('\r20 %')
    screen.region.draw(['---'])
    expect(await screen.text()).toBe('20 %\n---')
  })

  test('leaves text alone that moves the cursor', async () => {
    const screen = new Screen()
    screen.print('a\tb')
    screen.region.draw(['---'])
    screen.print('c\n')
    expect(await screen.text()).toBe('a       b\nc')
  })

  test('whatever is printed, in whatever pieces: nothing is lost, and nothing of the view is left over', async () => {
    const piece = fc.stringMatching(/^[a-z \n]{0,30}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(piece, fc.integer({ min: 0, max: 6 })), { maxLength: 40 }),
        fc.integer({ min: 5, max: 50 }),
        async (steps, columns) => {
          const screen = new Screen(columns, 8)
          for (const [text, lines] of steps) {
            screen.print(text)
            if (lines > 0) screen.region.draw(Array.from({ length: lines }, (_, index) => `#${index}`))
          }
          screen.region.takeOff()
          const printed = steps.map(([text]) => text).join('')
          const ends = (text: string): string => text.replaceAll(/ +$/gm, '').trimEnd()
          expect(ends(await screen.text())).toBe(ends(printed))
        },
      ),
      { seed: 9, numRuns: 100 },
    )
  })
})

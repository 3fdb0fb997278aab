import { expect, test } from 'vitest'

import { VirtualClock } from '@fsrs/test-harness'

import { Frame } from '../src/frame.ts'
import { Painter } from '../src/painter.ts'
import { VirtualScreen } from '../src/virtual-screen.ts'

test('what is to be shown before there is anything to draw it with waits until there is', async () => {
  using screen = new VirtualScreen(10, 2)
  const clock = new VirtualClock()
  let drawn = 0
  using painter = new Painter(screen, clock, () => {
    drawn += 1
    return new Frame(10, 2)
  })
  painter.invalidate()
  await clock.advance(1000)
  expect(drawn).toBe(0)
  painter.open()
  await clock.advance(0)
  expect(drawn).toBe(1)
})

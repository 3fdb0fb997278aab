// The program itself: a clock that counts. Edit this file, or the two beside it, and save.
import { counter } from './counter.ts'
import { line } from './view.ts'

const timer = setInterval(() => {
  counter.ticks += 1
  console.log(line(counter.ticks))
}, 500)

// When a newer version of this module takes over, its timer takes over too.
import.meta.hot.dispose(() => clearInterval(timer))

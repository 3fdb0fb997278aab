/** Where a program's output goes. */
interface Sinks {
  readonly print?: (text: string) => void
  readonly printError?: (text: string) => void
  /** False: nothing is held back. */
  readonly holdOutput?: boolean
}

/**
 * What a program prints before it is live. It is held back, because most of what is tried never goes live: each edit of a
 * burst would print. Once released, output passes at once.
 */
export class HeldOutput {
  readonly sinks: Required<Pick<Sinks, 'print' | 'printError'>>
  private held: (() => void)[] | undefined

  constructor({ print = consoleLines(), printError = print, holdOutput = true }: Sinks) {
    this.held = holdOutput ? [] : undefined
    this.sinks = { print: this.through(print), printError: this.through(printError) }
  }

  /** Lets out what was held, in order, and all that comes. What a sink throws is the sink's affair: the rest comes. */
  release(): void {
    const { held } = this
    this.held = undefined
    for (const write of held ?? []) {
      try {
        write()
      } catch {
        // The program is live whether or not the host could take its output.
      }
    }
  }

  private through(sink: (text: string) => void): (text: string) => void {
    return (text) => {
      if (this.held === undefined) sink(text)
      else this.held.push(() => sink(text))
    }
  }
}

/** The console writes whole lines: what has no end yet waits for it. */
function consoleLines(): (text: string) => void {
  let line = ''
  return (text) => {
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const each of lines) console.log(each)
  }
}

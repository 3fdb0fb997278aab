/** What a benchmark needs of the run that it is part of. */
export interface BenchmarkContext {
  /** The short form: a few trials of everything, to prove that it works. Its figures mean nothing. */
  readonly short: boolean
  /** An empty directory, removed after the benchmark. */
  readonly directory: string
  /** A line for whoever waits. */
  readonly log: (line: string) => void
  /** The same items in an order of chance: whoever is measured first is not always the same. */
  readonly shuffled: <Item>(items: readonly Item[]) => Item[]
  /**
   * Measures part by part, and keeps what was found of each as JSON, so that a run that is cut off goes on where it was.
   *
   * @param names of all parts
   * @returns what was found now or before, by the name of the part; of those that were asked for, where not all are
   */
  readonly inParts: <Found>(
    names: readonly string[],
    measure: (name: string) => Promise<Found>,
  ) => Promise<ReadonlyMap<string, Found>>
}

/** One question, answered by measurement. Its head comment says what is timed and what is not. */
export interface Benchmark {
  /** As it is called for: `npm run bench -- NAME`. */
  readonly name: string
  readonly question: string
  run(context: BenchmarkContext): Promise<BenchmarkReport>
}

/** What a benchmark found. */
export interface BenchmarkReport {
  readonly tables: readonly Table[]
  readonly goals: readonly Goal[]
  /** Contestants that could not take part, each with the reason. */
  readonly absent: readonly string[]
  /** What must not happen on any machine, however slow, and did: it fails the run. */
  readonly wrong: readonly string[]
}

/** Figures of several contestants beside one another. */
export interface Table {
  readonly title: string
  /** What is timed, the warm-up, the number of trials, the statistic, the unit. */
  readonly method: string
  /** Headings of the cells. */
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** One contestant's figures. */
export interface Row {
  readonly name: string
  readonly isOurs: boolean
  /** A cell for each column; undefined: not measured. */
  readonly cells: readonly (number | string | undefined)[]
}

/** What is to be reached. */
export interface Goal {
  readonly text: string
  readonly measured: string
  readonly isMet: boolean
}

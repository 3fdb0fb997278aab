/** Where lines come from: a person who edits them, or a file. */
export interface LineEditor extends Disposable {
  /** Whether a person types: then prompts are shown, and what is unfinished is waited for. */
  readonly isInteractive: boolean
  /**
   * Asks for a line.
   *
   * @returns `undefined` at the end of the input, `interrupted` after Ctrl+C
   */
  line(prompt: string): Promise<{ readonly text: string } | 'interrupted' | undefined>
  /** Whether more lines are there already, as when several were pasted. */
  readonly hasMore: boolean
  /** Runs code that Ctrl+C can end; then it throws a `CodedError` `INTERRUPTED`. */
  interruptible<T>(body: () => T): T
}

/** How lines are edited. */
export interface LineEditorOptions {
  /** File that remembers lines; undefined: none does. */
  readonly historyFile: string | undefined
  /** What may stand in place of the last word, and that word. */
  complete(line: string): readonly [candidates: readonly string[], word: string]
}

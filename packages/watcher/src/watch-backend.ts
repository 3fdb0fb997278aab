/**
 * Where a backend reports to. Every report is a hint: it may come too often, never too seldom. The watcher looks at the
 * disk itself, so a backend never says what has changed.
 */
export interface WatchSink {
  /** The entry `name` of the watched `directory` may have been created, changed, replaced or removed. */
  changed(directory: string, name: string): void
  /** Events were lost: anything in `directory`, or without one in every watched directory, may have changed. */
  overflowed(directory?: string): void
  /** The watch of `directory` has ended by itself; the watcher adds the directory again when it is there. */
  lost(directory: string): void
}

/** A running backend. Directories are absolute, normalised and free of symbolic links; each is added once at a time. */
export interface WatchSession extends AsyncDisposable {
  /**
   * Starts watching the direct entries of `directory`. When this returns, or the promise it returned is fulfilled, no
   * later change can be missed.
   *
   * @param wants whether anybody is interested in the entry of that name; the answer may change with time
   * @throws the operating system's own error, with its own `code`: ENOENT, EACCES, ENOSPC, EMFILE, …
   */
  add(directory: string, wants: (name: string) => boolean): void | Promise<void>
  /** Ends the watch of `directory` and frees what it held; nothing happens where it is not watched. */
  remove(directory: string): void
}

/** A way to learn that something may have changed. Implement it to bring a backend of your own. */
export interface WatchBackend {
  /** Shown in messages and as `FileWatcher.backendName`. */
  readonly name: string
  /** Begins to serve one watcher, which disposes of the session when it is closed. */
  open(sink: WatchSink): WatchSession | Promise<WatchSession>
}

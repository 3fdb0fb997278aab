/** What has become of a path, as one net change: whatever happened in between is merged into it. */
export interface FileEvent {
  /** `created`: the client did not know it to exist; `deleted`: it did; `modified`: it did, with another content. */
  readonly type: 'created' | 'modified' | 'deleted'
  /** Absolute and normalised. Below a watched directory it starts with that directory, links not resolved. */
  readonly path: string
  /** Directories are announced only where `directories` asks for them. */
  readonly kind: 'file' | 'directory'
  /** When the look that found the change, and its content whole, began, as `performance.now()`, in milliseconds. */
  readonly atMs: number
}

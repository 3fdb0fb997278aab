interface ImportMeta {
  readonly hot: import('@fsrs/typescript').HotContext
}

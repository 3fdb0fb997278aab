import type { HotContext } from '@fsrs/typescript'

declare global {
  interface ImportMeta {
    readonly hot: HotContext
  }
}

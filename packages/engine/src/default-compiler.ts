import type { Chunk } from '@fsrs/chunk'
import type { CompilerAdapter } from '@fsrs/compiler'

/**
 * The FSRS compiler, loaded when it first compiles: an engine for another language never pays for it. Its extensions are
 * known before, because `start` asks for them.
 */
export function defaultCompiler(): CompilerAdapter<Chunk> {
  let loading: Promise<CompilerAdapter<Chunk>> | undefined
  return {
    name: 'fsrs',
    extensions: ['.fsrs', '.fs'],
    async compile(request) {
      loading ??= import('@fsrs/frontend').then(({ fsrsCompiler }) => fsrsCompiler())
      return (await loading).compile(request)
    },
  }
}

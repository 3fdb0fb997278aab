import type { Chunk } from '@fsrs/chunk'
import type { CompilerAdapter } from '@fsrs/compiler'
import type { FsrsCompilerOptions } from '@fsrs/frontend'

/**
 * The FSRS compiler, loaded when it first compiles: an engine for another language never pays for it. Its extensions are
 * known before, because `start` asks for them.
 */
export function defaultCompiler(options: FsrsCompilerOptions = {}): CompilerAdapter<Chunk> {
  let loading: Promise<CompilerAdapter<Chunk>> | undefined
  return {
    name: 'fsrs',
    extensions: ['.fsrs', '.fs'],
    async compile(request) {
      loading ??= import('@fsrs/frontend').then(({ fsrsCompiler }) => fsrsCompiler(options))
      return (await loading).compile(request)
    },
  }
}

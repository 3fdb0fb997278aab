import { after } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'
import type { CompilerAdapter } from '@fsrs/compiler'
import type { FsrsCompilerOptions } from '@fsrs/frontend'

/**
 * The FSRS compiler, loaded when it first compiles: an engine for another language never pays for it. Its extensions are
 * known before, because `start` asks for them.
 */
export function defaultCompiler(options: FsrsCompilerOptions = {}): CompilerAdapter<Chunk> {
  let compiler: CompilerAdapter<Chunk> | Promise<CompilerAdapter<Chunk>> | undefined
  return {
    name: 'fsrs',
    extensions: ['.fsrs', '.fs'],
    compile(request) {
      compiler ??= import('@fsrs/frontend').then(({ fsrsCompiler }) => (compiler = fsrsCompiler(options)))
      return after(compiler, (loaded) => loaded.compile(request))
    },
  }
}

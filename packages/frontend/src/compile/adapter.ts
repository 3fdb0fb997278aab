import type { Chunk } from '@fsrs/chunk'
import type { AdapterResult, CompilerAdapter, SourceReader, SourceResult } from '@fsrs/compiler'

import { compileLoaded, type HostSignatures, parseInto, signaturesOf } from './compile.ts'
import { type LoadedFile, loadFiles, type LoadOutcome, type ParseFile, reloadFile } from './compile-load.ts'
import { CompileMemory } from './compile-memory.ts'
import { askedBy } from './compile-phases.ts'
import { withRecordedTypes } from './recorded-types.ts'

/** How the adapter compiles. */
export interface FsrsCompilerOptions {
  /** Functions that scripts may call; asked for at each compile, so that a registry may grow. Default none. */
  readonly host?: HostSignatures
  /**
   * Text of the module `Old`: the types that the running program's state was recorded with, for `[<Migrate>]` functions.
   * Asked for at each compile of a program that mentions it; undefined where nothing was recorded.
   */
  readonly recorded?: () => string | undefined
  /** Files whose results are remembered at most, besides those of the program just compiled; default 1000. */
  readonly rememberedFiles?: number
}

/**
 * The language as the engine sees it: `.fsrs` and `.fs`, several files by `#load`. It remembers what it compiled: an edit
 * compiles the edited file, and others only if what they can see of it changed. Its answers depend on the sources alone.
 */
export function fsrsCompiler(options: FsrsCompilerOptions = {}): CompilerAdapter<Chunk> {
  const memory = new CompileMemory(options.rememberedFiles ?? 1000)
  const parse = parseInto(memory)
  return {
    name: 'fsrs',
    extensions: ['.fsrs', '.fs'],
    compile(request) {
      const { entry, sources } = request
      const again = searchAgain(entry, sources, parse, memory)
      if (again !== undefined) return compileFound(again)
      return search(entry, sources, parse, memory).then((found) =>
        request.signal?.aborted === true ? { ok: false, diagnostics: [], modules: [] } : compileFound(found),
      )
    },
  }

  function compileFound(searched: LoadOutcome): AdapterResult<Chunk> {
    const found = withRecordedTypes(searched, parse, options.recorded)
    const result = compileLoaded(found, signaturesOf(options.host), memory)
    memory.trim(found.ok ? found.files.length : 0)
    const { diagnostics, modules } = result
    return result.ok ? { ok: true, artifact: result.chunk, diagnostics, modules } : { ok: false, diagnostics, modules }
  }
}

/** The files of the search before, where nothing but texts has changed since: of a large program, one of thousands. */
function searchAgain(
  entry: string,
  sources: SourceReader,
  parse: ParseFile,
  memory: CompileMemory,
): LoadOutcome | undefined {
  const last = memory.lastSearch
  if (last?.files.at(-1)?.path !== entry || sources.keep === undefined) return undefined
  const changed = sources.changedSince?.(last.sources)
  const places = changed?.map((path) => last.places.get(path) ?? -1)
  if (places === undefined || places.includes(-1)) return undefined
  const files = [...last.files]
  const fresh: LoadedFile[] = []
  // Who loads is looked at before what is loaded: a file that nobody loads any more must not become a dependency.
  for (const place of places.toSorted((a, b) => b - a)) {
    const before = files[place]!
    const answer: SourceResult | Promise<SourceResult> = sources.read(before.path)
    if (answer instanceof Promise || !answer.ok) return undefined
    const file = reloadFile(before, parse(before.path, answer.text))
    if (file === undefined) return undefined
    files[place] = file
    fresh.push(file)
  }
  sources.keep(last.sources)
  // What is asked for may be asked for no more; most programs ask for nothing.
  const asksForNothing = last.asked.preludeParts === 0 && !last.asked.speaksOfOld
  const asked = askedBy(asksForNothing ? fresh : files)
  memory.lastSearch = { ...last, sources, files, asked }
  return { ok: true, files, asked }
}

async function search(
  entry: string,
  sources: SourceReader,
  parse: ParseFile,
  memory: CompileMemory,
): Promise<LoadOutcome> {
  const searching = loadFiles(entry, parse)
  let step = searching.next()
  while (step.done !== true) {
    const request = step.value
    if (request.kind === 'Resolve') {
      step = searching.next(sources.resolve(request.path, request.from))
      continue
    }
    // A reader that answers at once is not made to wait: a hundred modules would cost a hundred turns of the event loop.
    const answer: SourceResult | Promise<SourceResult> = sources.read(request.path)
    step = searching.next(answer instanceof Promise ? await answer : answer)
  }
  const found = step.value
  const files = found.ok ? found.files : []
  const asked = found.ok ? found.asked : askedBy([])
  memory.lastSearch = { sources, files, asked, places: new Map(files.map(({ path }, place) => [path, place])) }
  return found
}

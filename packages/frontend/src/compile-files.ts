/**
 * Compiles the files of a program in order, re-using what is remembered. A file is done again when its text changed, or
 * when something that it can see did: the interfaces of the files that it mentions, of those that they mention, and so on. A
 * changed file whose interface stayed as it was leaves all others alone.
 */
import { Chunk } from '@fsrs/chunk'
import type { Program } from '@fsrs/chunk'
import { type Diagnostic, hasErrors, type ModuleReport } from '@fsrs/compiler'

import { unitNames } from './compile-names.ts'
import type { LoadedFile } from './compile-load.ts'
import type { CompileMemory } from './compile-memory.ts'
import { type CompiledFile, compileFile } from './compile-phases.ts'
import type { FunctionFacts } from './lower-context.ts'
import { interfaceKey, reachedBy } from './module-interface.ts'

/** A compiled program. */
export type ProgramResult = {
  readonly diagnostics: readonly Diagnostic[]
  readonly modules: readonly ModuleReport[]
} & ({ readonly ok: true; readonly chunk: Chunk } | { readonly ok: false })

interface Done {
  /** Undefined where the file or one that it sees is wrong: what it says could not be trusted. */
  readonly compiled: CompiledFile | undefined
  /** Stands for its interface: the same number, the same interface. */
  readonly version: number
  /** Name by which others reach it; undefined where they need none. */
  readonly name: string | undefined
  /** Files that it could see, by index. */
  readonly sees: readonly number[]
}

/** Compiles files that have been found and parsed, the entry last. */
export function compileFiles(
  files: readonly LoadedFile[],
  host: ReadonlyMap<string, string>,
  hostKey: string,
  memory: CompileMemory,
): ProgramResult {
  const units = unitNames(files)
  const done: Done[] = []
  const reach = new Reach()
  const modules: ModuleReport[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, file] of files.entries()) {
    const { report, ...result } = compileNext(file, units[index]!, done, reach, host, hostKey, memory)
    const own = [...file.diagnostics, ...file.loadDiagnostics, ...(result.compiled?.diagnostics ?? [])]
    diagnostics.push(...own.toSorted((a, b) => a.span.start.offset - b.span.start.offset))
    if (report !== undefined) modules.push({ name: file.path, ...report })
    done.push(result)
    reach.add(index, result.name)
  }
  if (hasErrors(diagnostics)) return { ok: false, diagnostics, modules }
  return { ok: true, chunk: new Chunk(programOf(done, host)), diagnostics, modules }
}

function compileNext(
  file: LoadedFile,
  unit: string,
  done: readonly Done[],
  reach: Reach,
  host: ReadonlyMap<string, string>,
  hostKey: string,
  memory: CompileMemory,
): Done & { readonly report: Omit<ModuleReport, 'name'> | undefined } {
  const sees = visibleFiles(file, done, reach)
  const before = sees.map((index) => done[index]!)
  const isWrong = hasErrors(file.diagnostics) || hasErrors(file.loadDiagnostics)
  if (isWrong || before.some((each) => each.compiled?.interface === undefined))
    return { compiled: undefined, version: 0, name: unit.split('.')[0]!, sees, report: undefined }
  const key = [unit, hostKey, ...before.map((each) => each.version)].join(' ')
  const recalled = memory.recall(file.path, file, key)
  if (recalled.kind === 'Same') {
    const report = { action: 'reused', reason: 'neither it nor anything that it uses has changed' } as const
    return { ...recalled, name: nameOf(recalled.compiled, unit), sees, report }
  }
  const facts = new Map<string, FunctionFacts>()
  for (const each of before) for (const [name, fact] of each.compiled!.facts) facts.set(name, fact)
  const loaded = before.map((each) => each.compiled!.interface!)
  const compiled = compileFile(file, unit, { host, loaded }, facts)
  const own = compiled.interface === undefined ? '' : interfaceKey(compiled.interface, compiled.facts)
  const version = memory.keep(file.path, file, key, compiled, own)
  const report = { action: 'compiled', reason: REASONS[recalled.kind] } as const
  return { compiled, version, name: nameOf(compiled, unit), sees, report }
}

function nameOf(compiled: CompiledFile, unit: string): string | undefined {
  return compiled.interface === undefined ? unit.split('.')[0]! : reachedBy(compiled.interface)
}

const REASONS = {
  New: 'it was not compiled before',
  TextChanged: 'its text changed',
  DependencyChanged: 'the interface of a module that it uses changed',
} as const

/** Files by the name that others reach them by: going through all of them for each would be quadratic in their number. */
class Reach {
  readonly #byName = new Map<string, number[]>()
  readonly #byAll: number[] = []

  /** @param name undefined: every later file sees it */
  add(index: number, name: string | undefined): void {
    if (name === undefined) {
      this.#byAll.push(index)
      return
    }
    const named = this.#byName.get(name)
    if (named === undefined) this.#byName.set(name, [index])
    else named.push(index)
  }

  /** The files that are seen by one with these mentions. */
  *from(mentions: ReadonlySet<string>): Iterable<number> {
    yield* this.#byAll
    for (const name of mentions) yield* this.#byName.get(name) ?? []
  }
}

/**
 * Files before it that the file mentions, and what those see, in order: a later file's names shadow an earlier one's.
 */
function visibleFiles(file: LoadedFile, done: readonly Done[], reach: Reach): number[] {
  const visible = new Set<number>()
  for (const index of reach.from(file.mentions)) {
    visible.add(index)
    for (const further of done[index]!.sees) visible.add(further)
  }
  return [...visible].toSorted((a, b) => a - b)
}

function programOf(done: readonly Done[], host: ReadonlyMap<string, string>): Program {
  const units = done.flatMap((each) => each.compiled?.lowered ?? [])
  const hostNames = new Set(units.flatMap((each) => [...each.hostNames]))
  const last = units.at(-1)!
  return {
    units: units.map((each) => each.unit),
    hostFunctions: [...hostNames].toSorted().map((name) => ({ name, type: host.get(name) ?? '' })),
    resultType: last.resultType,
    resultRep: last.resultRep,
  }
}

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
import type { CompileMemory, Done } from './compile-memory.ts'
import { type CompiledFile, compileFile } from './compile-phases.ts'
import type { FunctionFacts } from './lower-context.ts'
import { interfaceKey, reachedBy } from './module-interface.ts'

/** A compiled program. */
export type ProgramResult = {
  readonly diagnostics: readonly Diagnostic[]
  readonly modules: readonly ModuleReport[]
} & ({ readonly ok: true; readonly chunk: Chunk } | { readonly ok: false })

/** Compiles files that have been found and parsed, the entry last. */
export function compileFiles(
  files: readonly LoadedFile[],
  host: ReadonlyMap<string, string>,
  hostKey: string,
  memory: CompileMemory,
): ProgramResult {
  const units = unitNames(files)
  const done: Done[] = []
  const reach = new Reach(done)
  const modules: ModuleReport[] = []
  const diagnostics: Diagnostic[] = []
  const last = memory.lastPass?.hostKey === hostKey ? memory.lastPass : undefined
  // As long as all that stands before a file is to it what it was, so is the file, and nothing needs to be looked up.
  let isAsBefore = last !== undefined
  for (const [index, file] of files.entries()) {
    const before = isAsBefore && last?.units[index] === units[index] ? last?.done[index] : undefined
    if (before?.compiled?.interface !== undefined && last?.files[index] === file) {
      modules.push({ name: file.path, ...REUSED })
      done.push(before)
    } else {
      const { report, ...result } = compileNext(file, units[index]!, done, reach, host, hostKey, memory)
      if (report !== undefined) modules.push({ name: file.path, ...report })
      done.push(result)
      isAsBefore = before !== undefined && last?.files[index]?.path === file.path && looksTheSame(before, result)
    }
    addDiagnostics(diagnostics, file, done[index]!)
  }
  memory.lastPass = { files, units, hostKey, done }
  if (hasErrors(diagnostics)) return { ok: false, diagnostics, modules }
  return { ok: true, chunk: new Chunk(programOf(done, host)), diagnostics, modules }
}

/** Whether later files could not tell the two apart. */
function looksTheSame(a: Done, b: Done): boolean {
  if (a.version !== b.version || a.name !== b.name || a.sees.length !== b.sees.length) return false
  return a.sees.every((each, index) => each === b.sees[index])
}

function addDiagnostics(all: Diagnostic[], file: LoadedFile, { compiled }: Done): void {
  const own = compiled?.diagnostics ?? []
  if (file.diagnostics.length + file.loadDiagnostics.length + own.length === 0) return
  const found = [...file.diagnostics, ...file.loadDiagnostics, ...own]
  all.push(...found.toSorted((a, b) => a.span.start.offset - b.span.start.offset))
}

const REUSED = { action: 'reused', reason: 'neither it nor anything that it uses has changed' } as const

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
  if (recalled.kind === 'Same') return { ...recalled, name: nameOf(recalled.compiled, unit), sees, report: REUSED }
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
  readonly #done: readonly Done[]
  readonly #byName = new Map<string, number[]>()
  readonly #byAll: number[] = []
  /** How many files are in the index. */
  #count = 0

  /** @param done the files that are done; it grows */
  constructor(done: readonly Done[]) {
    this.#done = done
  }

  /** The files that are seen by one with these mentions. */
  *from(mentions: ReadonlySet<string>): Iterable<number> {
    while (this.#count < this.#done.length) this.#add(this.#count++)
    yield* this.#byAll
    for (const name of mentions) yield* this.#byName.get(name) ?? []
  }

  #add(index: number): void {
    const { name } = this.#done[index]!
    // Without a name, every later file sees it.
    const indexes = name === undefined ? this.#byAll : this.#byName.get(name)
    if (indexes !== undefined) indexes.push(index)
    else this.#byName.set(name!, [index])
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
  const hostNames = new Set<string>()
  for (const unit of units) for (const name of unit.hostNames) hostNames.add(name)
  const last = units.at(-1)!
  return {
    units: units.map((each) => each.unit),
    hostFunctions: [...hostNames].toSorted().map((name) => ({ name, type: host.get(name) ?? '' })),
    resultType: last.resultType,
    resultRep: last.resultRep,
  }
}

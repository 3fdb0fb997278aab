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
import { type CompileMemory, type Done, type Pass, Reach } from './compile-memory.ts'
import { type CompiledFile, compileFile } from './compile-phases.ts'
import type { FunctionFacts } from '../lowering/lower-context.ts'
import { interfaceKey, reachedBy } from './module-interface.ts'

/** A compiled program. */
export type ProgramResult = {
  readonly diagnostics: readonly Diagnostic[]
  readonly modules: readonly ModuleReport[]
} & ({ readonly ok: true; readonly chunk: Chunk } | { readonly ok: false })

/** What all files of a compile have in common. */
interface Surroundings {
  readonly host: ReadonlyMap<string, string>
  readonly hostKey: string
  readonly memory: CompileMemory
  /** What files that were compiled changed for others, in words, by index. */
  readonly changes: Map<number, string>
}

/** Compiles files that have been found and parsed, the entry last. */
export function compileFiles(
  files: readonly LoadedFile[],
  host: ReadonlyMap<string, string>,
  hostKey: string,
  memory: CompileMemory,
): ProgramResult {
  const surroundings = { host, hostKey, memory, changes: new Map<number, string>() }
  // What this compile did, by index: of a file that was tried in vain, too.
  const reports = new Map<number, Omit<ModuleReport, 'name'>>()
  const last = memory.lastPass?.hostKey === hostKey ? memory.lastPass : undefined
  const pass = (last && editedPass(files, last, surroundings, reports)) ?? wholePass(files, surroundings, reports)
  memory.lastPass = pass
  const modules = [...pass.reused]
  for (const [index, report] of reports) modules[index] = { name: files[index]!.path, ...report }
  const diagnostics = [...pass.findings].toSorted(([a], [b]) => a - b).flatMap(([, found]) => found)
  const { program } = pass
  if (program === undefined)
    return { ok: false, diagnostics, modules: modules.filter((_, index) => pass.done[index]!.isTried) }
  return { ok: true, chunk: new Chunk(program), diagnostics, modules }
}

/** Every file in turn, with what is remembered of each. */
function wholePass(
  files: readonly LoadedFile[],
  surroundings: Surroundings,
  reports: Map<number, Omit<ModuleReport, 'name'>>,
): Pass {
  const units = unitNames(files)
  const done: Done[] = []
  const reach = new Reach()
  const findings = new Map<number, readonly Diagnostic[]>()
  for (const [index, file] of files.entries()) {
    const result = compileNext(file, units[index]!, index, done, reach, surroundings, reports)
    done.push(result)
    reach.add(index, result.name)
    const found = findingsOf(file, result)
    if (found.length > 0) findings.set(index, found)
  }
  const isWrong = [...findings.values()].some(hasErrors)
  return {
    files,
    units,
    hostKey: surroundings.hostKey,
    done,
    reach,
    findings,
    reused: files.map(({ path }) => ({ name: path, ...REUSED })),
    program: isWrong ? undefined : programOf(done, surroundings.host),
  }
}

/**
 * The files that are others than in the compile before, where the rest of the program cannot tell them from those of
 * before. Undefined where it can, or where something was wrong: then every file has to be looked at.
 */
function editedPass(
  files: readonly LoadedFile[],
  last: Pass,
  surroundings: Surroundings,
  reports: Map<number, Omit<ModuleReport, 'name'>>,
): Pass | undefined {
  if (last.program === undefined || files.length !== last.files.length) return undefined
  const changed: number[] = []
  for (let index = 0; index < files.length; index++) {
    const [file, before] = [files[index]!, last.files[index]!]
    if (file === before) continue
    if (file.path !== before.path || file.module !== before.module) return undefined
    changed.push(index)
  }
  const done = [...last.done]
  const findings = new Map(last.findings)
  for (const index of changed) {
    const file = files[index]!
    const result = compileNext(file, last.units[index]!, index, done, last.reach, surroundings, reports)
    if (!looksTheSame(last.done[index]!, result)) return undefined
    done[index] = result
    const found = findingsOf(file, result)
    if (hasErrors(found)) return undefined
    if (found.length > 0) findings.set(index, found)
    else findings.delete(index)
  }
  return {
    ...last,
    files,
    done,
    findings,
    program: editedProgram(last.program, last.done, done, changed, surroundings.host),
  }
}

/** Whether later files could not tell the two apart. */
function looksTheSame(a: Done, b: Done): boolean {
  if (a.version !== b.version || a.name !== b.name || a.sees.length !== b.sees.length) return false
  return a.sees.every((each, index) => each === b.sees[index])
}

function findingsOf(file: LoadedFile, { compiled }: Done): readonly Diagnostic[] {
  const found = [...file.diagnostics, ...file.loadDiagnostics, ...(compiled?.diagnostics ?? [])]
  return found.toSorted((a, b) => a.span.start.offset - b.span.start.offset)
}

const REUSED = { action: 'reused', reason: 'neither it nor anything that it uses has changed' } as const

function compileNext(
  file: LoadedFile,
  unit: string,
  index: number,
  done: readonly Done[],
  reach: Reach,
  { host, hostKey, memory, changes }: Surroundings,
  reports: Map<number, Omit<ModuleReport, 'name'>>,
): Done {
  const sees = visibleFiles(file, index, done, reach)
  const before = sees.map((each) => done[each]!)
  const isWrong = hasErrors(file.diagnostics) || hasErrors(file.loadDiagnostics)
  if (isWrong || before.some((each) => each.compiled?.interface === undefined))
    return { compiled: undefined, version: 0, name: unit.split('.')[0]!, sees, isTried: false }
  const key = [unit, hostKey, ...before.map((each) => each.version)].join(' ')
  const recalled = memory.recall(file.path, file, key)
  if (recalled.kind === 'Same') return { ...recalled, name: nameOf(recalled.compiled, unit), sees, isTried: true }
  const facts = new Map<string, FunctionFacts>()
  for (const each of before) for (const [name, fact] of each.compiled!.facts) facts.set(name, fact)
  const loaded = before.map((each) => each.compiled!.interface!)
  const compiled = compileFile(file, unit, { host, loaded }, facts)
  const own = once(() => interfaceKeyOf(compiled))
  const version = memory.keep(file.path, file, key, compiled, own)
  const change = memory.changesOf(file.path)
  if (change !== undefined) changes.set(index, change)
  reports.set(index, { action: 'compiled', reason: reasonOf(recalled.kind, sees, changes) })
  return { compiled, version, name: nameOf(compiled, unit), sees, isTried: true }
}

function interfaceKeyOf({ interface: checked, facts }: CompiledFile): string {
  return checked === undefined ? '' : interfaceKey(checked, facts)
}

function once<T>(make: () => T): () => T {
  let work: (() => T) | undefined = make
  let made: T
  return () => {
    if (work !== undefined) made = work()
    work = undefined
    return made
  }
}

function nameOf(compiled: CompiledFile, unit: string): string | undefined {
  return compiled.interface === undefined ? unit.split('.')[0]! : reachedBy(compiled.interface)
}

const REASONS = {
  New: 'it was not compiled before',
  TextChanged: 'its text changed',
  DependencyChanged: 'the interface of a module that it uses changed',
} as const

function reasonOf(kind: keyof typeof REASONS, sees: readonly number[], changes: ReadonlyMap<number, string>): string {
  const known = kind === 'DependencyChanged' ? sees.flatMap((each) => changes.get(each) ?? []) : []
  return known.length === 0 ? REASONS[kind] : `${REASONS[kind]}: ${known.join(', ')}`
}

/**
 * Files before it that the file mentions, and what those see, in order: a later file's names shadow an earlier one's.
 */
function visibleFiles(file: LoadedFile, index: number, done: readonly Done[], reach: Reach): number[] {
  const visible = new Set<number>()
  for (const each of reach.before(index, file.mentions)) {
    visible.add(each)
    for (const further of done[each]!.sees) visible.add(further)
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

function editedProgram(
  before: Program,
  doneBefore: readonly Done[],
  done: readonly Done[],
  changed: readonly number[],
  host: ReadonlyMap<string, string>,
): Program {
  const hostNamesOf = ({ compiled }: Done): string => [...compiled!.lowered!.hostNames].toSorted().join()
  // Another use of the host may be one more for the program, or the last of its kind: that is counted anew.
  if (changed.some((index) => hostNamesOf(done[index]!) !== hostNamesOf(doneBefore[index]!)))
    return programOf(done, host)
  const units = [...before.units]
  for (const index of changed) units[index] = done[index]!.compiled!.lowered!.unit
  const { resultType, resultRep } = done.at(-1)!.compiled!.lowered!
  return { ...before, units, resultType, resultRep }
}

import { dirname, join, resolve } from 'node:path'

import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic, SourceResult, Span } from '@fsrs/compiler'
import { fsrsCompiler } from '@fsrs/frontend'
import { RuntimeError, Vm, formatValue } from '@fsrs/vm'
import type { Chunk, HostRegistry, ProgramInstance, Value, VmOptions } from '@fsrs/vm'

import { runtimeFinding } from './runtime-finding.ts'
import { readIfThere, readScript } from './script.ts'

/** What became of an entry. */
export interface Evaluation {
  readonly ok: boolean
  /** What it defined and came to, as F# Interactive says it: `val x : int = 5`, `type Shape`. */
  readonly shown: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the entry gave to `exit`, which ends the session. */
  readonly exitCode?: number
}

/** Runs code of the user's; what it throws ends that code. */
export type Run = <T>(body: () => T) => T

/** The text of an entry, and what stands before it without being typed. */
interface Source {
  readonly title: string
  readonly header: string
  readonly text: string
}

/** An entry that was compiled and is not part of the session yet. */
interface Compiled {
  readonly path: string
  readonly source: Source
  readonly chunk: Chunk
  readonly diagnostics: readonly Diagnostic[]
}

type CompileOutcome = Compiled | { readonly chunk: undefined; readonly diagnostics: readonly Diagnostic[] }

/** Something was opened and its end is missing: brackets, strings, comments. */
const NEVER_CLOSED: ReadonlySet<string> = new Set(['FS0583', 'FS0584', 'FS0598', 'FS0514', 'FS0516', 'FS1232'])

/**
 * The session of a REPL. Every entry is a file of its own, which loads and opens those before it: so definitions keep
 * their types, and defining a name again hides the old one, as in F#. Its program goes on with what the machine holds of
 * the entries before it, so nothing runs twice, and what is mutable stays one thing.
 */
export class ReplSession {
  readonly #cwd: string
  readonly #compiler: ReturnType<typeof fsrsCompiler>
  readonly #vm: Vm
  /** Entries by path. */
  readonly #sources = new Map<string, Source>()
  /** Texts of the files that entries loaded: a session goes on with what it has run, whatever becomes of the files. */
  readonly #loaded = new Map<string, string>()
  /** `#load` and `open` lines that stand before the next entry. */
  readonly #loads: string[] = []
  readonly #opens: string[] = []
  readonly #names = new Map<string, string>()
  #instance: ProgramInstance | undefined
  /** Entries that were kept. */
  #kept = 0
  /** Entries that were tried. */
  #tried = 0

  /** @param cwd the directory that paths are seen from */
  constructor(cwd: string, options: VmOptions, registry: HostRegistry | undefined) {
    this.#cwd = cwd
    this.#compiler = fsrsCompiler(registry === undefined ? {} : { host: registry })
    this.#vm = new Vm(options)
  }

  /** Names that entries defined, with their types; `type` for types. */
  get names(): ReadonlyMap<string, string> {
    return this.#names
  }

  /** Text of an entry as it was typed, or of a file, for code frames. */
  sourceText(path: string): string | undefined {
    return this.#sources.get(path)?.text ?? this.#loaded.get(path) ?? readIfThere(path)
  }

  /** What a reader knows a file by; undefined for what is no entry. */
  titleOf(path: string): string | undefined {
    return this.#sources.get(path)?.title
  }

  /** Compiles and runs an entry. One that fails leaves the session as it was, but for what it did before it failed. */
  async evaluate(text: string, run: Run): Promise<Evaluation> {
    this.#tried++
    return this.#evaluate({ title: `input ${this.#tried}`, text, directory: this.#cwd }, run)
  }

  /**
   * Runs a file as if it were typed.
   *
   * @throws {CodedError} `SOURCE_READ_FAILED`
   */
  async load(file: string, run: Run): Promise<Evaluation> {
    const path = resolve(this.#cwd, file)
    // What a file calls itself is of no use here: what it defines is reached without it.
    const text = readScript(path).replace(/^\s*module\s+[\w.]+[ \t]*(?=\r?\n)/, (line) => ' '.repeat(line.length))
    return this.#evaluate({ title: file, text, directory: dirname(path) }, run)
  }

  /** The type of an expression, which is not run. */
  async typeOf(
    text: string,
  ): Promise<{ readonly type: string | undefined; readonly diagnostics: readonly Diagnostic[] }> {
    const { chunk, diagnostics } = await this.#compile({ title: 'input', text, directory: this.#cwd })
    return { type: chunk?.program.resultType, diagnostics }
  }

  /** Whether the text would be right if only it went on: what is wrong is that it ends. */
  async isUnfinished(text: string): Promise<boolean> {
    const { chunk, diagnostics } = await this.#compile({ title: 'input', text, directory: this.#cwd })
    if (chunk !== undefined) return false
    const end = text.trimEnd().length
    return diagnostics.some(
      ({ code, span }) => NEVER_CLOSED.has(code) || (code === 'FS0010' && span.start.offset >= end),
    )
  }

  async #evaluate(
    input: { readonly title: string; readonly text: string; readonly directory: string },
    run: Run,
  ): Promise<Evaluation> {
    const plain = await this.#compile(input)
    if (plain.chunk === undefined) return { ok: false, shown: [], diagnostics: plain.diagnostics }
    const named = canBeNamed(plain) ? await this.#compile(input, 'let it = ') : plain
    if (named.chunk !== undefined) return this.#run({ ...named, diagnostics: plain.diagnostics }, run)
    this.#sources.set(plain.path, plain.source)
    return this.#run(plain, run)
  }

  async #compile(
    { title, text, directory }: { readonly title: string; readonly text: string; readonly directory: string },
    before = '',
  ): Promise<CompileOutcome> {
    const path = join(directory, `Entry${this.#kept + 1}.fsrs`)
    const header = [...this.#loads, ...this.#opens].map((line) => `${line}\n`).join('') + before
    const source = { title, header, text }
    this.#sources.set(path, source)
    const result = await this.#compiler.compile({
      entry: path,
      sources: { read: (file) => this.#read(file), resolve: (file, from) => resolve(dirname(from), file) },
    })
    const diagnostics = result.diagnostics.map((diagnostic) => this.#asTyped(diagnostic))
    return result.ok ? { path, source, chunk: result.artifact, diagnostics } : { chunk: undefined, diagnostics }
  }

  #read(path: string): SourceResult {
    const text = this.#compiledText(path)
    return text === undefined ? { ok: false, reason: 'missing', message: 'there is no such file.' } : { ok: true, text }
  }

  #compiledText(path: string): string | undefined {
    const source = this.#sources.get(path)
    return source === undefined ? this.sourceText(path) : source.header + source.text
  }

  #run(entry: Compiled, run: Run): Evaluation {
    const instance = this.#vm.load(entry.chunk, { continues: this.#instance })
    try {
      const shown = run(() => shownOf(entry.chunk, instance, instance.run()))
      this.#keep(entry, instance)
      return { ok: true, shown, diagnostics: entry.diagnostics }
    } catch (error) {
      if (!(error instanceof RuntimeError)) throw error
      if (error.exitCode !== undefined)
        return { ok: true, shown: [], diagnostics: entry.diagnostics, exitCode: error.exitCode }
      const finding = runtimeFinding(error, entry.path, (path) => this.#compiledText(path))
      return { ok: false, shown: [], diagnostics: [...entry.diagnostics, this.#asTyped(finding)] }
    }
  }

  /** Makes the entry part of the session, where it defines something or loads a file. */
  #keep({ chunk, source, path }: Compiled, instance: ProgramInstance): void {
    const { units } = chunk.program
    const last = units.at(-1)
    this.#opens.push(...source.text.split('\n').filter((line) => /^open\s+[\w.]+\s*$/.test(line)))
    const definesNothing = last === undefined || (last.globals.length === 0 && last.types.length === 0)
    const known = this.#instance?.chunk.program.units.length ?? 0
    if (definesNothing && units.length === known + 1) return
    for (const unit of units) {
      const text = this.#sources.has(unit.file) ? undefined : readIfThere(unit.file)
      if (text !== undefined && !this.#loaded.has(unit.file)) this.#loaded.set(unit.file, text)
    }
    this.#kept++
    this.#instance = instance
    this.#loads.push(`#load ${JSON.stringify(path)}`)
    if (definesNothing) return
    this.#opens.push(`open Entry${this.#kept}`)
    for (const global of last.globals) if (!global.isPrivate) this.#names.set(global.displayName, global.type)
    for (const type of last.types) if (!isHidden(type.name)) this.#names.set(type.displayName, 'type')
  }

  /** A finding at its place in what was typed: what stands before it, which nobody typed, does not count. */
  #asTyped(diagnostic: Diagnostic): Diagnostic {
    const labels = diagnostic.labels.map((label) => ({ ...label, span: this.#spanAsTyped(label.file, label.span) }))
    return { ...diagnostic, span: this.#spanAsTyped(diagnostic.file, diagnostic.span), labels }
  }

  #spanAsTyped(file: string, span: Span): Span {
    const source = this.#sources.get(file)
    if (source === undefined) return span
    const { header, text } = source
    return new SourceFile(file, text).spanOf(span.start.offset - header.length, span.end.offset - header.length)
  }
}

/** An expression of one line is defined as `it`; more lines would not stand where the offside rule wants them. */
function canBeNamed({ chunk, source }: Compiled): boolean {
  return chunk.program.resultType !== 'unit' && !source.text.trim().includes('\n')
}

/** The union that an active pattern is made into; nobody named it. */
function isHidden(type: string): boolean {
  return type.includes('|')
}

function shownOf({ program }: Chunk, instance: ProgramInstance, result: Value): string[] {
  const last = program.units.at(-1)
  const types = (last?.types ?? []).filter(({ name }) => !isHidden(name)).map((type) => `type ${type.displayName}`)
  const values = (last?.globals ?? [])
    .filter(({ isPrivate }) => !isPrivate)
    .map((global) => {
      const isMutable = global.k === 'value' && global.isMutable
      const head = `val ${isMutable ? 'mutable ' : ''}${global.displayName} : ${global.type}`
      const value = global.k === 'value' ? instance.get(global.displayName) : undefined
      return value === undefined ? head : `${head} = ${formatValue(value)}`
    })
  const { resultType } = program
  return [...types, ...values, ...(resultType === 'unit' ? [] : [`- : ${resultType} = ${formatValue(result)}`])]
}

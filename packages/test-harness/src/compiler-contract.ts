/** Everything that a compiler adapter promises to the engine. */
import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert/strict'

import type {
  CompilerCapability,
  CompilerDiagnostic,
  CompilerLike,
  CompilerProgram,
  CompilerResult,
  CompilerSpan,
  CompilerSubject,
} from './compiler-subject.ts'
import { runCase } from './contract-case.ts'
import type { ContractCase } from './contract-case.ts'
import { hostileSources } from './hostile-sources.ts'
import { inTime } from './in-time.ts'
import { MemorySources } from './memory-sources.ts'

type Subject = CompilerSubject<unknown>
type Compiler = CompilerLike<unknown>
type Result = CompilerResult<unknown>
type Case = ContractCase<Subject>

function compilerCase(
  name: string,
  needs: readonly CompilerCapability[],
  check: (subject: Subject, compiler: Compiler) => Promise<void>,
): Case {
  return { name, run: (subject) => runCase(name, needs, subject, () => check(subject, subject.create())) }
}

/** Compiles, and holds what every answer has to keep to, whatever the source. */
async function compile(
  subject: Subject,
  compiler: Compiler,
  program: CompilerProgram,
  sources?: MemorySources,
): Promise<Result> {
  const reader = sources ?? new MemorySources(program.files)
  const result = await ask(subject, async () =>
    compiler.compile(Object.freeze({ entry: program.entry, sources: reader })),
  )
  checkAnswer(result, program.files)
  ok(reader.asked.has(program.entry), 'the entry was not asked for, so a change of it would go unnoticed')
  return result
}

/** The answer to one question; a compiler that is silent for too long hangs. */
function ask<Answer>(subject: Subject, question: () => Promise<Answer>): Promise<Answer> {
  return inTime(subject.patienceMs ?? 10_000, question)
}

function checkAnswer(result: Result, files: Readonly<Record<string, string>>): void {
  const wrong = result.diagnostics.some((diagnostic) => diagnostic.severity === 'error')
  strictEqual(result.ok, !wrong, result.ok ? 'ok, with an error' : 'not ok, without an error')
  for (const diagnostic of result.diagnostics) checkDiagnostic(diagnostic, files)
  for (const { name, action, reason } of result.modules) {
    ok(name.length > 0 && reason.length > 0, `a module without a name or a reason: ${name} ${action}`)
  }
}

function checkDiagnostic(diagnostic: CompilerDiagnostic, files: Readonly<Record<string, string>>): void {
  match(diagnostic.code, /^\S+$/, 'a code is one word')
  match(diagnostic.message, /\S/, `${diagnostic.code} has no message`)
  ok(['error', 'warning', 'info', 'hint'].includes(diagnostic.severity), diagnostic.severity)
  for (const { file, span } of [diagnostic, ...diagnostic.labels])
    checkSpan(span, files[file], `${diagnostic.code} in ${file}`)
}

/** @param text undefined: the file cannot be read, so that only the order can be held */
function checkSpan({ start, end }: CompilerSpan, text: string | undefined, what: string): void {
  ok(start.offset >= 0 && start.offset <= end.offset, `${what}: a span ends before it begins`)
  if (text === undefined) return
  ok(end.offset <= text.length, `${what}: a span ends at ${end.offset}, after the end of the text at ${text.length}`)
  for (const position of [start, end]) {
    const { line, column } = placeOf(text, position.offset)
    deepStrictEqual(
      { line: position.line, column: position.column },
      { line, column },
      `${what}: line and column of offset ${position.offset}`,
    )
  }
}

/** Lines end with `\n`, `\r\n` or `\r`. */
function placeOf(text: string, offset: number): { line: number; column: number } {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length).filter((end) => end <= offset)
  return { line: ends.length + 1, column: offset - (ends.at(-1) ?? 0) + 1 }
}

async function meaning(subject: Subject, result: Result): Promise<string> {
  if (!result.ok)
    throw new Error(
      `does not compile: ${result.diagnostics.map(({ code, message }) => `${code} ${message}`).join('; ')}`,
    )
  return subject.describe(result.artifact)
}

/** The diagnostics as data, for comparing. */
function plain(result: Result): unknown {
  return JSON.parse(JSON.stringify(result.diagnostics))
}

const basics: readonly Case[] = [
  compilerCase('names itself and its extensions', [], async (_subject, compiler) => {
    match(compiler.name, /\S/)
    ok(compiler.extensions.length > 0, 'no extension')
    for (const extension of compiler.extensions) match(extension, /^\.[^/\\\s]+$/, 'an extension begins with its dot')
  }),
  compilerCase(
    'compiles a program that is right, and another meaning of it to something else',
    [],
    async (subject, compiler) => {
      const before = await meaning(subject, await compile(subject, compiler, subject.valid))
      const after = await meaning(subject, await compile(subject, compiler, subject.changed))
      notStrictEqual(after, before, 'describe() tells valid and changed apart')
    },
  ),
  compilerCase('answers a wrong program with an error at a place in it', [], async (subject, compiler) => {
    const result = await compile(subject, compiler, subject.invalid)
    strictEqual(result.ok, false)
    const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
    ok(
      errors.every((error) => error.file in subject.invalid.files),
      'an error in a file that is not part of the program',
    )
  }),
  compilerCase('takes sources that are read later as well as sources at hand', [], async (subject, compiler) => {
    const later = await compile(
      subject,
      compiler,
      subject.valid,
      new MemorySources(subject.valid.files, { later: true }),
    )
    strictEqual(
      await meaning(subject, later),
      await meaning(subject, await compile(subject, subject.create(), subject.valid)),
    )
  }),
  ...(['missing', 'unreadable', 'not-utf8'] as const).map((reason) =>
    compilerCase(`answers with an error when its entry is ${reason}`, [], async (subject, compiler) => {
      const { entry } = subject.valid
      const result = await compile(
        subject,
        compiler,
        { entry, files: {} },
        new MemorySources(reason === 'missing' ? {} : { [entry]: { reason } }),
      )
      strictEqual(result.ok, false)
      strictEqual(
        await meaning(subject, await compile(subject, compiler, subject.valid)).then(() => 'recovers'),
        'recovers',
      )
    }),
  ),
]

const robustness: readonly Case[] = [
  ...hostileSources.map(({ name, text }) =>
    compilerCase(`neither throws nor hangs: ${name}`, [], async (subject, compiler) => {
      await compile(subject, compiler, withEntry(subject.valid, text(entryText(subject.valid))))
    }),
  ),
  compilerCase('is as good as new after any wrong program', [], async (subject, compiler) => {
    const fresh = await meaning(subject, await compile(subject, subject.create(), subject.valid))
    for (const { text } of hostileSources) {
      await compile(subject, compiler, withEntry(subject.valid, text(entryText(subject.valid))))
      strictEqual(await meaning(subject, await compile(subject, compiler, subject.valid)), fresh)
    }
  }),
]

function entryText({ entry, files }: CompilerProgram): string {
  const text = files[entry]
  ok(text !== undefined, `the program has no file ${entry}`)
  return text
}

function withEntry({ entry, files }: CompilerProgram, text: string): CompilerProgram {
  return { entry, files: { ...files, [entry]: text } }
}

const memory: readonly Case[] = [
  compilerCase('answers the same to the same sources, whatever it compiled before', [], async (subject, compiler) => {
    for (const program of [
      subject.valid,
      subject.invalid,
      subject.changed,
      subject.invalid,
      subject.valid,
      subject.valid,
    ]) {
      const [mine, fresh] = [
        await compile(subject, compiler, program),
        await compile(subject, subject.create(), program),
      ]
      deepStrictEqual(plain(mine), plain(fresh), 'diagnostics of an adapter that remembers, and of a new one')
      if (fresh.ok) strictEqual(await meaning(subject, mine), await meaning(subject, fresh))
    }
  }),
  compilerCase('keeps two compiles that run at the same time apart', [], async (subject, compiler) => {
    const programs = [subject.valid, subject.changed, subject.invalid, subject.valid]
    const alone = await Promise.all(programs.map((program) => compile(subject, subject.create(), program)))
    const together = await Promise.all(
      programs.map((program) => compile(subject, compiler, program, new MemorySources(program.files, { later: true }))),
    )
    for (const [index, result] of together.entries()) {
      const expected = alone[index]
      ok(expected !== undefined)
      deepStrictEqual(plain(result), plain(expected))
      if (expected.ok) strictEqual(await meaning(subject, result), await meaning(subject, expected))
    }
  }),
  compilerCase('does not reject when it is aborted, and works afterwards', [], async (subject, compiler) => {
    const { entry, files } = subject.valid
    const controller = new AbortController()
    const sources = new MemorySources(files, { later: true })
    const aborted = ask(subject, async () => compiler.compile({ entry, sources, signal: controller.signal }))
    controller.abort()
    await aborted
    await ask(subject, async () => compiler.compile({ entry, sources, signal: AbortSignal.abort() }))
    await meaning(subject, await compile(subject, compiler, subject.valid))
  }),
]

function modulesOf(subject: Subject): NonNullable<Subject['modules']> {
  ok(
    subject.modules !== undefined,
    'the subject shows no program of several files: list modules as unsupported, with the reason',
  )
  return subject.modules
}

function withDependency(subject: Subject, text: string): CompilerProgram {
  const { program, dependency } = modulesOf(subject)
  return { entry: program.entry, files: { ...program.files, [dependency]: text } }
}

const modules: readonly Case[] = [
  compilerCase('asks for every file that the program consists of', ['modules'], async (subject, compiler) => {
    const { program, dependency } = modulesOf(subject)
    for (let round = 0; round < 2; round++) {
      const sources = new MemorySources(program.files)
      await meaning(subject, await compile(subject, compiler, program, sources))
      ok(
        sources.asked.has(dependency),
        `${dependency} was not asked for in round ${round + 1}, so a change of it would go unnoticed`,
      )
    }
  }),
  compilerCase(
    'asks for a file that is missing, says so, and compiles once it is there',
    ['modules'],
    async (subject, compiler) => {
      const { program, dependency } = modulesOf(subject)
      const files = Object.fromEntries(Object.entries(program.files).filter(([path]) => path !== dependency))
      const sources = new MemorySources(files)
      strictEqual((await compile(subject, compiler, { entry: program.entry, files }, sources)).ok, false)
      ok(sources.asked.has(dependency), `${dependency} was not asked for, so its creation would go unnoticed`)
      await meaning(subject, await compile(subject, compiler, program))
    },
  ),
  compilerCase('notices a change of a dependency', ['modules'], async (subject, compiler) => {
    const before = await meaning(subject, await compile(subject, compiler, modulesOf(subject).program))
    const after = await meaning(
      subject,
      await compile(subject, compiler, withDependency(subject, modulesOf(subject).changedText)),
    )
    notStrictEqual(after, before)
    strictEqual(await meaning(subject, await compile(subject, compiler, modulesOf(subject).program)), before)
  }),
  compilerCase('places an error of a dependency in the dependency', ['modules'], async (subject, compiler) => {
    const { dependency, invalidText, program } = modulesOf(subject)
    const result = await compile(subject, compiler, withDependency(subject, invalidText))
    strictEqual(result.ok, false)
    ok(
      result.diagnostics.some(({ severity, file }) => severity === 'error' && file === dependency),
      `no error in ${dependency}`,
    )
    await meaning(subject, await compile(subject, compiler, program))
  }),
  compilerCase('reuses what has not changed, and says why', ['modules', 'incremental'], async (subject, compiler) => {
    const { program } = modulesOf(subject)
    const first = await compile(subject, compiler, program)
    ok(
      first.modules.length > 0 && first.modules.every(({ action }) => action === 'compiled'),
      'a first compile compiles everything',
    )
    const second = await compile(subject, compiler, program)
    deepStrictEqual(
      second.modules.map(({ action }) => action),
      first.modules.map(() => 'reused'),
    )
  }),
]

/**
 * Everything that a compiler adapter promises, as data without a test runner.
 *
 * ```ts
 * for (const { name, run } of compilerContract) test(name, () => run(subject))
 * ```
 */
export const compilerContract: readonly ContractCase<CompilerSubject<unknown>>[] = [
  ...basics,
  ...robustness,
  ...memory,
  ...modules,
]

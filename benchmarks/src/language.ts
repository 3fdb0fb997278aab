// How fast do scripts run, compile and call?
//
// Programs: nine, in F#, JavaScript and Lua. Timed: a call of the compiled program in a warm process; compiling it is not
// timed. Each contestant has a process for each program, hand-written JavaScript beside it, in turns; 21 trials of about
// 15 ms (or of 8 s together), lower quartile. A result other than JavaScript's is reported instead of a time. Compiling:
// text in, chunk out; 1.5 s of warm-up, median of 31. Host calls: a million calls in a loop less the same loop without
// the boundary, the best of 15. Cold: from a loaded module to the result of `40 + 2`, in a new process each, median.

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import type { CompileFound } from './compile-process.ts'
import { inProcess } from './in-process.ts'
import { LANGUAGE_CONTESTANTS, PROGRAMS } from './language-contestants.ts'
import type { ProgramFound } from './language-process.ts'
import { numberText } from './report.ts'
import { fitGrowth, geometricMean, median } from './statistics.ts'

/** Question 4: the language. */
export const language: Benchmark = {
  name: 'language',
  question: 'How fast do scripts run, compile, start, and call their host?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const programs = await programTable(context)
  const compile = await compileTable(context)
  const cold = await coldTable(context)
  return {
    tables: [programs.table, compile.table, cold.table],
    goals: context.short ? [] : [...programs.goals, ...compile.goals, ...cold.goals],
    absent: [
      'isolated-vm: it is built by a compiler when it is installed',
      'real .NET: it is not a package of the npm registry',
    ],
    wrong: [],
  }
}

async function programTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  const programs = context.short ? PROGRAMS.slice(0, 2) : PROGRAMS
  const trials = context.short ? 3 : 21
  const javascriptMs = new Map<string, number[]>()
  const rows: Row[] = []
  const ratios = new Map<string, number[]>()
  for (const { name, isOurs, open: _open } of LANGUAGE_CONTESTANTS) {
    const cells: (number | string)[] = []
    const own: number[] = []
    for (const program of programs) {
      context.log(`${name}: ${program}`)
      const found = await inProcess<ProgramFound>(
        'language-process.js',
        name,
        program,
        String(trials),
        context.directory,
      )
      if (found.wrong !== undefined) {
        cells.push('wrong')
        continue
      }
      javascriptMs.set(program, [...(javascriptMs.get(program) ?? []), found.javascriptMs])
      own.push(found.ms / found.javascriptMs)
      cells.push(found.ms / found.javascriptMs)
    }
    ratios.set(name, own)
    rows.push({ name, isOurs, cells: [...cells, geometricMean(own)] })
  }
  const milliseconds = programs.map((program) => median(javascriptMs.get(program)!))
  rows.unshift({ name: 'hand-written JavaScript, ms', isOurs: false, cells: milliseconds })
  return {
    table: {
      title: 'Nine programs: how many times as long as hand-written JavaScript',
      method: 'Ratios to JavaScript in the same process; the first row is in milliseconds.',
      columns: [...programs, 'geometric mean'],
      rows,
    },
    goals: programGoals(ratios),
  }
}

function programGoals(ratios: ReadonlyMap<string, readonly number[]>): Goal[] {
  const mean = (name: string): number => geometricMean(ratios.get(nameLike(name))!)
  const nameLike = (start: string): string => [...ratios.keys()].find((name) => name.startsWith(start))!
  const atMost = (name: string, most: number): Goal => ({
    text: `${name}: geometric mean at most ${most} × JavaScript`,
    measured: `${mean(name).toFixed(2)} ×`,
    isMet: mean(name) <= most,
  })
  const [deadline, wasmoon] = [mean('FSRS, fuel + deadline'), mean('wasmoon')]
  const ahead = (peer: string): Goal => {
    const ours = ratios.get('FSRS, fuel + deadline + memory')!
    const behind = PROGRAMS.filter((_, i) => !(ours[i]! < ratios.get(nameLike(peer))![i]!))
    return {
      text: `every program, with all limits, ahead of ${peer}`,
      measured: behind.length === 0 ? 'all ahead' : `behind in ${behind.join(', ')}`,
      isMet: behind.length === 0,
    }
  }
  return [
    atMost('FSRS, fuel + deadline', 1.3),
    atMost('FSRS, fuel + deadline + memory', 1.5),
    atMost('FSRS interpreter', 7),
    {
      text: '5 × as fast as wasmoon at least',
      measured: `${(wasmoon / deadline).toFixed(1)} ×`,
      isMet: wasmoon / deadline >= 5,
    },
    {
      text: 'ahead of Fable overall',
      measured: `${deadline.toFixed(2)} × against ${mean('fable').toFixed(2)} ×`,
      isMet: deadline < mean('fable'),
    },
    ahead('wasmoon'),
    ahead('quickjs'),
  ]
}

async function compileTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  context.log('compiling')
  const found = await inProcess<CompileFound>('compile-process.js', String(context.short))
  const { exponent } = fitGrowth(found.lines)
  const of = (size: number): number => found.lines.find((each) => each.size === size)?.cost ?? Number.NaN
  const row = (name: string, value: number, unit: string): Row => ({ name, isOurs: true, cells: [value, unit] })
  const goal = (text: string, value: number, most: number, unit: string): Goal => ({
    text: `${text}: less than ${most} ${unit}`,
    measured: `${numberText(value)} ${unit}`,
    isMet: value < most,
  })
  return {
    table: {
      title: 'Compiling, and what a host pays',
      method: 'Warm, medians.',
      columns: ['', 'unit'],
      rows: [
        row('hello', found.hello, 'ms'),
        ...found.lines.map(({ size, cost }) => row(`${size} lines`, cost, 'ms')),
        row('growth with the lines', exponent, 'exponent'),
        row('an edit in 100 modules of 100 lines', found.edit, 'ms'),
        row('the same, changing what the module offers', found.editInterface, 'ms'),
        row('a call of the host by a script, above a plain call', found.hostCallOutNs, 'ns'),
        row('a call of a script by the host, above a plain call', found.hostCallInNs, 'ns'),
        row('a machine made, hello compiled and run', found.warmCreateMs, 'ms'),
        row('an idle machine', found.idleBytes / 1024, 'KB'),
      ],
    },
    goals: [
      goal('hello', found.hello, 1, 'ms'),
      goal('1000 lines', of(1000), 10, 'ms'),
      goal('10 000 lines', of(10_000), 100, 'ms'),
      goal('an edit in 100 modules', found.edit, 3, 'ms'),
      goal('host call out', found.hostCallOutNs, 50, 'ns'),
      goal('host call in', found.hostCallInNs, 50, 'ns'),
      goal('warm create, compile and run', found.warmCreateMs, 0.3, 'ms'),
      goal('idle machine', found.idleBytes / 1024, 50, 'KB'),
    ],
  }
}

async function coldTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  const names = ['FSRS', 'wasmoon', 'quickjs-emscripten']
  const times = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let trial = 0; trial < (context.short ? 1 : 15); trial++) {
    for (const name of context.shuffled(names)) times.get(name)!.push(await inProcess<number>('cold-process.js', name))
  }
  const ours = median(times.get('FSRS')!)
  return {
    table: {
      title: 'Cold: create, compile and run a first program',
      method: `Milliseconds from a loaded module to the result, in a new process; median of ${times.get('FSRS')!.length}.`,
      columns: ['median'],
      rows: names.map((name) => ({ name, isOurs: name === 'FSRS', cells: [median(times.get(name)!)] })),
    },
    goals: [{ text: 'cold: less than 5 ms', measured: `${numberText(ours)} ms`, isMet: ours < 5 }],
  }
}

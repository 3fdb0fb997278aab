// How fast do scripts run, compile and call?
//
// Programs: nine, in F#, JavaScript and Lua. Timed: a call of the compiled program in a warm process; compiling it is not
// timed. Each contestant has a process for each program, hand-written JavaScript beside it, in turns; 21 trials of about
// 15 ms (or of 8 s together), lower quartile. A result other than JavaScript's is reported instead of a time. Compiling:
// text in, chunk out; 1.5 s of warm-up, median of 31. Host calls: a million calls in a loop less the same loop without
// the boundary, the best of 15 (of peers twenty thousand). Cold: from a loaded module to the result of `40 + 2`, in a new process each, median.

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import type { CompileFound } from './compile-process.ts'
import type { HostFound } from './host-process.ts'
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
  const host = await hostTable(context)
  const cold = await coldTable(context)
  return {
    tables: [programs.table, compile.table, host.table, cold.table],
    goals: context.short ? [] : [...programs.goals, ...compile.goals, ...host.goals, ...cold.goals],
    absent: [
      'isolated-vm: it is built by a compiler when it is installed',
      'real .NET: it is not a package of the npm registry',
    ],
    wrong: programs.wrong,
  }
}

async function programTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[]; wrong: string[] }> {
  const programs = context.short ? PROGRAMS.slice(0, 2) : PROGRAMS
  const trials = context.short ? 3 : 21
  const javascriptMs = new Map<string, number[]>()
  const rows: Row[] = []
  const ratios = new Map<string, Map<string, number>>()
  const wrong: string[] = []
  for (const { name, isOurs, open: _open } of LANGUAGE_CONTESTANTS) {
    const cells: (number | string)[] = []
    const own = new Map<string, number>()
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
        if (isOurs) wrong.push(`${name}, ${program}: ${found.wrong}`)
        continue
      }
      javascriptMs.set(program, [...(javascriptMs.get(program) ?? []), found.javascriptMs])
      own.set(program, found.ms / found.javascriptMs)
      cells.push(found.ms / found.javascriptMs)
    }
    ratios.set(name, own)
    rows.push({ name, isOurs, cells: [...cells, geometricMean([...own.values()])] })
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
    // The short form leaves programs out.
    goals: context.short ? [] : programGoals(ratios),
    wrong,
  }
}

/** Ratios by contestant, then by program: where a contestant was wrong there is none. */
function programGoals(ratios: ReadonlyMap<string, ReadonlyMap<string, number>>): Goal[] {
  const of = (start: string): ReadonlyMap<string, number> =>
    [...ratios].find(([name]) => name === start || name.startsWith(`${start} `))![1]
  const mean = (name: string): number => geometricMean([...of(name).values()])
  const atMost = (name: string, most: number): Goal => ({
    text: `${name}: geometric mean at most ${most} × JavaScript`,
    measured: `${mean(name).toFixed(2)} ×`,
    isMet: mean(name) <= most,
  })
  const [deadline, wasmoon] = [mean('FSRS, fuel + deadline'), mean('wasmoon')]
  const ahead = (peer: string): Goal => {
    const [ours, theirs] = [of('FSRS, fuel + deadline + memory'), of(peer)]
    const behind = PROGRAMS.filter((program) => !(ours.get(program)! < (theirs.get(program) ?? Infinity)))
    return {
      text: `every program, with all limits, ahead of ${peer}`,
      measured: behind.length === 0 ? 'all ahead' : `behind in ${behind.join(', ')}`,
      isMet: behind.length === 0,
    }
  }
  return [
    atMost('FSRS, fuel + deadline', 1.3),
    atMost('FSRS, fuel + deadline + memory', 1.5),
    atMost('FSRS interpreter, fuel + deadline', 7),
    {
      text: '5 × as fast as wasmoon at least',
      measured: `${(wasmoon / deadline).toFixed(1)} ×`,
      isMet: wasmoon / deadline >= 5,
    },
    {
      text: 'ahead of Fable overall',
      measured: `${deadline.toFixed(2)} × against ${mean('fable-standalone').toFixed(2)} ×`,
      isMet: deadline < mean('fable-standalone'),
    },
    ahead('wasmoon'),
    ahead('quickjs-emscripten'),
  ]
}

async function compileTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  context.log('compiling')
  const found = await inProcess<CompileFound>('compile-process.js', String(context.short))
  const { exponent } = fitGrowth(found.lines)
  const of = (size: number): number => found.lines.find((each) => each.size === size)?.cost ?? Number.NaN
  const row = (name: string, value: number, unit: string): Row => ({ name, isOurs: true, cells: [value, unit] })
  return {
    table: {
      title: 'Compiling',
      method: 'Warm, medians; Fable with its library loaded.',
      columns: ['', 'unit'],
      rows: [
        row('hello', found.hello, 'ms'),
        ...found.lines.map(({ size, cost }) => row(`${size} lines`, cost, 'ms')),
        row('growth with the lines', exponent, 'exponent'),
        row('an edit in 100 modules of 100 lines', found.edit, 'ms'),
        row('the same, changing what the module offers', found.editInterface, 'ms'),
        { name: `Fable: ${found.lines[1]!.size} lines`, isOurs: false, cells: [found.fable, 'ms'] },
      ],
    },
    goals: [
      lessThan('hello', found.hello, 1, 'ms'),
      lessThan('1000 lines', of(1000), 10, 'ms'),
      lessThan('10 000 lines', of(10_000), 100, 'ms'),
      {
        text: '1000 lines: at least 110 × as fast as Fable (10 ms on a machine where that takes 1.1 s)',
        measured: `${numberText(found.fable / of(1000))} ×`,
        isMet: found.fable / of(1000) >= 110,
      },
      {
        text: '10 000 lines: at most an eleventh of what Fable takes for 1000 (100 ms on a machine where that takes 1.1 s)',
        measured: `1/${numberText(found.fable / of(10_000))}`,
        isMet: found.fable / of(10_000) >= 11,
      },
      lessThan('an edit in 100 modules', found.edit, 3, 'ms'),
      {
        text: 'time grows nearly with the lines: exponent at most 1.1',
        measured: exponent.toFixed(2),
        isMet: exponent <= 1.1,
      },
    ],
  }
}

/** What a host pays, beside peers. */
async function hostTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  const found = new Map<string, HostFound>()
  for (const name of context.shuffled(EMBEDDED)) {
    context.log(`host calls: ${name}`)
    found.set(name, await inProcess<HostFound>('host-process.js', name, String(context.short)))
  }
  const ours = found.get('FSRS')!
  const idle = ours.idleBytes / 1024
  return {
    table: {
      title: 'What a host pays',
      method:
        'Nanoseconds of a call above a plain one, milliseconds to make a machine, compile a hello and run it, warm (code of the same program is remembered by ours), and kilobytes that an idle one keeps: on the heap, and of the others what they themselves say that they use of their own memory.',
      columns: ['call of the host', 'call of the script', 'made and run', 'idle'],
      rows: EMBEDDED.map((name) => {
        const { outNs, inNs, warmCreateMs, idleBytes } = found.get(name)!
        return { name, isOurs: name === 'FSRS', cells: [outNs, inNs, warmCreateMs, idleBytes / 1024] }
      }),
    },
    goals: [
      lessThan('a call of the host', ours.outNs, 50, 'ns'),
      lessThan('a call of the script', ours.inNs, 50, 'ns'),
      lessThan('warm create, compile and run', ours.warmCreateMs, 0.3, 'ms'),
      lessThan('idle machine', idle, 50, 'KB'),
    ],
  }
}

const EMBEDDED = ['FSRS', 'wasmoon', 'quickjs-emscripten'] as const

function lessThan(text: string, value: number, most: number, unit: string): Goal {
  return { text: `${text}: less than ${most} ${unit}`, measured: `${numberText(value)} ${unit}`, isMet: value < most }
}

async function coldTable(context: BenchmarkContext): Promise<{ table: Table; goals: Goal[] }> {
  const times = new Map<string, number[]>(EMBEDDED.map((name) => [name, []]))
  for (let trial = 0; trial < (context.short ? 1 : 15); trial++) {
    for (const name of context.shuffled(EMBEDDED))
      times.get(name)!.push(await inProcess<number>('cold-process.js', name))
  }
  const ours = median(times.get('FSRS')!)
  const wasmoon = median(times.get('wasmoon')!)
  return {
    table: {
      title: 'Cold: create, compile and run a first program',
      method: `Milliseconds from a loaded module to the result, in a new process; median of ${times.get('FSRS')!.length}.`,
      columns: ['median'],
      rows: EMBEDDED.map((name) => ({ name, isOurs: name === 'FSRS', cells: [median(times.get(name)!)] })),
    },
    goals: [
      { text: 'cold: less than 5 ms', measured: `${numberText(ours)} ms`, isMet: ours < 5 },
      {
        text: 'cold: at most 1 × wasmoon (5 ms on a machine where that takes 5 ms)',
        measured: `${numberText(ours / wasmoon)} ×`,
        isMet: ours <= wasmoon,
      },
    ],
  }
}

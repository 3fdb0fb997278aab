/**
 * Compares FSRS with real F# by chance, in three steps:
 *
 *     npx tsx -C @fsrs/source integration/random-programs/main.ts write FOLDER 1 100
 *     (real F# runs each FOLDER/NAME.fs and what it prints goes to FOLDER/NAME.out)
 *     npx tsx -C @fsrs/source integration/random-programs/main.ts compare FOLDER
 *
 * `write` takes the first seed and how many; the same seed gives the same program. A difference becomes a case of
 * `conformance/found`, as small as it can be made.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit } from 'node:process'

import { randomProgram } from './program.ts'
import { outcome } from './run-program.ts'

/** Functions of a program, each of which runs on its own. */
const CASES = 12

function write(folder: string, first: number, count: number): void {
  mkdirSync(folder, { recursive: true })
  for (let seed = first; seed < first + count; seed++)
    writeFileSync(join(folder, `random${seed}.fs`), randomProgram(seed, CASES))
}

/** Answers how many programs differ. */
function compare(folder: string): number {
  let same = 0
  let different = 0
  for (const file of readdirSync(folder)) {
    const expected = join(folder, file.replace(/\.fs$/, '.out'))
    if (!file.endsWith('.fs') || !existsSync(expected)) continue
    const wanted = readFileSync(expected, 'utf8')
    const source = readFileSync(join(folder, file), 'utf8')
    const outcomes = [outcome(source, 'codegen'), outcome(source, 'interpreter')]
    if (outcomes.every((each) => each === wanted)) same++
    else {
      different++
      console.log(`${file}\n${outcomes.map((each) => firstDifference(each, wanted)).join('\n')}`)
    }
  }
  console.log(`${same} alike, ${different} different`)
  return different
}

function firstDifference(ours: string, wanted: string): string {
  const [mine, theirs] = [ours.split('\n'), wanted.split('\n')]
  const at = mine.findIndex((line, i) => line !== theirs[i])
  return at < 0 ? '  nothing differs' : `  line ${at + 1}: ${mine[at]}\n  not:    ${theirs[at] ?? '(the end)'}`
}

const [command, folder = '', first = '1', count = '100'] = argv.slice(2)
if (command === 'write' && folder !== '') write(folder, Number(first), Number(count))
else if (command === 'compare' && folder !== '') exit(compare(folder) === 0 ? 0 : 1)
else {
  console.error('usage: main.ts write FOLDER [FIRST_SEED] [COUNT] | compare FOLDER')
  exit(2)
}

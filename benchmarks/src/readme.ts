import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { BenchmarkReport } from './benchmark.ts'
import type { Environment } from './environment.ts'
import { WORKSPACE } from './peers.ts'
import { markdownOf } from './report.ts'

/** Where the tables stand. */
export const README: string = join(WORKSPACE, 'README.md')

const MARKED = /<!-- results: ([\w-]+) -->[\s\S]*?<!-- end of results -->/g

/**
 * The README with the tables of the results between its marks.
 *
 * @param results directory of `NAME.json` files; it may be missing: then nothing is measured yet
 */
export function withTables(results: string): string {
  const names = new Set((existsSync(results) ? readdirSync(results) : []).map((file) => file.replace('.json', '')))
  return readFileSync(README, 'utf8').replaceAll(MARKED, (whole, name: string) => {
    if (!names.has(name)) return whole
    const text = readFileSync(join(results, `${name}.json`), 'utf8')
    const found = JSON.parse(text) as Omit<BenchmarkReport, 'wrong'> & {
      readonly wrong?: readonly string[]
      readonly environment: Omit<Environment, 'loadAfter' | 'commit'> & Partial<Environment>
    }
    // Results that were kept before these were noted have none of them.
    const environment = { loadAfter: 'unknown', commit: 'unknown', ...found.environment }
    return `<!-- results: ${name} -->\n\n${markdownOf({ wrong: [], ...found }, environment)}\n\n<!-- end of results -->`
  })
}

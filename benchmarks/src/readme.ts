import { readdirSync, readFileSync } from 'node:fs'
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
 * @param results directory of `NAME.json` files
 */
export function withTables(results: string): string {
  const names = new Set(readdirSync(results).map((file) => file.replace('.json', '')))
  return readFileSync(README, 'utf8').replaceAll(MARKED, (whole, name: string) => {
    if (!names.has(name)) return whole
    const found = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8')) as BenchmarkReport & {
      environment: Environment
    }
    return `<!-- results: ${name} -->\n\n${markdownOf(found, found.environment)}\n\n<!-- end of results -->`
  })
}

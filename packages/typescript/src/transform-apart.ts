import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import type { OxcError } from 'oxc-transform'

/** What the transformer makes of one source, or what it has against it. */
export interface RawTransform {
  readonly errors: readonly OxcError[]
  readonly code: string
  /** Of the steps that it took, one or two, the last one first. */
  readonly maps: readonly unknown[]
  readonly dynamicDeps: readonly string[]
}

const CODE = `
import { moduleRunnerTransformSync, transformSync } from ${JSON.stringify(transformerUrl())}
import { readFileSync, writeFileSync } from 'node:fs'
const { path, text } = JSON.parse(readFileSync(0, 'utf8'))
const plain = transformSync(path, text, { sourcemap: true })
const runner = plain.errors.length > 0 ? plain : moduleRunnerTransformSync(path + '.js', plain.code, { sourcemap: true })
const { code, errors, dynamicDeps = [] } = runner
writeFileSync(1, JSON.stringify({ code, errors, maps: [runner.map, plain.map], dynamicDeps }))
`

function transformerUrl(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('oxc-transform')).href
}

/** How long a text may take that is like no other, in milliseconds. */
const PATIENCE_MS = 20_000

/** Transforms in a process of its own, which takes some hundred milliseconds. @returns undefined where that did not survive it */
export function transformApart(path: string, text: string): RawTransform | undefined {
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', CODE], {
    input: JSON.stringify({ path, text }),
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    maxBuffer: 2 ** 30,
    env: {},
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what CODE writes
  return status === 0 ? (JSON.parse(stdout) as RawTransform) : undefined
}

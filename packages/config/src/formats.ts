import { basename, extname } from 'node:path'

import type { SourceFile } from '@fsrs/compiler'

import { readEnv } from './env.ts'
import { readJson } from './json.ts'
import type { ConfigNode } from './node.ts'
import { type NodeBuilder, type Parsed, parse } from './parsing.ts'
import { readToml } from './toml.ts'
import { readYaml } from './yaml.ts'

/** Extensions of the formats that are known, with the dot. */
export const EXTENSIONS: readonly string[] = ['.json', '.jsonc', '.yaml', '.yml', '.toml', '.env']

const READERS: Readonly<Record<string, (builder: NodeBuilder) => ConfigNode | undefined>> = {
  '.json': (builder) => readJson(builder, { comments: false }),
  '.jsonc': (builder) => readJson(builder, { comments: true }),
  '.yaml': readYaml,
  '.yml': readYaml,
  '.toml': readToml,
  '.env': readEnv,
}

/** Parses a file by its name; `.env.local` and its like are `.env` files. */
export function parseFile(source: SourceFile): Parsed {
  const name = basename(source.path)
  const extension = /^\.env(?:\.|$)/.test(name) ? '.env' : extname(name).toLowerCase()
  return parse(source, (builder) => {
    const read = READERS[extension]
    if (read !== undefined) return read(builder)
    const message = `The name ${name} tells of no format that is known.`
    builder.fail('CONFIG_FORMAT_UNKNOWN', [0, 0], message, `Known are ${EXTENSIONS.join(', ')}.`)
    return undefined
  })
}

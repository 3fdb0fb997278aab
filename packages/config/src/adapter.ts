import type { AdapterResult, CompilerAdapter } from '@fsrs/compiler'
import type { StandardSchemaV1 } from '@standard-schema/spec'

import { EXTENSIONS } from './formats.ts'
import { frozenLike } from './freeze.ts'
import { Loader } from './loader.ts'
import { valueOf } from './node.ts'
import { validate } from './validate.ts'

/** How configurations are read. */
export interface ConfigOptions<Schema extends StandardSchemaV1 = StandardSchemaV1> {
  /** Any schema that follows Standard Schema: of zod, valibot, arktype, … Default: every value is taken as it is. */
  readonly schema?: Schema
  /** The key at the top of a file that names files which it builds on; false: none does. Default `extends`. */
  readonly extends?: string | false
  /** Laid over what the files say before the schema sees it: flags of a command line, variables of the environment. */
  readonly overrides?: () => Readonly<Record<string, unknown>>
}

/** A configuration: all of its files put together, checked, frozen. */
export interface Config<Value> {
  readonly value: Value
}

/** What a schema makes of a configuration; unknown where there is none. */
export type ConfigOf<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>

/**
 * JSON, JSONC, YAML, TOML and `.env` as a language of the engine. Values are frozen; what an edit leaves alone stays the
 * same object.
 */
export function configCompiler<Schema extends StandardSchemaV1 = StandardSchemaV1>(
  options: ConfigOptions<Schema> = {},
): CompilerAdapter<Config<ConfigOf<Schema>>> {
  const { schema, extends: extendsKey = 'extends', overrides } = options
  const loader = new Loader(extendsKey === false ? undefined : extendsKey)
  let last: unknown
  return {
    name: 'config',
    extensions: EXTENSIONS,
    async compile({ entry, sources }): Promise<AdapterResult<Config<ConfigOf<Schema>>>> {
      const { node, diagnostics, reports: modules } = await loader.load(entry, sources)
      if (node === undefined) return { ok: false, diagnostics, modules }
      const read = overlaid(valueOf(node), overrides?.())
      const checked = schema === undefined ? { ok: true as const, value: read } : await validate(schema, node, read)
      if (!checked.ok) return { ok: false, diagnostics: checked.diagnostics, modules }
      last = frozenLike(last, checked.value)
      return { ok: true, artifact: { value: last }, diagnostics: [], modules }
    },
  }
}

/** `over` wins, key by key at the top. */
function overlaid(value: unknown, over: Readonly<Record<string, unknown>> | undefined): unknown {
  if (over === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return { ...value, ...over }
}

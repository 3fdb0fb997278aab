import { after, functionProblem, isObject, requireOptions, schemaProblem, shown } from '@fsrs/base'
import type { OptionProblem } from '@fsrs/base'
import type { AdapterResult, CompilerAdapter } from '@fsrs/compiler'
import type { StandardSchemaV1 } from '@standard-schema/spec'

import { EXTENSIONS } from './formats.ts'
import { frozenLike, isPlainObject } from './freeze.ts'
import { Loader } from './loader.ts'
import type { Loaded } from './loader.ts'
import { valueOf } from './node.ts'
import type { ConfigNode } from './node.ts'
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
  /** Where it came from an earlier one by an edit: that one, and the keys at its top whose values are others. */
  readonly since?: { readonly value: unknown; readonly keys: readonly string[] }
}

/** What a schema makes of a configuration; unknown where there is none. */
export type ConfigOf<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>

/**
 * JSON, JSONC, YAML, TOML and `.env` as a language of the engine. Values are frozen; what an edit leaves alone stays the
 * same object.
 *
 * @throws {CodedError} `INVALID_OPTION` for a value that its option does not take
 */
export function configCompiler<Schema extends StandardSchemaV1 = StandardSchemaV1>(
  options: ConfigOptions<Schema> = {},
): CompilerAdapter<Config<ConfigOf<Schema>>> {
  const { schema, extends: extendsKey = 'extends', overrides } = options
  requireOptions(schemaProblem('schema', schema), extendsProblem(extendsKey), functionProblem('overrides', overrides))
  const loader = new Loader(extendsKey === false ? undefined : extendsKey)
  type Compiled = AdapterResult<Config<ConfigOf<Schema>>>
  let last: { readonly node: ConfigNode; readonly value: unknown } | undefined
  return {
    name: 'config',
    extensions: EXTENSIONS,
    compile: ({ entry, sources }) => after(loader.load(entry, sources), compileLoaded),
  }

  function compileLoaded({ node, diagnostics, reports: modules, since }: Loaded): Compiled | Promise<Compiled> {
    if (node === undefined) return { ok: false, diagnostics, modules }
    const finish = (artifact: Config<unknown>): Compiled => {
      last = { node, value: artifact.value }
      return { ok: true, artifact, diagnostics: [], modules }
    }
    if (schema === undefined && overrides === undefined && since?.node === last?.node && since?.keys !== undefined)
      return finish(editedLike(last?.value, node, since.keys))
    const read = overlaid(valueOf(node), overrides?.())
    const checked = schema === undefined ? { ok: true as const, value: read } : validate(schema, node, read)
    return after(checked, (answer) =>
      answer.ok
        ? finish({ value: frozenLike(last?.value, answer.value) })
        : { ok: false, diagnostics: answer.diagnostics, modules },
    )
  }
}

function extendsProblem(key: unknown): OptionProblem | undefined {
  if (key === false || (typeof key === 'string' && key !== '')) return undefined
  return { message: `The option extends is ${shown(key)}.`, hint: 'It takes the name of a key, or false.' }
}

/** A configuration that differs at these keys of its top from the one that `before` is the value of. */
function editedLike(before: unknown, node: ConfigNode, keys: readonly string[]): Config<unknown> {
  if (!isPlainObject(before) || node.kind !== 'object') return { value: frozenLike(before, valueOf(node)) }
  const valueAt = (key: string): unknown => frozenLike(before[key], valueOf(node.entries.get(key)!.node))
  // Several files may say the same key.
  const changed = Array.from(new Set(keys), (key) => [key, valueAt(key)] as const).filter(
    ([key, value]) => !Object.is(value, before[key]),
  )
  const value = changed.length === 0 ? before : Object.freeze({ ...before, ...Object.fromEntries(changed) })
  return { value, since: { value: before, keys: changed.map(([key]) => key) } }
}

/** `over` wins, key by key at the top. */
function overlaid(value: unknown, over: Readonly<Record<string, unknown>> | undefined): unknown {
  if (over !== undefined && (!isObject(over) || Array.isArray(over)))
    throw new Error(`The option overrides answered with ${shown(over)}: it answers with an object of keys and values.`)
  if (over === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return { ...value, ...over }
}

import { isObject, isPromise, messageOf, settled, shown } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'
import type { StandardSchemaV1 } from '@standard-schema/spec'

import { errorIn } from './config-diagnostic.ts'
import { placeOf } from './node.ts'
import type { ConfigNode } from './node.ts'

/** What a schema made of a value, or what it has against it. */
export type Validated =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Asks the schema about a value, and puts what it says at the keys that it speaks of. Never throws. */
export function validate(schema: StandardSchemaV1, node: ConfigNode, value: unknown): Validated | Promise<Validated> {
  const threw = (error: unknown): Validated => failed(node, `The schema failed: ${messageOf(error)}`)
  let answer: StandardSchemaV1.Result<unknown> | Promise<StandardSchemaV1.Result<unknown>>
  try {
    answer = schema['~standard'].validate(value)
  } catch (error) {
    return threw(error)
  }
  return isPromise(answer) ? settled(answer).then((result) => judged(result, node), threw) : judged(answer, node)
}

function judged(result: StandardSchemaV1.Result<unknown>, node: ConfigNode): Validated {
  if (!isObject(result)) return failed(node, `The schema answered with ${shown(result)}.`)
  if (result.issues === undefined) return { ok: true, value: result.value }
  const issues = [...result.issues].filter(isObject)
  if (issues.length === 0) return failed(node, 'The schema refused without saying why.')
  return { ok: false, diagnostics: issues.flatMap(byKey).map((issue) => diagnosticOf(issue, node)) }
}

function failed(node: ConfigNode, message: string): Validated {
  const { file, span } = placeOf(node, [])
  return { ok: false, diagnostics: [errorIn('CONFIG_SCHEMA_FAILED', file, span, message)] }
}

/** zod tells of keys that nobody asked for at the object that has them, with the keys beside: each is shown where it stands. */
function byKey(issue: StandardSchemaV1.Issue): readonly StandardSchemaV1.Issue[] {
  const keys: unknown =
    'code' in issue && issue.code === 'unrecognized_keys' && 'keys' in issue ? issue.keys : undefined
  if (!Array.isArray(keys) || keys.length === 0) return [issue]
  return keys.map((key: unknown) => ({ message: 'Unrecognized key', path: [...(issue.path ?? []), String(key)] }))
}

function diagnosticOf({ message, path: segments = [] }: StandardSchemaV1.Issue, node: ConfigNode): Diagnostic {
  const keys = segments.map((segment) => (typeof segment === 'object' ? segment.key : segment))
  const { file, span } = placeOf(node, keys)
  // Some libraries begin with the path themselves.
  const path = pathText(keys)
  return errorIn('CONFIG_INVALID', file, span, message.startsWith(path) ? message : `${path}: ${message}`)
}

/** A path as JavaScript writes it: `server.ports[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      const text = String(key)
      if (!/^[\p{L}_$][\p{L}\d_$-]*$/u.test(text)) return `[${JSON.stringify(text)}]`
      return index === 0 ? text : `.${text}`
    })
    .join('')
}

import type { FieldDef, TypeDef, TypeRep } from '@fsrs/chunk'

import type { StateCell, StateSchema } from './state-schema.ts'
import { displayOf, typesReached } from './type-space.ts'
import { definitionText, quoted, typeText } from './type-text.ts'

/** The module in which a migration finds the types that the state was recorded with. */
export const RECORDED_MODULE = 'Old'

/** The name of a recorded type for the new source. */
export function recordedName(uniqueName: string): string {
  return `${RECORDED_MODULE}.${displayOf(uniqueName)}`
}

/** Both types, and the migration to write, as text. */
export function writeMigration(
  before: StateCell,
  old: StateSchema,
  after: StateCell,
  now: StateSchema,
): { readonly both: string; readonly stub: string } {
  const both = [
    `It was  ${after.displayName} : ${before.syntax}`,
    ...definitions(before.type, old),
    `It is   ${after.displayName} : ${after.syntax}`,
    ...definitions(after.type, now),
  ].join('\n')
  return { both, stub: stubOf(before, old, after, now) }
}

function definitions(type: TypeRep, { types }: StateSchema): readonly string[] {
  return [...typesReached(type, types)].flatMap((name) => {
    const def = types.get(name)
    const lines = def && definitionText(def, displayOf)
    return lines === undefined ? [] : [`  type ${displayOf(name)} =`, lines.map((line) => `    ${line}`).join('\n')]
  })
}

/** The migration of the innermost type that differs alone would do; that of the whole state always does. */
function stubOf(before: StateCell, old: StateSchema, after: StateCell, now: StateSchema): string {
  const element = commonElement(before.type, after.type)
  const [from, to] = element ?? [before.type, after.type]
  const short = element === undefined ? after.displayName.replace(/^.*\./, '') : nameOf(to)
  const name = `migrate${short.slice(0, 1).toUpperCase()}${short.slice(1)}`
  return [
    `Write, above the state:`,
    '',
    '[<Migrate>]',
    `let ${name} (old: ${typeText(from, recordedName)}) : ${typeText(to, displayOf)} =`,
    ...bodyOf(from, old, to, now).map((line) => `    ${line}`),
  ].join('\n')
}

/** The record that both types hold under the same containers: `Todo` of `Map<string, Todo list>`. */
function commonElement(from: TypeRep, to: TypeRep): readonly [TypeRep, TypeRep] | undefined {
  if (from.k === 'def' && to.k === 'def') return [from, to]
  if (from.k !== 'lib' || to.k !== 'lib' || from.name !== to.name) return undefined
  const differing = from.args.flatMap((arg, index) => {
    const other = to.args[index]
    return other === undefined || (JSON.stringify(arg) === JSON.stringify(other) && arg.k !== 'def')
      ? []
      : [[arg, other] as const]
  })
  const [only] = differing
  return differing.length === 1 && only !== undefined ? commonElement(only[0], only[1]) : undefined
}

function nameOf(type: TypeRep): string {
  return type.k === 'def' ? displayOf(type.name).replace(/^.*\./, '') : 'State'
}

function bodyOf(from: TypeRep, old: StateSchema, to: TypeRep, now: StateSchema): readonly string[] {
  const before = from.k === 'def' ? old.types.get(from.name) : undefined
  const after = to.k === 'def' ? now.types.get(to.name) : undefined
  if (after?.k !== 'record') return ['failwith "write this"']
  return after.fields.map((field, index) => {
    const [open, close] = [index === 0 ? '{ ' : '  ', index === after.fields.length - 1 ? ' }' : '']
    return `${open}${quoted(field.name)} = ${valueOf(field, before)}${close}`
  })
}

function valueOf(field: FieldDef, before: TypeDef | undefined): string {
  const same = before?.k === 'record' ? before.fields.find(({ name }) => name === field.name) : undefined
  if (same !== undefined && JSON.stringify(same.type) === JSON.stringify(field.type)) return `old.${quoted(field.name)}`
  return `failwith "${typeText(field.type, displayOf)}"`
}

// The types of a program's state as a module of F# source, so that a migration of the next program can be checked against
// them though its own source does not have them any more.

import type { TypeDef } from '@fsrs/chunk'

import { RECORDED_MODULE } from './migration-stub.ts'
import type { StateSchema } from './state-schema.ts'
import { displayOf, typesReached } from './type-space.ts'
import { definitionText, quoted } from './type-text.ts'

/** The module, and which type of the program each of its types is, by unique names. */
export interface RecordedTypes {
  readonly text: string
  readonly origins: ReadonlyMap<string, string>
}

const recorded = new WeakMap<StateSchema, RecordedTypes>()

/** The recorded types of a state; made once. */
export function recordedTypesOf(schema: StateSchema): RecordedTypes {
  let types = recorded.get(schema)
  if (types === undefined) {
    types = write(schema)
    recorded.set(schema, types)
  }
  return types
}

function write(schema: StateSchema): RecordedTypes {
  const reached = new Set<string>()
  for (const { type } of schema.cells.values()) for (const name of typesReached(type, schema.types)) reached.add(name)
  const origins = new Map<string, string>()
  const lines = [`module ${RECORDED_MODULE}`]
  let open: string | undefined
  // Most programs keep nothing, or plain numbers and texts.
  const units = reached.size === 0 ? [] : schema.units
  // In the order of the program; those that stand together may speak of each other.
  for (const def of units.flatMap(({ types }) => types)) {
    const { name } = def
    if (!reached.has(name)) continue
    const display = displayOf(name)
    const key = `${RECORDED_MODULE}:${display}`
    const module = display.includes('.') ? display.slice(0, display.lastIndexOf('.')) : ''
    const body = definitionText(def, (each) => withinModule(displayOf(each), module))
    if (body === undefined || origins.has(key)) continue
    origins.set(key, name)
    if (open !== module && module !== '') lines.push(`module ${module} =`)
    const indent = module === '' ? '' : '    '
    lines.push(`${indent}${open === module ? 'and' : 'type'} ${headOf(def, display)} =`)
    lines.push(body.map((line) => `${indent}    ${line}`).join('\n'))
    open = module
  }
  return { text: `${lines.join('\n')}\n`, origins }
}

function withinModule(display: string, module: string): string {
  return module !== '' && display.startsWith(`${module}.`) ? display.slice(module.length + 1) : display
}

function headOf({ parameters }: TypeDef, display: string): string {
  const name = quoted(display.slice(display.lastIndexOf('.') + 1))
  if (parameters === 0) return name
  return `${name}<${Array.from({ length: parameters }, (_, index) => `'t${index}`).join(', ')}>`
}

/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
import type { Expr, GlobalDef, Program, TypeDef, TypeRep, Unit } from './ir.ts'

/**
 * The program as text for people: units with their types, globals and initialisation; expressions as nested lists, one
 * a line, with the line and column where they stand. It is no format: nothing reads it back.
 */
export function disassemble(program: Program): string {
  const lines = [`result : ${program.resultType}`]
  for (const host of program.hostFunctions) lines.push(`host ${host.name} : ${host.type}`)
  for (const unit of program.units) lines.push('', ...unitLines(unit))
  return `${lines.join('\n')}\n`
}

function unitLines(unit: Unit): readonly string[] {
  return [
    `unit ${unit.name} (${unit.file})`,
    ...unit.types.map((type) => `  type ${typeText(type)}`),
    ...unit.globals.flatMap((global) => globalLines(global, unit)),
    '  init',
    ...new Writer(unit).lines(unit.init, 2),
  ]
}

function typeText(type: TypeDef): string {
  switch (type.k) {
    case 'record':
    case 'exception':
    case 'class':
      return `${type.name} = ${type.k} ${fieldsText(type.fields)}`
    case 'union':
      return `${type.name} = ${type.cases.map((one) => `${one.name}${one.fields.length === 0 ? '' : ` ${fieldsText(one.fields)}`}`).join(' | ')}`
    case 'enum':
      return `${type.name} = ${type.cases.map((one) => `${one.name} = ${one.value}`).join(' | ')}`
  }
}

function fieldsText(
  fields: readonly { readonly name: string; readonly type: TypeRep; readonly isMutable: boolean }[],
): string {
  return `{ ${fields.map((field) => `${field.isMutable ? 'mutable ' : ''}${field.name}: ${repText(field.type)}`).join('; ')} }`
}

function globalLines(global: GlobalDef, unit: Unit): readonly string[] {
  const head = `${global.displayName} : ${global.type}`
  if (global.k === 'value') return [`  ${global.isMutable ? 'mutable ' : ''}value ${head}`]
  const params = global.params.map((id, index) => (index < global.reps ? `rep %${id}` : `%${id}`)).join(' ')
  return [`  function ${head} (${params})`, ...new Writer(unit).lines(global.body, 2)]
}

function repText(rep: TypeRep): string {
  switch (rep.k) {
    case 'prim':
      return rep.name
    case 'lib':
    case 'def':
      return rep.args.length === 0 ? rep.name : `${rep.name}<${rep.args.map(repText).join(', ')}>`
    case 'fun':
      return `(${repText(rep.from)} -> ${repText(rep.to)})`
    case 'tuple':
      return `(${rep.items.map(repText).join(' * ')})`
    case 'anon':
      return `{| ${rep.fields.map((field) => `${field.name}: ${repText(field.type)}`).join('; ')} |}`
    case 'param':
      return `'${rep.index}`
    case 'local':
      return `%${rep.id}`
  }
}

/** Fields that are ids of locals, shown with a `%`. */
const LOCAL_FIELDS = new Set(['id', 'params'])
/** Fields that hold representations. */
const REP_FIELDS = new Set(['reps', 'element'])

class Writer {
  private readonly unit: Unit

  constructor(unit: Unit) {
    this.unit = unit
  }

  lines(expr: Expr, depth: number): readonly string[] {
    return this.node(expr as unknown as Readonly<Record<string, unknown>>, depth)
  }

  /** A node is its kind, its own facts, then what is beneath it. */
  private node(node: Readonly<Record<string, unknown>>, depth: number): readonly string[] {
    const facts: string[] = []
    const beneath: string[] = []
    for (const [key, value] of Object.entries(node)) {
      if (key === 'k' || key === 'at' || value === undefined) continue
      if (isExpression(value)) beneath.push(...this.node(value, depth + 1))
      else if (Array.isArray(value) && value.some(hasExpressions)) {
        for (const item of value) beneath.push(...this.item(item, depth + 1))
      } else facts.push(factText(key, value))
    }
    const head = `${'  '.repeat(depth)}${String(node['k'])}${facts.map((fact) => ` ${fact}`).join('')}${this.place(node['at'])}`
    return [head, ...beneath]
  }

  private item(item: unknown, depth: number): readonly string[] {
    if (isExpression(item)) return this.node(item, depth)
    if (typeof item !== 'object' || item === null) return []
    return this.node({ k: '·', ...item }, depth)
  }

  private place(at: unknown): string {
    if (typeof at !== 'number') return ''
    const { lineStarts } = this.unit
    let line = 0
    while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? 0) <= at) line++
    return `  @${line + 1}:${at - (lineStarts[line] ?? 0) + 1}`
  }
}

const REP_KINDS = new Set(['prim', 'lib', 'def', 'fun', 'anon', 'param'])

function isExpression(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('k' in value)) return false
  // A local and a tuple are names of both; only expressions of tuples have `at`less items that are expressions.
  return !REP_KINDS.has(String(value.k))
}

function hasExpressions(value: unknown): boolean {
  if (isExpression(value)) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(isExpression)
}

function factText(key: string, value: unknown): string {
  if (LOCAL_FIELDS.has(key))
    return Array.isArray(value) ? `(${value.map((id) => `%${id}`).join(' ')})` : `%${String(value)}`
  if (REP_FIELDS.has(key) || key === 'type') return repFact(value)
  return typeof value === 'string' && key !== 'value' ? value : JSON.stringify(value)
}

function repFact(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(repFact).join(' ')}]`
  return repText(value as TypeRep)
}

// From one program's state to the next one's. What can be known of types alone is decided before anything runs; the values
// are converted when the initialisation of the new program reaches each cell, so that a migration can use what stands above
// it. The old state is only read.

import type { TypeRep } from '@fsrs/chunk'
import type { Diagnostic } from '@fsrs/compiler'
import { newConversionReport } from '@fsrs/vm'
import type { ConversionPlan, ConversionReport, ProgramInstance, RestoredState } from '@fsrs/vm'

import { globalDiagnostic } from '../live-diagnostics.ts'
import { writeMigration } from './migration-stub.ts'
import { migrationOfCell, migrationsOf, standsAbove } from './migrations.ts'
import type { Migration } from './migrations.ts'
import type { CellReport } from './state-report.ts'
import { stateSchemaOf } from './state-schema.ts'
import type { StateCell, StateSchema } from './state-schema.ts'
import { TypePlanner } from './type-plan.ts'
import type { PlanNote, PlanResult } from './type-plan.ts'

/** State with the program that it is of. */
export interface StateSource {
  readonly instance: ProgramInstance
  readonly state: ReadonlyMap<string, unknown>
}

/** Values that cannot be taken over, found while the initialisation ran. */
export class StateRefused extends Error {
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('\n'))
    this.diagnostics = diagnostics
  }
}

/** State on its way. */
export interface Transfer {
  /** What the new program's initialisation asks. Throws `StateRefused`. */
  readonly state: RestoredState
  /** What became of each cell; complete once the initialisation has run. */
  readonly cells: () => readonly CellReport[]
  /** The cell whose migration is running. */
  readonly migrating: () => string | undefined
  /** What the cells that went over lost on the way, in words; complete once the initialisation has run. */
  readonly losses: () => readonly string[]
  readonly warnings: readonly Diagnostic[]
}

/** Ready to go, or what is wrong. */
export type TransferResult =
  | { readonly ok: true; readonly transfer: Transfer }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** How state goes over. */
export interface TransferOptions {
  readonly from: StateSource
  readonly to: ProgramInstance
  /** What the types that the new program knows as recorded ones are called in the old program. */
  readonly originOf: (name: string) => string
  /** Back to an earlier program: narrower types are fine for values that fit. */
  readonly isBack: boolean
}

/** Values of all cells as a program has them now. */
export function stateOf(instance: ProgramInstance): ReadonlyMap<string, unknown> {
  const { cells } = stateSchemaOf(instance.chunk.program)
  return new Map([...cells.keys()].map((name) => [name, instance.getRaw(name)]))
}

interface CellPlan {
  readonly cell: StateCell
  readonly before: StateCell
  readonly plan: ConversionPlan
  readonly isKept: boolean
  readonly steps: readonly PlanNote[]
  /** Names of the migrations that it may call. */
  readonly migrations: readonly string[]
}

/** Compares the types, and prepares the conversion. */
export function transferState(options: TransferOptions): TransferResult {
  const { from, to, isBack } = options
  const program = to.chunk.program
  const [old, now] = [stateSchemaOf(from.instance.chunk.program), stateSchemaOf(program)]
  const found = migrationsOf(program)
  const planner = new TypePlanner({
    from: { types: old.types },
    to: { types: now.types, originOf: options.originOf },
    migrations: found.migrations,
    sharesInstances: (type) => to.sharesInstances(type),
    narrows: isBack,
  })
  const origins = originsOf(old, now)
  const diagnostics: Diagnostic[] = [...found.diagnostics, ...(isBack ? [] : renamed(old, now, origins, planner))]
  const plans = new Map<string, CellPlan>()
  for (const [name, cell] of now.cells) {
    const before = origins.get(name)
    if (before === undefined) continue
    const migration = isBack ? undefined : cellMigration(cell, before.type, found.migrations, planner)
    const result = planner.plan(before.type, cell.type, cell.displayName, migration)
    if (!result.ok) diagnostics.push(refusal(before, old, cell, now, result))
    else {
      const { plan, isKept, steps } = result
      const used = found.migrations.filter(({ global }) => JSON.stringify(plan).includes(JSON.stringify(global)))
      for (const each of used) {
        if (!standsAbove(each, cell, program)) diagnostics.push(belowItsCell(each, cell))
      }
      plans.set(name, { cell, before, plan, isKept, steps, migrations: used.map(({ def }) => def.displayName) })
    }
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics }
  return { ok: true, transfer: new LazyTransfer(options, plans, { old, now, origins }, diagnostics) }
}

function cellMigration(
  cell: StateCell,
  from: TypeRep,
  migrations: readonly Migration[],
  planner: TypePlanner,
): Migration | undefined {
  if (planner.isSame(from, cell.type)) return undefined
  return migrationOfCell(cell, from, migrations, (a, b) => planner.isSame(a, b))
}

/** Which old cell each new one takes its value from: that of its name, or the one that its attribute names. */
function originsOf(old: StateSchema, now: StateSchema): ReadonlyMap<string, StateCell> {
  const origins = new Map<string, StateCell>()
  for (const [name, cell] of now.cells) {
    const own = old.cells.get(name)
    const former = [...old.cells.values()].find(
      (each) => each.displayName === cell.formerName && each.unit.name === cell.unit.name,
    )
    const origin = own ?? former
    if (origin !== undefined) origins.set(name, origin)
  }
  return origins
}

/** A cell that is gone and one of the same type that has come: that may be a new name, or not. */
function renamed(
  old: StateSchema,
  now: StateSchema,
  origins: ReadonlyMap<string, StateCell>,
  planner: TypePlanner,
): readonly Diagnostic[] {
  const used = new Set(origins.values())
  const gone = [...old.cells.values()].filter((cell) => !used.has(cell))
  return [...now.cells.values()].flatMap((cell) => {
    const before = origins.has(cell.name) ? undefined : gone.find((each) => planner.isSame(each.type, cell.type))
    if (before === undefined) return []
    const message =
      `The state ${before.displayName} : ${before.syntax} is gone and ${cell.displayName} has come, of the same type: ` +
      'whether it was renamed, nobody can know.'
    return [
      globalDiagnostic('STATE_RENAMED', cell, message, {
        help:
          `If it was, write [<Persist("${before.displayName}")>]. If it was not, take ${before.displayName} away first, ` +
          `save, and then add ${cell.displayName}.`,
      }),
    ]
  })
}

function refusal(
  before: StateCell,
  old: StateSchema,
  cell: StateCell,
  now: StateSchema,
  { reasons }: Extract<PlanResult, { ok: false }>,
): Diagnostic {
  const { both, stub } = writeMigration(before, old, cell, now)
  return globalDiagnostic(
    'STATE_TYPE_CHANGED',
    cell,
    `The state ${cell.displayName} : ${before.syntax} cannot be taken over.`,
    { notes: [...reasons.map(({ path, text }) => `${path}: ${text}.`), both], help: stub },
  )
}

function belowItsCell({ def, unit }: Migration, cell: StateCell): Diagnostic {
  const message = `${def.displayName} migrates ${cell.displayName} and stands below it.`
  return globalDiagnostic('MIGRATION_INVALID', { def, unit }, message, {
    help: 'Move it above: it is called where the state gets its value, and can use what stands above that.',
  })
}

interface Schemas {
  readonly old: StateSchema
  readonly now: StateSchema
  readonly origins: ReadonlyMap<string, StateCell>
}

class LazyTransfer implements Transfer {
  readonly warnings: readonly Diagnostic[]
  readonly state: RestoredState
  readonly #options: TransferOptions
  readonly #plans: ReadonlyMap<string, CellPlan>
  readonly #schemas: Schemas
  readonly #reports = new Map<string, ConversionReport>()
  /** Objects that several values have in common stay one object. */
  readonly #seen = new Map<object, unknown>()
  #migrating: string | undefined

  constructor(
    options: TransferOptions,
    plans: ReadonlyMap<string, CellPlan>,
    schemas: Schemas,
    warnings: readonly Diagnostic[],
  ) {
    this.#options = options
    this.#plans = plans
    this.#schemas = schemas
    this.warnings = warnings
    this.state = { has: (name) => plans.has(name), get: (name) => this.#convert(name) }
  }

  migrating(): string | undefined {
    return this.#migrating
  }

  #convert(name: string): unknown {
    const found = this.#plans.get(name)
    if (found === undefined) return undefined
    const { from, to } = this.#options
    const report = newConversionReport()
    this.#reports.set(name, report)
    const raw = from.state.get(found.before.name)
    if (found.plan.root.k === 'keep') return raw
    this.#migrating = found.migrations.length > 0 ? found.cell.displayName : undefined
    const value = to.converter(found.plan, from.instance, this.#seen, report)(raw)
    this.#migrating = undefined
    const refused = this.#refusals(found, report)
    if (refused.length > 0) throw new StateRefused(refused)
    return value
  }

  #refusals({ cell, before }: CellPlan, { removedCases, refusals }: ConversionReport): readonly Diagnostic[] {
    const used = [...removedCases].filter(([, count]) => count > 0)
    const reasons = [
      ...used.map(([name, count]) => `${count} ${count === 1 ? 'value uses' : 'values use'} ${name}, which is gone`),
      ...refusals,
    ]
    if (reasons.length === 0) return []
    const { both, stub } = writeMigration(before, this.#schemas.old, cell, this.#schemas.now)
    const message = `The state ${cell.displayName} cannot be taken over: ${reasons.join('; ')}.`
    const code = used.length > 0 ? 'STATE_CASE_IN_USE' : 'STATE_TYPE_CHANGED'
    return [globalDiagnostic(code, cell, message, { notes: [both], help: stub })]
  }

  losses(): readonly string[] {
    const ofValues = [...this.#reports.values()].flatMap(({ losses }) => Array.from(losses))
    // Nobody knows what a migration left out.
    const migrations = new Set([...this.#plans.values()].flatMap((each) => each.migrations))
    return [
      ...ofValues.map(([what, count]) => `${count} × ${what}`),
      ...[...migrations].map((name) => `what ${name} left out`),
    ]
  }

  cells(): readonly CellReport[] {
    const { old, now, origins } = this.#schemas
    const reports: CellReport[] = []
    for (const [name, { displayName }] of now.cells) {
      const found = this.#plans.get(name)
      if (found === undefined) reports.push({ cell: displayName, type: 'initialised' })
      else {
        const how = howOf(found, this.#reports.get(name))
        reports.push({ cell: displayName, type: found.isKept ? 'kept' : 'converted', how })
      }
    }
    const used = new Set(origins.values())
    for (const cell of old.cells.values()) {
      if (!used.has(cell)) reports.push({ cell: cell.displayName, type: 'dropped' })
    }
    return reports
  }
}

function howOf({ steps, isKept }: CellPlan, report: ConversionReport | undefined): readonly string[] {
  if (report === undefined) return []
  const { removedCases, converted, reboundFunctions, staleFunctions } = report
  const how = steps.map(({ path, text }) => `${path} ${text}`)
  for (const [name] of removedCases) {
    const [type = ''] = name.split('.')
    how.push(`0 of ${converted.get(type)?.count ?? 0} values use ${name}`)
  }
  if (!isKept) for (const [type, { count }] of converted) how.push(`${count} × ${type}`)
  if (reboundFunctions > 0) how.push(`${reboundFunctions} functions became the new program's`)
  if (staleFunctions > 0) how.push(`${staleFunctions} functions go on running the program that made them`)
  return how
}

import type { Diagnostic } from '@fsrs/compiler'
import { perUnit } from '@fsrs/chunk'
import type { Program, TypeRep, Unit, GlobalDef } from '@fsrs/chunk'

import { globalDiagnostic } from '../live-diagnostics.ts'
import { hasAttribute } from './state-schema.ts'
import type { StateCell } from './state-schema.ts'
import type { MigrationFunction } from './type-plan.ts'

/** A `[<Migrate>]` function of a program. */
export interface Migration extends MigrationFunction {
  readonly def: GlobalDef
  readonly unit: Unit
}

/** Migrations, and what is wrong with the functions that are meant to be some. */
interface Found {
  readonly migrations: readonly Migration[]
  readonly diagnostics: readonly Diagnostic[]
}

/** All migrations of a program, and what is wrong with the others. */
export function migrationsOf({ units }: Program): Found {
  const found = migrationsByUnit(units).filter((each) => each !== NONE)
  return {
    migrations: found.flatMap(({ migrations }) => migrations),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  }
}

const NONE: Found = { migrations: [], diagnostics: [] }
const migrationsByUnit = perUnit(findMigrations)

function findMigrations(unit: Unit): Found {
  const marked = unit.globals.filter((def) => hasAttribute(def, 'Migrate'))
  if (marked.length === 0) return NONE
  const migrations: Migration[] = []
  const diagnostics: Diagnostic[] = []
  for (const def of marked) {
    const { rep } = def
    if (def.k === 'function' && def.reps === 0 && def.params.length === 1 && rep.k === 'fun' && isClosed(rep)) {
      migrations.push({ def, unit, global: def.name, from: rep.from, to: rep.to })
    } else diagnostics.push(globalDiagnostic('MIGRATION_INVALID', { def, unit }, invalid(def)))
  }
  return { migrations, diagnostics }
}

function invalid({ displayName, type }: GlobalDef): string {
  return `${displayName} : ${type} is no migration: that is a function of one argument, from the old type to the new one.`
}

function isClosed(type: TypeRep): boolean {
  return !JSON.stringify(type).includes('"k":"param"')
}

/**
 * The migration of a whole cell: the one that is called after it (`migrateTodos` for `todos`), or else one of its types.
 * Of types without a name of their own there may be many that mean different things.
 */
export function migrationOfCell(
  cell: StateCell,
  from: TypeRep,
  migrations: readonly Migration[],
  isSame: (from: TypeRep, argument: TypeRep) => boolean,
): Migration | undefined {
  const short = cell.displayName.replace(/^.*\./, '')
  const name = `migrate${short.slice(0, 1).toUpperCase()}${short.slice(1)}`
  const fitting = migrations.filter(
    (each) => isSame(from, each.from) && JSON.stringify(each.to) === JSON.stringify(cell.type),
  )
  const isNamed = ({ def }: Migration): boolean => def.displayName.replace(/^.*\./, '') === name
  const isOfOwnType = fitting.filter(({ from: { k } }) => k !== 'prim')
  return fitting.find(isNamed) ?? (isOfOwnType.length === 1 ? isOfOwnType[0] : undefined)
}

/** Whether a migration can be called when the initialisation reaches a cell: it and what it uses stand above it. */
export function standsAbove(migration: Migration, cell: StateCell, { units }: Program): boolean {
  const [own, other] = [units.indexOf(migration.unit), units.indexOf(cell.unit)]
  return own < other || (own === other && migration.def.at < cell.def.at)
}

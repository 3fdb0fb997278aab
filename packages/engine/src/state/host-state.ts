// State of the host's own, beside what programs keep: values with names, each checked by a schema, that go on over
// generations of whatever language. A value is data that is replaced, never changed in place, so a snapshot is the values
// themselves. What a program that is being prepared declares is its own until it goes live.

import { functionProblem, isObject, messageOf, schemaProblem, shown } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'
import type { StandardSchemaV1 } from '@standard-schema/spec'

import { EngineError } from '../engine-error.ts'
import { programDiagnostic } from '../live-diagnostics.ts'
import type { CellReport } from './state-report.ts'

/** What a piece of the host's state is. */
export interface HostStateOptions<Schema extends StandardSchemaV1> {
  /**
   * Any schema that follows Standard Schema (of zod, valibot, arktype, …) and answers at once. It must take what it makes
   * itself: values are checked again when another schema is declared.
   */
  readonly schema: Schema
  /** The value where there is none from before. */
  readonly initial: StandardSchemaV1.InferInput<Schema>
  /** Makes a value of one from before that the schema does not take. What it throws refuses the declaration. */
  readonly migrate?: (old: unknown) => StandardSchemaV1.InferInput<Schema>
}

/**
 * One piece of the host's state, whichever value it has now. Plain objects and arrays in it are frozen: make a new value of
 * the old one. Setting throws `EngineError` with `STATE_INVALID` for what the schema does not take, and changes nothing.
 */
export interface HostState<Schema extends StandardSchemaV1 = StandardSchemaV1> {
  readonly name: string
  get value(): StandardSchemaV1.InferOutput<Schema>
  set value(value: StandardSchemaV1.InferInput<Schema>)
}

/** Declares a piece of state; the same name is the same piece. Throws `EngineError` with `STATE_INVALID`. */
export type DeclareState = <Schema extends StandardSchemaV1>(
  name: string,
  options: HostStateOptions<Schema>,
) => HostState<Schema>

/** Values by name, at one moment. */
export type HostSnapshot = ReadonlyMap<string, unknown>

interface Cell {
  readonly schema: StandardSchemaV1
  readonly value: unknown
}

type Checked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string }

/** What became of one piece in a declaration. */
type Taken =
  | { readonly ok: true; readonly cell: Cell; readonly report: CellReport; readonly losses: readonly string[] }
  | { readonly ok: false; readonly why: string }

/** All pieces of the host's state that are live. */
export class HostStates {
  readonly #cells = new Map<string, Cell>()

  /** Whether there is none. */
  get isEmpty(): boolean {
    return this.#cells.size === 0
  }

  /** For the host itself, at once. */
  readonly declare: DeclareState = (name, options) => {
    requireDeclaration(name, options)
    const taken = take(name, options, this.#cells.get(name))
    if (!taken.ok) throw invalid(name, taken.why)
    this.#cells.set(name, taken.cell)
    return handleOf(name, this)
  }

  /** The values of now. */
  snapshot(): HostSnapshot {
    return new Map([...this.#cells].map(([name, { value }]) => [name, value]))
  }

  /** What a program that is being prepared declares. @param from values that it begins with in place of those of now */
  begin(from?: HostSnapshot): HostStateTrial {
    return new HostStateTrial(this, from)
  }

  /** For handles and trials. */
  get(name: string): Cell | undefined {
    return this.#cells.get(name)
  }

  /** For handles and trials. */
  set(name: string, cell: Cell): void {
    this.#cells.set(name, cell)
  }
}

/** Pieces as a program that is not live yet has them: it sees its own values, and the live ones are as they were. */
export class HostStateTrial {
  readonly #live: HostStates
  #from: HostSnapshot | undefined
  /** Declared here, each with the live value that it was made of. */
  readonly #own = new Map<string, { readonly options: HostStateOptions<StandardSchemaV1>; readonly of: unknown }>()
  readonly #cells = new Map<string, Cell>()
  readonly #reports: CellReport[] = []
  readonly #losses: string[] = []
  readonly #refusals: { readonly name: string; readonly why: string }[] = []

  constructor(live: HostStates, from: HostSnapshot | undefined) {
    this.#live = live
    this.#from = from
    for (const [name, value] of from ?? []) this.#restore(name, value)
  }

  #restore(name: string, value: unknown): void {
    const live = this.#live.get(name)
    if (live === undefined || Object.is(live.value, value)) return
    // A piece that the program declares itself is checked against its own schema, there.
    this.#cells.set(name, { schema: live.schema, value })
  }

  /** What does not fit, each piece by its name; empty where all does. */
  diagnostics(file: string): readonly Diagnostic[] {
    return this.#refusals.map(({ name, why }) => ({
      ...programDiagnostic('STATE_TYPE_CHANGED', file, refusalText(name, why)),
      help: `Give migrate to the state ${name}: it makes a value of the new schema of one from before.`,
    }))
  }

  /** What became of the pieces that were declared here. */
  get cells(): readonly CellReport[] {
    return this.#reports
  }

  /** What the values lost on the way, in words. */
  get losses(): readonly string[] {
    return this.#losses
  }

  /** For the program. */
  readonly declare: DeclareState = (name, options) => {
    requireDeclaration(name, options)
    const before = this.get(name)
    const taken = take(name, options, before)
    if (!taken.ok) {
      this.#refusals.push({ name, why: taken.why })
      throw invalid(name, taken.why)
    }
    if (!this.#own.has(name)) this.#own.set(name, { options, of: this.#live.get(name)?.value })
    this.#cells.set(name, taken.cell)
    this.#reports.push(taken.report)
    this.#losses.push(...taken.losses)
    return handleOf(name, this)
  }

  /** Checks that what goes back and is not declared by the program is what the host's own schema takes. */
  check(): void {
    for (const [name, { schema, value }] of this.#from === undefined ? [] : this.#cells) {
      if (this.#own.has(name)) continue
      const checked = checkedBy(schema, value)
      if (!checked.ok) this.#refusals.push({ name, why: checked.why })
    }
  }

  /**
   * The program is about to go live. What the live one set meanwhile counts: it is taken over in place of what was made of
   * its value of before. Nothing live changes yet.
   *
   * @throws {EngineError} `STATE_INVALID`: such a value does not fit
   */
  settle(): void {
    for (const [name, { options, of }] of this.#from === undefined ? this.#own : []) {
      const now = this.#live.get(name)
      if (now === undefined || Object.is(now.value, of)) continue
      const taken = take(name, options, now)
      if (!taken.ok) throw invalid(name, taken.why)
      this.#cells.set(name, taken.cell)
    }
  }

  /** The program is live. */
  apply(): void {
    for (const [name, cell] of this.#cells) this.#live.set(name, cell)
    // From here on its handles are those of the live values.
    this.#cells.clear()
    this.#own.clear()
    this.#from = undefined
  }

  /** For handles. */
  get(name: string): Cell | undefined {
    return this.#cells.get(name) ?? this.#live.get(name)
  }

  /** For handles: before the program is live its values are its own. */
  set(name: string, cell: Cell): void {
    if (this.#cells.has(name)) this.#cells.set(name, cell)
    else this.#live.set(name, cell)
  }
}

function handleOf<Schema extends StandardSchemaV1>(
  name: string,
  place: { get(name: string): Cell | undefined; set(name: string, cell: Cell): void },
): HostState<Schema> {
  return {
    name,
    get value() {
      return place.get(name)?.value
    },
    set value(value) {
      const cell = place.get(name)
      if (cell === undefined) throw invalid(name, 'it is not declared')
      const checked = checkedBy(cell.schema, value)
      if (!checked.ok) throw invalid(name, checked.why)
      place.set(name, { schema: cell.schema, value: frozen(checked.value) })
    },
  }
}

/** @throws {EngineError} `INVALID_OPTION`: programs in JavaScript give what no type allows */
function requireDeclaration(name: unknown, options: unknown): void {
  const refuse = (message: string, hint: string): never => {
    throw new EngineError('INVALID_OPTION', message, { hint })
  }
  if (typeof name !== 'string' || name === '') refuse(`The name of a state is ${shown(name)}.`, 'It is a text.')
  const { schema, migrate } = isObject(options) ? (options as Partial<HostStateOptions<StandardSchemaV1>>) : {}
  const problem = schemaProblem('schema', schema ?? null) ?? functionProblem('migrate', migrate)
  if (problem !== undefined) refuse(problem.message, problem.hint)
}

function take<Schema extends StandardSchemaV1>(
  name: string,
  { schema, initial, migrate }: HostStateOptions<Schema>,
  before: Cell | undefined,
): Taken {
  if (before === undefined) {
    const first = checkedBy(schema, initial)
    if (!first.ok) return first
    const cell = { schema, value: frozen(first.value) }
    return { ok: true, cell, report: { cell: name, type: 'initialised' }, losses: [] }
  }
  const kept = (): Taken => ({
    ok: true,
    cell: { schema, value: before.value },
    report: { cell: name, type: 'kept', how: [] },
    losses: [],
  })
  if (before.schema === schema) return kept()
  const checked = checkedBy(schema, before.value)
  if (checked.ok && isSameData(checked.value, before.value)) return kept()
  if (checked.ok) return converted(name, schema, checked.value, 'the schema made another value of it')
  if (migrate === undefined) return checked
  try {
    const migrated = checkedBy(schema, migrate(before.value))
    return migrated.ok ? converted(name, schema, migrated.value, 'migrated') : migrated
  } catch (error) {
    return { ok: false, why: `its migration failed: ${messageOf(error)}` }
  }
}

function converted(name: string, schema: StandardSchemaV1, value: unknown, how: string): Taken {
  const report: CellReport = { cell: name, type: 'converted', how: [how] }
  // Nobody knows what a function has left out.
  return { ok: true, cell: { schema, value: frozen(value) }, report, losses: [`what the state ${name} was before`] }
}

function checkedBy(schema: StandardSchemaV1, value: unknown): Checked {
  try {
    const result = schema['~standard'].validate(value)
    if (!isObject(result)) return { ok: false, why: `its schema answered with ${shown(result)}` }
    if ('then' in result) return { ok: false, why: 'its schema answers later, and state is checked at once' }
    if (result.issues === undefined) return { ok: true, value: result.value }
    return { ok: false, why: result.issues.map(issueText).join('; ') }
  } catch (error) {
    return { ok: false, why: `its schema failed: ${messageOf(error)}` }
  }
}

function issueText({ message, path = [] }: StandardSchemaV1.Issue): string {
  const at = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.')
  return at === '' || message.startsWith(at) ? message : `${at}: ${message}`
}

function refusalText(name: string, why: string): string {
  return `The state ${name} of the host does not fit: ${why}`
}

function invalid(name: string, why: string): EngineError {
  const text = refusalText(name, why)
  return new EngineError('STATE_INVALID', /[.!?]$/.test(text) ? text : `${text}.`, {
    hint: 'It must be what its schema takes.',
  })
}

/** Freezes plain objects and arrays through and through; what is frozen already is not looked into. */
function frozen<T>(value: T): T {
  const open: unknown[] = [value]
  for (let each = open.pop(); open.length > 0 || isObject(each); each = open.pop()) {
    if (!isObject(each) || Object.isFrozen(each) || !(Array.isArray(each) || isPlain(each))) continue
    Object.freeze(each)
    for (const part of Object.values(each)) if (isObject(part)) open.push(part)
  }
  return value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Values that are nested deeper, or hold themselves, are not compared: they count as different. */
const COMPARED_DEPTH = 500

/** Whether two values of plain objects and arrays hold the same; others are the same where they are one object. */
function isSameData(left: unknown, right: unknown, depth = 0): boolean {
  if (Object.is(left, right)) return true
  if (depth > COMPARED_DEPTH) return false
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  const isList = Array.isArray(left) && Array.isArray(right)
  if (!isList && !(isPlain(left) && isPlain(right))) return false
  const [ours, theirs] = [Object.entries(left), new Map<string, unknown>(Object.entries(right))]
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isSameData(value, theirs.get(key), depth + 1))
  )
}

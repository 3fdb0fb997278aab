/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
/** Whole programs: all units, or those that an edit changed. */
import { ChunkError } from './chunk-error.ts'
import type { Program, Unit } from './ir.ts'
import { Lineage } from './lineage.ts'
import type { Ancestor } from './lineage.ts'
import type { Data } from './verify-data.ts'
import { DefinitionVerifier } from './verify-definitions.ts'
import type { Known, Needs } from './verify-names.ts'

/**
 * Holds data against every rule of `ir.ts`: kinds, fields and their types, names that resolve, scopes of locals,
 * numbers of arguments, jumps in tail position, depth. What passes can be run: it may be nonsense, but no generated code
 * reaches what the script may not.
 *
 * @throws {ChunkError} `CHUNK_INVALID`; the message says where
 */
export function verifyProgram(program: unknown): asserts program is Program {
  try {
    new Verifier().program(program)
  } catch (error) {
    // A caller that has used up most of the stack already.
    if (!(error instanceof RangeError)) throw error
    throw new ChunkError('CHUNK_INVALID', 'The chunk is nested too deeply for what is left of the stack.', {
      cause: error,
    })
  }
}

/** A unit that has passed, what it defines, and where it stood. */
interface Verified {
  readonly number: number
  readonly globals: readonly (readonly [name: string, known: Known])[]
  readonly needs: Needs
}

/**
 * Units that have passed before. A program of which an edit changed one unit has its others verified already, as long as
 * what they need is still there and looks the same to them.
 */
const verifiedUnits = new WeakMap<Data, Verified>()

/** All names of a program that has passed; undefined once the program after it goes on with them. */
interface Names {
  tables: { readonly globals: Map<string, Known>; readonly types: Map<string, Data> } | undefined
  readonly hosts: ReadonlyMap<string, string>
}

const lineage = new Lineage<Names>()

class Verifier extends DefinitionVerifier {
  program(value: unknown): void {
    const program = this.object(value)
    for (const each of this.array(program['hostFunctions'])) {
      const host = this.object(each)
      this.hosts.set(this.text(host['name']), this.text(host['type']))
    }
    const given = this.array(program['units'])
    for (const unit of given) this.object(unit)
    const units = given as readonly Data[]
    let isDone = false
    // What is verified is what the type says.
    lineage.of(given as readonly Unit[], (ancestor) => {
      isDone = true
      if (ancestor === undefined || !this.goesOn(units, ancestor)) this.whole(units)
      return { tables: { globals: this.globals, types: this.types }, hosts: this.hosts }
    })
    // The same units in another program, which may have another host.
    if (!isDone) this.whole(units)
    this.where = 'the program'
    this.text(program['resultType'])
    this.rep(program['resultRep'], 0)
  }

  private whole(units: readonly Data[]): void {
    const names = new Set<string>()
    for (const unit of units) {
      const name = this.text(unit['name'])
      if (names.has(name)) this.fail(`two units have the name ${name}`)
      names.add(name)
      for (const type of this.array(unit['types'])) this.declareType(this.object(type))
    }
    // Names resolve downwards only: a unit sees itself and those before it.
    for (const [number, unit] of units.entries()) {
      this.unitNumber = number
      this.unit(unit)
    }
  }

  /**
   * Verifies only what is new in a program that comes from another, where all that others can see of it is as it was.
   *
   * @returns whether that is so; else nothing was done
   */
  private goesOn(units: readonly Data[], { state, changed, units: before }: Ancestor<Names>): boolean {
    if (state.tables === undefined) return false
    for (const host of state.hosts.keys()) if (!this.hosts.has(host)) return false
    for (const number of changed) {
      this.unitNumber = number
      if (!this.looksTheSame(units[number]!, before[number] as unknown as Data)) return false
    }
    this.globals = state.tables.globals
    this.types = state.tables.types
    state.tables = undefined
    for (const number of changed)
      for (const type of units[number]!['types'] as Data[]) this.types.set(type['name'] as string, type)
    for (const number of changed) {
      this.unitNumber = number
      this.contents(units[number]!, this.globalsOf(units[number]!))
    }
    return true
  }

  /** Whether two units define the same, as far as others can tell. */
  private looksTheSame(now: Data, before: Data): boolean {
    if (now['name'] !== before['name']) return false
    const types = this.array(now['types']).map((type) => this.object(type))
    const typesBefore = before['types'] as readonly Data[]
    if (types.length !== typesBefore.length || !types.every((type, i) => isSameType(type, typesBefore[i]))) return false
    const globals = this.globalsOf(now)
    const globalsBefore = verifiedUnits.get(before)?.globals
    if (globals.length !== globalsBefore?.length) return false
    return globals.every(([name, known], i) => {
      const [nameBefore, knownBefore] = globalsBefore[i]!
      return name === nameBefore && isSameGlobal(known, knownBefore)
    })
  }

  private declareType(type: Data): void {
    const name = this.text(type['name'])
    if (this.types.has(name) || name === 'Result') this.fail(`two types have the name ${name}`)
    this.types.set(name, type)
  }

  private unit(unit: Data): void {
    const before = verifiedUnits.get(unit)
    if (before?.number === this.unitNumber) {
      for (const [name, known] of before.globals) this.declareGlobal(name, known)
      if (!this.has(before.needs)) this.contents(unit, before.globals)
      return
    }
    this.where = `unit ${this.text(unit['name'])}`
    const globals = this.globalsOf(unit)
    for (const [name, known] of globals) this.declareGlobal(name, known)
    this.contents(unit, globals)
  }

  /** Whether all of this is here, and looks as it looked. */
  private has(needs: Needs): boolean {
    for (const [name, known] of needs.globals) if (!isSameGlobal(this.globals.get(name), known)) return false
    for (const [name, type] of needs.types) if (!isSameType(this.types.get(name), type)) return false
    for (const name of needs.hosts) if (!this.hosts.has(name)) return false
    return true
  }

  /** A unit whose types and globals have been declared. */
  private contents(unit: Data, globals: Verified['globals']): void {
    this.needs = { globals: new Map(), types: new Map(), hosts: new Set() }
    this.where = `unit ${this.text(unit['name'])}`
    this.text(unit['file'])
    for (const start of this.array(unit['lineStarts'])) this.natural(start)
    for (const type of this.array(unit['types'])) this.typeDef(this.object(type))
    for (const global of this.array(unit['globals'])) this.global(this.object(global))
    this.where = `the initialisation of ${this.text(unit['name'])}`
    this.owner([], unit['init'])
    verifiedUnits.set(unit, { number: this.unitNumber, globals, needs: this.needs })
  }

  private globalsOf(unit: Data): Verified['globals'] {
    return this.array(unit['globals']).map((each) => {
      const global = this.object(each)
      return [this.text(global['name']), this.globalOf(global)] as const
    })
  }

  private declareGlobal(name: string, known: Known): void {
    if (this.globals.has(name)) this.fail(`two globals have the name ${name}`)
    this.globals.set(name, known)
  }
}

function isSameGlobal(a: Known | undefined, b: Known): boolean {
  if (a === b) return true
  if (a?.unit !== b.unit) return false
  return a.k === 'function' && b.k === 'function' ? a.params === b.params : a.k === b.k
}

function isSameType(a: Data | undefined, b: Data | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && typeText(a) === typeText(b))
}

const typeTexts = new WeakMap<Data, string>()

/** Two definitions of one text are the same; an edit of a file makes all of its definitions anew. */
function typeText(type: Data): string {
  const text = typeTexts.get(type) ?? JSON.stringify(type)
  typeTexts.set(type, text)
  return text
}

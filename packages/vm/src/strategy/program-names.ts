import { Lineage } from '@fsrs/chunk'
import type { GlobalDef, Unit } from '@fsrs/chunk'

/** Where a global is. */
export interface Place {
  /** Number of its unit in the program. */
  readonly unit: number
  /** Its number in its unit. */
  readonly index: number
  readonly def: GlobalDef
}

/** The globals of one unit by name; kept with the unit, because most units of a reloaded program are those of before. */
interface UnitNames {
  readonly unique: ReadonlyMap<string, number>
  /** A later definition of the same name hides an earlier one, as in the script. */
  readonly displayed: ReadonlyMap<string, number>
}

const namesOfUnits = new WeakMap<Unit, UnitNames>()
const programs = new Lineage<ProgramNames>()

/** The names of a program; the same object for the same program. */
export function namesOf(units: readonly Unit[]): ProgramNames {
  return programs.of(units, (ancestor) => {
    const isSame = ancestor?.changed.every((index) => ancestor.units[index]!.name === units[index]!.name)
    return new ProgramNames(units, isSame === true ? ancestor!.state : undefined)
  })
}

/** The number of a global in its unit. */
export function globalIndex(unit: Unit, name: string): number | undefined {
  return unitNames(unit).unique.get(name)
}

function unitNames(unit: Unit): UnitNames {
  let names = namesOfUnits.get(unit)
  if (names === undefined) {
    const unique = new Map<string, number>()
    const displayed = new Map<string, number>()
    for (const [index, { name, displayName }] of unit.globals.entries()) {
      unique.set(name, index)
      displayed.set(displayName, index)
    }
    names = { unique, displayed }
    namesOfUnits.set(unit, names)
  }
  return names
}

/**
 * Finds globals. Nothing is made for the whole program but the numbers of its units, and those when they are first asked
 * for: a program of 2000 modules is to be loaded in a few milliseconds.
 */
export class ProgramNames {
  private readonly units: readonly Unit[]
  private numbers: ReadonlyMap<string, number> | undefined

  /** @param sameUnits of a program whose units have the same names */
  constructor(units: readonly Unit[], sameUnits: ProgramNames | undefined) {
    this.units = units
    this.numbers = sameUnits?.numbers
  }

  /** The number of the unit of this name. */
  unitNumber(name: string): number | undefined {
    this.numbers ??= new Map(this.units.map((unit, number) => [unit.name, number]))
    return this.numbers.get(name)
  }

  /** By its unique name. */
  unique(name: string): Place | undefined {
    // A global's name begins with that of its unit; what does not is looked for everywhere.
    const home = this.unitNumber(name.slice(0, name.indexOf(':')))
    const index = home === undefined ? undefined : globalIndex(this.units[home]!, name)
    if (home !== undefined && index !== undefined) return this.place(home, index)
    for (const [number, unit] of this.units.entries()) {
      const found = globalIndex(unit, name)
      if (found !== undefined) return this.place(number, found)
    }
    return undefined
  }

  /**
   * By the name that the host knows: what the script itself defines by its own name alone, what other files define after
   * the name of their module. The latest hides earlier ones.
   */
  exported(name: string): Place | undefined {
    const last = this.units.length - 1
    const own = this.displayed(last, name)
    if (own !== undefined) return own
    let latest: Place | undefined
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const number = this.unitNumber(name.slice(0, dot))
      if (number === undefined || number === last || number < (latest?.unit ?? 0)) continue
      latest = this.displayed(number, name.slice(dot + 1)) ?? latest
    }
    return latest
  }

  /** Each name that the host knows, with what it means, in the order of the sources. */
  exports(): ReadonlyMap<string, Place> {
    const places = new Map<string, Place>()
    for (const place of this.all()) places.set(this.nameOf(place), place)
    return places
  }

  /** The name that the host knows, of a unique one. */
  exportedNameOf(unique: string): string | undefined {
    const place = this.unique(unique)
    return place && this.nameOf(place)
  }

  private nameOf({ unit, def }: Place): string {
    return unit === this.units.length - 1 ? def.displayName : `${this.units[unit]!.name}.${def.displayName}`
  }

  /** Every global, hidden ones too. */
  *all(): Iterable<Place> {
    for (const [number, { globals }] of this.units.entries())
      for (const index of globals.keys()) yield this.place(number, index)
  }

  private displayed(number: number, name: string): Place | undefined {
    const unit = this.units[number]
    const index = unit === undefined ? undefined : unitNames(unit).displayed.get(name)
    return index === undefined ? undefined : this.place(number, index)
  }

  private place(number: number, index: number): Place {
    return { unit: number, index, def: this.units[number]!.globals[index]! }
  }
}

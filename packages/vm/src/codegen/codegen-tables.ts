import type { ClosureName, FormatPart, TypeRep } from '@fsrs/chunk'

import { localsOf } from '../strategy/type-locals.ts'
import type { FunctionShape } from './codegen-analysis.ts'

/** A global of another unit, as this unit reaches it. */
export interface ForeignGlobal {
  /** Number of its unit in the program. */
  readonly unit: number
  /** Number of the global in its unit. */
  readonly index: number
  /** Of a function. */
  readonly shape: FunctionShape | undefined
}

/** What the numbers in a unit's code stand for; the linker hands in what is there, in this order. */
export interface UnitTables {
  readonly library: readonly string[]
  readonly host: readonly string[]
  readonly types: readonly string[]
  readonly reps: readonly TypeRep[]
  readonly formats: readonly (readonly FormatPart[])[]
}

/** Collects what a unit refers to; each thing gets a constant in the prelude, so that V8 may know it. */
export class Tables {
  private readonly foreign: (name: string) => ForeignGlobal
  private readonly libraryKeys = new Map<string, number>()
  private readonly hostNames = new Map<string, number>()
  private readonly typeNames = new Map<string, number>()
  private readonly repTexts = new Map<string, { readonly index: number; readonly rep: TypeRep }>()
  private readonly formats: (readonly FormatPart[])[] = []
  private readonly constants = new Map<string, string>()

  constructor(options: { readonly foreign: (name: string) => ForeignGlobal }) {
    this.foreign = options.foreign
  }

  library(key: string): string {
    return this.constant(`L[${indexIn(this.libraryKeys, key)}]`)
  }

  libraryValue(key: string, reps: readonly string[], closure: ClosureName | undefined): string {
    const fn = this.library(key)
    const value = `R.libraryValue(${JSON.stringify(key)},${fn},[${reps.join(',')}])`
    const text = closure === undefined ? value : `R.atPlace(${value},${JSON.stringify(closure)})`
    return reps.every((rep) => this.isConstantName(rep)) ? this.lazy(text) : text
  }

  host(name: string): string {
    return this.constant(`H[${indexIn(this.hostNames, name)}].call`)
  }

  hostValue(name: string, closure: ClosureName | undefined): string {
    const value = this.constant(`H[${indexIn(this.hostNames, name)}].value`)
    return closure === undefined
      ? value
      : this.lazy(`R.atPlace(R.copyOf(${value}),${JSON.stringify(closure)},${value})`)
  }

  type(name: string): string {
    return this.constant(`T[${indexIn(this.typeNames, name)}]`)
  }

  emptyCase(type: string, tag: number): string {
    return this.constant(`${this.type(type)}.empty[${tag | 0}]`)
  }

  tuple(size: number): string {
    return this.constant(`R.tupleClass(${size})`)
  }

  anonymous(names: readonly string[]): string {
    return this.constant(`R.anonymousClass(${JSON.stringify(names)})`)
  }

  decimal(digits: string): string {
    return this.constant(`S.decimal(${JSON.stringify(digits)})`)
  }

  foreignUnit(name: string): string {
    return this.constant(`I[${this.foreign(name).unit}]`)
  }

  foreignFunction(name: string): string {
    return this.constant(`${this.foreignUnit(name)}.functions[${this.foreign(name).index}]`)
  }

  /**
   * A value of another unit is asked for each time: it may be mutable, or its unit may not have run yet. A function is one
   * value wherever it is mentioned, so that a reload can tell which it is.
   */
  foreignValue(name: string): string {
    const { shape, index } = this.foreign(name)
    const value = `${this.foreignUnit(name)}.get(${index})`
    return shape === undefined ? value : this.lazy(value)
  }

  rep(type: TypeRep): string {
    const key = JSON.stringify(type)
    const known = this.repTexts.get(key)
    const index = known?.index ?? this.repTexts.size
    if (known === undefined) this.repTexts.set(key, { index, rep: type })
    const name = this.constant(`P[${index}]`)
    const locals = [...new Set(localsOf(type).map((id) => id | 0))]
    if (locals.length === 0) return name
    return `R.fill(${name},{${locals.map((id) => `${id}:v${id}`).join(',')}})`
  }

  /** `reps` are those of the holes in order. */
  format(parts: readonly FormatPart[], reps: readonly string[]): string {
    const name = this.constant(`F[${this.formats.push(parts) - 1}]`)
    const text = `R.formatParts(${name},[${reps.join(',')}])`
    return reps.every((rep) => this.isConstantName(rep)) ? this.lazy(text) : text
  }

  prelude(): string {
    return [...this.constants]
      .map(([text, name]) => (text.startsWith('?') ? `var ${name};` : `const ${name}=${text};`))
      .join('\n')
  }

  finish(): UnitTables {
    return {
      library: [...this.libraryKeys.keys()],
      host: [...this.hostNames.keys()],
      types: [...this.typeNames.keys()],
      reps: [...this.repTexts.values()].map(({ rep }) => rep),
      formats: this.formats,
    }
  }

  private isConstantName(text: string): boolean {
    return /^c\d+$/.test(text)
  }

  private constant(text: string): string {
    const known = this.constants.get(text)
    if (known !== undefined) return known
    const name = `c${this.constants.size}`
    this.constants.set(text, name)
    return name
  }

  /** Made when it is first needed. */
  lazy(text: string): string {
    return `(${this.constant(`?${text}`)}??=${text})`
  }
}

function indexIn(map: Map<string, number>, key: string): number {
  const known = map.get(key)
  if (known !== undefined) return known
  map.set(key, map.size)
  return map.size - 1
}

/** The types of a script's top-level values as TypeScript: what a host may rely on after `toJs`. */
import type { GlobalDef, Program, TypeDef, TypeRep } from '@fsrs/chunk'

/**
 * Writes a `.d.ts` of the values and functions that the last file of a program defines at its top level, as the machine's
 * `toJs` hands them over. Private ones are left out; where a name is defined twice the last one counts.
 */
export function declarationsOf(program: Program): string {
  const types = new Map(program.units.flatMap((unit) => unit.types.map((type) => [type.name, type])))
  const writer = new DeclarationWriter(types)
  const values = new Map<string, GlobalDef>()
  for (const each of program.units.at(-1)?.globals ?? [])
    if (!each.isPrivate && isIdentifier(each.displayName)) values.set(each.displayName, each)
  const lines = [...values].map(([name, global]) => writer.value(name, global))
  return [...writer.interfaces(), ...lines, ''].join('\n')
}

function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && !RESERVED.has(name)
}

/** Words that no TypeScript declaration can have as its name. */
const RESERVED: ReadonlySet<string> = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static'.split(
    ' ',
  ),
)

class DeclarationWriter {
  readonly #types: ReadonlyMap<string, TypeDef>
  readonly #names = new Map<string, string>()
  readonly #pending: TypeDef[] = []
  readonly #written: string[] = []

  constructor(types: ReadonlyMap<string, TypeDef>) {
    this.#types = types
  }

  value(name: string, global: GlobalDef): string {
    const parameters = parameterCount(global.rep)
    const comment = `/** \`${global.type.replaceAll('*/', '* /')}\` */`
    if (global.k === 'value')
      return `${comment}\nexport declare const ${name}: ${this.#type(global.rep, unknownParameter)}`
    const generics = parameters === 0 ? '' : `<${Array.from({ length: parameters }, (_, i) => letter(i)).join(', ')}>`
    const { from, to } = flattened(global.rep, global.params.length - global.reps)
    const list = from.map((rep, i) => `arg${i + 1}: ${this.#type(rep, letter)}`).join(', ')
    return `${comment}\nexport declare function ${name}${generics}(${list}): ${this.#type(to, letter)}`
  }

  /** The interfaces of all types that were named, and of those that they name. */
  interfaces(): string[] {
    for (let type = this.#pending.shift(); type !== undefined; type = this.#pending.shift())
      this.#written.push(this.#definition(type))
    return this.#written
  }

  #definition(type: TypeDef): string {
    const generics =
      type.parameters === 0 ? '' : `<${Array.from({ length: type.parameters }, (_, i) => letter(i)).join(', ')}>`
    const head = `export type ${this.#nameOf(type)}${generics} =`
    switch (type.k) {
      case 'record':
      case 'exception':
        return `${head} { ${type.fields.map((field) => `readonly ${key(field.name)}: ${this.#type(field.type, letter)}`).join('; ')} }`
      case 'union': {
        const cases = type.cases.map((each) => {
          const fields = each.fields.map((field) => this.#type(field.type, letter)).join(', ')
          return `\n  | { readonly case: ${JSON.stringify(each.name)}; readonly fields: readonly [${fields}] }`
        })
        return `${head}${cases.join('')}`
      }
      case 'enum':
        return `${head} ${type.cases.map((each) => each.value).join(' | ') || 'number'}`
      case 'class':
        return `${head} object`
    }
  }

  #nameOf(type: TypeDef): string {
    let name = this.#names.get(type.name)
    if (name === undefined) {
      const taken = new Set(this.#names.values())
      const plain = type.displayName.replaceAll(/[^\p{L}\p{N}_]/gu, '_')
      name = plain
      for (let i = 2; taken.has(name); i++) name = `${plain}${i}`
      this.#names.set(type.name, name)
      this.#pending.push(type)
    }
    return name
  }

  #type(rep: TypeRep, parameter: (index: number) => string): string {
    switch (rep.k) {
      case 'prim':
        return PRIMITIVES[rep.name]
      case 'lib':
        return this.#library(rep.name, rep.args, parameter)
      case 'def': {
        const type = this.#types.get(rep.name)
        if (type === undefined) return 'unknown'
        const args = rep.args.map((arg) => this.#type(arg, parameter))
        return args.length === 0 ? this.#nameOf(type) : `${this.#nameOf(type)}<${args.join(', ')}>`
      }
      case 'fun': {
        const from = this.#type(rep.from, parameter)
        return `((arg: ${from}) => ${this.#type(rep.to, parameter)})`
      }
      case 'tuple':
        return `readonly [${rep.items.map((item) => this.#type(item, parameter)).join(', ')}]`
      case 'anon':
        return `{ ${rep.fields.map((field) => `readonly ${key(field.name)}: ${this.#type(field.type, parameter)}`).join('; ')} }`
      case 'param':
        return parameter(rep.index)
      case 'local':
        return 'unknown'
    }
  }

  #library(name: string, args: readonly TypeRep[], parameter: (index: number) => string): string {
    const [first, second] = args.map((arg) => this.#type(arg, parameter))
    switch (name) {
      case 'list':
      case 'array':
      case 'ResizeArray':
        return `readonly ${first ?? 'unknown'}[]`
      case 'seq':
        return `Iterable<${first ?? 'unknown'}>`
      case 'option':
        return `${first ?? 'unknown'} | undefined`
      case 'Map':
      case 'Dictionary':
        return `ReadonlyMap<${first ?? 'unknown'}, ${second ?? 'unknown'}>`
      case 'Set':
      case 'HashSet':
        return `ReadonlySet<${first ?? 'unknown'}>`
      case 'Result':
        return `{ readonly case: 'Ok'; readonly fields: readonly [${first ?? 'unknown'}] } | { readonly case: 'Error'; readonly fields: readonly [${second ?? 'unknown'}] }`
      default:
        return 'unknown'
    }
  }
}

const PRIMITIVES: Readonly<Record<(TypeRep & { readonly k: 'prim' })['name'], string>> = {
  unit: 'undefined',
  bool: 'boolean',
  char: 'string',
  string: 'string',
  int: 'number',
  float: 'number',
  float32: 'number',
  int64: 'bigint',
  uint64: 'bigint',
  int16: 'number',
  uint16: 'number',
  byte: 'number',
  sbyte: 'number',
  uint32: 'number',
  decimal: 'string',
  bigint: 'bigint',
  obj: 'unknown',
  exn: 'Error',
}

function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `T${index}`
}

/** A value that is generic (`let empty = []`) holds nothing of any type. */
function unknownParameter(): string {
  return 'never'
}

function key(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name)
}

function flattened(rep: TypeRep, count: number): { readonly from: readonly TypeRep[]; readonly to: TypeRep } {
  const from: TypeRep[] = []
  let to = rep
  for (let i = 0; i < count && to.k === 'fun'; i++) {
    if (!(to.from.k === 'prim' && to.from.name === 'unit')) from.push(to.from)
    to = to.to
  }
  return { from, to }
}

function parameterCount(rep: TypeRep): number {
  switch (rep.k) {
    case 'param':
      return rep.index + 1
    case 'fun':
      return Math.max(parameterCount(rep.from), parameterCount(rep.to))
    case 'tuple':
      return Math.max(0, ...rep.items.map(parameterCount))
    case 'lib':
    case 'def':
      return Math.max(0, ...rep.args.map(parameterCount))
    case 'anon':
      return Math.max(0, ...rep.fields.map((field) => parameterCount(field.type)))
    case 'prim':
    case 'local':
      return 0
  }
}

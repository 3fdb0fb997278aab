import { isMeasure, measureOf, printMeasure } from './measures.ts'
import { resolve } from './type-structure.ts'
import type { NamedType, Scheme, Type, TypeConstraint, TypeVariable } from './types.ts'
import { applicationsOf } from './waiting.ts'

/** How tightly a type must hold together where it stands. */
const FUNCTION = 0
const TUPLE = 1
const ATOM = 2

/** Types written after their argument, as in `int list`; all others are written `Map<string,int>`. */
const POSTFIX: ReadonlySet<string> = new Set(['list', 'option', 'array', 'ref'])

/**
 * Writes types in one notation: `int list`, `'a -> 'b`, `Map<string,int>`. One printer keeps one naming of unknown types,
 * so that the types of one message agree.
 */
export class TypePrinter {
  readonly #names = new Map<TypeVariable, string>()
  readonly #used = new Set<string>()
  /** For each name that was wished for, the first number that may still be free. */
  readonly #next = new Map<string, number>()

  /** @param limit depth below which `…` stands for the rest */
  print(type: Type, limit = 60): string {
    return this.#write(type, FUNCTION, limit)
  }

  #write(of: Type, position: number, limit: number): string {
    const type = resolve(of)
    if (limit <= 0) return '…'
    switch (type.kind) {
      case 'Variable':
        return `'${this.#nameOf(type)}`
      case 'Function': {
        const text = this.#writeFunction(type, limit)
        return position > FUNCTION ? `(${text})` : text
      }
      case 'Tuple': {
        const text = type.items.map((each) => this.#write(each, ATOM, limit - 1)).join(' * ')
        if (type.isStruct === true) return `struct (${text})`
        return position > TUPLE ? `(${text})` : text
      }
      case 'AnonymousRecord':
        return `{| ${type.fields.map((each) => `${each.name}: ${this.#write(each.type, FUNCTION, limit - 1)}`).join('; ')} |}`
      case 'Named': {
        const { name } = type.constructor
        if (isMeasure(type)) return printMeasure(measureOf(type) ?? [], (atom) => this.#writeUnit(atom))
        const first = type.arguments[0]
        if (first === undefined) return name
        if (name === 'array2D') return `${this.#write(first, ATOM, limit - 1)}[,]`
        if (POSTFIX.has(name) && type.arguments.length === 1) return `${this.#write(first, ATOM, limit - 1)} ${name}`
        return `${name}<${type.arguments.map((each) => this.#write(each, FUNCTION, limit - 1)).join(',')}>`
      }
    }
  }

  #writeUnit(atom: NamedType | TypeVariable): string {
    return atom.kind === 'Variable' ? `'${this.#nameOf(atom)}` : atom.constructor.name
  }

  #writeFunction(type: Type, limit: number): string {
    const parts: string[] = []
    let current = type
    while (current.kind === 'Function') {
      parts.push(this.#write(current.from, TUPLE, limit - 1))
      current = resolve(current.to)
    }
    parts.push(this.#write(current, TUPLE, limit - 1))
    return parts.join(' -> ')
  }

  #nameOf(variable: TypeVariable): string {
    const known = this.#names.get(variable)
    if (known !== undefined) return known
    const base = variable.name ?? ''
    let name = variable.name ?? 'a'
    let i = this.#next.get(base) ?? 1
    for (; this.#used.has(name); i++) {
      name = i < 26 ? String.fromCharCode(97 + i) : `t${i}`
      if (variable.name !== undefined) name = `${variable.name}${i}`
    }
    this.#next.set(base, i)
    this.#used.add(name)
    this.#names.set(variable, name)
    return name
  }
}

/** A type alone. */
export function printType(type: Type): string {
  return new TypePrinter().print(type)
}

/** A scheme with its constraints: `'a -> 'a -> bool when 'a : equality`. */
export function printScheme(scheme: Scheme): string {
  const printer = new TypePrinter()
  const type = printer.print(scheme.type)
  const constraints = scheme.variables.flatMap((each) =>
    each.constraints.flatMap((constraint) =>
      constraintTexts(constraint, printer).map((text) => `${printer.print(each)} ${text}`),
    ),
  )
  return constraints.length === 0 ? type : `${type} when ${constraints.join(' and ')}`
}

function constraintTexts(constraint: TypeConstraint, printer: TypePrinter): string[] {
  if (constraint.kind !== 'Operator') return [constraintText(constraint, printer)]
  return applicationsOf(constraint.waiting).map(({ operator }) => `: (static member (${operator}))`)
}

function constraintText(constraint: Exclude<TypeConstraint, { kind: 'Operator' }>, printer: TypePrinter): string {
  switch (constraint.kind) {
    case 'Equality':
      return ': equality'
    case 'Comparison':
      return ': comparison'
    case 'Struct':
    case 'Unmanaged':
    case 'Null':
      return `: ${constraint.kind.toLowerCase()}`
    case 'NotStruct':
      return ': not struct'
    case 'DefaultConstructor':
      return `: (new : unit -> _)`
    case 'Number':
    case 'Integer':
    case 'Signed':
    case 'Sum':
    case 'Average':
    case 'Real':
    case 'Root':
    case 'Enumeration':
      return `: ${constraint.kind.toLowerCase()}`
    case 'Subtype':
      return `:> ${printer.print(constraint.type)}`
    case 'Member':
      return `: (member ${constraint.name} : ${printer.print(constraint.type)})`
  }
}

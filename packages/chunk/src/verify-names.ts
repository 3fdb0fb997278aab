import { DataVerifier } from './verify-data.ts'
import type { Data } from './verify-data.ts'

/** A global, as far as others must know it. */
export type Known = ({ readonly k: 'value' } | { readonly k: 'function'; readonly params: number }) & {
  /** Number of its unit: it is there for that one and those after it. */
  readonly unit: number
}

/** What a verified unit takes for granted of what stands outside of it. */
export interface Needs {
  readonly globals: Map<string, Known>
  /** Undefined: there must be none of this name. */
  readonly types: Map<string, Data | undefined>
  readonly hosts: Set<string>
}

/** Names of primitive types. */
export const PRIMITIVES: ReadonlySet<string> = new Set(
  'unit bool char string int float float32 int64 uint64 int16 uint16 byte sbyte uint32 decimal bigint obj exn'.split(
    ' ',
  ),
)

/** Names that resolve, and types, which consist of names. */
export abstract class NameVerifier extends DataVerifier {
  protected globals: Map<string, Known> = new Map()
  protected types: Map<string, Data> = new Map()
  protected readonly hosts: Map<string, string> = new Map()
  /** Of the unit at hand. */
  protected unitNumber = 0
  /** Of the unit at hand. */
  protected needs: Needs = { globals: new Map(), types: new Map(), hosts: new Set() }
  /** Locals in scope, and how many parameters those have that are known functions (-1: a plain value). */
  private readonly scope = new Map<number, number>()
  /** The same in order of declaration, so that leaving a scope costs what it declared. */
  protected readonly inScope: number[] = []
  /** Locals that were ever declared in this owner: an id names one local. */
  private declared = new Set<number>()

  /** What is verified next has locals of its own. */
  protected beginOwner(): void {
    this.leave(0)
    this.declared = new Set()
  }

  protected declare(value: unknown, params = -1): number {
    const id = this.natural(value)
    if (this.declared.has(id)) this.fail(`local ${id} is declared twice`)
    this.declared.add(id)
    this.scope.set(id, params)
    this.inScope.push(id)
    return id
  }

  protected local(value: unknown): number {
    const params = this.scope.get(this.natural(value))
    if (params === undefined) return this.fail(`local ${String(value)} is not in scope`)
    return params
  }

  /** Checks with what `body` declares; it goes out of scope afterwards. */
  protected scoped(body: () => void): void {
    const before = this.inScope.length
    body()
    this.leave(before)
  }

  protected leave(before: number): void {
    while (this.inScope.length > before) this.scope.delete(this.inScope.pop() ?? -1)
  }

  protected known(value: unknown): Known | undefined {
    const name = this.text(value)
    const global = this.globals.get(name)
    if (global === undefined || global.unit > this.unitNumber) return undefined
    this.needs.globals.set(name, global)
    return global
  }

  protected functionOf(value: unknown, args: number | undefined): void {
    const global = this.known(value)
    if (global?.k !== 'function') return this.fail(`there is no function ${String(value)} here`)
    if (args !== undefined && global.params !== args) this.fail(`${String(value)} takes ${global.params} arguments`)
  }

  protected definition(value: unknown): Data {
    const name = this.text(value)
    const type = this.types.get(name)
    if (type === undefined) return this.fail(`there is no type ${name}`)
    this.needs.types.set(name, type)
    return type
  }

  /** Of a class of the program or, where the library has it, of none. */
  protected baseOf(name: string): unknown {
    const type = this.types.get(name)
    this.needs.types.set(name, type)
    return type?.['base']
  }

  protected host(value: unknown): void {
    const name = this.text(value)
    if (!this.hosts.has(name)) this.fail(`the host function ${name} is not declared`)
    this.needs.hosts.add(name)
  }

  protected rep(value: unknown, depth: number): void {
    if (depth > 200) this.fail('a type is nested too deeply')
    const rep = this.object(value)
    const all = (types: unknown): void => this.array(types).forEach((type) => this.rep(type, depth + 1))
    switch (rep['k']) {
      case 'prim':
        if (!PRIMITIVES.has(this.text(rep['name']))) this.fail(`there is no primitive type ${String(rep['name'])}`)
        return
      case 'lib':
        this.text(rep['name'])
        return all(rep['args'])
      case 'def':
        if (rep['name'] !== 'Result') this.definition(rep['name'])
        return all(rep['args'])
      case 'fun':
        return all([rep['from'], rep['to']])
      case 'tuple':
        return all(rep['items'])
      case 'anon':
        for (const field of this.array(rep['fields'])) {
          this.text(this.object(field)['name'])
          this.rep(this.object(field)['type'], depth + 1)
        }
        return
      case 'param':
        this.natural(rep['index'])
        return
      case 'local':
        this.local(rep['id'])
        return
      default:
        this.fail('a type is of no known kind')
    }
  }
}

/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
import { ChunkError } from './chunk-error.ts'
import { OPERATIONS } from './ir.ts'
import type { Program, Unit } from './ir.ts'
import { libraryEntries } from './library/lookup.ts'
import { Lineage } from './lineage.ts'
import type { Ancestor } from './lineage.ts'
import { parameterCounts } from './type-syntax.ts'

/** Deepest nesting of expressions: what code generator and engines can follow on their stacks. */
export const MAX_EXPRESSION_DEPTH = 1500

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

type Data = Readonly<Record<string, unknown>>

/** A global, as far as others must know it. */
type Known = ({ readonly k: 'value' } | { readonly k: 'function'; readonly params: number }) & {
  /** Number of its unit: it is there for that one and those after it. */
  readonly unit: number
}

/** Where an expression stands. */
interface Place {
  readonly depth: number
  readonly isTail: boolean
  /** Labels that may be jumped to from here, with the number of their parameters. */
  readonly labels: ReadonlyMap<number, number>
  readonly yields: boolean
}

const PRIMITIVES = new Set(
  'unit bool char string int float float32 int64 uint64 int16 uint16 byte sbyte uint32 decimal bigint obj exn'.split(
    ' ',
  ),
)
const NO_LABELS: ReadonlyMap<number, number> = new Map()

/** What a verified unit takes for granted of what stands outside of it. */
interface Needs {
  readonly globals: Map<string, Known>
  /** Undefined: there must be none of this name. */
  readonly types: Map<string, Data | undefined>
  readonly hosts: Set<string>
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

class Verifier {
  private globals = new Map<string, Known>()
  private types = new Map<string, Data>()
  private readonly hosts = new Map<string, string>()
  /** Of the unit at hand. */
  private unitNumber = 0
  private needs: Needs = { globals: new Map(), types: new Map(), hosts: new Set() }
  private where = 'the program'
  /** Locals in scope, and how many parameters those have that are known functions (-1: a plain value). */
  private readonly scope = new Map<number, number>()
  /** The same in order of declaration, so that leaving a scope costs what it declared. */
  private readonly inScope: number[] = []
  /** Locals that were ever declared in this owner: an id names one local. */
  private declared = new Set<number>()

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

  private globalOf(global: Data): Known {
    if (global['k'] === 'value') {
      this.boolean(global['isMutable'])
      return { k: 'value', unit: this.unitNumber }
    }
    const name = String(global['name'])
    if (global['k'] !== 'function') this.fail(`the global ${name} is of no known kind`)
    const params = this.array(global['params']).length
    // A function without parameters would be a value.
    if (params === 0) this.fail(`the function ${name} has no parameters`)
    if (this.natural(global['reps']) > params)
      this.fail(`the function ${name} has more representations than parameters`)
    return { k: 'function', params, unit: this.unitNumber }
  }

  private global(global: Data): void {
    this.where = `global ${this.text(global['name'])}`
    this.text(global['displayName'])
    this.text(global['type'])
    this.rep(global['rep'], 0)
    this.boolean(global['isPrivate'])
    this.natural(global['at'])
    for (const each of this.array(global['attributes'])) {
      const attribute = this.object(each)
      this.text(attribute['name'])
      for (const arg of this.array(attribute['args'])) this.constant(this.object(arg))
    }
    if (global['k'] === 'function') this.owner(this.array(global['params']), global['body'])
  }

  private typeDef(type: Data): void {
    this.where = `type ${this.text(type['name'])}`
    this.text(type['displayName'])
    this.natural(type['parameters'])
    if (type['toStringMethod'] !== undefined) this.functionOf(type['toStringMethod'], 1)
    for (const each of this.array(type['interfaces'] ?? [])) this.text(each)
    for (const each of this.array(type['methods'] ?? [])) {
      const method = this.object(each)
      this.text(method['method'])
      this.functionOf(method['global'], undefined)
    }
    switch (type['k']) {
      case 'record':
        this.fields(type['fields'])
        this.equality(type['equality'])
        return
      case 'exception':
        this.fields(type['fields'])
        return
      case 'union':
        if (this.array(type['cases']).length === 0) this.fail('a union has no cases')
        for (const each of this.array(type['cases'])) {
          const one = this.object(each)
          this.text(one['name'])
          this.fields(one['fields'])
        }
        this.equality(type['equality'])
        return
      case 'enum':
        if (!PRIMITIVES.has(this.text(type['underlying']))) this.fail('an enum has no such type beneath')
        for (const each of this.array(type['cases'])) {
          const one = this.object(each)
          this.text(one['name'])
          this.number(one['value'])
        }
        return
      case 'class':
        this.classDef(type)
        return
      default:
        this.fail('it is of no known kind')
    }
  }

  private classDef(type: Data): void {
    this.fields(type['fields'])
    this.boolean(type['isInterface'])
    if (type['constructorFunction'] !== undefined) this.functionOf(type['constructorFunction'], undefined)
    // A circle of base classes would have no first prototype.
    const seen = new Set<unknown>()
    for (let base = type['base']; base !== undefined; base = this.baseOf(this.text(base))) {
      if (seen.has(base) || base === type['name']) this.fail('a class derives from itself')
      seen.add(base)
    }
  }

  private fields(value: unknown): void {
    for (const each of this.array(value)) {
      const field = this.object(each)
      this.text(field['name'])
      this.rep(field['type'], 0)
      this.boolean(field['isMutable'])
      if (field['default'] !== undefined) this.constant(this.object(field['default']))
    }
  }

  private equality(value: unknown): void {
    if (value !== 'structural' && value !== 'reference' && value !== 'custom') this.fail('it has no known equality')
  }

  // -------------------------------------------------------------------------------------------------- expressions

  private owner(params: readonly unknown[], body: unknown): void {
    this.leave(0)
    this.declared = new Set()
    for (const id of params) this.declare(id)
    this.expr(body, { depth: 0, isTail: true, labels: NO_LABELS, yields: false })
  }

  private declare(value: unknown, params = -1): number {
    const id = this.natural(value)
    if (this.declared.has(id)) this.fail(`local ${id} is declared twice`)
    this.declared.add(id)
    this.scope.set(id, params)
    this.inScope.push(id)
    return id
  }

  private local(value: unknown): number {
    const params = this.scope.get(this.natural(value))
    if (params === undefined) return this.fail(`local ${String(value)} is not in scope`)
    return params
  }

  /** Checks with what `body` declares; it goes out of scope afterwards. */
  private scoped(body: () => void): void {
    const before = this.inScope.length
    body()
    this.leave(before)
  }

  private leave(before: number): void {
    while (this.inScope.length > before) this.scope.delete(this.inScope.pop() ?? -1)
  }

  private exprs(value: unknown, place: Place): number {
    const items = this.array(value)
    for (const item of items) this.one(item, place)
    return items.length
  }

  private one(value: unknown, place: Place): void {
    const before = this.inScope.length
    this.expr(value, place)
    this.leave(before)
  }

  private expr(value: unknown, outer: Place): void {
    const expr = this.object(value)
    if (outer.depth > MAX_EXPRESSION_DEPTH) this.fail('expressions are nested too deeply')
    const tail: Place = { ...outer, depth: outer.depth + 1 }
    const inner: Place = { ...tail, isTail: false, labels: NO_LABELS }
    if (expr['at'] !== undefined) this.natural(expr['at'])
    const one = (child: unknown, place: Place = inner): void => this.one(child, place)
    switch (expr['k']) {
      case 'const':
        return this.constant(this.object(expr['value']))
      case 'local':
        this.local(expr['id'])
        return
      case 'global':
        if (this.known(expr['name']) === undefined) this.fail(`there is no global ${String(expr['name'])} here`)
        return
      case 'libraryValue':
        this.library(expr, undefined)
        return
      case 'hostValue':
        this.host(expr['name'])
        return
      case 'let':
        return this.fail('a let stands outside a sequence')
      case 'letRec':
        return this.fail('a letRec stands outside a sequence')
      case 'setLocal':
        if (this.local(expr['id']) >= 0) this.fail('a function is assigned')
        return one(expr['value'])
      case 'setGlobal':
        if (this.known(expr['name'])?.k !== 'value') this.fail('what is no value is assigned')
        return one(expr['value'])
      case 'seq':
        return this.sequence(expr, tail, inner)
      case 'lambda':
        return this.lambda(expr, tail)
      case 'apply':
        this.at(expr)
        one(expr['fn'])
        if (this.exprs(expr['args'], inner) === 0) this.fail('a function is applied to nothing')
        return
      case 'call':
        this.at(expr)
        this.functionOf(expr['name'], this.exprs(expr['args'], inner))
        return
      case 'callLocal':
        this.at(expr)
        if (this.local(expr['id']) !== this.exprs(expr['args'], inner))
          this.fail('a local function gets the wrong number of arguments')
        return
      case 'library':
        this.at(expr)
        this.library(expr, this.exprs(expr['args'], inner))
        return
      case 'host':
        this.at(expr)
        this.host(expr['name'])
        this.exprs(expr['args'], inner)
        return
      case 'op':
        return this.operation(expr, inner)
      case 'if':
        if (this.array(expr['branches']).length === 0) this.fail('an if has no branches')
        for (const each of this.array(expr['branches'])) {
          const branch = this.object(each)
          one(branch['condition'])
          one(branch['then'], tail)
        }
        return one(expr['otherwise'], tail)
      case 'and':
      case 'or':
        if (this.exprs(expr['items'], inner) === 0) this.fail('a condition has no operands')
        return
      case 'while':
        one(expr['condition'])
        return one(expr['body'])
      case 'for':
        this.boolean(expr['isDown'])
        one(expr['from'])
        one(expr['to'])
        return this.scoped(() => {
          this.declare(expr['id'])
          this.expr(expr['body'], inner)
        })
      case 'forIn':
        this.at(expr)
        one(expr['source'])
        return this.scoped(() => {
          this.declare(expr['id'])
          this.expr(expr['body'], inner)
        })
      case 'switch':
        return this.switch(expr, tail, inner)
      case 'join':
        return this.join(expr, tail)
      case 'jump': {
        const params = outer.labels.get(this.natural(expr['label']))
        if (params === undefined) this.fail('a jump leads nowhere, or stands where something is left to do')
        if (this.exprs(expr['args'], inner) !== params) this.fail('a jump has the wrong number of arguments')
        return
      }
      case 'tuple':
        if (this.exprs(expr['items'], inner) < 2) this.fail('a tuple has fewer than two items')
        return
      case 'list':
        this.exprs(expr['items'], inner)
        return
      case 'array':
        this.rep(expr['element'], 0)
        this.exprs(expr['items'], inner)
        return
      case 'new':
        return this.construction(expr, this.exprs(expr['args'], inner))
      case 'newAnon':
        if (this.array(expr['names']).map((name) => this.text(name)).length !== this.exprs(expr['args'], inner)) {
          this.fail('an anonymous record has the wrong number of fields')
        }
        return
      case 'get':
        this.natural(expr['index'])
        return one(expr['target'])
      case 'set':
        this.natural(expr['index'])
        one(expr['target'])
        return one(expr['value'])
      case 'tag':
        return one(expr['target'])
      case 'isException':
        this.text(expr['type'])
        return one(expr['target'])
      case 'isType':
        this.rep(expr['type'], 0)
        return one(expr['target'])
      case 'box':
        this.rep(expr['type'], 0)
        return one(expr['value'])
      case 'unbox':
        this.at(expr)
        this.rep(expr['type'], 0)
        return one(expr['value'])
      case 'tryWith':
        one(expr['body'])
        return this.scoped(() => {
          this.declare(expr['id'])
          this.expr(expr['handler'], tail)
        })
      case 'tryFinally':
        one(expr['body'])
        return one(expr['cleanup'])
      case 'raise':
        this.at(expr)
        return one(expr['exn'])
      case 'reraise':
        return one(expr['exn'])
      case 'fail':
        this.at(expr)
        this.text(expr['exception'])
        this.text(expr['message'])
        return
      case 'format':
        return this.format(expr, inner)
      case 'collect':
        if (!['list', 'array', 'seq'].includes(this.text(expr['into']))) this.fail('there is no such collection')
        this.rep(expr['element'], 0)
        return one(expr['body'], { ...inner, yields: true })
      case 'yield':
        if (!outer.yields) this.fail('a yield stands outside a collection')
        return one(expr['value'])
      case 'yieldAll':
        if (!outer.yields) this.fail('a yield stands outside a collection')
        return one(expr['source'])
      case 'rep':
        return this.rep(expr['type'], 0)
      case 'construct': {
        this.at(expr)
        const type = this.definition(expr['type'])
        const args = this.exprs(expr['args'], inner)
        if (type['k'] !== 'class') this.fail('what is no class is constructed')
        if (type['constructorFunction'] !== undefined) this.functionOf(type['constructorFunction'], args + 1)
        return
      }
      case 'object':
        if (this.definition(expr['type'])['k'] !== 'class') this.fail('an object expression has no class')
        this.exprs(expr['captures'], inner)
        return
      case 'callMethod':
        this.at(expr)
        this.text(expr['method'])
        one(expr['target'])
        this.exprs(expr['args'], inner)
        return
      default:
        this.fail(`there is no expression \`${String(expr['k'])}\``)
    }
  }

  private sequence(expr: Data, tail: Place, inner: Place): void {
    const items = this.array(expr['items'])
    if (items.length === 0) this.fail('a sequence is empty')
    this.scoped(() => {
      for (const [index, each] of items.entries()) {
        const item = this.object(each)
        if (item['k'] === 'let') this.letItem(item, inner)
        else if (item['k'] === 'letRec') this.letRecItem(item, inner)
        else if (index === items.length - 1) this.expr(item, tail)
        else this.scoped(() => this.expr(item, inner))
      }
    })
  }

  private letItem(item: Data, inner: Place): void {
    const isMutable = this.boolean(item['isMutable'])
    const value = this.object(item['value'])
    if (value['k'] === 'lambda' && !isMutable) {
      this.declare(item['id'], this.array(value['params']).length)
      this.scoped(() => this.expr(value, inner))
      return
    }
    this.scoped(() => this.expr(value, inner))
    this.declare(item['id'])
  }

  private letRecItem(item: Data, inner: Place): void {
    const bindings = this.array(item['bindings']).map((binding) => this.object(binding))
    for (const binding of bindings) {
      const value = this.object(binding['value'])
      if (value['k'] !== 'lambda') this.fail('a letRec binds what is no function')
      this.declare(binding['id'], this.array(value['params']).length)
    }
    for (const binding of bindings) this.scoped(() => this.expr(binding['value'], inner))
  }

  private lambda(expr: Data, place: Place): void {
    this.at(expr)
    this.text(expr['name'])
    const params = this.array(expr['params'])
    if (params.length === 0) this.fail('a function has no parameters')
    this.scoped(() => {
      for (const id of params) this.declare(id)
      this.expr(expr['body'], { depth: place.depth, isTail: true, labels: NO_LABELS, yields: false })
    })
  }

  private switch(expr: Data, tail: Place, inner: Place): void {
    this.scoped(() => this.expr(expr['on'], inner))
    const cases = this.array(expr['cases']).map((each) => this.object(each))
    if (cases.length === 0 && expr['otherwise'] === undefined) this.fail('a switch has no cases')
    const seen = new Set<number>()
    for (const one of cases) {
      for (const value of this.array(one['values'])) {
        const number = this.integer(value)
        if (seen.has(number)) this.fail('a switch has a case twice')
        seen.add(number)
      }
      this.scoped(() => this.expr(one['body'], tail))
    }
    if (expr['otherwise'] !== undefined) this.scoped(() => this.expr(expr['otherwise'], tail))
  }

  private join(expr: Data, tail: Place): void {
    const label = this.natural(expr['label'])
    if (tail.labels.has(label)) this.fail('two join points have one label')
    const params = this.array(expr['params'])
    this.scoped(() => this.expr(expr['body'], { ...tail, labels: new Map([...tail.labels, [label, params.length]]) }))
    this.scoped(() => {
      for (const id of params) this.declare(id)
      this.expr(expr['then'], tail)
    })
  }

  private operation(expr: Data, inner: Place): void {
    this.at(expr)
    const name = this.text(expr['op'])
    const operands = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name as keyof typeof OPERATIONS] : undefined
    if (operands === undefined) this.fail(`there is no operation ${name}`)
    if (this.exprs(expr['args'], inner) !== operands) this.fail(`${name} takes ${operands} operands`)
  }

  private construction(expr: Data, args: number): void {
    const tag = expr['tag'] === undefined ? undefined : this.natural(expr['tag'])
    if (expr['type'] === 'Result') {
      if (tag === undefined || tag > 1 || args !== 1) this.fail('there is no such case of Result')
      return
    }
    const type = this.definition(expr['type'])
    if (type['k'] === 'union') {
      const one = tag === undefined ? undefined : this.array(type['cases'])[tag]
      if (one === undefined) this.fail('there is no such case')
      if (this.array(this.object(one)['fields']).length !== args) this.fail('a case has the wrong number of fields')
      return
    }
    if (tag !== undefined || (type['k'] !== 'record' && type['k'] !== 'exception'))
      this.fail('this type is not made so')
    if (this.array(type['fields']).length !== args) this.fail('a record has the wrong number of fields')
  }

  private format(expr: Data, inner: Place): void {
    this.at(expr)
    let wanted = 0
    for (const each of this.array(expr['parts'])) {
      const part = this.object(each)
      if (part['type'] === 'text') {
        this.text(part['text'])
        continue
      }
      if (part['type'] !== 'hole') this.fail('a format has a part of no known kind')
      this.text(part['conversion'])
      this.text(part['flags'])
      this.rep(part['rep'], 0)
      if (part['netFormat'] !== undefined) this.text(part['netFormat'])
      for (const size of [part['width'], part['precision']]) {
        if (size === '*') wanted++
        else if (size !== undefined && this.natural(size) > 10_000) this.fail('a format is too wide')
      }
      wanted += part['conversion'] === 'a' ? 2 : 1
    }
    if (this.exprs(expr['args'], inner) !== wanted) this.fail('a format has the wrong number of arguments')
  }

  private library(expr: Data, args: number | undefined): void {
    const key = this.text(expr['name'])
    const entry = libraryEntries().get(key)
    if (entry === undefined) return this.fail(`the library has no ${key}`)
    const reps = this.array(expr['reps'])
    for (const rep of reps) this.rep(rep, 0)
    if (reps.length !== entry.reps.length) this.fail(`${key} takes ${entry.reps.length} representations`)
    if (args === undefined) return
    let wanted = 0
    for (const count of parameterCounts(entry)) wanted += count
    if (args !== wanted) this.fail(`${key} takes ${wanted} arguments`)
  }

  private host(value: unknown): void {
    const name = this.text(value)
    if (!this.hosts.has(name)) this.fail(`the host function ${name} is not declared`)
    this.needs.hosts.add(name)
  }

  private known(value: unknown): Known | undefined {
    const name = this.text(value)
    const global = this.globals.get(name)
    if (global === undefined || global.unit > this.unitNumber) return undefined
    this.needs.globals.set(name, global)
    return global
  }

  private functionOf(value: unknown, args: number | undefined): void {
    const global = this.known(value)
    if (global?.k !== 'function') return this.fail(`there is no function ${String(value)} here`)
    if (args !== undefined && global.params !== args) this.fail(`${String(value)} takes ${global.params} arguments`)
  }

  private definition(value: unknown): Data {
    const name = this.text(value)
    const type = this.types.get(name)
    if (type === undefined) return this.fail(`there is no type ${name}`)
    this.needs.types.set(name, type)
    return type
  }

  /** Of a class of the program or, where the library has it, of none. */
  private baseOf(name: string): unknown {
    const type = this.types.get(name)
    this.needs.types.set(name, type)
    return type?.['base']
  }

  // --------------------------------------------------------------------------------------------------------- data

  private rep(value: unknown, depth: number): void {
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

  private constant(constant: Data): void {
    const { value } = constant
    switch (constant['type']) {
      case 'unit':
      case 'null':
        return
      case 'bool':
        this.boolean(value)
        return
      case 'int':
        if (this.integer(value) < -(2 ** 31) || Number(value) >= 2 ** 32) this.fail('an int is out of range')
        return
      case 'char':
        if (this.natural(value) > 0xffff) this.fail('a char is out of range')
        return
      case 'float':
        if (value !== 'NaN' && value !== 'Infinity' && value !== '-Infinity' && value !== '-0') this.number(value)
        return
      case 'string':
        this.text(value)
        return
      case 'bigint':
        if (!/^-?\d+$/.test(this.text(value))) this.fail('a bigint has other characters than digits')
        return
      case 'decimal':
        if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(this.text(value)))
          this.fail('a decimal has other characters than digits')
        return
      default:
        this.fail('a constant is of no known kind')
    }
  }

  private at(expr: Data): void {
    this.natural(expr['at'])
  }

  private object(value: unknown): Data {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('an object is missing')
    return value as Data
  }

  private array(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail('an array is missing')
  }

  private text(value: unknown): string {
    return typeof value === 'string' ? value : this.fail('a text is missing')
  }

  private boolean(value: unknown): boolean {
    return typeof value === 'boolean' ? value : this.fail('true or false is missing')
  }

  private number(value: unknown): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail('a number is missing')
  }

  private integer(value: unknown): number {
    return Number.isSafeInteger(value) ? Number(value) : this.fail('an integer is missing')
  }

  private natural(value: unknown): number {
    const number = this.integer(value)
    return number >= 0 ? number : this.fail('a number is negative')
  }

  private fail(what: string): never {
    throw new ChunkError('CHUNK_INVALID', `The chunk is invalid: in ${this.where}, ${what}.`)
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

import { OPERATIONS } from './ir.ts'
import { libraryEntries } from './library/lookup.ts'
import { parameterCounts } from './type-syntax.ts'
import type { Data } from './verify-data.ts'
import { NameVerifier } from './verify-names.ts'

/** Deepest nesting of expressions: what code generator and engines can follow on their stacks. */
export const MAX_EXPRESSION_DEPTH = 1500

/** More than the fields of any type. */
const MAX_FIELDS = 0xffff

/** Widths and precisions of formats are ints; what they make is held by the limits of a run. */
const MAX_FORMAT_SIZE = 2 ** 31 - 1

/** Where an expression stands. */
interface Place {
  readonly depth: number
  readonly isTail: boolean
  /** Labels that may be jumped to from here, with the number of their parameters. */
  readonly labels: ReadonlyMap<number, number>
  readonly yields: boolean
}

const NO_LABELS: ReadonlyMap<number, number> = new Map()

/** Expressions: kinds and fields, scopes, numbers of arguments, jumps in tail position, depth. */
export abstract class ExpressionVerifier extends NameVerifier {
  protected owner(params: readonly unknown[], body: unknown): void {
    this.beginOwner()
    for (const id of params) this.declare(id)
    this.expr(body, { depth: 0, isTail: true, labels: NO_LABELS, yields: false })
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
        this.closure(expr)
        if (expr['closure'] !== undefined && this.known(expr['name'])?.k === 'value') this.fail('a value is no closure')
        if (this.known(expr['name']) === undefined) this.fail(`there is no global ${String(expr['name'])} here`)
        return
      case 'libraryValue':
        this.closure(expr)
        this.library(expr, undefined)
        return
      case 'hostValue':
        this.closure(expr)
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
        this.field(expr['index'])
        return one(expr['target'])
      case 'set':
        this.field(expr['index'])
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
    this.closure(expr)
    const params = this.array(expr['params'])
    if (params.length === 0) this.fail('a function has no parameters')
    this.scoped(() => {
      for (const id of params) this.declare(id)
      this.expr(expr['body'], { depth: place.depth, isTail: true, labels: NO_LABELS, yields: false })
    })
  }

  private closure(expr: Data): void {
    if (expr['closure'] !== undefined) this.text(expr['closure'])
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
    if (!isOperation(name)) return this.fail(`there is no operation ${name}`)
    const operands = OPERATIONS[name]
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

  private field(index: unknown): void {
    if (this.natural(index) > MAX_FIELDS) this.fail('a field has too large a number')
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
        else if (size !== undefined && this.natural(size) > MAX_FORMAT_SIZE) this.fail('a format is too wide')
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
}

function isOperation(name: string): name is keyof typeof OPERATIONS {
  return Object.hasOwn(OPERATIONS, name)
}

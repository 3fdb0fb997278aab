import type { Data } from './verify-data.ts'
import { ExpressionVerifier } from './verify-expressions.ts'
import { PRIMITIVES } from './verify-names.ts'
import type { Known } from './verify-names.ts'

/** Definitions of types and globals. */
export abstract class DefinitionVerifier extends ExpressionVerifier {
  protected typeDef(type: Data): void {
    this.where = `type ${this.text(type['name'])}`
    this.text(type['displayName'])
    this.natural(type['parameters'])
    if (type['toStringMethod'] !== undefined) this.functionOf(type['toStringMethod'], 1)
    for (const each of this.array(optional(type['interfaces']))) this.text(each)
    const methods = new Set<string>()
    for (const each of this.array(optional(type['methods']))) {
      const method = this.object(each)
      const key = this.text(method['method'])
      if (methods.has(key)) this.fail(`the method ${key} stands twice`)
      methods.add(key)
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
    if (type['isException'] !== undefined) this.boolean(type['isException'])
    if (type['comparedFields'] !== undefined) this.number(type['comparedFields'])
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

  protected globalOf(global: Data): Known {
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

  protected global(global: Data): void {
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
}

/** What may be left out, but is not null. */
function optional(list: unknown): unknown {
  return list === undefined ? [] : list
}

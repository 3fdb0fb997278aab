import { unreachable } from '@fsrs/base'
import type { Constant, Expr, FormatPart, TypeRep } from '@fsrs/chunk'

import { classMark } from '../values/closure-classes.ts'
import { methodKey } from '../values/method-key.ts'
import { CallWriter } from './codegen-calls.ts'
import { OPERATION_BYTES, OPERATION_TEMPLATES } from './codegen-operations.ts'
import { deeper, isPlain } from './codegen-text.ts'
import { DISCARD } from './codegen-writer.ts'

/** Expressions as text. */
export abstract class ExpressionWriter extends CallWriter {
  /** The value of `expr`; statements that it needs are written before. */
  protected expression(expr: Expr): string {
    switch (expr.k) {
      case 'const':
        return this.constant(expr.value)
      case 'local': {
        const node = this.known.get(expr.id)
        if (node === undefined || !node.isCalled) return `v${expr.id}`
        const inside = node.component === this.frame.node.component
        return this.namedValue(
          { size: node.params.length, hasDepth: node.hasDepth, bounces: node.bounces },
          `v${expr.id}`,
          inside ? this.frame.depth : '0',
          { mark: classMark(node.closure) },
        )
      }
      case 'global':
        return this.globalAt(expr.name, expr.closure)
      case 'libraryValue':
        return this.tables.libraryValue(expr.name, this.reps(expr.reps), expr.closure)
      case 'hostValue':
        return this.tables.hostValue(expr.name, expr.closure)
      case 'setLocal':
        return `(v${expr.id}=${this.expression(expr.value)},undefined)`
      case 'setGlobal':
        return this.setGlobal(expr.name, expr.value)
      case 'lambda':
        return this.lambdaValue(this.nodeOf(expr))
      case 'apply':
        return this.applyExpression(expr)
      case 'call':
      case 'callLocal':
        return this.callExpression(expr)
      case 'library': {
        const args = this.expressions(expr.args)
        return `(${this.mark(expr.at)}${this.tables.library(expr.name)}(${[...this.reps(expr.reps), ...args].join(',')}))`
      }
      case 'host': {
        const args = this.expressions(expr.args)
        return `(${this.mark(expr.at)}${this.tables.host(expr.name)}(${args.join(',')}))`
      }
      case 'op':
        return this.operation(expr)
      case 'if':
        if (this.needsStatements(expr)) return this.viaStatement(expr)
        return `(${expr.branches
          .map(({ condition, then }) => `${this.expression(condition)}?${this.expression(then)}:`)
          .join('')}${this.expression(expr.otherwise)})`
      case 'and':
      case 'or':
        return this.logic(expr)
      case 'seq':
        if (this.needsStatements(expr)) {
          for (const item of expr.items.slice(0, -1)) this.statement(item, DISCARD, false)
          const last = expr.items.at(-1)
          return last === undefined ? 'undefined' : this.expression(last)
        }
        return `(${expr.items.map((item) => this.expression(item)).join(',')})`
      case 'let':
      case 'letRec':
      case 'while':
      case 'for':
      case 'forIn':
      case 'yieldAll':
        this.statement(expr, DISCARD, false)
        return 'undefined'
      case 'switch':
      case 'join':
      case 'jump':
      case 'tryWith':
      case 'tryFinally':
        return this.viaStatement(expr)
      case 'raise':
        return `(${this.mark(expr.at)}R.raise(${this.expression(expr.exn)}))`
      case 'reraise':
        return `R.reraise(${this.expression(expr.exn)})`
      case 'fail':
        return `(${this.mark(expr.at)}m.raise(${JSON.stringify(expr.exception)},${JSON.stringify(expr.message)}))`
      case 'tuple': {
        const items = this.expressions(expr.items)
        return this.charged(16 + 8 * items.length, `(new ${this.tables.tuple(items.length)}(${items.join(',')}))`)
      }
      case 'list':
        return this.listLiteral(expr)
      case 'array': {
        const items = this.expressions(expr.items).join(',')
        const text = arrayText(expr.element, items)
        return this.charged(32 + 8 * expr.items.length, text)
      }
      case 'new':
        return this.construction(expr)
      case 'newAnon': {
        const args = this.expressions(expr.args)
        return this.charged(16 + 8 * args.length, `(new ${this.tables.anonymous(expr.names)}(${args.join(',')}))`)
      }
      case 'get':
        return `${this.expression(expr.target)}.f${expr.index | 0}`
      case 'set': {
        const [target, value] = this.expressions([expr.target, expr.value])
        return `(${target}.f${expr.index | 0}=${value},undefined)`
      }
      case 'tag':
        return `${this.expression(expr.target)}.tag`
      case 'isException':
        return `R.isException(${this.expression(expr.target)},${this.options.isDefined(expr.type) ? this.tables.type(expr.type) : JSON.stringify(expr.type)})`
      case 'isType':
        return `R.isType(${this.expression(expr.target)},${this.rep(expr.type)})`
      case 'box':
        return this.charged(24, `R.box(${this.expression(expr.value)},${this.rep(expr.type)})`)
      case 'unbox':
        return `(${this.mark(expr.at)}R.unbox(${this.expression(expr.value)},${this.rep(expr.type)}))`
      case 'format':
        return this.format(expr)
      case 'collect':
        return this.collect(expr)
      case 'yield':
        return this.collector === undefined
          ? `(yield ${this.expression(expr.value)})`
          : `${this.collector}.add(${this.expression(expr.value)})`
      case 'rep':
        return this.rep(expr.type)
      case 'construct': {
        const args = this.expressions(expr.args)
        const type = this.tables.type(expr.type)
        return `(${this.mark(expr.at)}R.construct(new ${type}(),${this.constructorText(expr.type)},[${args.join(',')}]))`
      }
      case 'object':
        return `(new ${this.tables.type(expr.type)}(${this.expressions(expr.captures).join(',')}))`
      case 'callMethod': {
        const [target, ...args] = this.expressions([expr.target, ...expr.args])
        return `(${this.mark(expr.at)}${target}[${JSON.stringify(methodKey(expr.method))}](${args.join(',')}))`
      }
      default:
        return unreachable(expr)
    }
  }

  private viaStatement(expr: Expr): string {
    const result = this.temporary()
    this.push(`let ${result};`)
    this.block(() => this.statement(expr, { k: 'assign', to: result }, false))
    return result
  }

  private setGlobal(name: string, value: Expr): string {
    const own = this.globalNames.get(name)
    if (own === undefined)
      return `${this.tables.foreignUnit(name)}.set(${this.options.foreign(name).index},${this.expression(value)})`
    if (!this.isPersisted(name) || this.frame.node !== this.analysis.init)
      return `(${own}=${this.expression(value)},undefined)`
    // The state that outlived a reload takes the place of the first value, whose making is skipped; once.
    const key = JSON.stringify(name)
    this.push(`if(K.takesState(${key}))${own}=K.stateOf(${key});else{`)
    this.statement(value, { k: 'assign', to: own }, false)
    this.push('}')
    return 'undefined'
  }

  private logic(expr: Extract<Expr, { k: 'and' | 'or' }>): string {
    const operator = expr.k === 'and' ? '&&' : '||'
    if (!expr.items.slice(1).some((item) => this.needsStatements(item))) {
      return `(${expr.items.map((item) => this.expression(item)).join(operator)})`
    }
    const result = this.temporary()
    this.push(`let ${result};`)
    let closing = ''
    for (const [index, item] of expr.items.entries()) {
      if (index > 0) {
        this.push(expr.k === 'and' ? `if(${result}){` : `if(!${result}){`)
        closing += '}'
      }
      this.push(`${result}=${this.expression(item)};`)
    }
    this.push(closing)
    return result
  }

  private operation(expr: Extract<Expr, { k: 'op' }>): string {
    const args = this.expressions(expr.args)
    const [a = '', b = ''] = args
    const divisor = expr.args[1]
    const isSafeDivisor = divisor?.k === 'const' && divisor.value.type === 'int' && divisor.value.value > 0
    if (expr.op === 'i32.div' && isSafeDivisor) return `(${a}/${b}|0)`
    if (expr.op === 'i32.rem' && isSafeDivisor) return `(${a}%${b}|0)`
    if (expr.op === 'array.get' && isPlain(a) && isPlain(b)) {
      return `(${b}>>>0<${a}.length?${a}[${b}]:${this.mark(expr.at)}R.indexOutOfRange())`
    }
    if (expr.op === 'array.set' && args.every(isPlain)) {
      return `(${b}>>>0<${a}.length?${a}[${b}]=${args[2]}:${this.mark(expr.at)}R.indexOutOfRange(),undefined)`
    }
    if (expr.op === 'string.charAt' && isPlain(a) && isPlain(b)) {
      return `(${b}>>>0<${a}.length?${a}.charCodeAt(${b}):${this.mark(expr.at)}R.indexOutOfRange())`
    }
    if (expr.op === 'string.concat') {
      if (this.options.countsMemory) return `R.concat(${a},${b})`
      return `(${expr.args.map((arg, index) => (isText(arg) ? args[index] : `(${args[index]}??"")`)).join('+')})`
    }
    const template = OPERATION_TEMPLATES[expr.op]
    if ('call' in template) return `(${this.mark(expr.at)}R.${template.call}(${args.join(',')}))`
    const bytes = OPERATION_BYTES[expr.op]
    const text = template.text(...args)
    return bytes === undefined ? text : this.charged(bytes, text)
  }

  private constant(value: Constant): string {
    switch (value.type) {
      case 'unit':
        return 'undefined'
      case 'null':
        return 'null'
      case 'bool':
        return value.value ? 'true' : 'false'
      case 'int':
      case 'char':
        return value.value < 0 ? `(${value.value})` : `${value.value}`
      case 'float': {
        if (typeof value.value === 'string')
          return `(${Number(value.value) === 0 ? '-0' : String(Number(value.value))})`
        return value.value < 0 ? `(${value.value})` : String(value.value)
      }
      case 'string':
        return JSON.stringify(value.value)
      case 'bigint': {
        const digits = BigInt(value.value)
        return digits < 0n ? `(${digits}n)` : `${digits}n`
      }
      case 'decimal':
        return this.tables.decimal(value.value)
    }
  }

  private listLiteral(expr: Extract<Expr, { k: 'list' }>): string {
    const items = this.expressions(expr.items)
    if (items.length === 0) return 'NIL'
    if (items.length > 8) return this.charged(32 * items.length, `R.listOf([${items.join(',')}])`)
    const text = `${items.map((item) => `new List(${item},`).join('')}NIL${')'.repeat(items.length)}`
    return this.charged(32 * items.length, `(${text})`)
  }

  private construction(expr: Extract<Expr, { k: 'new' }>): string {
    const args = this.expressions(expr.args)
    if (expr.tag === undefined) {
      return this.charged(16 + 8 * args.length, `(new ${this.tables.type(expr.type)}(${args.join(',')}))`)
    }
    if (args.length === 0) return this.tables.emptyCase(expr.type, expr.tag)
    const missing = Math.max(0, this.options.fieldCount(expr.type) - args.length)
    const fields = [String(expr.tag | 0), ...args, ...Array.from({ length: missing }, () => 'undefined')]
    return this.charged(24 + 8 * fields.length, `(new ${this.tables.type(expr.type)}(${fields.join(',')}))`)
  }

  private constructorText(type: string): string {
    const global = this.options.constructorFunction(type)
    if (global === undefined) return 'undefined'
    const { size } = this.shapeOf(global)
    const params = Array.from({ length: size }, (_, index) => `a${index}`)
    return `((${params.join(',')})=>${this.directCall(global, params)})`
  }

  private format(expr: Extract<Expr, { k: 'format' }>): string {
    const args = this.expressions(expr.args)
    const simple = simpleFormat(expr.parts, args)
    if (simple !== undefined) return simple
    const reps = expr.parts.flatMap((part) => (part.type === 'hole' ? [this.rep(part.rep)] : []))
    const parts = this.tables.format(expr.parts, reps)
    return `(${this.mark(expr.at)}R.format(${parts},[${args.join(',')}]))`
  }

  private collect(expr: Extract<Expr, { k: 'collect' }>): string {
    const outer = this.collector
    if (expr.into === 'seq') {
      const { out, frame } = this
      this.out = []
      this.collector = undefined
      // Its calls run when somebody asks, not inside this function's recursion.
      this.frame = { ...frame, isDeep: false, hasLoop: false, depth: deeper(frame.depth) }
      this.push(this.fuel())
      this.statement(expr.body, DISCARD, false)
      const text = this.out.join('')
      this.out = out
      this.frame = frame
      this.collector = outer
      return `(new R.Seq(function*(){${text}}))`
    }
    const name = this.temporary()
    this.push(`const ${name}=new R.${expr.into === 'list' ? 'ListBuilder' : 'ArrayBuilder'}();`)
    this.collector = name
    this.block(() => this.statement(expr.body, DISCARD, false))
    this.collector = outer
    return expr.into === 'list' ? `${name}.list` : typedArrayText(expr.element, `${name}.items`)
  }

  private reps(types: readonly TypeRep[]): readonly string[] {
    return types.map((type) => this.rep(type))
  }

  private rep(type: TypeRep): string {
    if (type.k === 'local') return `v${type.id}`
    return this.tables.rep(type)
  }
}

/** Whether a text cannot be null, of which F# makes an empty one where texts are joined. */
function isText(expr: Expr): boolean {
  if (expr.k === 'const') return expr.value.type === 'string'
  return expr.k === 'format' || (expr.k === 'op' && expr.op === 'string.concat')
}

/** A format of `%s` and `%d` alone is a concatenation. */
function simpleFormat(parts: readonly FormatPart[], args: readonly string[]): string | undefined {
  const pieces: string[] = []
  let next = 0
  for (const part of parts) {
    if (part.type === 'text') {
      pieces.push(JSON.stringify(part.text))
      continue
    }
    const arg = args[next++]
    const isBare = part.flags === '' && part.width === undefined && part.precision === undefined
    if (arg === undefined || !isBare || part.netFormat !== undefined || part.rep.k !== 'prim') return undefined
    if (part.conversion === 's' && part.rep.name === 'string') pieces.push(`(${arg}??"")`)
    else if ((part.conversion === 'd' || part.conversion === 'i') && part.rep.name === 'int') pieces.push(arg)
    else return undefined
  }
  return `(""+${pieces.join('+')})`.replace('""+"', '"')
}

function arrayText(element: TypeRep, items: string): string {
  const typed = typedArrayClass(element)
  return typed === undefined ? `[${items}]` : `${typed}.of(${items})`
}

function typedArrayText(element: TypeRep, items: string): string {
  const typed = typedArrayClass(element)
  return typed === undefined ? items : `${typed}.from(${items})`
}

/** Elements that have an array class of their own. */
function typedArrayClass(element: TypeRep): string | undefined {
  if (element.k !== 'prim') return undefined
  if (element.name === 'int') return 'Int32Array'
  if (element.name === 'float') return 'Float64Array'
  return element.name === 'byte' ? 'Uint8Array' : undefined
}

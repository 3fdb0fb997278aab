import { assert, unreachable } from '@fsrs/base'
import { visitChildren } from '@fsrs/chunk'
import type { Constant, Expr, FormatPart, Lambda, LocalId, Offset, TypeRep, Unit } from '@fsrs/chunk'

import { analyseUnit } from './codegen-analysis.ts'
import type { FunctionNode, FunctionShape, UnitAnalysis } from './codegen-analysis.ts'
import { OPERATION_BYTES, OPERATION_TEMPLATES } from './codegen-operations.ts'
import { Tables } from './codegen-tables.ts'
import type { ForeignGlobal, UnitTables } from './codegen-tables.ts'
import { methodKey } from './method-key.ts'

/** A unit as JavaScript: the body of a function of `RUNTIME_NAMES`, and what its numbered tables stand for. */
export interface UnitCode {
  readonly source: string
  readonly tables: UnitTables
  /** Names of functions by the second number of position marks. */
  readonly functionNames: readonly string[]
  /** Of the unit's functions, for units that call them. */
  readonly shapes: ReadonlyMap<string, FunctionShape>
}

/** What the generator must know of other units, and of the limits. */
export interface CodegenOptions {
  /** Looks up a global of another unit. */
  readonly foreign: (name: string) => ForeignGlobal
  /** Number of fields of instances of a type: of the largest case of a union. */
  readonly fieldCount: (type: string) => number
  /** Whether the program or the machine defines the type, so that there is a class of it; else it is one of .NET. */
  readonly isDefined: (type: string) => boolean
  /** The global that runs when an instance of a class is made. */
  readonly constructorFunction: (type: string) => string | undefined
  /** Count allocated bytes. */
  readonly countsMemory: boolean
  /** Begin a line at each statement, so that a debugger can stop there. */
  readonly marksStatements: boolean
}

/** Depth at which recursion leaves the stack: some 300 KB of Node's 984 KB in the largest frames seen. */
const DEPTH_LIMIT = 800
/** Depth at which calls out of a recursion that has left the stack begin: they may use it again, a little. */
const DEPTH_AGAIN = DEPTH_LIMIT - 200
/** Functions nested deeper than this have no second version: each level would double the code. */
const MAX_NESTED_DEEP = 3

/** Where the value of an expression goes. */
type Target = { readonly k: 'return' } | { readonly k: 'discard' } | { readonly k: 'assign'; readonly to: string }

const RETURN: Target = { k: 'return' }
const DISCARD: Target = { k: 'discard' }

/** How the function that is being written is built. */
interface Frame {
  readonly node: FunctionNode
  /** Written as a generator that asks its driver for calls. */
  readonly isDeep: boolean
  /** Parameters' names, for the jump back to the start. */
  readonly params: readonly string[]
  readonly hasLoop: boolean
  /** Depth as an expression, for calls that continue a recursion. */
  readonly depth: string
  readonly functionNumber: number
  readonly nestedDeep: number
}

/** Writes a unit as JavaScript. */
export function generateUnit(unit: Unit, options: CodegenOptions): UnitCode {
  return new Generator(unit, options).unit()
}

class Generator {
  private readonly source: Unit
  private readonly options: CodegenOptions
  private readonly analysis: UnitAnalysis
  private readonly tables: Tables
  private readonly functionNames: string[] = []
  private readonly globalNames: ReadonlyMap<string, string>
  private readonly persisted: ReadonlySet<string>
  private readonly statementful = new WeakMap<Expr, boolean>()
  private readonly mutableLocals = new Set<LocalId>()
  /** Locals of the owner at hand that are known functions. */
  private known = new Map<LocalId, FunctionNode>()
  /** Functions that were written a second time, as generators. */
  private readonly deepVersions = new Set<FunctionNode>()
  private out: string[] = []
  private frame!: Frame
  private temporaries = 0
  private collector: string | undefined
  private lastAt: Offset = 0

  constructor(source: Unit, options: CodegenOptions) {
    this.source = source
    this.options = options
    this.analysis = analyseUnit(source)
    this.tables = new Tables(options)
    const isPersist = (attribute: { readonly name: string }): boolean =>
      /(^|\.)Persist(Attribute)?$/.test(attribute.name)
    this.persisted = new Set(
      source.globals.filter((global) => global.attributes.some(isPersist)).map(({ name }) => name),
    )
    this.globalNames = new Map(
      source.globals.map((global, index) => [global.name, `g${index}_${readable(global.displayName)}`]),
    )
  }

  unit(): UnitCode {
    const { source } = this
    for (const node of this.analysis.globals.values()) if (node.hasDepth) this.deepVersions.add(node)
    const body: string[] = []
    const shapes = new Map<string, FunctionShape>()
    for (const global of source.globals) {
      const name = this.globalName(global.name)
      if (global.k === 'value') {
        body.push(`var ${name};`)
        continue
      }
      const node = this.analysis.globals.get(global.name)
      assert(node !== undefined, 'every function has been analysed')
      this.known = new Map()
      body.push(`var k${name};`, this.functionText(node, name, false, 1))
      if (node.hasDepth) body.push(this.functionText(node, name, true, 1))
      shapes.set(global.name, { size: node.params.length, hasDepth: node.hasDepth, bounces: node.bounces })
    }
    this.known = new Map()
    const init = this.functionText(this.analysis.init, 'init', false, 0)
    const methods = this.methods()
    // Outside of every function: no recursion goes on here.
    this.frame = this.frameOf(this.analysis.init)
    const all = source.globals.map((global, index) => ({ global, index }))
    const gets = all.map(({ global, index }) => `case ${index}:return ${this.globalValue(global.name)};`).join('')
    const sets = all
      .filter(({ global }) => global.k === 'value')
      .map(({ global, index }) => `case ${index}:${this.globalName(global.name)}=x;return;`)
      .join('')
    const functions = source.globals.map((global) => (global.k === 'function' ? this.globalName(global.name) : '0'))
    const text = [
      '"use strict";',
      this.tables.prelude(),
      ...body,
      init,
      methods,
      `return{init,functions:[${functions.join(',')}],get(i){switch(i){${gets}}},set(i,x){switch(i){${sets}}}}`,
    ].join('\n')
    return { source: text, tables: this.tables.finish(), functionNames: this.functionNames, shapes }
  }

  /** Methods go on the prototypes of their types, under keys that no field has. */
  private methods(): string {
    const lines: string[] = []
    for (const type of this.source.types) {
      if (type.methods === undefined) continue
      for (const { method, global } of type.methods) {
        const size = this.shapeOf(global).size - 1
        const params = Array.from({ length: size }, (_, index) => `a${index}`)
        const call = this.directCall(global, ['this', ...params])
        const key = JSON.stringify(methodKey(method))
        lines.push(`${this.tables.type(type.name)}.prototype[${key}]=function(${params.join(',')}){return ${call}};`)
      }
    }
    return lines.join('\n')
  }

  // ------------------------------------------------------------------------------------------------- functions

  private functionText(node: FunctionNode, name: string, isDeep: boolean, nestedDeep: number): string {
    const params = node.params.map((id) => `v${id}`)
    const head = isDeep ? `function* ${name}$g` : `function ${name}`
    return `${head}(${[...params, ...(node.hasDepth && !isDeep ? ['d'] : [])].join(',')}){${this.bodyText(node, name, isDeep, nestedDeep)}}`
  }

  private arrowText(node: FunctionNode, name: string, nestedDeep: number): string {
    const params = [...node.params.map((id) => `v${id}`), ...(node.hasDepth ? ['d'] : [])]
    return `(${params.join(',')})=>{${this.bodyText(node, name, false, nestedDeep)}}`
  }

  private bodyText(node: FunctionNode, name: string, isDeep: boolean, nestedDeep: number): string {
    const saved = {
      out: this.out,
      frame: this.frame as Frame | undefined,
      collector: this.collector,
      lastAt: this.lastAt,
    }
    const hasLoop = node.hasSelfTailCall
    const copies = hasLoop && node.params.some((id) => node.captured.has(id))
    const names = node.params.map((id) => `v${id}`)
    const outerDepth = saved.frame === undefined || node.parent === undefined ? '0' : saved.frame.depth
    this.out = []
    this.collector = undefined
    this.lastAt = node.at
    this.frame = {
      node,
      isDeep,
      params: copies ? names.map((param) => `${param}$`) : names,
      hasLoop,
      depth: isDeep ? String(DEPTH_AGAIN) : node.hasDepth ? 'd+1' : deeper(outerDepth),
      functionNumber: this.functionNames.push(node.name) - 1,
      nestedDeep,
    }
    if (this.options.marksStatements) this.push(this.mark(node.at))
    // Arguments' holders, where each turn needs locals of its own.
    if (copies) this.push(`let ${names.map((param) => `${param}$=${param}`).join(',')};`)
    if (hasLoop) this.push('L:for(;;){')
    if (copies) this.push(`const ${names.map((param) => `${param}=${param}$`).join(',')};`)
    const check = this.checkText(node, name, isDeep, names)
    if (check === '') this.statement(node.body, RETURN, true)
    else this.checkedBody(node.body, check)
    if (hasLoop) this.push('}')
    const text = this.out.join('')
    this.out = saved.out
    this.collector = saved.collector
    this.lastAt = saved.lastAt
    if (saved.frame !== undefined) this.frame = saved.frame
    return text
  }

  /** What a function does before it calls: leaves the stack where the recursion is too deep, and pays fuel. */
  private checkText(node: FunctionNode, name: string, isDeep: boolean, params: readonly string[]): string {
    const leaves = !isDeep && this.deepVersions.has(node)
    const depth = leaves ? `if(d>${DEPTH_LIMIT})return R.deep(${name}$g(${params.join(',')}));` : ''
    return node.hasCalls || node.hasSelfTailCall ? depth + this.fuel() : depth
  }

  /**
   * Writes a body whose branches that call nothing pass the check by: where a recursion ends, nothing need be checked.
   * (A tenth of the time of a function as small as Fibonacci's, or of an evaluator of expression trees.)
   */
  private checkedBody(body: Expr, check: string): void {
    switch (body.k) {
      case 'seq': {
        const [first, ...rest] = body.items
        if (first !== undefined && rest.length > 0 && first.k === 'let' && !first.isMutable && isRepeatable(first)) {
          this.statement(first, DISCARD, false)
          this.checkedBody({ k: 'seq', items: rest }, check)
          return
        }
        break
      }
      case 'if': {
        const [first, ...rest] = body.branches
        if (first === undefined) {
          this.checkedBody(body.otherwise, check)
          return
        }
        if (!this.needsStatements(first.condition) && isRepeatable(first.condition) && hasLeafBranch(body)) {
          this.push(`if(${this.expression(first.condition)}){`)
          this.checkedBody(first.then, check)
          this.push('}else{')
          this.checkedBody({ ...body, branches: rest }, check)
          this.push('}')
          return
        }
        break
      }
      case 'switch':
        if (!this.needsStatements(body.on) && isRepeatable(body.on) && hasLeafBranch(body)) {
          this.switchStatement(body, RETURN, (each) => this.checkedBody(each, check))
          return
        }
        break
      default:
        break
    }
    if (!isLeaf(body)) this.push(check)
    this.statement(body, RETURN, true)
  }

  private frameOf(node: FunctionNode): Frame {
    return { node, isDeep: false, params: [], hasLoop: false, depth: '0', functionNumber: 0, nestedDeep: 0 }
  }

  private fuel(): string {
    return `${this.mark(this.lastAt)}if(--m.fuel<0)m.tick();`
  }

  /** Begins a line that stands for a position: read back when a stack trace must be shown. */
  private mark(at: Offset): string {
    this.lastAt = at
    return `\n/*${at | 0},${this.frame.functionNumber}*/`
  }

  // ------------------------------------------------------------------------------------------------ statements

  private push(text: string): void {
    this.out.push(text)
  }

  private temporary(): string {
    return `t${this.temporaries++}`
  }

  /** Writes `expr` as statements whose value goes to `target`. `isTail`: a call may be the function's last act. */
  private statement(expr: Expr, target: Target, isTail: boolean): void {
    if (this.options.marksStatements) this.markStatement(expr)
    switch (expr.k) {
      case 'seq': {
        const last = expr.items.length - 1
        for (const [index, item] of expr.items.entries()) {
          if (index === last) this.statement(item, target, isTail)
          else this.statement(item, DISCARD, false)
        }
        return
      }
      case 'let':
        this.declare(expr)
        this.finish('undefined', target)
        return
      case 'letRec':
        for (const { id, value } of expr.bindings) this.register(id, value)
        for (const { id, value } of expr.bindings) this.declareFunction(id, value)
        this.finish('undefined', target)
        return
      case 'if':
        this.ifStatement(expr, target, isTail)
        return
      case 'switch':
        this.switchStatement(expr, target, (body) => this.statement(body, target, isTail))
        return
      case 'while':
        this.whileStatement(expr)
        this.finish('undefined', target)
        return
      case 'for':
        this.forStatement(expr)
        this.finish('undefined', target)
        return
      case 'forIn':
        this.forInStatement(expr)
        this.finish('undefined', target)
        return
      case 'join':
        this.joinStatement(expr, target, isTail)
        return
      case 'jump': {
        const args = this.expressions(expr.args)
        for (const [index, arg] of args.entries()) this.push(`j${expr.label}_${index}=${arg};`)
        this.push(`break J${expr.label};`)
        return
      }
      case 'tryWith':
        this.tryWithStatement(expr, target, isTail)
        return
      case 'tryFinally':
        this.tryFinallyStatement(expr, target)
        return
      case 'raise':
        this.push(`throw(${this.mark(expr.at)}R.raised(${this.expression(expr.exn)}));`)
        return
      case 'reraise':
        this.push(`throw ${this.expression(expr.exn)};`)
        return
      case 'yieldAll':
        this.yieldAllStatement(expr)
        this.finish('undefined', target)
        return
      case 'call':
      case 'callLocal':
      case 'apply':
        if (isTail && target.k === 'return') {
          this.tailCall(expr)
          return
        }
        this.finish(this.expression(expr), target)
        return
      default:
        this.finish(this.expression(expr), target)
    }
  }

  private markStatement(expr: Expr): void {
    const at = expr.k === 'seq' ? undefined : positionOf(expr)
    if (at !== undefined) this.push(this.mark(at))
  }

  private finish(value: string, target: Target): void {
    switch (target.k) {
      case 'return':
        this.push(value === 'undefined' ? 'return;' : `return ${value};`)
        return
      case 'assign':
        this.push(`${target.to}=${value};`)
        return
      case 'discard':
        if (!isPlain(value)) this.push(`${value};`)
    }
  }

  private declare(expr: Extract<Expr, { k: 'let' }>): void {
    const { id, value } = expr
    if (value.k === 'lambda' && !expr.isMutable) {
      this.register(id, value)
      this.declareFunction(id, value)
      return
    }
    if (expr.isMutable) this.mutableLocals.add(id)
    if (this.needsStatements(value)) {
      this.push(`let v${id};`)
      this.block(() => this.statement(value, { k: 'assign', to: `v${id}` }, false))
    } else {
      this.push(`${expr.isMutable ? 'let' : 'const'} v${id}=${this.expression(value)};`)
    }
  }

  private register(id: LocalId, lambda: Lambda): void {
    const node = this.nodeOf(lambda)
    this.known.set(id, node)
    if (node.hasDepth && this.frame.nestedDeep < MAX_NESTED_DEEP) this.deepVersions.add(node)
  }

  private declareFunction(id: LocalId, lambda: Lambda): void {
    const node = this.nodeOf(lambda)
    const name = `v${id}`
    if (!node.isCalled) {
      this.push(`const ${name}=${this.lambdaValue(node)};`)
      return
    }
    const hasDeep = this.deepVersions.has(node)
    const nested = this.frame.nestedDeep + (hasDeep ? 1 : 0)
    this.push(`const ${name}=${this.charged(64, this.arrowText(node, name, nested))};`)
    if (hasDeep) this.push(this.functionText(node, name, true, nested))
  }

  private block(write: () => void): void {
    this.push('{')
    write()
    this.push('}')
  }

  private ifStatement(expr: Extract<Expr, { k: 'if' }>, target: Target, isTail: boolean): void {
    let closing = ''
    for (const { condition, then } of expr.branches) {
      const test = this.expression(condition)
      this.push(`if(${test}){`)
      this.statement(then, target, isTail)
      this.push('}else{')
      closing += '}'
    }
    this.statement(expr.otherwise, target, isTail)
    this.push(closing)
  }

  private switchStatement(expr: Extract<Expr, { k: 'switch' }>, target: Target, write: (body: Expr) => void): void {
    this.push(`switch(${this.expression(expr.on)}){`)
    const last = expr.cases.length - 1
    for (const [index, one] of expr.cases.entries()) {
      // Where no other value can come, the last case need not be tested.
      const isDefault = expr.otherwise === undefined && index === last
      this.push(isDefault ? 'default:{' : `${one.values.map((value) => `case ${value | 0}:`).join('')}{`)
      write(one.body)
      this.push(target.k === 'return' ? '}' : 'break;}')
    }
    if (expr.otherwise !== undefined) {
      this.push('default:{')
      write(expr.otherwise)
      this.push('}')
    }
    this.push('}')
  }

  private whileStatement(expr: Extract<Expr, { k: 'while' }>): void {
    if (this.needsStatements(expr.condition)) {
      this.push('for(;;){')
      this.push(`if(!${this.expression(expr.condition)})break;`)
    } else {
      this.push(`while(${this.expression(expr.condition)}){`)
    }
    this.push(this.fuel())
    this.statement(expr.body, DISCARD, false)
    this.push('}')
  }

  private forStatement(expr: Extract<Expr, { k: 'for' }>): void {
    const from = this.spill(expr.from)
    const to = this.spill(expr.to)
    const name = `v${expr.id}`
    this.push(
      expr.isDown
        ? `for(let ${name}=${from};${name}>=${to};${name}--){`
        : `for(let ${name}=${from};${name}<=${to};${name}++){`,
    )
    this.push(this.fuel())
    this.statement(expr.body, DISCARD, false)
    this.push('}')
  }

  private forInStatement(expr: Extract<Expr, { k: 'forIn' }>): void {
    const source = this.expression(expr.source)
    this.push(`for(const v${expr.id} of(${this.mark(expr.at)}${source})){`)
    this.push(this.fuel())
    this.statement(expr.body, DISCARD, false)
    this.push('}')
  }

  /** `E: { J: { body; break E } then }`: a jump leaves the inner block, a value the outer. */
  private joinStatement(expr: Extract<Expr, { k: 'join' }>, target: Target, isTail: boolean): void {
    const { label } = expr
    if (expr.params.length > 0) this.push(`let ${expr.params.map((_, index) => `j${label}_${index}`).join(',')};`)
    const returns = target.k === 'return'
    if (!returns) this.push(`E${label}:{`)
    this.push(`J${label}:{`)
    this.statement(expr.body, target, isTail)
    this.push(returns ? '}' : `break E${label};}`)
    for (const [index, id] of expr.params.entries()) this.push(`const v${id}=j${label}_${index};`)
    this.statement(expr.then, target, isTail)
    if (!returns) this.push('}')
  }

  private tryWithStatement(expr: Extract<Expr, { k: 'tryWith' }>, target: Target, isTail: boolean): void {
    const caught = this.temporary()
    this.push('try{')
    this.statement(expr.body, target, false)
    this.push(`}catch(${caught}){const v${expr.id}=R.caught(${caught});`)
    this.statement(expr.handler, target, isTail)
    this.push('}')
  }

  /** A limit passes the clean-up by: it would run without the limit. */
  private tryFinallyStatement(expr: Extract<Expr, { k: 'tryFinally' }>, target: Target): void {
    const ends = this.temporary()
    const caught = this.temporary()
    this.push(`let ${ends}=false;try{`)
    this.statement(expr.body, target, false)
    this.push(`}catch(${caught}){${ends}=R.isFatal(${caught});throw ${caught};}finally{if(!${ends}){`)
    this.statement(expr.cleanup, DISCARD, false)
    this.push('}}')
  }

  private yieldAllStatement(expr: Extract<Expr, { k: 'yieldAll' }>): void {
    const source = this.expression(expr.source)
    const item = this.temporary()
    this.push(`for(const ${item} of ${source}){${this.fuel()}`)
    this.push(this.collector === undefined ? `yield ${item};}` : `${this.collector}.add(${item});}`)
  }

  // ----------------------------------------------------------------------------------------------------- calls

  private tailCall(expr: Extract<Expr, { k: 'call' | 'callLocal' | 'apply' }>): void {
    const { frame } = this
    const node = this.targetOf(expr)
    if (expr.k === 'apply') {
      if (expr.fn.k === 'lambda' && expr.fn.params.length === expr.args.length) {
        this.inlineLambda(expr.fn, expr.args, RETURN, true)
        return
      }
      if (!frame.node.bounces || frame.isDeep || expr.args.length > 3) {
        this.finish(this.expression(expr), RETURN)
        return
      }
      const [fn, ...args] = this.expressions([expr.fn, ...expr.args])
      this.push(`return(${this.mark(expr.at)}R.tail${args.length}(${[fn, ...args].join(',')}));`)
      return
    }
    if (node !== undefined && node === frame.node && frame.hasLoop) {
      this.jumpBack(expr.args)
      return
    }
    if (node === undefined || frame.isDeep || !frame.node.bounces || !node.bounces) {
      this.finish(this.expression(expr), RETURN)
      return
    }
    const args = this.callArguments(node, this.expressions(expr.args))
    const name = expr.k === 'call' ? this.globalName(expr.name) : `v${expr.id}`
    if (node.tailComponent === frame.node.tailComponent) this.push(`return R.bounce(${[name, ...args].join(',')});`)
    else this.push(`return(${this.mark(expr.at)}${name}(${args.join(',')}));`)
  }

  /** A self tail call: gives the parameters their new values and starts again. */
  private jumpBack(args: readonly Expr[]): void {
    const { params, node } = this.frame
    const values = this.expressions(args)
    const changes = values
      .map((value, index) => ({ param: params[index] ?? '', value }))
      .filter(({ value }, index) => value !== `v${node.params[index]}`)
    if (changes.length === 1) {
      for (const { param, value } of changes) this.push(`${param}=${value};`)
    } else if (changes.length > 1) {
      const held = changes.map(({ param, value }, index) => {
        if (isConstantText(value)) return { param, value, holder: value }
        // The last one is assigned at once: nothing is read after it.
        if (index === changes.length - 1) return { param, value, holder: undefined }
        const holder = this.temporary()
        this.push(`const ${holder}=${value};`)
        return { param, value, holder }
      })
      const last = held.find(({ holder }) => holder === undefined)
      if (last !== undefined) this.push(`${last.param}=${last.value};`)
      for (const { param, holder } of held) if (holder !== undefined) this.push(`${param}=${holder};`)
    }
    this.push('continue L;')
  }

  private targetOf(expr: Extract<Expr, { k: 'call' | 'callLocal' | 'apply' }>): FunctionNode | undefined {
    switch (expr.k) {
      case 'call':
        return this.analysis.globals.get(expr.name)
      case 'callLocal':
        return this.known.get(expr.id)
      case 'apply':
        return undefined
    }
  }

  private callArguments(shape: { readonly hasDepth: boolean }, args: readonly string[]): readonly string[] {
    return shape.hasDepth ? [...args, this.frame.depth] : args
  }

  private callExpression(expr: Extract<Expr, { k: 'call' | 'callLocal' }>): string {
    const args = this.expressions(expr.args)
    const node = this.targetOf(expr)
    if (node === undefined) {
      assert(expr.k === 'call', 'a local function is called inside its unit')
      const mark = this.mark(expr.at)
      return `(${mark}${this.directCall(expr.name, args)})`
    }
    const name = expr.k === 'call' ? this.globalName(expr.name) : `v${expr.id}`
    if (
      this.frame.isDeep &&
      node.hasDepth &&
      node.component === this.frame.node.component &&
      this.deepVersions.has(node)
    ) {
      return `(yield(${this.mark(expr.at)}${name}$g(${args.join(',')})))`
    }
    const call = `(${this.mark(expr.at)}${name}(${this.callArguments(node, args).join(',')}))`
    return node.bounces ? `R.settle${call}` : call
  }

  /** Calls a global function of this or another unit, with what its shape asks for. */
  private directCall(name: string, args: readonly string[]): string {
    const shape = this.shapeOf(name)
    const call = `${this.functionName(name)}(${this.callArguments(shape, args).join(',')})`
    return shape.bounces ? `R.settle(${call})` : call
  }

  private shapeOf(name: string): FunctionShape {
    const node = this.analysis.globals.get(name)
    if (node !== undefined) return { size: node.params.length, hasDepth: node.hasDepth, bounces: node.bounces }
    const { shape } = this.options.foreign(name)
    assert(shape !== undefined, 'only functions are called directly')
    return shape
  }

  private globalName(name: string): string {
    const found = this.globalNames.get(name)
    assert(found !== undefined, 'the chunk has been verified')
    return found
  }

  private functionName(name: string): string {
    return this.globalNames.get(name) ?? this.tables.foreignFunction(name)
  }

  private applyExpression(expr: Extract<Expr, { k: 'apply' }>): string {
    const { fn } = expr
    if (fn.k === 'lambda' && fn.params.length === expr.args.length && !expr.args.some((arg) => arg.k === 'lambda')) {
      const result = this.temporary()
      this.push(`let ${result};`)
      this.block(() => this.inlineLambda(fn, expr.args, { k: 'assign', to: result }, false))
      return result
    }
    const [callee = '', ...args] = this.expressions([fn, ...expr.args])
    const mark = this.mark(expr.at)
    switch (args.length) {
      case 1:
        // A function that is written here is no callee without parentheses.
        return `(${mark}${isPlain(callee) ? callee : `(${callee})`}(${args[0]}))`
      case 2:
      case 3:
      case 4: {
        const property = `f${args.length}`
        if (![callee, ...args].every(isPlain)) return `(${mark}R.apply${args.length}(${[callee, ...args].join(',')}))`
        const rest =
          args.length === 2
            ? `${callee}(${args[0]})(${args[1]})`
            : `R.apply${args.length}(${[callee, ...args].join(',')})`
        return `(${mark}${callee}.${property}===undefined?${rest}:${mark}${callee}.${property}(${args.join(',')}))`
      }
      default:
        return `(${mark}R.applyMany(${callee},[${args.join(',')}]))`
    }
  }

  private inlineLambda(fn: Lambda, args: readonly Expr[], target: Target, isTail: boolean): void {
    for (const [index, id] of fn.params.entries()) {
      const arg = args[index]
      if (arg !== undefined) this.push(`const v${id}=${this.expression(arg)};`)
    }
    this.statement(fn.body, target, isTail)
  }

  // ------------------------------------------------------------------------------------------- function values

  private nodeOf(lambda: Lambda): FunctionNode {
    const node = this.analysis.lambdas.get(lambda)
    assert(node !== undefined, 'every lambda has been analysed')
    return node
  }

  private lambdaValue(node: FunctionNode): string {
    return this.valueOf(
      node.params.length,
      node.bounces,
      this.charged(64, this.arrowText(node, '', this.frame.nestedDeep)),
    )
  }

  /** A function value from an uncurried function. */
  private valueOf(size: number, bounces: boolean, text: string): string {
    if (bounces && size <= 3) return `R.settled${size}(${text})`
    if (bounces) return `R.curry(${size},(...a)=>R.settle((${text})(...a)))`
    if (size === 1) return text
    return size <= 4 ? `R.curry${size}(${text})` : `R.curry(${size},${text})`
  }

  /** A named function as a value. */
  private namedValue(shape: FunctionShape, name: string, depth: string): string {
    if (!shape.hasDepth) return this.valueOf(shape.size, shape.bounces, name)
    const params = Array.from({ length: shape.size }, (_, index) => `a${index}`).join(',')
    return this.valueOf(shape.size, shape.bounces, `((${params})=>${name}(${params},${depth}))`)
  }

  private globalValue(name: string): string {
    const own = this.globalNames.get(name)
    if (own === undefined) return this.tables.foreignValue(name)
    const node = this.analysis.globals.get(name)
    if (node === undefined) return own
    if (!node.hasDepth && !node.bounces && node.params.length === 1) return own
    // Inside its own recursion the depth goes on; elsewhere one value serves all.
    if (node.hasDepth && node.component === this.frame.node.component)
      return this.namedValue(this.shapeOf(name), own, this.frame.depth)
    return `(k${own}??=${this.namedValue(this.shapeOf(name), own, '0')})`
  }

  // ----------------------------------------------------------------------------------------------- expressions

  /** Whether an expression must be written as statements. */
  private needsStatements(expr: Expr): boolean {
    const known = this.statementful.get(expr)
    if (known !== undefined) return known
    const result = this.findStatements(expr)
    this.statementful.set(expr, result)
    return result
  }

  private findStatements(expr: Expr): boolean {
    switch (expr.k) {
      case 'let':
      case 'letRec':
      case 'while':
      case 'for':
      case 'forIn':
      case 'switch':
      case 'join':
      case 'jump':
      case 'tryWith':
      case 'tryFinally':
      case 'yieldAll':
        return true
      case 'collect':
        return expr.into !== 'seq'
      case 'lambda':
        return false
      case 'apply':
        if (expr.fn.k === 'lambda' && expr.fn.params.length === expr.args.length) return true
        return this.needsStatements(expr.fn) || expr.args.some((arg) => this.needsStatements(arg))
      case 'seq':
        return expr.items.some((item) => this.needsStatements(item))
      case 'if':
        return (
          this.needsStatements(expr.otherwise) ||
          expr.branches.some(({ condition, then }) => this.needsStatements(condition) || this.needsStatements(then))
        )
      case 'and':
      case 'or':
        return expr.items.some((item) => this.needsStatements(item))
      case 'setGlobal':
        return this.isPersisted(expr.name) || this.needsStatements(expr.value)
      case 'setLocal':
      case 'box':
      case 'unbox':
      case 'yield':
        return this.needsStatements(expr.value)
      case 'call':
      case 'callLocal':
      case 'library':
      case 'host':
      case 'op':
      case 'new':
      case 'newAnon':
      case 'format':
      case 'construct':
        return expr.args.some((arg) => this.needsStatements(arg))
      case 'tuple':
      case 'list':
      case 'array':
        return expr.items.some((item) => this.needsStatements(item))
      case 'get':
      case 'tag':
      case 'isException':
      case 'isType':
        return this.needsStatements(expr.target)
      case 'set':
        return this.needsStatements(expr.target) || this.needsStatements(expr.value)
      case 'raise':
      case 'reraise':
        return this.needsStatements(expr.exn)
      case 'object':
        return expr.captures.some((capture) => this.needsStatements(capture))
      case 'callMethod':
        return this.needsStatements(expr.target) || expr.args.some((arg) => this.needsStatements(arg))
      case 'const':
      case 'local':
      case 'global':
      case 'libraryValue':
      case 'hostValue':
      case 'fail':
      case 'rep':
        return false
    }
  }

  /** Values of expressions in order: whatever stands before one that needs statements is held in a temporary. */
  private expressions(exprs: readonly Expr[]): string[] {
    let last = -1
    for (const [index, expr] of exprs.entries()) if (this.needsStatements(expr)) last = index
    return exprs.map((expr, index) => (index < last ? this.spill(expr) : this.expression(expr)))
  }

  /** An expression that can be written twice and at any later time: a constant, or a name that nobody assigns. */
  private spill(expr: Expr): string {
    const text = this.expression(expr)
    if (expr.k === 'const' || (expr.k === 'local' && !this.mutableLocals.has(expr.id))) return text
    const name = this.temporary()
    this.push(`const ${name}=${text};`)
    return name
  }

  /** The value of `expr`; statements that it needs are written before. */
  private expression(expr: Expr): string {
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
        )
      }
      case 'global':
        return this.globalValue(expr.name)
      case 'libraryValue':
        return this.tables.libraryValue(expr.name, this.reps(expr.reps))
      case 'hostValue':
        return this.tables.hostValue(expr.name)
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

  private isPersisted(name: string): boolean {
    return this.persisted.has(name)
  }

  private constructorText(type: string): string {
    const global = this.options.constructorFunction(type)
    if (global === undefined) return 'undefined'
    const { size } = this.shapeOf(global)
    const params = Array.from({ length: size }, (_, index) => `a${index}`)
    return `((${params.join(',')})=>${this.directCall(global, params)})`
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
      return `(${b}>>>0<${a}.length?${a}[${b}]:${this.mark(expr.at)}R.outOfRange())`
    }
    if (expr.op === 'array.set' && args.every(isPlain)) {
      return `(${b}>>>0<${a}.length?${a}[${b}]=${args[2]}:${this.mark(expr.at)}R.outOfRange(),undefined)`
    }
    if (expr.op === 'string.charAt' && isPlain(a) && isPlain(b)) {
      return `(${b}>>>0<${a}.length?${a}.charCodeAt(${b}):${this.mark(expr.at)}R.outOfRange())`
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

  private charged(bytes: number, text: string): string {
    return this.options.countsMemory ? `((m.room-=${bytes})<0&&m.nextRoom(),${text})` : text
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

/** Where an expression stands, or the first in it of which that is known. */
function positionOf(expr: Expr): Offset | undefined {
  if ('at' in expr) return expr.at
  let found: Offset | undefined
  visitChildren(expr, (child) => {
    found ??= positionOf(child)
  })
  return found
}

/** Whether an expression ends soon and changes nothing: a function that leaves the stack after it evaluates it again. */
function isRepeatable(expr: Expr): boolean {
  if (EFFECTS.has(expr.k) || (expr.k === 'op' && expr.op === 'array.set')) return false
  if (!isLeaf(expr)) return false
  let isRepeatableToo = true
  visitChildren(expr, (child) => {
    isRepeatableToo &&= isRepeatable(child)
  })
  return isRepeatableToo
}

const EFFECTS: ReadonlySet<Expr['k']> = new Set(['setLocal', 'setGlobal', 'set', 'yield', 'raise', 'reraise', 'fail'])

/** Whether the branches of an expression, or the branches of those, include one that ends soon. */
function hasLeafBranch(expr: Expr): boolean {
  switch (expr.k) {
    case 'if':
      return expr.branches.some(({ then }) => hasLeafBranch(then)) || hasLeafBranch(expr.otherwise)
    case 'switch':
      return (
        expr.cases.some(({ body }) => hasLeafBranch(body)) ||
        (expr.otherwise !== undefined && hasLeafBranch(expr.otherwise))
      )
    case 'seq': {
      const last = expr.items.at(-1)
      return last !== undefined && hasLeafBranch(last)
    }
    default:
      return isLeaf(expr)
  }
}

/** Whether an expression ends soon by itself: it calls no script code and has no loop. */
function isLeaf(expr: Expr): boolean {
  switch (expr.k) {
    case 'call':
    case 'callLocal':
    case 'apply':
    case 'callMethod':
    case 'construct':
    case 'library':
    case 'host':
    case 'while':
    case 'for':
    case 'forIn':
    case 'yieldAll':
    case 'collect':
    case 'lambda':
      return false
    default: {
      let isLeafToo = true
      visitChildren(expr, (child) => {
        isLeafToo &&= isLeaf(child)
      })
      return isLeafToo
    }
  }
}

function readable(name: string): string {
  return name.replaceAll(/\W/g, '_').slice(0, 40)
}

/** A name or a number: can be written twice. */
/** Whether a text cannot be null, of which F# makes an empty one where texts are joined. */
function isText(expr: Expr): boolean {
  if (expr.k === 'const') return expr.value.type === 'string'
  return expr.k === 'format' || (expr.k === 'op' && expr.op === 'string.concat')
}

function isPlain(text: string): boolean {
  return /^(?:[\w$]+|\(-\d+\))$/.test(text)
}

function isConstantText(text: string): boolean {
  return /^(?:-?\d+|\(-\d+\)|null|true|false|undefined|NIL|"[^"\\]*")$/.test(text)
}

function deeper(depth: string): string {
  const sum = /^d\+(\d+)$/.exec(depth)
  return sum === null ? depth : `d+${Number(sum[1]) + 2}`
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

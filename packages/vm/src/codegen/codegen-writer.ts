/** What all parts of the generator of JavaScript share. */
import { assert } from '@fsrs/base'
import type { Expr, LocalId, Offset, Unit } from '@fsrs/chunk'

import { analyseUnit } from './codegen-analysis.ts'
import type { FunctionNode, UnitAnalysis } from './codegen-analysis.ts'
import { Tables } from './codegen-tables.ts'
import type { ForeignGlobal } from './codegen-tables.ts'

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

/** How the function that is being written is built. */
export interface Frame {
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

/** Where the value of an expression goes. */
export type Target =
  | { readonly k: 'return' }
  | { readonly k: 'discard' }
  | { readonly k: 'assign'; readonly to: string }

/** The value is what the function answers. */
export const RETURN: Target = { k: 'return' }

/** Nobody asks for the value. */
export const DISCARD: Target = { k: 'discard' }

/** What has been written so far. An expression is written as the text of its value; what it needs first, as statements before. */
export abstract class CodeWriter {
  protected readonly source: Unit
  protected readonly options: CodegenOptions
  protected readonly analysis: UnitAnalysis
  protected readonly tables: Tables
  protected readonly functionNames: string[] = []
  protected readonly globalNames: ReadonlyMap<string, string>
  /** Globals whose state outlives a reload. */
  protected readonly persisted: ReadonlySet<string>
  private readonly statementful = new WeakMap<Expr, boolean>()
  protected readonly mutableLocals: Set<LocalId> = new Set()
  /** Locals of the owner at hand that are known functions. */
  protected known: Map<LocalId, FunctionNode> = new Map()
  /** Functions that were written a second time, as generators. */
  protected readonly deepVersions: Set<FunctionNode> = new Set()
  protected out: string[] = []
  protected frame!: Frame
  private temporaries = 0
  /** The builder that `yield` adds to; undefined where it yields. */
  protected collector: string | undefined
  protected lastAt: Offset = 0

  /** The value of `expr`; statements that it needs are written before. */
  protected abstract expression(expr: Expr): string

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

  protected push(text: string): void {
    this.out.push(text)
  }

  /** Begins a line that stands for a position: read back when a stack trace must be shown. */
  protected mark(at: Offset): string {
    this.lastAt = at
    return `\n/*${at | 0},${this.frame.functionNumber}*/`
  }

  /** Pays for a turn or a call; a run that has no more ends here. */
  protected fuel(at: Offset = this.lastAt): string {
    return `${this.mark(at)}if(--m.fuel<0)m.tick();`
  }

  protected temporary(): string {
    return `t${this.temporaries++}`
  }

  /** Locals of what is written within are seen only there. */
  protected block(write: () => void): void {
    this.push('{')
    write()
    this.push('}')
  }

  /** A value that takes so many bytes. */
  protected charged(bytes: number, text: string): string {
    return this.options.countsMemory ? `((m.room-=${bytes})<0&&m.nextRoom(),${text})` : text
  }

  /** Values of expressions in order: whatever stands before one that needs statements is held in a temporary. */
  protected expressions(exprs: readonly Expr[]): string[] {
    let last = -1
    for (const [index, expr] of exprs.entries()) if (this.needsStatements(expr)) last = index
    return exprs.map((expr, index) => (index < last ? this.spill(expr) : this.expression(expr)))
  }

  /** An expression that can be written twice and at any later time: a constant, or a name that nobody assigns. */
  protected spill(expr: Expr): string {
    const text = this.expression(expr)
    if (expr.k === 'const' || (expr.k === 'local' && !this.mutableLocals.has(expr.id))) return text
    const name = this.temporary()
    this.push(`const ${name}=${text};`)
    return name
  }

  /** Whether an expression must be written as statements. */
  protected needsStatements(expr: Expr): boolean {
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

  protected isPersisted(name: string): boolean {
    return this.persisted.has(name)
  }

  protected globalName(name: string): string {
    const found = this.globalNames.get(name)
    assert(found !== undefined, 'the chunk has been verified')
    return found
  }
}

function readable(name: string): string {
  return name.replaceAll(/\W/g, '_').slice(0, 40)
}

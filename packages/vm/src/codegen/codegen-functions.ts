import { assert } from '@fsrs/base'
import type { ClosureName, Expr, Lambda } from '@fsrs/chunk'

import { classMark } from '../values/closure-classes.ts'
import type { FunctionNode, FunctionShape } from './codegen-analysis.ts'
import { hasLeafBranch, isLeaf, isRepeatable } from './codegen-leaves.ts'
import { deeper } from './codegen-text.ts'
import { CodeWriter, DISCARD, RETURN } from './codegen-writer.ts'
import type { Frame, Target } from './codegen-writer.ts'

/** Depth at which recursion leaves the stack: some 300 KB of Node's 984 KB in the largest frames seen. */
const DEPTH_LIMIT = 800

/** Depth at which calls out of a recursion that has left the stack begin: they may use it again, a little. */
const DEPTH_AGAIN = DEPTH_LIMIT - 200

/** Functions: their text, and what one is as a value. */
export abstract class FunctionWriter extends CodeWriter {
  /** Writes `expr` as statements whose value goes to `target`. `isTail`: a call may be the function's last act. */
  protected abstract statement(expr: Expr, target: Target, isTail: boolean): void
  protected abstract switchStatement(
    expr: Extract<Expr, { k: 'switch' }>,
    target: Target,
    write: (body: Expr) => void,
  ): void

  /** A declaration; `isDeep` for the generator that goes on where a recursion has left the stack. */
  protected functionText(node: FunctionNode, name: string, isDeep: boolean, nestedDeep: number): string {
    const params = node.params.map((id) => `v${id}`)
    const head = isDeep ? `function* ${name}$g` : `function ${name}`
    return `${head}(${[...params, ...(node.hasDepth && !isDeep ? ['d'] : [])].join(',')}){${this.bodyText(node, name, isDeep, nestedDeep)}}`
  }

  protected arrowText(node: FunctionNode, name: string, nestedDeep: number): string {
    const params = [...node.params.map((id) => `v${id}`), ...(node.hasDepth ? ['d'] : [])]
    return `(${params.join(',')})=>{${this.bodyText(node, name, false, nestedDeep)}}`
  }

  /** Parameters' holders, checks and body. */
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
    this.out = [classMark(node.closure)]
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

  protected nodeOf(lambda: Lambda): FunctionNode {
    const node = this.analysis.lambdas.get(lambda)
    assert(node !== undefined, 'every lambda has been analysed')
    return node
  }

  /** A function without a name as a value. */
  protected lambdaValue(node: FunctionNode): string {
    return this.curriedValue(
      node.params.length,
      node.bounces,
      this.charged(64, this.arrowText(node, '', this.frame.nestedDeep)),
      classMark(node.closure),
    )
  }

  /** A global as a value; a function with the class that it has at this place. */
  protected globalAt(name: string, closure: ClosureName | undefined): string {
    const origin = this.globalValue(name)
    if (closure === undefined) return origin
    const shape = this.shapeOf(name)
    const node = this.analysis.globals.get(name)
    const goesOn = node?.hasDepth === true && node.component === this.frame.node.component
    const depth = goesOn ? this.frame.depth : '0'
    const value = this.namedValue(shape, this.globalNames.get(name) ?? this.tables.foreignFunction(name), depth, {
      isNew: true,
    })
    const text = `R.atPlace(${value},${JSON.stringify(closure)},${origin})`
    return goesOn ? text : this.tables.lazy(text)
  }

  /** What a global means where no call is made of it. */
  protected globalValue(name: string): string {
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

  /** A named function as a value. @param isNew whether it may not be what another place has */
  protected namedValue(
    shape: FunctionShape,
    name: string,
    depth: string,
    { isNew = false, mark = '' }: { readonly isNew?: boolean; readonly mark?: string } = {},
  ): string {
    const { size, bounces, hasDepth } = shape
    if (!hasDepth && (!isNew || bounces || size > 1)) return this.curriedValue(size, bounces, name, mark)
    const params = Array.from({ length: size }, (_, index) => `a${index}`)
    const args = hasDepth ? [...params, depth] : params
    return this.curriedValue(size, bounces, `((${params.join(',')})=>${mark}${name}(${args.join(',')}))`, mark)
  }

  /** A function value from an uncurried function. */
  private curriedValue(size: number, bounces: boolean, text: string, mark = ''): string {
    if (bounces && size <= 3) return `R.settled${size}(${text})`
    if (bounces) return `R.curry(${size},(...a)=>${mark}R.settle((${text})(...a)))`
    if (size === 1) return text
    return size <= 4 ? `R.curry${size}(${text})` : `R.curry(${size},${text})`
  }

  protected shapeOf(name: string): FunctionShape {
    const node = this.analysis.globals.get(name)
    if (node !== undefined) return { size: node.params.length, hasDepth: node.hasDepth, bounces: node.bounces }
    const { shape } = this.options.foreign(name)
    assert(shape !== undefined, 'only functions are called directly')
    return shape
  }
}

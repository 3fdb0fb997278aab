// Functions that an edit left alone. A module that is edited is evaluated again, so all of its functions are new objects; who
// called one of them while it was evaluated needs to run again only if that one could answer otherwise. This finds those of
// which the text proves that they do not.

import { parse } from 'acorn'
import type { AnyNode, CallExpression, Expression, ModuleDeclaration, Statement } from 'acorn'

import type { GraphModule } from './graph.ts'
import { NAMES } from './module-function.ts'

/** Exports by name; of each, a text that is the same only if it behaves the same. */
type Fixed = ReadonlyMap<string, string>

const known = new WeakMap<GraphModule, Fixed>()

/**
 * Names of exports that behave the same in both: functions that use nothing of their module but constants and such
 * functions, in the same words, and what is passed on from another module, where it is the same one.
 */
export function sameFunctions(before: GraphModule, after: GraphModule): (name: string) => boolean {
  const [old, now] = [fixedOf(before), fixedOf(after)]
  return (name) => now.has(name) && now.get(name) === old.get(name)
}

function fixedOf(module: GraphModule): Fixed {
  let fixed = known.get(module)
  if (fixed === undefined) known.set(module, (fixed = find(module)))
  return fixed
}

function find(module: GraphModule): Fixed {
  try {
    const body = parse(module.code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
    }).body
    return new Reading(module, body).fixed()
  } catch {
    // Syntax that the parser does not know yet: nothing is proven.
    return new Map()
  }
}

/** What a name at the top of a module stands for. */
interface Binding {
  readonly kind: 'function' | 'constant' | 'other'
  readonly node: AnyNode
}

/** Names by which a function reaches more than what stands in its module's text. */
const REACHING: ReadonlySet<string> = new Set(['eval', NAMES.exports, NAMES.dynamicImport, NAMES.meta])

class Reading {
  readonly #module: GraphModule
  readonly #bindings = new Map<string, Binding>()
  /** What each import leads to, by the name that the transformer gave it. */
  readonly #imports = new Map<string, string>()
  /** What each export reads. */
  readonly #exports = new Map<string, Expression>()
  /** Names that are used otherwise than by calling them: something may be written to what they stand for. */
  readonly #handled = new Set<string>()

  constructor(module: GraphModule, body: readonly (Statement | ModuleDeclaration)[]) {
    this.#module = module
    for (const statement of body) this.#statement(statement)
  }

  fixed(): Fixed {
    const fixed = new Map<string, string>()
    for (const [name, read] of this.#exports) {
      const text = read.type === 'Identifier' ? this.#closure(read.name) : this.#passedOn(read)
      if (text !== undefined) fixed.set(name, text)
    }
    return fixed
  }

  #statement(statement: Statement | ModuleDeclaration): void {
    if (statement.type === 'ExpressionStatement' && this.#export(statement.expression)) return
    if (statement.type === 'FunctionDeclaration') {
      this.#bindings.set(statement.id.name, { kind: 'function', node: statement })
      for (const part of [...statement.params, statement.body]) this.#uses(part)
    } else if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'Identifier') this.#uses(id)
        else if (init?.type === 'CallExpression' && this.#import(id.name, init)) continue
        else
          this.#bindings.set(id.name, { kind: statement.kind === 'const' ? kindOf(init) : 'other', node: init ?? id })
        if (init) this.#uses(init)
      }
    } else {
      if (statement.type === 'ClassDeclaration')
        this.#bindings.set(statement.id.name, { kind: 'other', node: statement })
      this.#uses(statement)
    }
  }

  /** `Object.defineProperty(exports, "name", { …, get() { return … } })` */
  #export(expression: Expression): boolean {
    if (expression.type !== 'CallExpression') return false
    const [object, name, descriptor] = expression.arguments
    if (object?.type !== 'Identifier' || object.name !== NAMES.exports) return false
    if (name?.type !== 'Literal' || descriptor?.type !== 'ObjectExpression') return false
    const getter = descriptor.properties.at(-1)
    if (getter?.type !== 'Property' || getter.value.type !== 'FunctionExpression') return false
    const [only] = getter.value.body.body
    if (only?.type === 'ReturnStatement' && only.argument) this.#exports.set(String(name.value), only.argument)
    return true
  }

  #import(name: string, call: CallExpression): boolean {
    const {
      callee,
      arguments: [place],
    } = call
    if (callee.type !== 'Identifier' || callee.name !== NAMES.import || place?.type !== 'Literal') return false
    const { specifier } = this.#module.importCalls[Number(place.value)]!
    const target = this.#module.imports.get(specifier)
    if (target !== undefined) this.#imports.set(name, target.kind === 'module' ? target.path : target.target)
    this.#bindings.set(name, { kind: 'other', node: call })
    return true
  }

  /** Notes which names are used, and how. Names of inner scopes count too: that proves less, and never too much. */
  #uses(node: AnyNode): void {
    for (const { name, isCalled } of identifiersIn(node)) if (!isCalled) this.#handled.add(name)
  }

  #passedOn(read: Expression): string | undefined {
    if (read.type !== 'MemberExpression' || read.object.type !== 'Identifier') return undefined
    const from = this.#imports.get(read.object.name)
    return from === undefined ? undefined : `${from}\0${this.#text(read.property)}`
  }

  /** The text of a function and of all that it uses of its module; undefined where that is not all that it depends on. */
  #closure(first: string): string | undefined {
    const texts = new Map<string, string>()
    const pending = [first]
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const binding = this.#bindings.get(name)
      if (REACHING.has(name)) return undefined
      // Global, or a name of an inner scope.
      if (binding === undefined || texts.has(name)) continue
      if (binding.kind === 'other' || (binding.kind === 'function' && this.#handled.has(name))) return undefined
      texts.set(name, this.#text(binding.node))
      if (binding.kind === 'function') for (const used of identifiersIn(binding.node)) pending.push(used.name)
    }
    return JSON.stringify([first, ...[...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))])
  }

  #text({ start, end }: AnyNode): string {
    return this.#module.code.slice(start, end)
  }
}

/** What a constant is that has this value. */
function kindOf(value: Expression | null | undefined): Binding['kind'] {
  switch (value?.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function'
    case 'Literal':
      // A regular expression remembers where it found something.
      return 'regex' in value && value.regex !== undefined ? 'other' : 'constant'
    case 'TemplateLiteral':
      return value.expressions.length === 0 ? 'constant' : 'other'
    case 'UnaryExpression':
      return kindOf(value.argument) === 'constant' ? 'constant' : 'other'
    default:
      return 'other'
  }
}

/** Every identifier that may be the name of a variable, and whether it is merely called. */
function* identifiersIn(root: AnyNode): Generator<{ readonly name: string; readonly isCalled: boolean }> {
  const pending: { readonly node: AnyNode; readonly isCalled: boolean }[] = [{ node: root, isCalled: false }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isCalled } = next
    if (node.type === 'Identifier') yield { name: node.name, isCalled }
    for (const [key, child] of Object.entries(node)) {
      if (isMereName(node, key)) continue
      const callee = node.type === 'CallExpression' && key === 'callee'
      for (const each of Array.isArray(child) ? child : [child])
        if (isNode(each)) pending.push({ node: each, isCalled: callee })
    }
  }
}

/** `b` in `a.b` and in `{ b: 1 }` */
function isMereName(node: AnyNode, key: string): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return key === 'property' && !node.computed
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return key === 'key' && !node.computed
    default:
      return false
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

import type { TypedExpr, TypedItem, TypedPattern } from './typed-tree.ts'

/** What a walk is told of. */
export interface TypedVisitor {
  expr(expr: TypedExpr): void
  pattern(pattern: TypedPattern): void
}

type Pending = TypedExpr | { readonly kind: 'Patterns'; readonly patterns: readonly TypedPattern[] }

/** Visits every expression and pattern below the items, in no particular order; deep trees need no deep stack. */
export function walkItems(items: readonly TypedItem[], visitor: TypedVisitor): void {
  for (const item of items) {
    switch (item.kind) {
      case 'Let':
        for (const binding of item.bindings) {
          walkPatterns([binding.pattern], visitor, (inner) => walkExpr(inner, visitor))
          walkExpr(binding.value, visitor)
        }
        break
      case 'Do':
        walkExpr(item.expr, visitor)
        break
      case 'Types':
      case 'Exception':
        for (const member of item.members) walkExpr(member.value, visitor)
        break
      case 'Module':
        walkItems(item.items, visitor)
    }
  }
}

/** Visits an expression and all below it. */
export function walkExpr(root: TypedExpr, visitor: TypedVisitor): void {
  const pending: Pending[] = [root]
  const push = (expr: TypedExpr): void => void pending.push(expr)
  const all = (exprs: readonly TypedExpr[]): void => exprs.forEach(push)
  const patterns = (found: readonly TypedPattern[]): void => void pending.push({ kind: 'Patterns', patterns: found })
  while (pending.length > 0) {
    const next = pending.pop()!
    if (next.kind === 'Patterns') walkPatterns(next.patterns, visitor, push)
    else {
      visitor.expr(next)
      children(next, push, all, patterns)
    }
  }
}

function walkPatterns(
  roots: readonly TypedPattern[],
  visitor: TypedVisitor,
  recognizer: (expr: TypedExpr) => void,
): void {
  const pending = [...roots]
  while (pending.length > 0) {
    const pattern = pending.pop()!
    visitor.pattern(pattern)
    if (pattern.kind === 'Active') recognizer(pattern.recognizer)
    for (const part of partsOf(pattern)) pending.push(part)
  }
}

/** The patterns directly within a pattern. */
export function partsOf(pattern: TypedPattern): readonly TypedPattern[] {
  switch (pattern.kind) {
    case 'Wildcard':
    case 'Variable':
    case 'Const':
    case 'Error':
      return []
    case 'As':
      return [pattern.pattern]
    case 'Tuple':
    case 'List':
    case 'Array':
      return pattern.items
    case 'Cons':
      return [pattern.head, pattern.tail]
    case 'Record':
      return pattern.fields.map((field) => field.pattern)
    case 'Case':
    case 'Library':
      return pattern.arguments
    case 'Or':
      return pattern.alternatives
    case 'And':
      return pattern.patterns
    case 'TypeTest':
      return pattern.pattern === undefined ? [] : [pattern.pattern]
    case 'Active':
      return pattern.argument === undefined ? [] : [pattern.argument]
  }
}

function children(
  expr: TypedExpr,
  push: (expr: TypedExpr) => void,
  all: (exprs: readonly TypedExpr[]) => void,
  patterns: (patterns: readonly TypedPattern[]) => void,
): void {
  switch (expr.kind) {
    case 'Const':
    case 'Value':
    case 'Error':
      return
    case 'Apply':
      push(expr.fn)
      return all(expr.arguments)
    case 'Operator':
      return all(expr.operands)
    case 'And':
    case 'Or':
      return all(expr.items)
    case 'Tuple':
      return all(expr.items)
    case 'Lambda':
      patterns(expr.parameters)
      return push(expr.body)
    case 'Block':
      for (const item of expr.items) {
        if (item.kind === 'Expr') push(item.expr)
        else
          for (const binding of item.bindings) {
            patterns([binding.pattern])
            push(binding.value)
          }
      }
      return
    case 'If':
      for (const branch of expr.branches) {
        push(branch.condition)
        push(branch.then)
      }
      if (expr.otherwise !== undefined) push(expr.otherwise)
      return
    case 'Match':
    case 'TryWith':
      push(expr.kind === 'Match' ? expr.subject : expr.body)
      for (const clause of expr.clauses) {
        patterns([clause.pattern])
        if (clause.guard !== undefined) push(clause.guard)
        push(clause.body)
      }
      return
    case 'TryFinally':
      push(expr.body)
      return push(expr.cleanup)
    case 'While':
      push(expr.condition)
      return push(expr.body)
    case 'ForTo':
      push(expr.from)
      push(expr.to)
      return push(expr.body)
    case 'ForIn':
      patterns([expr.pattern])
      push(expr.source)
      return push(expr.body)
    case 'List':
    case 'Array':
      return all(expr.elements)
    case 'Cons':
      all(expr.items)
      return push(expr.tail)
    case 'Collect':
    case 'Lazy':
      return push(expr.body)
    case 'Yield':
    case 'YieldAll':
    case 'SetValue':
      return push(expr.value)
    case 'Range':
      push(expr.from)
      if (expr.step !== undefined) push(expr.step)
      return push(expr.to)
    case 'Record':
    case 'AnonymousRecord':
      return all(expr.fields)
    case 'RecordCopy':
    case 'AnonymousRecordCopy':
      push(expr.copyOf)
      for (const change of expr.changes) push(change.value)
      return
    case 'Case':
    case 'LibraryCall':
    case 'ConstraintCall':
    case 'Construct':
      return all(expr.arguments)
    case 'Field':
    case 'AnonymousField':
      return push(expr.target)
    case 'SetField':
      push(expr.target)
      return push(expr.value)
    case 'ArrayGet':
      push(expr.target)
      return push(expr.index)
    case 'ArraySet':
      push(expr.target)
      push(expr.index)
      return push(expr.value)
    case 'MemberCall':
      if (expr.target !== undefined) push(expr.target)
      return all(expr.arguments)
    case 'ObjectExpression':
      all(expr.baseArguments)
      for (const method of expr.methods) push(method.function)
      return
    case 'Upcast':
    case 'Downcast':
    case 'TypeTest':
      return push(expr.expr)
    case 'Assert':
      return push(expr.condition)
    case 'Format':
      return all(expr.arguments)
  }
}

import type { Expr, Lambda } from './ir.ts'

/**
 * The expression with `map` of every expression directly beneath it; the same object where all of these are. A lambda
 * of `letRec` must stay one.
 */
export function mapChildren(expr: Expr, map: (child: Expr) => Expr): Expr {
  switch (expr.k) {
    case 'const':
    case 'local':
    case 'global':
    case 'libraryValue':
    case 'hostValue':
    case 'rep':
    case 'fail':
      return expr
    case 'let':
    case 'setLocal':
    case 'setGlobal':
    case 'box':
    case 'unbox':
    case 'yield': {
      const value = map(expr.value)
      return value === expr.value ? expr : { ...expr, value }
    }
    case 'letRec': {
      const bindings = mapAll(expr.bindings, (binding) => {
        const body = map(binding.value.body)
        return body === binding.value.body ? binding : { id: binding.id, value: { ...binding.value, body } }
      })
      return bindings === expr.bindings ? expr : { k: 'letRec', bindings }
    }
    case 'lambda':
      return mapLambda(expr, map)
    case 'collect': {
      const body = map(expr.body)
      return body === expr.body ? expr : { ...expr, body }
    }
    case 'seq':
    case 'and':
    case 'or':
    case 'tuple':
    case 'list':
    case 'array': {
      const items = mapAll(expr.items, map)
      return items === expr.items ? expr : { ...expr, items }
    }
    case 'apply': {
      const fn = map(expr.fn)
      const args = mapAll(expr.args, map)
      return fn === expr.fn && args === expr.args ? expr : { ...expr, fn, args }
    }
    case 'call':
    case 'callLocal':
    case 'library':
    case 'host':
    case 'op':
    case 'new':
    case 'newAnon':
    case 'format':
    case 'construct':
    case 'jump': {
      const args = mapAll(expr.args, map)
      return args === expr.args ? expr : { ...expr, args }
    }
    case 'if': {
      const branches = mapAll(expr.branches, (branch) => {
        const condition = map(branch.condition)
        const then = map(branch.then)
        return condition === branch.condition && then === branch.then ? branch : { condition, then }
      })
      const otherwise = map(expr.otherwise)
      return branches === expr.branches && otherwise === expr.otherwise ? expr : { k: 'if', branches, otherwise }
    }
    case 'while': {
      const condition = map(expr.condition)
      const body = map(expr.body)
      return condition === expr.condition && body === expr.body ? expr : { k: 'while', condition, body }
    }
    case 'for': {
      const from = map(expr.from)
      const to = map(expr.to)
      const body = map(expr.body)
      return from === expr.from && to === expr.to && body === expr.body ? expr : { ...expr, from, to, body }
    }
    case 'forIn': {
      const source = map(expr.source)
      const body = map(expr.body)
      return source === expr.source && body === expr.body ? expr : { ...expr, source, body }
    }
    case 'switch': {
      const on = map(expr.on)
      const cases = mapAll(expr.cases, (one) => {
        const body = map(one.body)
        return body === one.body ? one : { values: one.values, body }
      })
      const otherwise = expr.otherwise === undefined ? undefined : map(expr.otherwise)
      if (on === expr.on && cases === expr.cases && otherwise === expr.otherwise) return expr
      return { k: 'switch', on, cases, otherwise }
    }
    case 'join': {
      const body = map(expr.body)
      const then = map(expr.then)
      return body === expr.body && then === expr.then ? expr : { ...expr, body, then }
    }
    case 'get':
    case 'tag':
    case 'isException':
    case 'isType': {
      const target = map(expr.target)
      return target === expr.target ? expr : { ...expr, target }
    }
    case 'set': {
      const target = map(expr.target)
      const value = map(expr.value)
      return target === expr.target && value === expr.value ? expr : { ...expr, target, value }
    }
    case 'tryWith': {
      const body = map(expr.body)
      const handler = map(expr.handler)
      return body === expr.body && handler === expr.handler ? expr : { ...expr, body, handler }
    }
    case 'tryFinally': {
      const body = map(expr.body)
      const cleanup = map(expr.cleanup)
      return body === expr.body && cleanup === expr.cleanup ? expr : { k: 'tryFinally', body, cleanup }
    }
    case 'raise':
    case 'reraise': {
      const exn = map(expr.exn)
      return exn === expr.exn ? expr : { ...expr, exn }
    }
    case 'yieldAll': {
      const source = map(expr.source)
      return source === expr.source ? expr : { k: 'yieldAll', source }
    }
    case 'object': {
      const captures = mapAll(expr.captures, map)
      return captures === expr.captures ? expr : { ...expr, captures }
    }
    case 'callMethod': {
      const target = map(expr.target)
      const args = mapAll(expr.args, map)
      return target === expr.target && args === expr.args ? expr : { ...expr, target, args }
    }
  }
}

function mapLambda(lambda: Lambda, map: (child: Expr) => Expr): Lambda {
  const body = map(lambda.body)
  return body === lambda.body ? lambda : { ...lambda, body }
}

function mapAll<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  for (let i = 0; i < items.length; i++) {
    const mapped = map(items[i]!)
    if (mapped === items[i]) continue
    const all = items.slice()
    all[i] = mapped
    for (let j = i + 1; j < items.length; j++) all[j] = map(items[j]!)
    return all
  }
  return items
}

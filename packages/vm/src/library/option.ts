import { nullReference } from '../machine/net-errors.ts'
import { apply2, apply3 } from '../values/function-values.ts'
import { NIL, Result, Some } from '../values/values.ts'
import type { Library } from './library-contract.ts'

import { equals } from './equality.ts'
import { raiseArgument as argument } from './exceptions.ts'
import { makeList as listOf } from './items.ts'

/** The Option and Result modules and the members of options. */
export const OPTION_LIBRARY: Library = {
  'Option.bind': (g, o) => (o === null ? null : g(o.f0)),
  'Option.contains': (x, o) => o !== null && equals(x, o.f0),
  'Option.count': (o) => (o === null ? 0 : 1),
  'Option.defaultValue': (x, o) => (o === null ? x : o.f0),
  'Option.defaultWith': (g, o) => (o === null ? g(undefined) : o.f0),
  'Option.exists': (g, o) => o !== null && g(o.f0),
  'Option.filter': (g, o) => (o !== null && g(o.f0) ? o : null),
  'Option.flatten': (o) => (o === null ? null : o.f0),
  'Option.fold': (g, s, o) => (o === null ? s : apply2(g, s, o.f0)),
  'Option.foldBack': (g, o, s) => (o === null ? s : apply2(g, o.f0, s)),
  'Option.forall': (g, o) => o === null || g(o.f0),
  'Option.get': (o) => (o === null ? argument('The option value was None', 'option') : o.f0),
  'Option.isNone': (o) => o === null,
  'Option.isSome': (o) => o !== null,
  'Option.iter': (g, o) => {
    if (o !== null) g(o.f0)
  },
  'Option.map': (g, o) => (o === null ? null : new Some(g(o.f0))),
  'Option.map2': (g, a, b) => (a === null || b === null ? null : new Some(apply2(g, a.f0, b.f0))),
  'Option.map3': (g, a, b, c) =>
    a === null || b === null || c === null ? null : new Some(apply3(g, a.f0, b.f0, c.f0)),
  'Option.orElse': (other, o) => o ?? other,
  'Option.orElseWith': (g, o) => o ?? g(undefined),
  'Option.toArray': (o) => (o === null ? [] : [o.f0]),
  'Option.ofObj': (value) => (value === null || value === undefined ? null : new Some(value)),
  'Option.toObj': (o) => (o === null ? null : o.f0),
  'Option.toList': (o) => (o === null ? NIL : listOf([o.f0])),
  'option.Value': (o) => (o === null ? nullReference() : o.f0),
  'option.IsSome': (o) => o !== null,
  'option.IsNone': (o) => o === null,
  'Result.bind': (g, r) => (r.tag === 0 ? g(r.f0) : r),
  'Result.map': (g, r) => (r.tag === 0 ? new Result(0, g(r.f0)) : r),
  'Result.mapError': (g, r) => (r.tag === 0 ? r : new Result(1, g(r.f0))),
  'Result.isOk': (r) => r.tag === 0,
  'Result.isError': (r) => r.tag === 1,
  'Result.defaultValue': (x, r) => (r.tag === 0 ? r.f0 : x),
  'Result.defaultWith': (g, r) => (r.tag === 0 ? r.f0 : g(r.f0)),
  'Result.toOption': (r) => (r.tag === 0 ? new Some(r.f0) : null),
  'Result.iter': (g, r) => {
    if (r.tag === 0) g(r.f0)
  },
  'Result.contains': (x, r) => r.tag === 0 && equals(x, r.f0),
  'Result.count': (r) => (r.tag === 0 ? 1 : 0),
  'Result.fold': (g, s, r) => (r.tag === 0 ? apply2(g, s, r.f0) : s),
  'Result.foldBack': (g, r, s) => (r.tag === 0 ? apply2(g, r.f0, s) : s),
  'Result.toArray': (r) => (r.tag === 0 ? [r.f0] : []),
  'Result.toList': (r) => (r.tag === 0 ? listOf([r.f0]) : NIL),
  'Result.exists': (g, r) => r.tag === 0 && g(r.f0),
  'Result.forall': (g, r) => r.tag === 1 || g(r.f0),
}

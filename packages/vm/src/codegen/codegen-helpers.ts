import { box, isException, isType, unbox } from '../library/boxes.ts'
import type { RuntimeFormatPart, Support } from '../library/library-contract.ts'
import { ArrayBuilder, ListBuilder, listOf } from '../machine/builders.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import {
  addBig,
  arrayGet,
  arraySet,
  charAt,
  concat,
  div,
  div64,
  divBig,
  divU,
  mulBig,
  pow,
  quotientBig,
  rem,
  remBig,
  remU,
  remainderBig,
  subBig,
} from '../machine/operators.ts'
import { settled1, settled2, settled3, tail1, tail2, tail3 } from '../machine/tail-calls.ts'
import { caught, isFatal, leaving, raise, raised, reraise } from '../machine/thrown.ts'
import { BOUNCE, bounce, deep, settle } from '../machine/trampoline.ts'
import { construct, force, formatParts, libraryValue } from '../strategy/runtime-helpers.ts'
import { anonymousClass } from '../values/anonymous-class.ts'
import { atPlace, copyOf } from '../values/closure-classes.ts'
import { apply2, apply3, apply4, applyMany, curry, curry2, curry3, curry4 } from '../values/function-values.ts'
import { fillRep } from '../values/program-types.ts'
import { runEnd } from '../values/run-end.ts'
import { Lazy, Ref, Seq, tupleClass } from '../values/values.ts'
import type { FsException } from '../values/values.ts'

/**
 * What generated code calls, under the names by which it does: everything of the chunk's meaning that is more than an
 * expression of JavaScript.
 */
export function runtimeHelpers(support: Support): Readonly<Record<string, unknown>> {
  return {
    div,
    rem,
    divU,
    remU,
    div64,
    divBig,
    remBig,
    quotientBig,
    remainderBig,
    addBig,
    subBig,
    mulBig,
    pow,
    charAt,
    arrayGet,
    arraySet,
    indexOutOfRange,
    concat,
    force,
    listOf,
    ListBuilder,
    ArrayBuilder,
    Ref,
    Lazy,
    Seq,
    tupleClass,
    anonymousClass,
    libraryValue,
    atPlace,
    copyOf,
    curry,
    curry2,
    curry3,
    curry4,
    apply2,
    apply3,
    apply4,
    applyMany,
    settled1,
    settled2,
    settled3,
    tail1,
    tail2,
    tail3,
    bounce,
    settle,
    deep,
    BOUNCE,
    raised,
    raise,
    reraise,
    isFatal,
    leaving,
    runEnd,
    caught,
    box,
    unbox,
    isType,
    construct,
    formatParts,
    fill: fillRep,
    format: (parts: readonly RuntimeFormatPart[], args: readonly unknown[]) => support.formatParts(parts, args),
    isException: (target: FsException, test: string | (new (...args: never[]) => unknown)) =>
      typeof test === 'string' ? isException(target, test) : target instanceof test,
    lt: (a: unknown, b: unknown) => support.comparePartially(a, b) < 0,
    le: (a: unknown, b: unknown) => support.comparePartially(a, b) <= 0,
    gt: (a: unknown, b: unknown) => support.comparePartially(a, b) > 0,
    ge: (a: unknown, b: unknown) => support.comparePartially(a, b) >= 0,
  }
}

export { CodedError, codeOf, messageOf } from './coded-error.ts'
export type { CodedErrorOptions } from './coded-error.ts'
export { AssertionError, assert, unreachable } from './assert.ts'
export { systemClock } from './clock.ts'
export type { Clock } from './clock.ts'
export { reportTo } from './reporting.ts'
export { onAbort } from './signals.ts'
export { after, afterAll, isPromise, settled } from './sync-or-async.ts'
export { isObject, shown } from './values.ts'
export {
  choiceProblem,
  flagProblem,
  functionProblem,
  numberProblem,
  objectProblem,
  requireOptions,
  schemaProblem,
  textsProblem,
} from './option-checks.ts'
export type { OptionProblem } from './option-checks.ts'

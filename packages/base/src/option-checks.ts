import { CodedError } from './coded-error.ts'
import { isObject, shown } from './values.ts'

/** What is wrong with an option, and what it takes instead: each package throws it as an error of its own. */
export interface OptionProblem {
  readonly message: string
  readonly hint: string
}

/** The checks take what is left out; programs in JavaScript give what no type allows. */
function problemUnless(holds: boolean, option: string, value: unknown, takes: string): OptionProblem | undefined {
  if (holds || value === undefined) return undefined
  return {
    message: `The option ${option} is ${shown(value)}.`,
    hint: `It takes ${takes}; leave it out for its default.`,
  }
}

/** Where it is no number from `min` to `max`. */
export function numberProblem(
  option: string,
  value: unknown,
  min: number,
  max: number = Infinity,
): OptionProblem | undefined {
  const holds = typeof value === 'number' && value >= min && value <= max
  return problemUnless(holds, option, value, `a number from ${min} ${max === Infinity ? 'on' : `to ${max}`}`)
}

/** Where it is no function. */
export function functionProblem(option: string, value: unknown): OptionProblem | undefined {
  return problemUnless(typeof value === 'function', option, value, 'a function')
}

/** Where it is neither true nor false. */
export function flagProblem(option: string, value: unknown): OptionProblem | undefined {
  return problemUnless(typeof value === 'boolean', option, value, 'true or false')
}

/** Where it is none of `names`. */
export function choiceProblem(option: string, value: unknown, names: readonly string[]): OptionProblem | undefined {
  return problemUnless(typeof value === 'string' && names.includes(value), option, value, names.join(', '))
}

/** Where it is no object that has these methods, `what` being what such an object is called. */
export function objectProblem(
  option: string,
  value: unknown,
  what: string,
  methods: readonly string[],
): OptionProblem | undefined {
  const holds = isObject(value) && methods.every((name) => typeof Reflect.get(value, name) === 'function')
  return problemUnless(holds, option, value, what)
}

/** Where it is no list of texts. */
export function textsProblem(option: string, value: unknown): OptionProblem | undefined {
  const holds = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return problemUnless(holds, option, value, 'a list of texts')
}

/** Where it is no schema as Standard Schema has it. */
export function schemaProblem(option: string, value: unknown): OptionProblem | undefined {
  const isSchema = (isObject(value) || typeof value === 'function') && '~standard' in value
  const standard: unknown = isSchema ? value['~standard'] : undefined
  const holds = isObject(standard) && 'validate' in standard && typeof standard.validate === 'function'
  return problemUnless(holds, option, value, 'a schema that follows Standard Schema: of zod, valibot, arktype, …')
}

/** @throws {CodedError} `INVALID_OPTION` for the first of them that is one; for packages without an error of their own */
export function requireOptions(...problems: readonly (OptionProblem | undefined)[]): void {
  const problem = problems.find((each) => each !== undefined)
  if (problem !== undefined) throw new CodedError('INVALID_OPTION', problem.message, { hint: problem.hint })
}

/**
 * Every finding of names and types, one constructor each; those of definitions stand in `definition-catalog.ts`. The numbers are F#'s own and are never reused; `FSRS` numbers
 * are ours. A page per code stands in `docs/errors/`.
 */
import type { Node } from '../syntax/ast.ts'
import { operatorElsewhere, typeElsewhere, wordElsewhere } from '../syntax/habits.ts'
import { count, error, quotedNames, warning } from './finding.ts'
import type { Finding } from './finding.ts'
import { PARTS_MAX } from './type-size.ts'
import type { TypeConstructor } from './types.ts'

/** "Did you mean …?", if there is something near. */
export function didYouMean(near: readonly string[]): string | undefined {
  if (near.length === 0) return undefined
  const quoted = near.map((each) => `\`${each}\``)
  const last = quoted.pop()!
  return `Did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`
}

/** FS0001: an expression or pattern has another type than its place needs. */
export function typeMismatch(at: Node, expected: string, actual: string, more: Partial<Finding>): Finding {
  return error('FS0001', at, `This should be \`${expected}\`, but it is \`${actual}\`.`, more)
}

/** FS0001: a type would have to contain itself. */
export function infiniteType(at: Node, inner: string, outer: string): Finding {
  return error(
    'FS0001',
    at,
    `The types \`${inner}\` and \`${outer}\` cannot be the same: the one would contain itself.`,
    {
      help: 'Check whether an argument is missing, or a list was meant where an element stands.',
    },
  )
}

/** FS0001: a type cannot be compared, added, … */
export function constraintNotMet(at: Node, type: string, what: string, more: Partial<Finding>): Finding {
  return error('FS0001', at, `The type \`${type}\` does not support ${what}.`, more)
}

/** FS0001: a declared type variable would need a constraint. */
export function missingConstraint(at: Node, name: string, constraint: string): Finding {
  return error('FS0001', at, `The type variable \`${name}\` is used with ${constraint}, which its declaration lacks.`, {
    help: `Declare it with 'when ${name} : ${constraint}'.`,
  })
}

/** FS0001: an `if` without `else` has a value. */
export function missingElse(at: Node, type: string): Finding {
  return error('FS0001', at, `This 'if' has no 'else', so its branch must be 'unit', but it is \`${type}\`.`, {
    help: 'Add an `else` with a value of the same type, or end the branch with `|> ignore`.',
  })
}

/** FS0001: a format's hole takes other values. */
export function formatArgument(at: Node, hole: string, expected: string, actual: string, format: Node): Finding {
  return error('FS0001', at, `\`${hole}\` in the format takes ${expected}, but this is \`${actual}\`.`, {
    labels: [{ at: format, message: `the format asks for ${expected} with \`${hole}\`` }],
    help: actual.includes(' -> ') ? 'This is a function: is an argument missing, or `()`?' : undefined,
  })
}

/** FS0001: more arguments than a format has holes. */
export function tooManyForFormat(at: Node, holes: number, given: number): Finding {
  const message = `This format has ${count(holes, 'hole')}, but ${count(given, 'argument')} ${given === 1 ? 'is' : 'are'} given.`
  return error('FS0001', at, message, {
    help: 'A hole is written %d for an int, %s for a string, %A for anything; parentheses make one argument of a call.',
  })
}

/** FS0741: a format string that cannot be read. */
export function badFormat(at: Node, why: string): Finding {
  return error('FS0741', at, `This format string is wrong: ${why}.`)
}

/** FS0002: an argument that is a function literal where none is expected. */
export function unexpectedFunction(at: Node): Finding {
  return error('FS0002', at, 'This function takes too many arguments, or no function is expected here.')
}

/** FS0002: a method where what it answers is needed. */
export function methodNotCalled(at: Node, name: string): Finding {
  return error('FS0002', at, `\`${name}\` is a method, and nobody calls it here.`, {
    help: 'Write its arguments in parentheses behind it, `()` if there are none.',
  })
}

/** FS0003: something that is no function is applied. */
export function notAFunction(at: Node, type: string, more: Partial<Finding> = {}): Finding {
  return error('FS0003', at, `This is no function: it is \`${type}\` and cannot be applied.`, {
    help: 'Remove the argument, or check whether an operator or a comma is missing before it.',
    ...more,
  })
}

/** FS0005, FS0027: assignment to what cannot change. */
export function notMutable(at: Node, name: string, definition: Node | undefined): Finding {
  return error('FS0027', at, `\`${name}\` is not mutable.`, {
    labels: definition === undefined ? [] : [{ at: definition, message: `\`${name}\` is defined here` }],
    help: `Define it with 'let mutable ${name} = …' to change it with '<-'.`,
  })
}

/** FS0005: assignment to an immutable field. */
export function fieldNotMutable(at: Node, name: string): Finding {
  return error('FS0005', at, `The field \`${name}\` is not mutable.`, {
    help: `Declare it as 'mutable ${name}: …', or make a changed copy: { x with ${name} = … }.`,
  })
}

/** FS0010 is the parser's; FS0018: both sides of `|` bind the same variables. */
export function unequalAlternatives(at: Node, name: string): Finding {
  return error(
    'FS0018',
    at,
    `Both sides of '|' must bind the same variables, but \`${name}\` is bound on one side only.`,
  )
}

/** FS0043: the place of an operator's result needs another type than its operands have. */
export function operatorResult(at: Node, operator: string, expected: string, actual: string): Finding {
  return error('FS0043', at, `\`${operator}\` gives \`${actual}\` here, but \`${expected}\` is needed.`)
}

/** FS0043: an operator whose operands turn out to be of different types. */
export function unequalOperands(
  at: Node,
  operator: string,
  left: string,
  right: string,
  more: Partial<Finding>,
): Finding {
  return error(
    'FS0043',
    at,
    `\`${operator}\` takes two of the same type, but here it gets \`${left}\` and \`${right}\`.`,
    more,
  )
}

/** FS1093: cases or fields that only the type's own module may use. */
export function privateContents(at: Node, type: string): Finding {
  return error('FS1093', at, `The cases and fields of \`${type}\` are private and cannot be used here.`)
}

/** FS0019: a case has another number of fields. */
export function caseArity(at: Node, name: string, expected: number, actual: number): Finding {
  return error(
    'FS0019',
    at,
    `\`${name}\` has ${count(expected, 'field')}, but ${actual} ${actual === 1 ? 'is' : 'are'} given here.`,
  )
}

/** FS0727: a case's fields are not mentioned. */
export function caseWithoutFields(at: Node, name: string, expected: number, given: number): Finding {
  const blanks = Array.from({ length: expected }, () => '_').join(', ')
  const mentioned = given === 0 ? 'which the pattern does not mention' : `of which the pattern mentions ${given}`
  return error('FS0727', at, `\`${name}\` has ${count(expected, 'field')}, ${mentioned}.`, {
    help: `Write ${expected === 1 ? `${name} _` : `${name} (${blanks})`} to match any.`,
  })
}

/** FS0726, FS0727: several patterns after a case instead of one, or one tuple. */
export function curriedCase(at: Node, name: string, fields: number): Finding {
  if (fields === 1) return error('FS0726', at, `\`${name}\` has one field, but several patterns follow it.`)
  return error('FS0727', at, `The fields of \`${name}\` are matched as a tuple.`, {
    help: `Write ${name} (a, b) instead of ${name} a b.`,
  })
}

/** FS0003: the fields of a case one after the other instead of in parentheses. */
export function curriedConstruction(at: Node, name: string, type: string, fields: number): Finding {
  const blanks = Array.from({ length: fields }, () => '…').join(', ')
  return notAFunction(at, type, { help: `\`${name}\` takes its ${fields} fields at once: ${name} (${blanks}).` })
}

/** FS0693: a loop over what cannot be gone through. */
export function notEnumerable(at: Node, type: string): Finding {
  return error('FS0693', at, `This is \`${type}\`, which cannot be gone through.`, {
    help: 'Only lists, arrays, sequences, strings, maps and sets can; a range is written 1 .. n.',
  })
}

/** FS0031: a recursive value that needs itself at once. */
export function immediateRecursion(at: Node, name: string): Finding {
  return error('FS0031', at, `\`${name}\` is needed for its own value.`, {
    help: 'Only functions can use themselves; remove `rec` if an earlier definition is meant.',
  })
}

/** FS0040: a recursive value that is used by its own functions. */
export function delayedRecursion(at: Node, name: string): Finding {
  return warning('FS0040', at, `\`${name}\` is used within its own value; it must be there before that use runs.`)
}

/** FS0043: `null` where it is no value. */
export function notNullable(at: Node, type: string): Finding {
  return error('FS0043', at, `'null' is no value of the type \`${type}\`.`, {
    help: 'Use an option: None.',
  })
}

/** FS0020: a value is thrown away. */
export function unusedValue(at: Node, type: string, known?: string): Finding {
  return warning('FS0020', at, `This value of type \`${type}\` is not used.`, {
    help: known ?? 'Pass it on with `|> ignore` if that is meant, or bind it with `let`.',
  })
}

/** FS1203, FS0062: an operator that F# keeps for programs of ML. */
export function operatorOfMl(at: Node, name: string, modern: string): Finding {
  return warning(name === '^' ? 'FS0062' : 'FS1203', at, `F# writes \`${modern}\` for \`${name}\`.`)
}

/** FS0193: a function is thrown away: an argument is missing, most likely. */
export function missingArguments(at: Node, type: string): Finding {
  return warning('FS0193', at, `This is a function of type \`${type}\`, and nobody calls it.`, {
    help: 'Are arguments missing? Pass it on with `|> ignore` if it is meant.',
  })
}

/** FS0030: a top-level value would be generic without being a simple value. */
export function valueRestriction(at: Node, name: string, type: string): Finding {
  return error(
    'FS0030',
    at,
    `\`${name}\` would have the generic type \`${type}\`, but only functions and plain data can be generic.`,
    {
      help: `Write its type, as in 'let ${name} : …', or make it a function: 'let ${name} () = …'.`,
    },
  )
}

/** FS0037: the same name twice. */
export function duplicate(at: Node, what: string, name: string, first: Node | undefined): Finding {
  return error('FS0037', at, `There is already a ${what} \`${name}\` here.`, {
    labels: first === undefined ? [] : [{ at: first, message: 'the first is here' }],
    help:
      what === 'value'
        ? 'Give one of them another name; only in functions can a `let` take the place of one before.'
        : undefined,
  })
}

/** FS0038: a variable twice in one pattern. */
export function boundTwice(at: Node, name: string): Finding {
  return error('FS0038', at, `\`${name}\` is bound twice in this pattern.`, {
    help: 'Give one of them another name; compare them with `when` if they are meant to be equal.',
  })
}

/** FS0039: a name that means nothing here; `known` says what to do about it where that is more than a guess. */
export function undefinedName(at: Node, what: string, name: string, near: readonly string[], known?: string): Finding {
  const elsewhere = what === 'type' ? typeElsewhere(name) : what.startsWith('value') ? wordElsewhere(name) : undefined
  return error('FS0039', at, `The ${what} \`${name}\` is not defined.`, {
    help: elsewhere ?? known ?? didYouMean(near),
  })
}

/** FS0039: a type has no such member or field. */
export function undefinedMember(
  at: Node,
  type: string,
  name: string,
  near: readonly string[],
  known?: string,
): Finding {
  return error('FS0039', at, `The type \`${type}\` has no member \`${name}\`.`, {
    help: didYouMean(near) ?? known,
  })
}

/** FS0751: a range that stands in no brackets. */
export function looseRange(at: Node): Finding {
  return error('FS0751', at, 'A range cannot stand here.', {
    help: 'Write it in brackets, [ 1 .. 3 ], or behind `in`.',
  })
}

/** FS0792: a statement of a computation in parentheses. */
export function parenthesizedStatement(at: Node): Finding {
  return error('FS0792', at, 'This may be a part of the computation, or an expression of its own: F# cannot tell.', {
    help: 'Take the parentheses away, or write `let _ = (…)` or `do (…)`.',
  })
}

/** FS0429: an attribute that stands there already. */
export function attributeTwice(at: Node, name: string): Finding {
  return error('FS0429', at, `\`${name}\` stands here twice.`, { help: 'Remove one of them.' })
}

/** FS0842: an attribute that says nothing about such a definition. */
export function misplacedAttribute(at: Node, name: string, target: 'type' | 'value' | 'member'): Finding {
  const belongs = target === 'type' ? 'a function or value' : 'a type'
  return error('FS0842', at, `\`${name}\` says something about ${belongs}, and this is none.`)
}

/** FS0806, FS3214: a property or method of objects, called by the type's name. */
export function notStatic(at: Node, name: string, type: string, isMethod = false): Finding {
  const message = `The ${isMethod ? 'method' : 'property'} \`${name}\` is not static: it belongs to the objects of \`${type}\`.`
  return error(isMethod ? 'FS3214' : 'FS0806', at, message, {
    help: 'Write an object before the dot instead of the type.',
  })
}

/** FS0752: a function or tuple is indexed. */
export function notIndexed(at: Node, type: string): Finding {
  return error('FS0752', at, `This is \`${type}\`, which has no items that a number could name.`, {
    help: 'Is an argument missing before the brackets?',
  })
}

/** FS3365: `f[x]`, which F# takes for a call with a list. */
export function indexTakenForCall(at: Node): Finding {
  return warning('FS3365', at, 'This is a call of a function with a list, although it looks like an index.', {
    help: 'Write a blank before the bracket for a call, or a dot for an item: x.[i].',
  })
}

/** FS0257, FS3228: an assignment to what has no place. */
export function notAssignable(at: Node, isData: boolean): Finding {
  return error(isData ? 'FS3228' : 'FS0257', at, 'This cannot be assigned to.', {
    help: 'Only mutable values, fields, properties and elements can stand before `<-`.',
  })
}

/** FS0740: braces behind what is no builder. */
export function notABuilder(at: Node, type: string): Finding {
  return error('FS0740', at, `What stands before these braces is \`${type}\`, no builder of computations.`, {
    help: 'A builder is an object with methods such as Bind and Return; a block of a function is indented, without braces.',
  })
}

/** FS0041: several overloads fit. */
export function ambiguousOverload(at: Node, name: string, candidates: readonly string[]): Finding {
  return error('FS0041', at, `It cannot be told which \`${name}\` is meant.`, {
    notes: candidates.map((each) => `It could be: ${each}`),
    help: 'Annotate the types of the arguments.',
  })
}

/** FS0041: no overload fits. */
export function noOverload(at: Node, name: string, given: string, candidates: readonly string[]): Finding {
  return error('FS0041', at, `No \`${name}\` takes ${given}.`, { notes: candidates.map((each) => `There is: ${each}`) })
}

/** FS0501: a method with another number of arguments. */
export function methodArity(at: Node, name: string, expected: number, actual: number): Finding {
  return error(
    'FS0501',
    at,
    `\`${name}\` takes ${count(expected, 'argument')}, but ${actual} ${actual === 1 ? 'is' : 'are'} given.`,
  )
}

/** FS0001, FS0043: an operator for types that do not have it. */
export function operatorNotSupported(
  at: Node,
  operator: string,
  type: string,
  more: Partial<Finding>,
  code: string,
): Finding {
  return error(code, at, `The type \`${type}\` does not support the operator \`${operator}\`.`, more)
}

/** FS0043: an operator that nothing defines; FS0071: one of whose operands is not known, so that a type might have it. */
export function undefinedOperator(at: Node, operator: string, isOfUnknown: boolean): Finding {
  if (/^\w/.test(operator)) return undefinedName(at, 'value or constructor', operator, [])
  const help = operatorElsewhere(operator)
  return error(isOfUnknown ? 'FS0071' : 'FS0043', at, `The operator \`${operator}\` is not defined.`, { help })
}

/** FS0259, FS0260, FSRS0002: data that holds the value that it is a part of. */
export function dataOfItself(at: Node, name: string, container: 'tuple' | 'library' | 'own'): Finding {
  if (container === 'own') return unsupported(at, `Data that holds itself, as \`${name}\` would, is`)
  const what = container === 'tuple' ? 'A tuple' : 'A list or an option'
  const message = `${what} cannot hold \`${name}\` while that is still being made.`
  return error(container === 'tuple' ? 'FS0259' : 'FS0260', at, message, {
    help: 'Only functions can use themselves: make it a function, or a sequence.',
  })
}

/** FS0267: a literal, or an argument of an attribute, that is none. */
export function notConstant(at: Node, what = 'The argument of an attribute'): Finding {
  return error('FS0267', at, `${what} is a constant, which this is not.`)
}

/** FS0071: a sum or an average, of which nothing tells what it is of. */
export function unknownSum(at: Node): Finding {
  const message = 'Nothing tells what is summed here: the type of its items is not known.'
  return error('FS0071', at, message, {
    help: 'Annotate it, as in `([]: int list)`, or give the function its argument.',
  })
}

/** FS0049: a variable that looks like a case: it matches anything. */
export function uppercaseVariable(at: Node, name: string, near: readonly string[]): Finding {
  return warning('FS0049', at, `No case is called \`${name}\`: this is a variable, which matches anything.`, {
    help: didYouMean(near) ?? 'Begin the names of variables with a small letter.',
  })
}

/** FS0810: a property that cannot be set. */
export function notSettable(at: Node, name: string, type: string, help: string): Finding {
  const what = name === 'Item' ? `The items of \`${type}\` cannot be set.` : `The property \`${name}\` cannot be set.`
  return error('FS0810', at, what, { help })
}

/** FS0064: a declared type variable turned out to be one type. */
export function lessGeneric(at: Node, name: string, type: string): Finding {
  return warning(
    'FS0064',
    at,
    `The type variable '\`${name}\` has turned out to be \`${type}\`: this is less generic than it says.`,
    {
      help: `Write \`${type}\` instead of '\`${name}\`.`,
    },
  )
}

/** FS0072: a member of something whose type is not known yet. */
export function indeterminateType(at: Node, name: string): Finding {
  return error('FS0072', at, `The type of the object is not known here, so \`${name}\` cannot be looked up.`, {
    help: 'Annotate the value, as in (x: string); types flow from left to right.',
  })
}

/** FS0405: `base` in a function within a member. */
export function escapingBase(at: Node): Finding {
  return error('FS0405', at, '`base` can only be used directly in a member: it must not leave it.', {
    help: 'Give what it answers a name before the function: `let before = base.…`.',
  })
}

/** FS0764: a record without one of its fields. */
export function missingField(at: Node, type: string, fields: readonly string[]): Finding {
  const names = fields.map((each) => `\`${each}\``).join(', ')
  return error(
    'FS0764',
    at,
    `No value is given for ${fields.length === 1 ? 'the field' : 'the fields'} ${names} of \`${type}\`.`,
    {
      help: `Add ${fields.map((each) => `${each} = …`).join('; ')}.`,
    },
  )
}

/** FS0668: a field twice in one record. */
export function fieldTwice(at: Node, name: string): Finding {
  return error('FS0668', at, `The field \`${name}\` appears twice in this record.`)
}

/** FS0656: fields of several records in one. */
export function fieldOfOther(at: Node, name: string, type: string, other: string): Finding {
  return error(
    'FS0656',
    at,
    `\`${name}\` is a field of \`${other}\`, but the fields before it are those of \`${type}\`.`,
  )
}

/** FS1129: a record without that field. */
export function unknownField(at: Node, type: string, name: string, near: readonly string[]): Finding {
  return error('FS1129', at, `The record \`${type}\` has no field \`${name}\`.`, { help: didYouMean(near) })
}

/** FS3174: a case without a field of that name. */
export function unknownCaseField(at: Node, name: string, field: string, near: readonly string[]): Finding {
  return error('FS3174', at, `\`${name}\` has no field \`${field}\`.`, { help: didYouMean(near) })
}

/** FS0503, FS0505: no overload takes so many arguments; `counts` of those that there are. */
export function overloadArity(at: Node, name: string, actual: number, counts: readonly number[]): Finding {
  const all = [...new Set(counts)].toSorted((a, b) => a - b)
  return error(
    all.length === 1 ? 'FS0503' : 'FS0505',
    at,
    `No \`${name}\` takes ${count(actual, 'argument')}: there ${all.length === 1 ? 'is one' : 'are some'} of ${all.join(' and ')}.`,
  )
}

/** FS0760: an object that must be disposed of, made like any other. */
export function disposableWithoutNew(at: Node, name: string): Finding {
  return warning('FS0760', at, `\`${name}\` is disposable: F# asks for \`new\`, which shows that it holds something.`, {
    help: `Write \`new ${name}(…)\`, bound by \`use\` where it ends with the block.`,
  })
}

/** FS1094: private elsewhere. */
export function notAccessible(at: Node, name: string): Finding {
  return error('FS1094', at, `\`${name}\` is private and cannot be used here.`)
}

/** FS0033: a generic type with another number of arguments. */
export function typeArity(at: Node, name: string, expected: number, actual: number): Finding {
  return error(
    'FS0033',
    at,
    `The type \`${name}\` takes ${count(expected, 'type argument')}, but ${actual} ${actual === 1 ? 'is' : 'are'} given.`,
  )
}

/** FS0495: an argument by a name that no parameter has. */
export function noParameter(at: Node, method: string, name: string, near: readonly string[]): Finding {
  return error('FS0495', at, `\`${method}\` has no parameter \`${name}\`.`, { help: didYouMean(near) })
}

/** FS3175: a field of a case that is named twice. */
export function caseFieldTwice(at: Node, field: string): Finding {
  return error('FS3175', at, `The field \`${field}\` is named twice here.`)
}

/** FS0687, FS0502: as many type arguments as a function or method has not. */
export function valueArity(
  at: Node,
  code: 'FS0687' | 'FS0502',
  name: string,
  expected: number,
  actual: number,
): Finding {
  const given = `${actual} ${actual === 1 ? 'is' : 'are'} given`
  return error(code, at, `\`${name}\` takes ${count(expected, 'type argument')}, but ${given}.`)
}

/** FS0491: a member that only its own type may use. */
export function privateMember(at: Node, name: string, type: string): Finding {
  return error('FS0491', at, `\`${name}\` is private: only members of \`${type}\` can use it.`)
}

/** FS0758, FS0759, FS0804: an object of what only others inherit from or implement. */
export function abstractInstance(at: Node, type: TypeConstructor, isNew = false): Finding {
  const isInterface = type.definition.kind === 'Class' && type.definition.isInterface
  return error(
    isInterface ? (isNew ? 'FS0758' : 'FS0804') : 'FS0759',
    at,
    `\`${type.name}\` is ${isInterface ? 'an interface' : 'abstract'}: no instance of it can be made.`,
    { help: `Write { new ${type.name}${isInterface ? '' : '()'} with member … } for an object of its own kind.` },
  )
}

/** FS0801, FS1133, FS0039: a type that is called, but has no constructor that could be. */
export function noConstructor(at: Node, type: TypeConstructor): Finding {
  const { name, definition } = type
  if (type.members.has('.ctor'))
    return error('FS0801', at, `The constructor of \`${name}\` is private and cannot be called here.`, {
      help: `Does \`${name}\` have a static member that makes one?`,
    })
  if (definition.kind === 'Class')
    return error('FS1133', at, `\`${name}\` has no constructor.`, {
      help: `Write () behind its name where it is defined: 'type ${name}() = …'.`,
    })
  return undefinedName(at, 'value or constructor', name, [], madeOtherwise(type))
}

/** FS1133: `new` of a record or union. */
export function noClass(at: Node, type: TypeConstructor): Finding {
  return error('FS1133', at, `\`${type.name}\` has no constructor.`, { help: madeOtherwise(type) })
}

/** How values of a type without constructors are made. */
function madeOtherwise({ name, definition }: TypeConstructor): string | undefined {
  if (definition.kind === 'Record')
    return `\`${name}\` is a record: write { ${definition.fields.map((each) => `${each.name} = …`).join('; ')} }.`
  if (definition.kind !== 'Union') return undefined
  return `Values of \`${name}\` are made by its cases, as by ${quotedNames(definition.cases.slice(0, 3).map((each) => each.name))}.`
}

/** FS1092: a type that only its own module may use. */
export function privateType(at: Node, name: string): Finding {
  return error('FS1092', at, `The type \`${name}\` is private and cannot be used here.`)
}

/** FS0831: a function that is mutable. */
export function mutableFunction(at: Node, name: string): Finding {
  return error('FS0831', at, 'A `let` with parameters cannot be mutable.', {
    help: `Write 'let mutable ${name} = fun … -> …' for a variable that holds a function.`,
  })
}

/** FS0834: a literal that could change. */
export function mutableLiteral(at: Node): Finding {
  return error('FS0834', at, 'A literal cannot be mutable.', { help: 'Remove `mutable` or [<Literal>].' })
}

/** FS0623: an active pattern's case that begins like a variable. */
export function lowercaseActive(at: Node, name: string): Finding {
  return error('FS0623', at, `\`${name}\` cannot be a case of an active pattern: these begin with a capital letter.`)
}

/** FS0827: `(|A|B|_|)`. */
export function partialOfMany(at: Node): Finding {
  return error('FS0827', at, 'A partial active pattern has one case.', { help: 'Write one for each case: `(|A|_|)`.' })
}

/** FS0265: an active pattern with too many cases. */
export function tooManyActive(at: Node, cases: number): Finding {
  return error('FS0265', at, `This active pattern has ${cases} cases, but 7 are the most.`)
}

/** FS3522: a field twice in an anonymous record. */
export function anonymousFieldTwice(at: Node, name: string): Finding {
  return error('FS3522', at, `The field \`${name}\` appears twice in this record.`)
}

/** FS0704: a unit where a type should stand. */
export function unitAsType(at: Node, name: string): Finding {
  return error('FS0704', at, `\`${name}\` is a unit of measure, not a type.`, {
    help: `Write float<${name}> or int<${name}> for a number with this unit.`,
  })
}

/** FS0708: a builder without the method that a construct needs. */
export function missingBuilderMethod(at: Node, construct: string, method: string): Finding {
  return error('FS0708', at, `\`${construct}\` can only be used if the builder has a method \`${method}\`.`)
}

/** FS0193: a value cannot be seen as that type. */
export function notConvertible(at: Node, from: string, to: string): Finding {
  return error('FS0193', at, `A value of type \`${from}\` is no \`${to}\`.`)
}

/** FS0016, FS0193: a type test or downcast that can never succeed; `isSealed`: nothing derives from the value's type. */
export function impossibleTest(at: Node, from: string, to: string, isSealed: boolean): Finding {
  return error(isSealed ? 'FS0016' : 'FS0193', at, `A value of type \`${from}\` can never be a \`${to}\`.`)
}

/** FS0016: a test of a type from which nothing derives. */
export function testOfSealed(at: Node, type: string): Finding {
  return error('FS0016', at, `This is \`${type}\`, from which nothing derives: there is nothing to test.`)
}

/** FS0067: a type test or downcast that always holds. */
export function needlessTest(at: Node, type: string): Finding {
  return warning('FS0067', at, `This is \`${type}\` in any case: the test always holds.`)
}

/** FS0008: a type test on a type that is not known. */
export function testOfUnknown(at: Node, to: string): Finding {
  return error('FS0008', at, `The type of this value is not known here, so it cannot be tested for \`${to}\`.`, {
    help: 'Annotate the value: (x: obj).',
  })
}

/** FS0892: a literal or value where only a function can be recursive, and other limits of declarations. */
export function badDeclaration(code: string, at: Node, message: string, help?: string): Finding {
  return error(code, at, message, { help })
}

/** FS3343-like: a finding that only informs. */
export function remark(code: string, at: Node, message: string): Finding {
  return warning(code, at, message)
}

/** FSRS0002: F# that this version does not support. */
export function unsupported(at: Node, what: string, help?: string): Finding {
  return error('FSRS0002', at, `${what} not supported by FSRS yet.`, { help })
}

/** FSRS0002: something of .NET or FSharp.Core that is not here. */
export function missingInLibrary(at: Node, what: string, isOfFSharp: boolean, help: string): Finding {
  return unsupported(at, `${what} is part of ${isOfFSharp ? 'FSharp.Core' : '.NET'}, but`, help)
}

/** FSRS0003: a type has too many parts. */
export function typeTooLarge(at: Node): Finding {
  return error('FSRS0003', at, `A type in this has more than ${PARTS_MAX} parts.`, {
    help: 'Types that hold others twice, over and over, double each time. A record or a union of your own is one part.',
  })
}

/** FSRS0003: uses of inline functions within inline functions. */
export function tooManyExpansions(at: Node, name: string): Finding {
  return error('FSRS0003', at, `The text of \`${name}\` and of what it uses would be put here too often.`, {
    help: 'Inline functions that use others twice, over and over, double each time: leave `inline` out where it is not needed.',
  })
}

/** FSRS0003: the program is nested more deeply than the checker follows. */
export function tooDeep(at: Node): Finding {
  return error('FSRS0003', at, 'This is nested too deeply to be checked.', {
    help: 'Give parts of it names, with let.',
  })
}

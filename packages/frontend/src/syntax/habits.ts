/**
 * What people write by habit of another language, or misspell, and what F# writes instead. It makes hints of findings and
 * nothing else: no program means anything other because of it.
 */
import { nearMisses } from '@fsrs/compiler'

import { KEYWORDS } from './tokens.ts'

/** What stands in other languages where F# has a keyword. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  let: ['var', 'const', 'val', 'def', 'auto', 'define', 'dim', 'fn', 'func', 'function', 'sub', 'proc'],
  fun: ['fn', 'lambda', 'func', 'def'],
  match: ['switch', 'case', 'select'],
  for: ['foreach', 'each'],
  with: ['catch', 'except', 'rescue'],
  elif: ['elseif', 'elsif'],
  open: ['import', 'using', 'use', 'from', 'require', 'include'],
  type: ['class', 'struct', 'interface', 'enum', 'record', 'typedef', 'data', 'newtype', 'union'],
  mutable: ['mut', 'var'],
}

/** The keyword among these for which a word most likely stands: it is misspelt, or a word of another language. */
export function meantKeyword(word: string, among: readonly string[]): string | undefined {
  if (isKeyword(word)) return undefined
  const translated = among.find((each) => ELSEWHERE[each]?.includes(word))
  if (translated !== undefined) return translated
  // Of words with two letters everything would be near.
  return word.length < 3
    ? among.find((each) => each.length === 2 && each[0] === word[1] && each[1] === word[0])
    : nearMisses(
        word,
        among.filter((each) => each.length > 2),
        1,
      )[0]
}

function isKeyword(word: string): boolean {
  return (KEYWORDS as readonly string[]).includes(word)
}

/** What to say of a word that stands for a keyword. */
export function sayKeyword(word: string, keyword: string): string {
  return ELSEWHERE[keyword]?.includes(word) === true
    ? `F# writes \`${keyword}\` for \`${word}\`.`
    : `Did you mean \`${keyword}\` instead of \`${word}\`?`
}

/** A word that means something in another language where F# has no such name; undefined for all others. */
export function wordElsewhere(word: string): string | undefined {
  return WORDS[word]
}

/** The same for types. */
export function typeElsewhere(name: string): string | undefined {
  if (/^[A-Z]$/.test(name)) return `Write \`'${name}\` for a type parameter.`
  const type = TYPES[name]
  return type === undefined ? undefined : `F# calls it \`${type}\`.`
}

/** The same for members. */
export function memberElsewhere(name: string): string | undefined {
  return MEMBERS[name]
}

/** The same for operators. */
export function operatorElsewhere(operator: string): string | undefined {
  const binary = /^([-+*/%&|]{1,2}|\*\*|<<|>>)=$/.exec(operator)
  if (/^\.\.[^.]/.test(operator)) return 'Write a blank between the dots and what follows them: `.. -1`.'
  return binary === null ? OPERATORS[operator] : `Write \`x <- x ${binary[1]} …\` to change a mutable \`x\`.`
}

const LOOPS_END =
  'F# leaves no loop early: write a recursive function, or find the item with `List.tryFind` and its like.'
const OPTIONS = 'F# has options for what may be missing: `None` and `Some x`.'
const OPENS = 'Write `open` and the name of a module or namespace.'
const DEFINES = 'Definitions begin with `let`: let x = …'

const WORDS: Readonly<Record<string, string>> = {
  var: DEFINES,
  def: DEFINES,
  fn: DEFINES,
  func: DEFINES,
  lambda: 'Write `fun x -> …`.',
  switch: 'Write `match … with`.',
  foreach: 'Write `for x in xs do`.',
  elseif: 'Write `elif`.',
  elsif: 'Write `elif`.',
  import: OPENS,
  require: OPENS,
  throw: 'Write `raise (…)`, or `failwith "…"` for a text.',
  catch: 'Write `try … with error -> …`.',
  except: 'Write `try … with error -> …`.',
  print: 'Write `printfn "…"`.',
  println: 'Write `printfn "…"`.',
  puts: 'Write `printfn "…"`.',
  echo: 'Write `printfn "…"`.',
  console: 'Write `printfn "…"`.',
  nil: OPTIONS,
  undefined: OPTIONS,
  NULL: OPTIONS,
  Null: OPTIONS,
  Nothing: OPTIONS,
  nullptr: OPTIONS,
  Just: 'Write `Some x`.',
  True: 'Write `true`.',
  False: 'Write `false`.',
  TRUE: 'Write `true`.',
  FALSE: 'Write `false`.',
  super: 'Write `base`.',
  await: 'Within `async { … }` write `let! x = …`.',
  break: LOOPS_END,
  continue: LOOPS_END,
  pass: 'Write `()`.',
  len: 'Write `xs.Length`, or `List.length xs`.',
  size: 'Write `xs.Length`, or `List.length xs`.',
  str: 'Write `string x`.',
  range: 'Write `0 .. n - 1`, as in `for i in 0 .. n - 1 do`.',
  mod: 'Write `%`.',
  land: 'Write `&&&`.',
  lor: 'Write `|||`.',
  lxor: 'Write `^^^`.',
  lsl: 'Write `<<<`.',
  lsr: 'Write `>>>` of an unsigned number.',
  asr: 'Write `>>>`.',
  div: 'Write `/`: of two ints it drops the fraction.',
  is: 'Write `x :? T` to test a type.',
  instanceof: 'Write `x :? T` to test a type.',
  where: 'Define it before, with `let`.',
  extends: 'Write `inherit Base()` as the first line of the class.',
  implements: 'Write `interface I with` and its members.',
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'int` or `float',
  integer: 'int',
  Integer: 'int',
  Int: 'int',
  i32: 'int',
  i64: 'int64',
  long: 'int64',
  Long: 'int64',
  usize: 'int',
  short: 'int16',
  f32: 'float32',
  f64: 'float',
  real: 'float',
  Float: 'float',
  boolean: 'bool',
  Boolean: 'bool',
  Bool: 'bool',
  str: 'string',
  String: 'string',
  text: 'string',
  any: 'obj',
  Any: 'obj',
  object: 'obj',
  dynamic: 'obj',
  Unit: 'unit',
  Void: 'unit',
  never: 'unit',
  Vec: "'a list` or `'a array",
  Array: "'a array",
  Dict: "Map<'k, 'v>",
  dict: "Map<'k, 'v>",
  HashMap: "Map<'k, 'v>",
  Maybe: "'a option",
  Optional: "'a option",
  Promise: "Async<'a>",
}

const IMMUTABLE = 'Lists do not change: `x :: xs` and `xs @ [ x ]` make new ones. A ResizeArray has `Add`.'

const MEMBERS: Readonly<Record<string, string>> = {
  toUpperCase: 'Write `ToUpper()`.',
  toLowerCase: 'Write `ToLower()`.',
  upper: 'Write `ToUpper()`.',
  lower: 'Write `ToLower()`.',
  strip: 'Write `Trim()`.',
  charAt: 'Write `s[i]`.',
  includes: 'Write `Contains`.',
  len: 'Write `Length`.',
  size: 'Write `Length`.',
  Size: 'Write `Length`.',
  Count: 'Write `Length`.',
  count: 'Write `Length`.',
  push: IMMUTABLE,
  append: IMMUTABLE,
  Add: IMMUTABLE,
  Append: IMMUTABLE,
  unwrap: 'Write `Value`, or take it apart with `match`.',
  isNone: 'Write `IsNone`.',
  isSome: 'Write `IsSome`.',
}

const OPERATORS: Readonly<Record<string, string>> = {
  '==': 'F# compares with `=`.',
  '===': 'F# compares with `=`.',
  '!=': 'F# writes `<>` for what differs.',
  '!==': 'F# writes `<>` for what differs.',
  '??': 'Write `Option.defaultValue other option`, or `match`.',
  '=>': 'A function is written `fun x -> …`.',
  '++': "Strings are joined with '+', lists with '@'; a mutable `x` is changed with `x <- x + 1`.",
  '--': 'Write `x <- x - 1` to change a mutable `x`; a comment begins with `//`.',
  '...': 'A range is written `1 .. 5`.',
  '.+': 'Numbers are added with `+`.',
  '=~': 'There are no regular expressions here: take strings apart with their members.',
}

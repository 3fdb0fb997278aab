/**
 * Every finding of the lexer, the layout and the parser, one constructor each. The numbers are F#'s own and are never
 * reused; `FSRS` numbers are ours. A page per code stands in `docs/errors/`.
 */
import type { Diagnostic, Severity, SourceFile } from '@fsrs/compiler'

import { operatorElsewhere } from './habits.ts'

/** A finding before its offsets have become positions. */
export interface SyntaxFinding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly start: number
  readonly end: number
  readonly labels: readonly { readonly start: number; readonly end: number; readonly message: string }[]
  readonly help: string | undefined
}

/** A range of the text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The finding with positions instead of offsets. */
export function toDiagnostic(finding: SyntaxFinding, source: SourceFile): Diagnostic {
  return {
    severity: finding.severity,
    code: finding.code,
    message: finding.message,
    file: source.path,
    span: source.spanOf(finding.start, finding.end),
    labels: finding.labels.map((label) => ({
      file: source.path,
      span: source.spanOf(label.start, label.end),
      message: label.message,
    })),
    notes: [],
    help: finding.help,
  }
}

function error(
  code: string,
  at: Range,
  message: string,
  help?: string,
  label?: Range & { readonly message: string },
): SyntaxFinding {
  const labels = label === undefined ? [] : [label]
  return { code, severity: 'error', message, start: at.start, end: at.end, labels, help }
}

/** FS0010: something else should stand here. `wanted` is what, with its article. */
export function unexpected(
  at: Range,
  found: string,
  wanted: string,
  help?: string,
  label?: Range & { readonly message: string },
): SyntaxFinding {
  return error('FS0010', at, `Expected ${wanted}, but found ${found}.`, help, label)
}

/** FS0010: the parser makes no way here, which is a defect of it. */
export function unreadable(at: Range): SyntaxFinding {
  return error(
    'FS0010',
    at,
    'From here on this cannot be read.',
    'What stands here is wrong, but should be told better: please report it.',
  )
}

/** FS0010: a closing bracket that nothing opened. */
export function strayCloser(at: Range, closer: string): SyntaxFinding {
  return error('FS0010', at, `This '${closer}' closes nothing.`, 'Remove it, or open its bracket before it.')
}

/** FS0010: a bracket is still open where something stands that cannot be in it. */
export function unclosedBefore(at: Range, found: string, opener: string, open: Range, help: string): SyntaxFinding {
  const label = { ...open, message: `this '${opener}' is not closed` }
  return error('FS0010', at, `Unexpected ${found}: the '${opener}' before it is still open.`, help, label)
}

/** FS0010: a line goes on behind a closing bracket so far left that it ended what the line belongs to. */
export function endedByCloser(at: Range, closer: string, begin: Range): SyntaxFinding {
  return error(
    'FS0010',
    at,
    `The line cannot go on behind this '${closer}', which is further left than the value around it and so ends it.`,
    `Indent the '${closer}' at least as far as where the value begins, or begin the value on a line of its own.`,
    { ...begin, message: 'the value begins here' },
  )
}

const UNCLOSED: Readonly<Record<string, string>> = {
  '(': 'FS0583',
  '[': 'FS0598',
  '[|': 'FS0603',
  '{': 'FS0604',
  '{|': 'FS0605',
  begin: 'FS0553',
}

/** FS0583, FS0598 and their like: a bracket is never closed. */
export function unclosed(
  open: Range,
  opener: string,
  closer: string,
  label?: Range & { readonly message: string },
): SyntaxFinding {
  return error(
    UNCLOSED[opener] ?? 'FS0584',
    open,
    `This '${opener}' is never closed.`,
    `Add the '${closer}' that belongs to it.`,
    label,
  )
}

/** FS0599: nothing stands behind a dot. */
export function missingName(at: Range): SyntaxFinding {
  return error('FS0599', at, "There is no name behind this '.'.", 'Write the name of a member, or remove the dot.')
}

/** FS0062: `xs.(i)`, which F# keeps for programs of ML. */
export function parenthesizedIndex(at: Range): SyntaxFinding {
  return error('FS0062', at, 'Items are taken with brackets, not with parentheses.', 'Write `xs[i]`, or `xs.[i]`.')
}

/** FS3156: the text ends where an operand should be. */
export function missingOperand(at: Range, operator: string): SyntaxFinding {
  return error(
    'FS3156',
    at,
    `There is nothing to the right of '${operator}'.`,
    operatorElsewhere(operator) ?? 'Write its right operand, or remove it.',
  )
}

/** FS0513: an `#if` without its `#endif`. */
export function openCondition(at: Range): SyntaxFinding {
  return error('FS0513', at, "This '#if' is never ended.", "Add a line '#endif'.")
}

/** FS0058: a line that should be indented further. */
export function offside(at: Range, what: string, open: Range & { readonly message: string }): SyntaxFinding {
  return error(
    'FS0058',
    at,
    `Expected ${what}, but this line is not indented far enough to be it.`,
    'Indent it further than the line it belongs to.',
    open,
  )
}

/**
 * FS0514, FS0515, FS1232: a string is never closed. A quote that is missing earlier turns all strings behind it inside out:
 * `overLines` is the first that goes on over lines.
 */
export function unterminatedString(
  code: 'FS0514' | 'FS0515' | 'FS1232',
  at: Range,
  quote: string,
  overLines: Range | undefined,
): SyntaxFinding {
  const label = overLines && {
    ...overLines,
    message: 'or is it this one, which goes on over lines, whose end is missing?',
  }
  return error(code, at, 'This string is never closed.', `Write ${quote} where it ends.`, label)
}

/** FS0516: a comment is never closed. */
export function unterminatedComment(at: Range): SyntaxFinding {
  return error('FS0516', at, 'This comment is never closed.', "Write '*)' where it ends; comments nest.")
}

/** FS0579 is for attributes; FS1156: a number that is none. */
export function invalidNumber(at: Range, text: string): SyntaxFinding {
  return error(
    'FS1156',
    at,
    `'${text}' is not a number.`,
    'Numbers look like 1, 0xFF, 0b101, 1_000, 1.5, 2e10, 1L (int64), 1uy (byte), 1.5f (float32), 1.5m (decimal).',
  )
}

/** FS1156: a member right behind the digits of an `int`. */
export function memberOfNumber(at: Range, digits: string): SyntaxFinding {
  return error('FS1156', at, `'${digits}.' begins a float, which ends otherwise.`, `Write (${digits}) before the dot.`)
}

/** FS1142 to FS1155: a number that does not fit its type. */
export function numberOutOfRange(code: string, at: Range, type: string, range: string): SyntaxFinding {
  return error(
    code,
    at,
    `This number does not fit into '${type}', which holds ${range}.`,
    type === 'int' ? 'Write an L behind it for an int64, or .0 for a float.' : undefined,
  )
}

/** FS1161: a tab. */
export function tab(at: Range): SyntaxFinding {
  return error(
    'FS1161',
    at,
    'Tabs cannot be used: how far they indent depends on who looks at them.',
    'Replace it with spaces.',
  )
}

/** FS0010: a quote that begins no character. */
export function strayQuote(at: Range, help: string): SyntaxFinding {
  return error('FS0010', at, 'This is not a character.', help)
}

/** FS0626: a quote before more than a character. */
export function longCharacter(at: Range): SyntaxFinding {
  const help = 'A text of several characters is a string: put it between double quotes.'
  return error('FS0626', at, 'Between single quotes stands one character.', help)
}

/** FS3563: a backquote, which other languages have around strings. */
export function backquote(at: Range): SyntaxFinding {
  const help = 'Write $"…{value}…" for a string with values in it, or ``…`` for a name with blanks.'
  return error('FS3563', at, 'A single backquote means nothing in F#.', help)
}

/** FS1208: an operator that cannot stand before its operand. */
export function notPrefix(at: Range, operator: Range & { readonly name: string }): SyntaxFinding {
  const { name, start, end } = operator
  const help = operatorElsewhere(name) ?? 'Write an operand before it, or parentheses around it.'
  const label = { start, end, message: 'it stands here' }
  return error('FS1208', at, `The operator '${name}' cannot stand before its only operand.`, help, label)
}

/** FS0611: a function without a body. */
export function missingFunctionBody(at: Range): SyntaxFinding {
  return error('FS0611', at, "There is nothing behind the '->' of this function.", 'Write what it gives behind it.')
}

/** FS1158: an escape that means no character. */
export function invalidChar(at: Range, help: string): SyntaxFinding {
  return error('FS1158', at, 'This is not a character.', help)
}

/** FS0010: a character that has no meaning in F#. */
export function unknownCharacter(at: Range, text: string): SyntaxFinding {
  return error('FS0010', at, `The character '${text}' means nothing here.`, 'Remove it, or put it into a string.')
}

/** FS0010: a name in double backquotes without its end. */
export function unterminatedName(at: Range): SyntaxFinding {
  return error('FS0010', at, "This quoted name is never closed: it must end on the same line with '``'.")
}

/** FS0589: `if` without `then`. */
export function incompleteIf(at: Range): SyntaxFinding {
  return error('FS0589', at, "This 'if' has no 'then'.", "Write 'if condition then value else other'.")
}

/** FS3122, FS3123: a loop without `do`. */
export function missingDo(at: Range, keyword: 'for' | 'while'): SyntaxFinding {
  return keyword === 'for'
    ? error('FS3123', at, "This 'for' has no 'do'.", "Write 'for item in items do' and the body behind it.")
    : error('FS3122', at, "This 'while' has no 'do'.", "Write 'while condition do' and the body behind it.")
}

/** FS0588: a block that ends with a `let`. */
export function unfinishedBlock(at: Range, keyword: string): SyntaxFinding {
  return error(
    'FS0588',
    at,
    `This block ends with '${keyword}', but a block must end with an expression: its value.`,
    "Write what the block's value is on the next line, or '()' if there is none.",
  )
}

/** FS0609: a record field without a value. */
export function missingFieldValue(at: Range, name: string): SyntaxFinding {
  return error('FS0609', at, `The field '${name}' has no value.`, `Write '${name} = value'.`)
}

/** FS1186: a setter that takes nothing. */
export function setterWithoutValue(at: Range, name: string): SyntaxFinding {
  return error('FS1186', at, `The setter of '${name}' has no name for the new value.`, "Write 'set value = …'.")
}

/** FS0046: a word that F# keeps for itself. */
export function reservedWord(at: Range, word: string): SyntaxFinding {
  const help = `Choose another name, or write \`\`${word}\`\`.`
  return { ...error('FS0046', at, `'${word}' is reserved for later versions of F#.`, help), severity: 'warning' }
}

/** FS0524: a resource that nobody releases. */
export function useInModule(at: Range): SyntaxFinding {
  const message = "'use' in a module is taken for 'let': what is defined here is never released."
  return { ...error('FS0524', at, message, "Write 'let', or use it in a function."), severity: 'warning' }
}

/** What to do about an `and` that is not left of the body before it. */
export const AND_ON_ITS_OWN_LINE = "Write 'and' on a line of its own, in the column of the first definition."

/** FS3118: the next definition of a group begins where the one before it goes on. */
export function andInDefinition(keyword: Range, and: Range): SyntaxFinding {
  const message = "This definition is not complete: an 'and' stands within it."
  return error('FS3118', keyword, message, AND_ON_ITS_OWN_LINE, {
    ...and,
    message: "this 'and' is not left of its body",
  })
}

/** FS3373: a string in a hole of an interpolated string with the same quotes. */
export function stringInHole(at: Range): SyntaxFinding {
  return error(
    'FS3373',
    at,
    'A string cannot stand in a hole of an interpolated string with single quotes.',
    'Give it a name with let before, or write $"""…""" around the whole.',
  )
}

/** FS0597: a call without parentheses around it where an argument is. */
export function callAsArgument(at: Range): SyntaxFinding {
  return error('FS0597', at, 'A call that is an argument stands in parentheses.', 'Write (…) around it.')
}

/** FS3100: a comma with nothing behind it. */
export function missingItem(at: Range): SyntaxFinding {
  return error('FS3100', at, 'There is nothing behind this comma.', 'Write the next item, or remove the comma.')
}

/** FS3524: nothing stands before a comma. */
export function missingExpression(at: Range): SyntaxFinding {
  return error('FS3524', at, 'There is nothing before this comma.', 'Write an expression, or remove the comma.')
}

/** FS3524: nothing stands between `try` and what follows it. */
export function emptyTry(at: Range, keyword: Range): SyntaxFinding {
  return error('FS3524', at, "There is nothing behind this 'try'.", 'Write what may fail behind it.', {
    ...keyword,
    message: 'what it tries belongs here',
  })
}

/** FS0010: the result of a case that the layout of F# does not take for one. */
export function undentedResult(at: Range): SyntaxFinding {
  const help = "Indent the results of the cases further than their '|'."
  return error('FS0010', at, 'The result of this case is not indented far enough.', help)
}

/** FS0010: a type behind the value of a field, without parentheses around the two. */
export function openField(at: Range): SyntaxFinding {
  return error('FS0010', at, "A field's value has no type behind it.", 'Write parentheses around both: (x : int).')
}

/** FS0740: braces that hold no record and stand behind no builder. */
export function strayBraces(at: Range): SyntaxFinding {
  const help = 'Braces hold the fields of a record, or stand behind a builder, as in seq { … }; blocks are indented.'
  return error('FS0740', at, 'This is neither a record nor a computation.', help)
}

/** FS0613: a parameter's type without parentheses around both. */
export function openAnnotation(at: Range): SyntaxFinding {
  const help = 'Write parentheses around each parameter with its type: (x: int).'
  return error('FS0613', at, 'A second type cannot stand here.', help)
}

/** FS0547: a type of which nothing is defined. */
export function emptyType(at: Range): SyntaxFinding {
  const help = 'Indent the lines that belong to it, or write `class end` for a type without members.'
  return error('FS0547', at, 'This type has no definition.', help)
}

/** FS1140: a character of a byte string that is no byte. */
export function noByte(at: Range, character: string): SyntaxFinding {
  return error('FS1140', at, `'${character}' does not fit into one byte.`, 'Write a string without the B.')
}

/** FS3383: a `}` alone in an interpolated string. */
export function loneBrace(at: Range): SyntaxFinding {
  return error('FS3383', at, "A '}' in an interpolated string must be doubled.", "Write '}}'.")
}

/** FSRS0001: nesting beyond what all phases can follow. */
export function nestedTooDeeply(at: Range, limit: number): SyntaxFinding {
  return error('FSRS0001', at, `This is nested more than ${limit} levels deep.`, 'Give parts of it names, with let.')
}

/** FS0010: a `with` left of what its bracket contains. */
export function leftOfContent(at: Range, content: Range & { readonly message: string }): SyntaxFinding {
  const message =
    "This 'with' is further left than what stands in the bracket around it, and so belongs to nothing there."
  return error('FS0010', at, message, 'Indent it as far as what it belongs to.', content)
}

/** FS0010: a line behind one that is further left or right than those before it. */
export function behindOddColumn(at: Range, odd: Range & { readonly message: string }): SyntaxFinding {
  const message = 'This cannot follow a line that begins in another column than those before it.'
  return error('FS0010', at, message, 'Begin all of them in one column.', odd)
}

/** FSRS0002: F# that this version does not support. */
export function unsupported(at: Range, what: string, help?: string): SyntaxFinding {
  return error('FSRS0002', at, `${what} not supported by FSRS.`, help)
}

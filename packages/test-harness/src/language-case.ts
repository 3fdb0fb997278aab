/**
 * Case files of a language: a program that says in comments what becomes of it.
 *
 * ```
 * printfn "%d" (1 + 2)        // expect: 3
 * let y = undefinedName       // expect error FS0039
 * failwith "no"               // expect exception System.Exception
 * ```
 */

/** A finding that a case expects, or that a compiler had. */
export interface CaseFinding {
  readonly severity: 'error' | 'warning' | 'info' | 'hint'
  readonly code: string
  /** From 1. */
  readonly line: number
}

/** What a case file says. */
export interface LanguageCase {
  /** Shown in failures. */
  readonly name: string
  readonly source: string
  /** Printed lines, in order. */
  readonly output: readonly string[]
  readonly findings: readonly CaseFinding[]
  /** The type of the exception that ends the program. */
  readonly exception: string | undefined
}

/** What became of the program. */
export interface CaseOutcome {
  readonly output: readonly string[]
  /** Every finding with an expectation of its kind: cases that expect no warning may ignore warnings. */
  readonly findings: readonly CaseFinding[]
  readonly exception: string | undefined
}

const MARK = /\/\/ *expect\b(.*)$/

/**
 * Reads a case file.
 *
 * @throws {SyntaxError} for a case that expects nothing, an expectation that cannot be read, and a program that is
 * expected both to run and to be wrong
 */
export function parseLanguageCase(name: string, source: string): LanguageCase {
  const output: string[] = []
  const findings: CaseFinding[] = []
  let exception: string | undefined
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    const expectation = MARK.exec(text)?.[1]
    if (expectation === undefined) continue
    const [, severity, code] = /^ (error|warning|info|hint) (\S+) *$/.exec(expectation) ?? []
    const [, thrown] = /^ exception (\S+) *$/.exec(expectation) ?? []
    if (expectation.startsWith(':')) output.push(expectation.slice(1).replace(/^ /, ''))
    else if (isSeverity(severity) && code !== undefined) findings.push({ severity, code, line: index + 1 })
    else if (thrown !== undefined && exception === undefined) exception = thrown
    else throw new SyntaxError(`${name}:${index + 1}: cannot read the expectation "expect${expectation}".`)
  }
  const wrong = findings.some((finding) => finding.severity === 'error')
  const runs = output.length > 0 || exception !== undefined
  if (!runs && findings.length === 0) throw new SyntaxError(`${name}: the case expects nothing.`)
  if (runs && wrong)
    throw new SyntaxError(`${name}: a program with an error does not run, so it cannot print or throw.`)
  return { name, source, output, findings, exception }
}

function isSeverity(word: string | undefined): word is CaseFinding['severity'] {
  return word === 'error' || word === 'warning' || word === 'info' || word === 'hint'
}

/**
 * Compares what became of a program with what its case file says: all of the output and the exception, every expected
 * finding, and no error beside the expected ones.
 *
 * @throws {Error} with each difference on a line of its own
 */
export function checkLanguageCase(expected: LanguageCase, actual: CaseOutcome): void {
  const differences: string[] = []
  const found = new Set(actual.findings.map(showFinding))
  const wanted = new Set(expected.findings.map(showFinding))
  for (const line of wanted) if (!found.has(line)) differences.push(`expected, and missing: ${line}`)
  for (const finding of actual.findings) {
    if (finding.severity === 'error' && !wanted.has(showFinding(finding))) {
      differences.push(`not expected: ${showFinding(finding)}`)
    }
  }
  for (let line = 0; line < Math.max(expected.output.length, actual.output.length); line++) {
    const [want, got] = [expected.output[line], actual.output[line]]
    if (want !== got) differences.push(`printed line ${line + 1}: expected ${show(want)}, got ${show(got)}`)
  }
  if (expected.exception !== actual.exception) {
    differences.push(`exception: expected ${show(expected.exception)}, got ${show(actual.exception)}`)
  }
  if (differences.length > 0) throw new Error([`${expected.name}:`, ...differences].join('\n  '))
}

function showFinding({ severity, code, line }: CaseFinding): string {
  return `${severity} ${code} in line ${line}`
}

function show(value: string | undefined): string {
  return value === undefined ? 'none' : JSON.stringify(value)
}

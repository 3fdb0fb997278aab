import { DISPOSE } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import { mark } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { textOf } from './format/any.ts'
import { floatText } from './format/number.ts'
import type { Library } from './library-contract.ts'
import { StringBuilder } from './string-builder.ts'
import { ofUnits } from './string.ts'
import { format } from './system.ts'

/** What text is written to: `stdout`, `stderr`. */
interface Writer {
  write(text: string): void
}

/** One of the script's two outputs. */
class Output implements Writer {
  declare readonly kind: 'library'
  readonly isError: boolean

  constructor(isError: boolean) {
    this.isError = isError
  }

  write(text: string): void {
    if (this.isError) machine.printError(text)
    else machine.print(text)
  }

  toString(): string {
    return 'System.IO.TextWriter+SyncTextWriter'
  }
}
mark(Output, { kind: 'library', [methodKey(DISPOSE)]: () => undefined })

/** A writer to a builder of texts. */
class StringWriter implements Writer {
  declare readonly kind: 'library'
  readonly builder: StringBuilder

  constructor(builder: StringBuilder) {
    this.builder = builder
  }

  write(text: string): void {
    this.builder.append(text)
  }

  toString(): string {
    return this.builder.toString()
  }
}
mark(StringWriter, { kind: 'library', [methodKey(DISPOSE)]: () => undefined })

const STDOUT = new Output(false)
const STDERR = new Output(true)

const OBJ: Rep = { k: 'prim', name: 'obj' }

/** `Console.Write` and, with an end of the line, `Console.WriteLine`. */
function printing(owner: string, end: string): Library {
  const print = (text: string): void => machine.print(text + end)
  return {
    [owner]: (text) => machine.print(`${text ?? ''}${end}`),
    [`${owner}#2`]: (value) => print(String(value)),
    [`${owner}#3`]: (value) => print(floatText(value)),
    [`${owner}#4`]: (value) => print(value === true ? 'True' : 'False'),
    [`${owner}#5`]: (unit) => print(String.fromCharCode(unit)),
    [`${owner}#6`]: (value) => print(String(value)),
    [`${owner}#7`]: (units) => print(ofUnits(units)),
    [`${owner}#8`]: (value) => print(textOf(value, OBJ)),
    [`${owner}#9`]: (template, a) => print(format(template, [a])),
    [`${owner}#10`]: (template, a, b) => print(format(template, [a, b])),
    [`${owner}#11`]: (template, a, b, c) => print(format(template, [a, b, c])),
    [`${owner}#12`]: (template, items) => print(format(template, items)),
  }
}

/** The same of a writer. */
function writing(owner: string, end: string): Library {
  return {
    [`${owner}#1`]: (writer: Writer, text) => writer.write(`${text ?? ''}${end}`),
    [`${owner}#2`]: (writer: Writer, unit) => writer.write(String.fromCharCode(unit) + end),
    [`${owner}#3`]: (writer: Writer, units) => writer.write(ofUnits(units) + end),
    [`${owner}#4`]: (writer: Writer, value) => writer.write(textOf(value, OBJ) + end),
    [`${owner}#5`]: (writer: Writer, template, a) => writer.write(format(template, [a]) + end),
    [`${owner}#6`]: (writer: Writer, template, a, b) => writer.write(format(template, [a, b]) + end),
    [`${owner}#7`]: (writer: Writer, template, a, b, c) => writer.write(format(template, [a, b, c]) + end),
    [`${owner}#8`]: (writer: Writer, template, items) => writer.write(format(template, items) + end),
  }
}

/** `System.Console` and the writers of text. */
export const CONSOLE_LIBRARY: Library = {
  stdout: () => STDOUT,
  stderr: () => STDERR,
  'System.Console.Out': () => STDOUT,
  'System.Console.Error': () => STDERR,
  'System.Console.WriteLine#0': () => machine.print('\n'),
  ...printing('System.Console.WriteLine', '\n'),
  ...printing('System.Console.Write', ''),
  'System.IO.TextWriter.WriteLine#0': (writer: Writer) => writer.write('\n'),
  ...writing('System.IO.TextWriter.WriteLine', '\n'),
  ...writing('System.IO.TextWriter.Write', ''),
  'System.IO.TextWriter.Flush': (_writer: Writer) => undefined,
  'System.IO.TextWriter.Close': (_writer: Writer) => undefined,
  'System.IO.TextWriter.Dispose': (_writer: Writer) => undefined,
  'new System.IO.StringWriter#0': () => new StringWriter(new StringBuilder('')),
  'new System.IO.StringWriter#1': (builder) => new StringWriter(builder),
  'System.IO.StringWriter.ToString': String,
  'System.IO.StringWriter.GetStringBuilder': (writer: StringWriter) => writer.builder,
}

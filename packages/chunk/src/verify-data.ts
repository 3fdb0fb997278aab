/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
import { ChunkError } from './chunk-error.ts'

/** An object of unknown shape. */
export type Data = Readonly<Record<string, unknown>>

/** Data of unknown shape as what it has to be, or a failure that says where. */
export abstract class DataVerifier {
  /** What is being verified, for messages. */
  protected where = 'the program'

  protected object(value: unknown): Data {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('an object is missing')
    return value as Data
  }

  protected array(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail('an array is missing')
  }

  protected text(value: unknown): string {
    return typeof value === 'string' ? value : this.fail('a text is missing')
  }

  protected boolean(value: unknown): boolean {
    return typeof value === 'boolean' ? value : this.fail('true or false is missing')
  }

  protected number(value: unknown): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail('a number is missing')
  }

  protected integer(value: unknown): number {
    return Number.isSafeInteger(value) ? Number(value) : this.fail('an integer is missing')
  }

  protected natural(value: unknown): number {
    const number = this.integer(value)
    return number >= 0 ? number : this.fail('a number is negative')
  }

  /** The place of an expression in its file. */
  protected at(expr: Data): void {
    this.natural(expr['at'])
  }

  protected constant(constant: Data): void {
    const { value } = constant
    switch (constant['type']) {
      case 'unit':
      case 'null':
        return
      case 'bool':
        this.boolean(value)
        return
      case 'int':
        if (this.integer(value) < -(2 ** 31) || Number(value) >= 2 ** 32) this.fail('an int is out of range')
        return
      case 'char':
        if (this.natural(value) > 0xffff) this.fail('a char is out of range')
        return
      case 'float':
        if (value !== 'NaN' && value !== 'Infinity' && value !== '-Infinity' && value !== '-0') this.number(value)
        return
      case 'string':
        this.text(value)
        return
      case 'bigint':
        if (!/^-?\d+$/.test(this.text(value))) this.fail('a bigint has other characters than digits')
        return
      case 'decimal':
        if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(this.text(value)))
          this.fail('a decimal has other characters than digits')
        return
      default:
        this.fail('a constant is of no known kind')
    }
  }

  protected fail(what: string): never {
    throw new ChunkError('CHUNK_INVALID', `The chunk is invalid: in ${this.where}, ${what}.`)
  }
}

// What a module imports and exports, with types, which the JavaScript API does not tell. Read from the binary format as the
// WebAssembly specification 2.0 has it (chapter 5). Only for modules that the machine has accepted: nothing is validated here.

/** A thing that a module imports or exports. */
export interface Signature {
  readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag'
  /** In the text format: `(i32, i32) -> i64`, `memory 1 16`, `mut f64`. */
  readonly type: string
}

/** What a module needs of the host. */
export interface Import extends Signature {
  readonly module: string
  readonly name: string
}

/** What a module offers. */
export interface Export extends Signature {
  readonly name: string
}

/** All that a module needs and offers. */
export interface ModuleSignatures {
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
}

const SECTION = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, tag: 13 } as const

const VALUE_TYPES: Readonly<Record<number, string>> = {
  0x7f: 'i32',
  0x7e: 'i64',
  0x7d: 'f32',
  0x7c: 'f64',
  0x7b: 'v128',
  0x70: 'funcref',
  0x6f: 'externref',
}

const KINDS = ['function', 'table', 'memory', 'global', 'tag'] as const

/** @param bytes a valid module */
export function signaturesOf(bytes: Uint8Array): ModuleSignatures {
  const reading = new Reading(bytes)
  reading.sections()
  return { imports: reading.imports, exports: reading.exports }
}

class Reading {
  readonly imports: Import[] = []
  readonly exports: Export[] = []
  readonly #bytes: Uint8Array
  readonly #types: string[] = []
  /** Types of all things of a kind, imported ones first: what an export's index means. */
  readonly #spaces: Record<Signature['kind'], string[]> = { function: [], table: [], memory: [], global: [], tag: [] }
  #at = 8

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  sections(): void {
    while (this.#at < this.#bytes.length) {
      const id = this.#byte()
      const end = this.#unsigned() + this.#at
      this.#section(id)
      this.#at = end
    }
  }

  #section(id: number): void {
    switch (id) {
      case SECTION.type:
        return this.#each(() => this.#types.push(this.#functionType()))
      case SECTION.import:
        return this.#each(() => this.#import())
      case SECTION.function:
        return this.#each(() => this.#spaces.function.push(this.#typeAt(this.#unsigned())))
      case SECTION.table:
        return this.#each(() => this.#spaces.table.push(this.#tableType()))
      case SECTION.memory:
        return this.#each(() => this.#spaces.memory.push(this.#limits('memory')))
      case SECTION.global:
        return this.#each(() => {
          this.#spaces.global.push(this.#globalType())
          this.#skipExpression()
        })
      case SECTION.tag:
        return this.#each(() => this.#spaces.tag.push(this.#tagType()))
      case SECTION.export:
        return this.#each(() => this.#export())
      default:
    }
  }

  #import(): void {
    const [module, name] = [this.#name(), this.#name()]
    const kind = KINDS[this.#byte()] ?? 'function'
    const type = this.#externType(kind)
    this.#spaces[kind].push(type)
    this.imports.push({ module, name, kind, type })
  }

  #export(): void {
    const name = this.#name()
    const kind = KINDS[this.#byte()] ?? 'function'
    this.exports.push({ name, kind, type: this.#spaces[kind][this.#unsigned()] ?? 'unknown' })
  }

  #externType(kind: Signature['kind']): string {
    switch (kind) {
      case 'function':
        return this.#typeAt(this.#unsigned())
      case 'table':
        return this.#tableType()
      case 'memory':
        return this.#limits('memory')
      case 'global':
        return this.#globalType()
      case 'tag':
        return this.#tagType()
    }
  }

  #functionType(): string {
    this.#byte()
    const [parameters, results] = [this.#valueTypes(), this.#valueTypes()]
    return `(${parameters.join(', ')}) -> ${results.length === 1 ? results[0]! : `(${results.join(', ')})`}`
  }

  #valueTypes(): string[] {
    return Array.from({ length: this.#unsigned() }, () => this.#valueType())
  }

  #valueType(): string {
    const code = this.#byte()
    return VALUE_TYPES[code] ?? `0x${code.toString(16)}`
  }

  #tableType(): string {
    const element = this.#valueType()
    return `${this.#limits('table')} ${element}`
  }

  #limits(what: string): string {
    const flags = this.#byte()
    const parts = [what, String(this.#unsigned())]
    if ((flags & 1) !== 0) parts.push(String(this.#unsigned()))
    if ((flags & 2) !== 0) parts.push('shared')
    return parts.join(' ')
  }

  #globalType(): string {
    const type = this.#valueType()
    return this.#byte() === 1 ? `mut ${type}` : type
  }

  #tagType(): string {
    this.#byte()
    return this.#typeAt(this.#unsigned())
  }

  #typeAt(index: number): string {
    return this.#types[index] ?? 'unknown'
  }

  /** A constant expression: instructions with at most one immediate, to `end`. */
  #skipExpression(): void {
    for (let code = this.#byte(); code !== 0x0b; code = this.#byte()) {
      if (code === 0x44) this.#at += 8
      else if (code === 0x43) this.#at += 4
      else if (code === 0xfd) this.#at += 17
      else if (code === 0x41 || code === 0x42 || code === 0x23 || code === 0xd2 || code === 0xd0) this.#unsigned()
    }
  }

  #each(read: () => unknown): void {
    for (let count = this.#unsigned(); count > 0; count--) read()
  }

  #name(): string {
    const length = this.#unsigned()
    const name = new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#at + length))
    this.#at += length
    return name
  }

  #byte(): number {
    return this.#bytes[this.#at++] ?? 0
  }

  /** LEB128; of a signed one only the length matters here. */
  #unsigned(): number {
    let result = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte()
      result += (byte & 127) * factor
      if (byte < 128) return result
    }
  }
}

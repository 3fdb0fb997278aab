/** Units as compiled JavaScript, by their texts and by the URLs of their code. */
import { ChunkError } from '@fsrs/chunk'
import type { Unit } from '@fsrs/chunk'

import type { LinkedUnit } from '../strategy/linked-unit.ts'
import type { PositionedCode } from '../strategy/script-positions.ts'
import { RUNTIME_NAMES } from './codegen-operations.ts'
import type { ForeignGlobal } from './codegen-tables.ts'
import type { UnitCode } from './codegen.ts'

/** Links a unit: makes its functions, in given surroundings. */
export type UnitFactory = (...surroundings: readonly unknown[]) => LinkedUnit

/** A unit as code. */
export interface CompiledUnit extends PositionedCode {
  readonly code: UnitCode
  readonly factory: UnitFactory
  /** What the code took for granted of other units and types. */
  readonly assumptions: Assumptions
  /** What it uses of other units: names, by the number of the unit. */
  readonly foreign: ReadonlyMap<number, readonly string[]>
  /** Numbers of the units that it uses. */
  readonly uses: readonly number[]
  readonly url: string
  /** The program that it was linked for last. */
  program: WeakRef<readonly Unit[]> | undefined
}

/** Globals of other units as they were found, and numbers of fields of types. */
export interface Assumptions {
  readonly globals: ReadonlyMap<string, ForeignGlobal>
  readonly fieldCounts: ReadonlyMap<string, number>
}

let urls = 0

/** Texts kept for units that come again under another identity, as when chunks are read from bytes. */
const MAX_TEXTS = 256

/** Compiled units by source text: V8 has compiled what comes again. */
const factories = new Map<string, MadeFactory>()

/** Compiled units by their URL in stack traces, while anybody can still run them. */
const codeByUrl = new Map<string, WeakRef<CompiledUnit>>()

/** Lets stack traces find it. */
export function keepByUrl(compiled: CompiledUnit): void {
  codeByUrl.set(compiled.url, new WeakRef(compiled))
}

/** The compiled unit that a URL in a stack trace names. */
export function codeOfUrl(url: string): PositionedCode | undefined {
  return codeByUrl.get(url)?.deref()
}

/** A factory, and the URL of its code in stack traces. */
export interface MadeFactory {
  readonly factory: UnitFactory
  readonly url: string
}

/** The factory of a text; known texts are not compiled again. */
export function factoryOf(source: string, sourceMap: string): MadeFactory {
  const key = source + sourceMap
  const known = factories.get(key)
  if (known !== undefined) return known
  const made = makeFactory(source, sourceMap)
  if (factories.size >= MAX_TEXTS) {
    for (const [oldest] of factories) {
      factories.delete(oldest)
      break
    }
  }
  factories.set(key, made)
  return made
}

/** A factory of its own. */
export function makeFactory(source: string, sourceMap: string): MadeFactory {
  const url = `fsrs-unit-${urls++}`
  if (urls % MAX_TEXTS === 0) for (const [old, code] of codeByUrl) if (code.deref() === undefined) codeByUrl.delete(old)
  return { factory: compileFunction(`${source}\n${sourceMap}\n//# sourceURL=${url}`), url }
}

function compileFunction(body: string): UnitFactory {
  try {
    return new Function(...RUNTIME_NAMES, body) as UnitFactory
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(error) : error
  }
}

/** V8's parser overflowed, or ours did. */
export function tooDeep(cause: unknown): ChunkError {
  return new ChunkError('CHUNK_INVALID', 'The program is nested too deeply for this JavaScript engine.', { cause })
}

/**
 * How a value of an old type becomes one of a new type: data that the engine makes of two types, and the functions that
 * are made of it. Nothing here changes an old value. What cannot change is passed on as it is; what can (arrays, mutable
 * fields, dictionaries) is copied, what was one object staying one object.
 */
import type { Constant, PrimitiveName, TypeRep } from '@fsrs/chunk'

/** The whole of it: `root` for the value itself, `types` for the definitions that it meets, by number. */
export interface ConversionPlan {
  readonly root: Conversion
  readonly types: readonly TypeConversion[]
}

/** What becomes of a value, by its type. */
export type Conversion =
  /** It goes over as it is. */
  | { readonly k: 'keep' }
  /** The same value, in a container that is not the same. */
  | { readonly k: 'same' }
  /** An integer of up to 32 bits becomes one of the unbounded or 64-bit types. */
  | { readonly k: 'toBig' }
  /** A number or bigint becomes an integer of this range: refused where that would change it. */
  | { readonly k: 'toWhole'; readonly isBig: boolean; readonly min: bigint; readonly max: bigint }
  /** `element` is that of the new type, for arrays: it picks the representation. */
  | { readonly k: 'list' | 'option' | 'ref' | 'items' | 'seq' | 'lazy' | 'Set' | 'HashSet'; readonly item: Conversion }
  | { readonly k: 'array'; readonly item: Conversion; readonly element: TypeRep }
  | { readonly k: 'Map' | 'Dictionary' | 'KeyValuePair'; readonly key: Conversion; readonly value: Conversion }
  | { readonly k: 'Result'; readonly ok: Conversion; readonly error: Conversion }
  | { readonly k: 'tuple'; readonly items: readonly Conversion[] }
  | {
      readonly k: 'anon'
      readonly names: readonly string[]
      readonly fields: readonly FieldSource[]
      readonly lost: readonly LostField[]
    }
  /** A type of the program: `types[id]`. */
  | { readonly k: 'type'; readonly id: number }
  /** A function: one with a name becomes the new program's where it has this type; others stay as they are, if they may. */
  | { readonly k: 'function'; readonly type: TypeRep; readonly mayStay: boolean }
  /** Anything: kept where it has nothing of the program in it, refused otherwise. */
  | { readonly k: 'dynamic' }
  /** The script's own migration, a function of one argument by its unique name; `first` makes its argument. */
  | { readonly k: 'migrate'; readonly global: string; readonly first: Conversion }

/** Where a field of the new type comes from. */
export type FieldSource =
  | { readonly k: 'old'; readonly index: number; readonly conversion: Conversion }
  /** It is an option that the old type did not have. */
  | { readonly k: 'none' }
  /** It has a default that the old type did not have. */
  | { readonly k: 'default'; readonly value: Constant; readonly type: PrimitiveName }

/** A field that the new type does not have; where nothing may be lost, it must hold what going there again would put in. */
export interface LostField {
  readonly index: number
  readonly name: string
  readonly refill: FieldSource | undefined
}

interface Fields {
  readonly fields: readonly FieldSource[]
  readonly lost: readonly LostField[]
}

/** What becomes of the instances of one type of the program. */
export type TypeConversion = {
  /** Unique name of the new type. */
  readonly type: string
  /** As a person knows the old type. */
  readonly displayName: string
  /** Whether an instance that is met again must become the same object: it can be changed, or its type contains itself. */
  readonly isShared: boolean
} &
  /** `isMutable`: its object is there before its fields, which may refer to it. */
  (
    | ({ readonly k: 'record'; readonly isMutable: boolean } & Fields)
    /** By the tag of the old type. */
    | { readonly k: 'union'; readonly cases: readonly CaseConversion[] }
    /** Old value → new value. */
    | { readonly k: 'enum'; readonly values: ReadonlyMap<number, number>; readonly names: ReadonlyMap<number, string> }
  )

/** What becomes of one case of a union. */
export type CaseConversion =
  | ({ readonly k: 'case'; readonly tag: number } & Fields)
  /** The new type has no such case: refused where a value uses it. */
  | { readonly k: 'removed'; readonly name: string }

/** What a conversion found on its way. */
export interface ConversionReport {
  /** Instances that were made anew, by the old type's name. */
  readonly converted: Map<string, { count: number }>
  /** Values that use what the new type does not have, by `Type.Case`, counted in full; 0 where none does. */
  readonly removedCases: Map<string, number>
  /** Functions that were replaced by the new program's. */
  reboundFunctions: number
  /** Functions without a name: they go on running the program that made them. */
  staleFunctions: number
  /** What a converted value no longer tells, by what was lost. */
  readonly losses: Map<string, number>
  /** Why values cannot be converted, in words. */
  readonly refusals: Set<string>
}

/** An empty report. */
export function newConversionReport(): ConversionReport {
  return {
    converted: new Map(),
    removedCases: new Map(),
    reboundFunctions: 0,
    staleFunctions: 0,
    losses: new Map(),
    refusals: new Set(),
  }
}

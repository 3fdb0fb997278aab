/** How types of the program that implement `seq` are gone through, and the library's enumerators by their methods. */
import { CURRENT, DISPOSE, GET_ENUMERATOR, MOVE_NEXT } from '@fsrs/chunk'
import type { TypeDef } from '@fsrs/chunk'

import { methodKey } from './method-key.ts'
import { cleanUp } from './run-end.ts'

/** Keys on prototypes under which an enumerator has its methods. */
export const ENUMERATOR_METHODS: Readonly<Record<'moveNext' | 'current' | 'dispose', string>> = {
  moveNext: methodKey(MOVE_NEXT),
  current: methodKey(CURRENT),
  dispose: methodKey(DISPOSE),
}

const START = methodKey(GET_ENUMERATOR)

/** An enumerator of the program or the library. */
export type ScriptEnumerator = Readonly<Record<string, (() => unknown) | undefined>>

/** What can be asked for an enumerator: instances of the program's types that implement `seq`. */
export function enumeratorOf(source: object): ScriptEnumerator | undefined {
  const start = (source as Readonly<Record<string, (() => ScriptEnumerator) | undefined>>)[START]
  return start?.call(source)
}

/** Whether instances of a type are sequences by a method of its own. */
export function isEnumerable(def: TypeDef): boolean {
  return def.methods?.some(({ method }) => method === GET_ENUMERATOR) === true
}

/** Lets everything that takes a sequence go through instances with this prototype. */
export function makeIterable(prototype: object): void {
  Object.defineProperty(prototype, Symbol.iterator, {
    value(this: object): Iterator<unknown> {
      return new ScriptIterator(enumeratorOf(this)!)
    },
  })
}

/** Ends with its first failure or its last item, and then disposes of the enumerator, as `for` and the library of .NET do. */
class ScriptIterator implements Iterator<unknown> {
  private readonly enumerator: ScriptEnumerator
  private isDone = false

  constructor(enumerator: ScriptEnumerator) {
    this.enumerator = enumerator
  }

  next(): IteratorResult<unknown> {
    let hasNext = false
    try {
      hasNext = !this.isDone && this.call('moveNext') === true
      if (hasNext) return { done: false, value: this.call('current') }
    } finally {
      if (!hasNext) this.return()
    }
    return { done: true, value: undefined }
  }

  return(): IteratorResult<unknown> {
    if (!this.isDone) {
      this.isDone = true
      cleanUp(() => this.call('dispose'))
    }
    return { done: true, value: undefined }
  }

  private call(method: keyof typeof ENUMERATOR_METHODS): unknown {
    return this.enumerator[ENUMERATOR_METHODS[method]]?.()
  }
}

import { isObject } from '@fsrs/base'

import type { Candidate } from './candidate.ts'
import { textOf } from './sources/found-source.ts'

type Texts = ReadonlyMap<string, string>

const NONE: Texts = new Map()

/**
 * The texts that a program's findings are about, for as long as it may come back: a rollback repeats the findings of then,
 * and the sources of now would show them at places where they are not. Other texts of earlier programs are not kept.
 */
export class FindingTexts {
  /** By the artifact, which is the same under every number that the program goes live under. */
  readonly #texts = new WeakMap<object, Texts>()
  #shown = NONE

  /** A reload or a rollback ended. */
  announce(candidate: Candidate<unknown>): void {
    const { restores, result } = candidate
    this.#shown = (isObject(restores?.artifact) ? this.#texts.get(restores.artifact) : undefined) ?? NONE
    if (restores !== undefined || result?.ok !== true || !isObject(result.artifact)) return
    const texts = textsOf(candidate)
    if (texts.size > 0) this.#texts.set(result.artifact, texts)
  }

  /** The text that findings of the last rollback are about; undefined: that of now, as after every reload. */
  get(path: string): string | undefined {
    return this.#shown.get(path)
  }
}

function textsOf({ diagnostics, snapshot }: Candidate<unknown>): Texts {
  if (diagnostics.length === 0) return NONE
  const texts = new Map<string, string>()
  for (const { file, labels } of diagnostics) {
    for (const path of [file, ...labels.map((label) => label.file)]) {
      const text = textOf(snapshot.get(path))
      if (text !== undefined) texts.set(path, text)
    }
  }
  return texts
}

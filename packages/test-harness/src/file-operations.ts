/** Random but repeatable work on files, as data, so that a run that failed can be shown, replayed and made smaller. */
import { setTimeout } from 'node:timers/promises'

import { saveStrategies, saveStrategy } from './save-strategies.ts'
import { SeededRandom } from './seeded-random.ts'
import type { Workspace } from './workspace.ts'

/** One thing done to a workspace. Names are relative to its root. */
export type FileOperation =
  | { readonly type: 'write'; readonly name: string; readonly content: string }
  | { readonly type: 'save'; readonly name: string; readonly content: string; readonly strategy: string }
  | { readonly type: 'remove'; readonly name: string }
  | { readonly type: 'rename'; readonly name: string; readonly to: string }
  | { readonly type: 'mkdir'; readonly name: string }
  | { readonly type: 'pause'; readonly forMs: number }

/** How operations are chosen. */
export interface OperationPlan {
  readonly seed: number
  /** How many; default 30. */
  readonly count?: number
  /** The longest pause between two of them, in milliseconds; default 30. 0: no pauses. */
  readonly pauseMsMax?: number
}

const DIRECTORIES = ['', 'd', 'd/e', 'f']
const FILES = ['a.txt', 'b.txt', 'c']
/** A ConfigMap needs a directory of its own; the others can be mixed. */
const MIXABLE = saveStrategies.map((strategy) => strategy.name).filter((name) => name !== 'configmap-swap')

/**
 * Chooses operations on a few names, so that they meet: a file where a directory was, a directory renamed away and made
 * anew, saves of what has just gone.
 */
export function planOperations(plan: OperationPlan): readonly FileOperation[] {
  const { seed, count = 30, pauseMsMax = 30 } = plan
  const random = new SeededRandom(seed)
  const file = (): string => [random.pick(DIRECTORIES), random.pick(FILES)].filter(Boolean).join('/')
  const directory = (): string => random.pick(DIRECTORIES.slice(1))
  return Array.from({ length: count }, (_, index): FileOperation => {
    const content = `${index} ${'x'.repeat(random.integer(0, 200))}${random.pick(['\n', ''])}`
    switch (random.integer(0, pauseMsMax > 0 ? 11 : 9)) {
      case 0:
      case 1:
        return { type: 'write', name: file(), content }
      case 2:
        return { type: 'remove', name: random.pick([file(), directory()]) }
      case 3:
        return { type: 'rename', name: file(), to: file() }
      case 4:
        return { type: 'rename', name: directory(), to: random.pick([directory(), 'moved', 'd/moved']) }
      case 5:
        return { type: 'mkdir', name: random.pick([directory(), file()]) }
      case 10:
      case 11:
        return { type: 'pause', forMs: random.integer(0, pauseMsMax) }
      default:
        return { type: 'save', name: file(), content, strategy: random.pick(MIXABLE) }
    }
  })
}

/**
 * Performs operations one after the other. One that is impossible just then (its file is gone, its name is taken by a
 * directory) is left out, so any part of a plan can be performed too. Answers how many were possible.
 */
export async function performOperations(workspace: Workspace, operations: readonly FileOperation[]): Promise<number> {
  let done = 0
  for (const operation of operations) {
    try {
      await performOperation(workspace, operation)
      done++
    } catch (error) {
      if (!isImpossible(error)) throw error
    }
  }
  return done
}

async function performOperation(workspace: Workspace, operation: FileOperation): Promise<void> {
  switch (operation.type) {
    case 'write':
      await workspace.write(operation.name, operation.content)
      break
    case 'save':
      if (!(await workspace.exists(operation.name))) await workspace.write(operation.name, '')
      await saveStrategy(operation.strategy).save(workspace.path(operation.name), operation.content)
      break
    case 'remove':
      await workspace.removeTree(operation.name)
      break
    case 'rename':
      if (await workspace.exists(operation.name)) await workspace.rename(operation.name, operation.to)
      break
    case 'mkdir':
      await workspace.directory(operation.name)
      break
    case 'pause':
      await setTimeout(operation.forMs)
      break
  }
}

const IMPOSSIBLE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EINVAL', 'EPERM', 'EBUSY', 'ELOOP'])

function isImpossible(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IMPOSSIBLE.has(String(error.code))
}

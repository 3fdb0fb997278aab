// Functions of a program that the host holds: callbacks, listeners, values that it asked for. A function with a name is
// given out behind a step that a reload can turn to the next program's function of that name. A closure belongs to the
// program that made it for ever, so all that can be done is to count it, and to tell when it is called afterwards.

import { originOf } from '../values/closure-classes.ts'
import type { Rep } from '../values/values.ts'
import { showRep } from './host-types.ts'

/** A function in the host's hands. */
export type HostCallable = (...args: unknown[]) => unknown

/** What became of a program's functions in the host's hands when another program took its place. */
export interface HandedReport {
  /** How many call the new program's function of the same name from now on. */
  readonly rebound: number
  /** Those that have a name and cannot: the new program has no such function, or one of another type. They run the old one. */
  readonly unfit: readonly { readonly name: string; readonly type: string; readonly now: string | undefined }[]
  /** Closures that the host may still hold: not those that were called only while the host function that got them ran. */
  readonly closures: number
}

/** A call of a function of a program that is not live any more. */
export interface StaleCall {
  /** As the script's author knows it; undefined for a closure. */
  readonly name: string | undefined
  /** In F# syntax. */
  readonly type: string
}

/** What is asked of the program. */
export interface HandingProgram {
  /** Unique name of a function value; undefined for a closure. */
  nameOf(fn: unknown): string | undefined
  /** The name that people know. */
  displayNameOf(name: string): string
  /** The type that the program has a function with, in F# syntax; undefined where it has none. */
  typeOf(name: string): string | undefined
  /** Its function of that name for the host, with the type as this program has it, if it can stand for one of that type. */
  callableLike(name: string, rep: Rep): { readonly call: HostCallable; readonly rep: Rep } | undefined
}

/** How a function is given out. */
export interface Handing {
  /** Whether the host may keep it: it is an argument of a host function that gives nothing back by itself. */
  readonly isKept: boolean
}

/** More closures than these are not followed: a loop that hands out one at each turn would keep them all until its end. */
const CLOSURES_MAX = 4096

class HandedFunction {
  readonly name: string
  rep: Rep
  /** Whether some host function that may keep it has got it. */
  isKept = false
  /** Whether its target is the function of the live program. */
  fits = true
  isReported = false
  target: HostCallable
  owner: HandedFunctions
  readonly call: HostCallable = (...args) => {
    if (this.owner.isRetired) this.owner.noteStale(this, this)
    return this.target(...args)
  }

  constructor(name: string, rep: Rep, target: HostCallable, owner: HandedFunctions) {
    this.name = name
    this.rep = rep
    this.target = target
    this.owner = owner
  }
}

class HandedClosure {
  wasCalled = false
  isReported = false
  readonly call: HostCallable

  constructor(rep: Rep, target: HostCallable, owner: HandedFunctions) {
    this.call = (...args) => {
      this.wasCalled = true
      if (owner.isRetired) owner.noteStale(this, { name: undefined, rep })
      return target(...args)
    }
  }
}

/** The functions that one loaded program has given out. */
export class HandedFunctions {
  private readonly program: HandingProgram
  /** Its own, by function value and by type: the host gets the same one each time. Held for as long as the program is live. */
  private readonly own = new Map<unknown, HandedFunction[]>()
  /** Those of programs before it, which the host may have let go of. */
  private inherited: WeakRef<HandedFunction>[] = []
  private closures: WeakRef<HandedClosure>[] = []
  private untilSweep = 256
  /** Closures that the host function at work has been given. */
  private arriving: HandedClosure[] | undefined
  private onStale: ((call: StaleCall) => void) | undefined

  constructor(program: HandingProgram) {
    this.program = program
  }

  /** Whether another program has taken the place of this one. */
  get isRetired(): boolean {
    return this.onStale !== undefined
  }

  /**
   * A function as the host gets it.
   *
   * @param make makes it callable for the host, bound to the program
   */
  hand(fn: unknown, rep: Rep, make: () => HostCallable, { isKept }: Handing): HostCallable {
    const name = this.program.nameOf(fn)
    if (name === undefined) return this.handClosure(rep, make(), isKept)
    const origin = originOf(fn)
    let known = this.own.get(origin)
    if (known === undefined) this.own.set(origin, (known = []))
    // Types are made once for each place that names them; two places may name the same.
    let found = known.find((each) => each.rep === rep) ?? known.find((each) => showRep(each.rep) === showRep(rep))
    if (found === undefined) known.push((found = new HandedFunction(name, rep, make(), this)))
    found.isKept ||= isKept
    return found.call
  }

  private handClosure(rep: Rep, target: HostCallable, isKept: boolean): HostCallable {
    const closure = new HandedClosure(rep, target, this)
    if (isKept && !this.isRetired) {
      if (this.arriving === undefined) this.follow(closure)
      else this.arriving.push(closure)
    }
    return closure.call
  }

  private follow(closure: HandedClosure): void {
    if (--this.untilSweep < 0) {
      this.closures = this.closures.filter((each) => each.deref() !== undefined)
      this.untilSweep = Math.max(256, this.closures.length)
    }
    if (this.closures.length < CLOSURES_MAX) this.closures.push(new WeakRef(closure))
  }

  /** Runs a host function that is given functions: closures that it calls, and nobody afterwards, are not followed. */
  during<T>(body: () => T): T {
    const outer = this.arriving
    const arriving: HandedClosure[] = []
    this.arriving = arriving
    try {
      return body()
    } finally {
      this.arriving = outer
      for (const each of arriving) if (!each.wasCalled) this.follow(each)
    }
  }

  /** Told of the first call of each function that stays behind, from now on. */
  retire(onStale: (call: StaleCall) => void): void {
    this.onStale = onStale
  }

  /** For the functions themselves: a call after the program was retired. */
  noteStale(
    fn: { isReported: boolean },
    { name, rep }: { readonly name: string | undefined; readonly rep: Rep },
  ): void {
    if (fn.isReported) return
    fn.isReported = true
    this.onStale?.({ name: name === undefined ? undefined : this.program.displayNameOf(name), type: showRep(rep) })
  }

  /**
   * This program takes the place of another one: what the host holds of that one, and of those before it, is turned to
   * this one's functions where there are fitting ones.
   */
  takeOver(before: HandedFunctions): HandedReport {
    const unfit: { name: string; type: string; now: string | undefined }[] = []
    let rebound = 0
    for (const each of before.followed()) {
      const found = this.program.callableLike(each.name, each.rep)
      if (found !== undefined) {
        // Nothing of the old program is held any more: its type neither.
        Object.assign(each, { target: found.call, rep: found.rep, owner: this, fits: true, isReported: false })
        rebound++
      } else if (each.fits) {
        each.fits = false
        const { name, rep } = each
        if (each.isKept)
          unfit.push({ name: this.program.displayNameOf(name), type: showRep(rep), now: this.program.typeOf(name) })
      }
      this.inherited.push(new WeakRef(each))
    }
    before.own.clear()
    before.inherited = []
    const closures = before.closures.filter((each) => each.deref() !== undefined).length
    before.closures = []
    return { rebound, unfit, closures }
  }

  private *followed(): Iterable<HandedFunction> {
    for (const known of this.own.values()) yield* known
    for (const reference of this.inherited) {
      const found = reference.deref()
      if (found !== undefined) yield found
    }
  }
}

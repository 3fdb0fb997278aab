/** What `static let`s of a generic type bind, by instantiation. */
import { machine } from '../machine/machine.ts'
import { sameRep } from '../values/program-types.ts'
import { FsException } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { makeException } from './exceptions.ts'

interface Instantiation {
  readonly rep: Rep
  readonly statics: unknown
  /** What everyone gets who asks for it, if it could not be made. */
  failure: FsException | undefined
}

/** Bytes of an entry, for the memory bound. */
const ENTRY_BYTES = 40

/** The objects that hold them; there are few. */
export class StaticsTable {
  private readonly known: Instantiation[] = []

  /** The object of an instantiation, made where there is none. */
  of(rep: Rep, make: (unit: undefined) => unknown): unknown {
    const known = this.find(rep)
    if (known === undefined) return this.made(rep, make)
    if (known.failure !== undefined) throw known.failure
    return known.statics
  }

  /** Keeps an object, which is being made. */
  register(rep: Rep, statics: unknown): void {
    machine.allocate(ENTRY_BYTES)
    this.known.push({ rep, statics, failure: undefined })
  }

  private find(rep: Rep): Instantiation | undefined {
    for (const each of this.known) if (each.rep === rep || sameRep(each.rep, rep)) return each
    return undefined
  }

  private made(rep: Rep, make: (unit: undefined) => unknown): unknown {
    try {
      return make(undefined)
    } catch (error) {
      if (!(error instanceof FsException)) throw error
      const failure = makeException(
        'System.TypeInitializationException',
        `The type initializer for '${nameOf(rep)}' threw an exception.`,
        error,
      )
      const known = this.find(rep)
      if (known !== undefined) known.failure = failure
      throw failure
    }
  }
}

function nameOf(rep: Rep): string {
  return rep.k === 'def' ? `${rep.info.def.displayName}\`${rep.args.length}` : ''
}

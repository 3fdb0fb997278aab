import { CodedError } from '@fsrs/base'
import { parseHostType } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

import type { HostScope } from './host-scope.ts'
import type { HostImplementation } from './host-signature.ts'

/** Why a registration was refused. */
export type HostRegistryErrorCode = 'INVALID_HOST_NAME' | 'INVALID_HOST_TYPE' | 'HOST_NAME_TAKEN' | 'NO_HOST_FUNCTION'

/** A registration that is refused: a bug in the host. */
export class HostRegistryError extends CodedError<HostRegistryErrorCode> {}

/** A function that the host offers. */
export interface HostFunction {
  readonly name: string
  /** As registered. */
  readonly type: string
  readonly syntax: TypeSyntax
  /** Whether what it acquires for a script, and holds of it, is given back with the program. */
  readonly isScoped: boolean
  /** Makes the function for one load of a program; what it acquires for the script belongs to that load's scope. */
  readonly make: (scope: HostScope) => (...args: never[]) => unknown
}

/**
 * What a script may reach of its host: nothing but this. Register everything before compiling; one registry serves any
 * number of machines, and survives reloads.
 */
export class HostRegistry {
  private readonly functions = new Map<string, HostFunction>()
  /** Made when it is asked for; the same object until something is registered, so that compilers may know it again. */
  private known: ReadonlyMap<string, string> | undefined

  /**
   * Offers a function to scripts.
   *
   * @param name with its modules: `Host.log`
   * @param type in F# syntax; it must be a function type: `string -> int -> unit`
   * @param implementation gets all curried arguments at once, as TypeScript values; no argument for `unit`. Where `type`
   *   is a literal, the compiler checks parameters and result against it, as far as it can read it.
   * @throws {HostRegistryError} `INVALID_HOST_NAME`, `INVALID_HOST_TYPE`, `HOST_NAME_TAKEN`, `NO_HOST_FUNCTION`
   */
  register<const Signature extends string>(
    name: string,
    type: Signature,
    implementation: HostImplementation<Signature>,
  ): this {
    if (typeof implementation !== 'function') throw notAFunction(name)
    return this.add(name, type, false, () => implementation as (...args: never[]) => unknown)
  }

  /**
   * Offers a function that acquires something for the script: a timer, a listener, a registration. It is made anew for
   * each load of a program, and gives what it acquires to that load's scope, which ends with the program.
   *
   * @param make called once for each load that uses the function; it should acquire nothing itself
   * @throws as `register` does
   */
  registerScoped(name: string, type: string, make: (scope: HostScope) => (...args: never[]) => unknown): this {
    return this.add(name, type, true, make)
  }

  private add(name: string, type: string, isScoped: boolean, make: HostFunction['make']): this {
    if (!/^[A-Z]\w*(?:\.[A-Z]\w*)*\.[A-Za-z_][\w']*$/.test(name)) {
      throw new HostRegistryError('INVALID_HOST_NAME', `\`${name}\` cannot be the name of a host function.`, {
        hint: 'Give it modules and a name, such as `Host.log`: letters from A to Z, digits and `_`; modules begin with a capital.',
      })
    }
    if (this.functions.has(name)) throw new HostRegistryError('HOST_NAME_TAKEN', `\`${name}\` is registered already.`)
    const parsed = parseHostType(type)
    if ('error' in parsed) {
      throw new HostRegistryError('INVALID_HOST_TYPE', `The type of \`${name}\` cannot be read: ${parsed.error}.`)
    }
    if (parsed.type.k !== 'function') {
      throw new HostRegistryError('INVALID_HOST_TYPE', `\`${name}\` has the type \`${type}\`, which is no function.`, {
        hint: `Make it \`unit -> ${type}\`.`,
      })
    }
    if (typeof make !== 'function') throw notAFunction(name)
    this.known = undefined
    this.functions.set(name, { name, type, syntax: parsed.type, isScoped, make })
    return this
  }

  /** Names and types of all functions: what the front end checks scripts against. */
  signatures(): ReadonlyMap<string, string> {
    this.known ??= new Map([...this.functions.values()].map(({ name, type }) => [name, type]))
    return this.known
  }

  /** A function by its name. */
  get(name: string): HostFunction | undefined {
    return this.functions.get(name)
  }
}

function notAFunction(name: string): HostRegistryError {
  return new HostRegistryError('NO_HOST_FUNCTION', `\`${name}\` is registered without a function.`, {
    hint: 'Give its implementation as the third argument.',
  })
}

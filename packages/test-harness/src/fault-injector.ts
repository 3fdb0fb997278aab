import { messageOf } from './message-of.ts'

/** How a step fails: it throws, it rejects, its answer never comes, or it comes only after `release`. */
export type FaultKind = 'throw' | 'reject' | 'hang' | 'late'

/** Which step fails, and how. */
export interface Fault {
  /** Number of the step, from 1. */
  readonly step: number
  readonly kind: FaultKind
}

/** What an injected step throws or rejects with. */
export class InjectedFault extends Error {
  /** As the operating system names a failing disk, so that code which looks at codes has one to look at. */
  readonly code = 'EIO'
  /** The step that failed, as in `FaultInjector.steps`. */
  readonly step: string

  constructor(step: string) {
    super(`EIO: injected fault in ${step}`)
    this.name = 'InjectedFault'
    this.step = step
  }
}

/** Counts the calls of the ports that it wraps, and lets one of them fail. */
export class FaultInjector {
  readonly #fault: Fault | undefined
  readonly #steps: string[] = []
  readonly #released: Promise<void>
  #release: () => void = () => undefined

  /** @param fault none: every step is let through, and only counted */
  constructor(fault?: Fault) {
    this.#fault = fault
    this.#released = new Promise((resolve) => {
      this.#release = resolve
    })
  }

  /** The steps so far, in order: `disk.readFile`. */
  get steps(): readonly string[] {
    return this.#steps
  }

  /** Whether the fault has happened. */
  get injected(): boolean {
    return this.#fault !== undefined && this.#steps.length >= this.#fault.step
  }

  /** Lets a `late` answer through, now or when it comes to it. A step that hangs is rejected, so that tests can end. */
  release(): void {
    this.#release()
  }

  /**
   * The same port, each of whose methods is a step. The methods run on the port itself, so classes with private fields
   * may be wrapped. For methods that answer without a promise only `throw` is a fault that could really happen.
   *
   * @param name shown before the name of the method
   */
  wrap<Port extends object>(port: Port, name: string): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property, target)
        if (typeof member !== 'function' || typeof property !== 'string') return member
        return (...args: unknown[]): unknown =>
          this.#call(`${name}.${property}`, () => Reflect.apply(member, target, args))
      },
    })
  }

  /** The same function, each call of which is a step. */
  wrapFunction<Args extends unknown[], Result>(
    call: (...args: Args) => Result,
    name: string,
  ): (...args: Args) => Result {
    const port = this.wrap({ call }, name)
    return (...args) => port.call(...args)
  }

  #call(step: string, proceed: () => unknown): unknown {
    this.#steps.push(step)
    if (this.#fault === undefined || this.#steps.length !== this.#fault.step) return proceed()
    if (this.#fault.kind === 'throw') throw new InjectedFault(step)
    return this.#fail(this.#fault.kind, step, proceed)
  }

  #fail(kind: Exclude<FaultKind, 'throw'>, step: string, proceed: () => unknown): Promise<unknown> {
    const fail = (): Promise<never> => Promise.reject(new InjectedFault(step))
    const answers: Record<typeof kind, () => Promise<unknown>> = {
      reject: fail,
      hang: () => this.#released.then(fail),
      late: () => this.#released.then(proceed),
    }
    return answers[kind]()
  }
}

/**
 * Plays a scenario once without a fault, to count its steps, and then once for every step and kind of fault.
 *
 * @param play wraps its ports with the injector, acts, checks, and cleans up
 * @returns how many faults were injected; 0 would mean that nothing was tested
 * @throws {Error} naming the step and the kind of fault of the first play that failed
 */
export async function injectEverywhere(
  play: (faults: FaultInjector) => Promise<void>,
  options: { readonly kinds?: readonly FaultKind[] } = {},
): Promise<number> {
  const counting = new FaultInjector()
  await play(counting)
  let injected = 0
  for (const kind of options.kinds ?? ['throw', 'reject']) {
    for (let step = 1; step <= counting.steps.length; step++) {
      const faults = new FaultInjector({ step, kind })
      try {
        await play(faults)
      } catch (cause) {
        const what = `${kind} in step ${step} (${faults.steps[step - 1] ?? 'which was not reached'})`
        throw new Error(`With a fault injected, ${what}: ${messageOf(cause)}`, {
          cause,
        })
      }
      if (faults.injected) injected++
    }
  }
  return injected
}

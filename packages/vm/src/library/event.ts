/** Events of F#, and the functions that make one of another. */
import { DISPOSE } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { uncurry2 } from '../values/function-values.ts'
import { methodKey } from '../values/method-key.ts'
import { Some, Tuple2, mark } from '../values/values.ts'
import type { Library } from './library-contract.ts'

type Handler = (value: any) => unknown

/** An event, also as what others may listen to. */
class Event {
  declare readonly kind: 'library'
  private handlers: readonly Handler[] = []

  add(handler: Handler): void {
    machine.charge(this.handlers.length)
    machine.allocate(8 * (this.handlers.length + 1))
    this.handlers = [...this.handlers, handler]
  }

  /** Forgets it once, if it is there: what was added last goes first. */
  remove(handler: Handler): void {
    machine.charge(this.handlers.length)
    const last = this.handlers.lastIndexOf(handler)
    if (last >= 0) this.handlers = this.handlers.toSpliced(last, 1)
  }

  /** Those that are there when it begins are told, in the order in which they came. */
  trigger(value: unknown): void {
    for (const handler of this.handlers) {
      machine.step()
      handler(value)
    }
  }
}
mark(Event, {
  kind: 'library',
  [methodKey('System.IObservable.Subscribe/1')](this: Event, observer: Observer): Subscription {
    return observe(this, observer)
  },
})

type Observer = Readonly<Record<string, (value: unknown) => unknown>>

const ON_NEXT = methodKey('System.IObserver.OnNext/1')

/** An event never ends, and never fails. */
function observe(source: Event, observer: Observer): Subscription {
  return subscribe(source, (value) => observer[ON_NEXT]!(value))
}

type Delegate = (sender: any) => (value: any) => unknown

const handlers = new WeakMap<Delegate, Handler>()

/** What a delegate `Handler<'T>` is told; an event is asked to forget the same delegate that it was given. */
function handlerOf(delegate: Delegate): Handler {
  let handler = handlers.get(delegate)
  if (handler === undefined) {
    const call = uncurry2(delegate)
    handler = (value) => call(null, value)
    handlers.set(delegate, handler)
  }
  return handler
}

/** An event whose handlers are delegates that are told who sends it. */
class DelegateEvent extends Event {
  private sender: unknown = null
  private readonly told = new Map<Delegate, Handler>()

  /** A handler may trigger it again, for another sender. */
  send(sender: unknown, value: unknown): void {
    const before = this.sender
    this.sender = sender
    try {
      this.trigger(value)
    } finally {
      this.sender = before
    }
  }

  addDelegate(delegate: Delegate): void {
    this.add(this.handlerOf(delegate))
  }

  removeDelegate(delegate: Delegate): void {
    this.remove(this.handlerOf(delegate))
  }

  private handlerOf(delegate: Delegate): Handler {
    let handler = this.told.get(delegate)
    if (handler === undefined) {
      const call = uncurry2(delegate)
      handler = (value) => call(this.sender, value)
      this.told.set(delegate, handler)
    }
    return handler
  }
}

/** What ends a subscription. */
class Subscription {
  declare readonly kind: 'library'
  readonly end: () => void

  constructor(end: () => void) {
    this.end = end
  }
}
mark(Subscription, {
  kind: 'library',
  [methodKey(DISPOSE)](this: Subscription): void {
    this.end()
  },
})

/** A new event that is triggered as `listen` says of each value of another. */
function derived(source: Event, listen: (to: Event, value: unknown) => void): Event {
  const made = new Event()
  source.add((value) => listen(made, value))
  return made
}

const filtered = (test: Handler, source: Event, wanted: boolean): Event =>
  derived(source, (to, value) => {
    if (test(value) === wanted) to.trigger(value)
  })

function subscribe(source: Event, handler: Handler): Subscription {
  // The same function may have been added before: the subscription ends its own only.
  const own: Handler = (value) => handler(value)
  source.add(own)
  return new Subscription(() => source.remove(own))
}

/** `Event<'T>`, `IEvent<'T>` and the module `Event`. */
export const EVENT_LIBRARY: Library = {
  'new Event': () => new Event(),
  'Event.Publish': (event: Event) => event,
  'Event.Trigger': (event: Event, value) => event.trigger(value),
  'IEvent.Add': (event: Event, handler) => event.add(handler),
  'IEvent.Subscribe#1': subscribe,
  'IEvent.Subscribe#2': observe,
  'IEvent.AddHandler': (event: Event, handler: Delegate) => event.add(handlerOf(handler)),
  'IEvent.RemoveHandler': (event: Event, handler: Delegate) => event.remove(handlerOf(handler)),
  'new EventOf': () => new DelegateEvent(),
  'EventOf.Publish': (event: DelegateEvent) => event,
  'EventOf.Trigger': (event: DelegateEvent, sender, value) => event.send(sender, value),
  'IEventOf.AddHandler': (event: DelegateEvent, handler: Delegate) => event.addDelegate(handler),
  'IEventOf.RemoveHandler': (event: DelegateEvent, handler: Delegate) => event.removeDelegate(handler),
  'Event.add': (handler, event: Event) => event.add(handler),
  'Event.map': (fn: Handler, event: Event) => derived(event, (to, value) => to.trigger(fn(value))),
  'Event.filter': (test: Handler, event: Event) => filtered(test, event, true),
  'Event.choose': (fn: Handler, event: Event) =>
    derived(event, (to, value) => {
      const chosen = fn(value)
      if (chosen instanceof Some) to.trigger(chosen.f0)
    }),
  'Event.partition': (test: Handler, event: Event) =>
    new Tuple2(filtered(test, event, true), filtered(test, event, false)),
  'Event.scan': (fn, first, event: Event) => {
    const next = uncurry2(fn) as (state: unknown, value: unknown) => unknown
    let state: unknown = first
    return derived(event, (to, value) => {
      state = next(state, value)
      to.trigger(state)
    })
  },
  'Event.merge': (a: Event, b: Event) => {
    const made = derived(a, (to, value) => to.trigger(value))
    b.add((value) => made.trigger(value))
    return made
  },
  'Event.pairwise': (event: Event) => {
    let last: { readonly value: unknown } | undefined
    return derived(event, (to, value) => {
      const before = last
      last = { value }
      if (before !== undefined) to.trigger(new Tuple2(before.value, value))
    })
  },
}

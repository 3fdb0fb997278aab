import { expect, expectTypeOf, test } from 'vitest'

import { HostRegistry } from '@fsrs/vm'
import type { HostImplementation } from '@fsrs/vm'

test('the compiler reads the types of host functions from their signatures', () => {
  expectTypeOf<HostImplementation<'string -> int -> unit'>>().toEqualTypeOf<(a: string, b: number) => unknown>()
  expectTypeOf<HostImplementation<'unit -> float'>>().toEqualTypeOf<() => number>()
  expectTypeOf<HostImplementation<'int64 -> int64'>>().toEqualTypeOf<(a: bigint) => bigint | number>()
  expectTypeOf<HostImplementation<'string option -> int list'>>().toEqualTypeOf<
    (a: string | undefined) => Iterable<number>
  >()
  expectTypeOf<HostImplementation<'(int * string) list -> bool[]'>>().toEqualTypeOf<
    (a: [number, string][]) => Iterable<boolean>
  >()
  expectTypeOf<HostImplementation<'(int -> string -> bool) -> (unit -> unit) -> char'>>().toEqualTypeOf<
    (a: (x: number, y: string) => boolean, b: () => undefined) => string
  >()
  expectTypeOf<HostImplementation<"'a -> Thing list -> unit">>().toEqualTypeOf<(a: any, b: any[]) => unknown>()
  expectTypeOf<HostImplementation<'Map<string, int -> int> -> int'>>().toEqualTypeOf<(...args: never[]) => unknown>()
  expectTypeOf<HostImplementation<string>>().toEqualTypeOf<(...args: never[]) => unknown>()
})

test('an implementation that does not fit its signature does not compile', () => {
  const registry = new HostRegistry()
    .register('Host.repeat', 'string -> int -> string', (text, times) => text.repeat(times))
    .register('Host.fewer', 'string -> int -> string', (text) => text)
    .register('Host.opaque', 'Thing -> unit', (thing: { readonly id: number }) => thing.id)
    .register('Host.call', '(int -> int) -> int', (f) => f(1))
    // @ts-expect-error a string is no number
    .register('Host.wrong', 'string -> int', (count: number) => count)
    // @ts-expect-error the result should be a number
    .register('Host.result', 'string -> int', (text) => text)
    // @ts-expect-error there is no third argument
    .register('Host.more', 'string -> int -> unit', (text: string, count: number, more: boolean) => [text, count, more])
  expect(registry.signatures().size).toBe(7)
})

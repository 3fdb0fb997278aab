import { expect, test } from 'vitest'

import { compileProgramFromSource } from '@fsrs/frontend'
import { Vm, toJs } from '@fsrs/vm'
import type { VmOptions } from '@fsrs/vm'

function run(source: string, options: VmOptions): unknown {
  const compiled = compileProgramFromSource(source)
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message)
  return toJs(new Vm(options).execute(compiled.chunk))
}

test.each(['codegen', 'interpreter'] as const)(
  'by %s, a seq that the host has goes on step by step, as far as the host likes, under limits',
  (strategy) => {
    const said: string[] = []
    const options: VmOptions = { strategy, fuel: 5000, print: (text) => void said.push(text.trim()) }
    const source =
      'seq {\n    try\n        for i in Seq.initInfinite id do\n            printfn "%d" i\n            yield Some i\n    finally\n        printfn "closed" }'
    const items = run(source, options) as Iterable<number>
    expect(said).toEqual([])
    for (const item of items) if (item === 2) break
    expect(said).toEqual(['0', '1', '2', 'closed'])
    expect(items[Symbol.iterator]().next()).toEqual({ done: false, value: 0 })
    const stuck = run('Seq.initInfinite id |> Seq.filter (fun n -> n < 0)', options) as Iterable<number>
    expect(() => [...stuck]).toThrow(expect.objectContaining({ code: 'FUEL_EXHAUSTED' }) as Error)
    const failing = run('seq { yield 1\n      failwith "no" }', options) as Iterable<number>
    expect(() => [...failing]).toThrow(expect.objectContaining({ code: 'UNCAUGHT_EXCEPTION', message: 'no' }) as Error)
  },
)

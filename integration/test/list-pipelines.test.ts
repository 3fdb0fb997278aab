import { Vm } from '@fsrs/vm'
import type { VmOptions } from '@fsrs/vm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { codeOfRun, compiled, expectSameOutput } from './simplified-programs.ts'

/** The lists that the code of `run` makes while it runs, and the functions that it hands to the library. */
function madeBy(source: string, options: VmOptions = {}): { readonly lists: number; readonly functions: number } {
  const body = codeOfRun(source, options)
  return { lists: body.split('new R.ListBuilder').length - 1, functions: body.split('=>').length - 1 }
}

test('quiet stages are one loop: no list and no function is made for them', () => {
  const none = { lists: 0, functions: 0 }
  expect(madeBy('let run n = [ 1 .. n ] |> List.map (fun x -> x * 2) |> List.fold (fun s x -> s + x) 0')).toEqual(none)
  expect(madeBy('let run xs = xs |> List.filter (fun x -> x > 2) |> List.length')).toEqual(none)
  expect(
    madeBy('let run n = [ 1 .. n ] |> List.mapi (fun i x -> i, x) |> List.filter (fun (i, x) -> i < x) |> List.length'),
  ).toEqual(none)
  expect(
    madeBy('let run n = [ 1 .. n ] |> List.collect (fun x -> [ for y in 1 .. x -> x * y ]) |> List.length'),
  ).toEqual(none)
  expect(madeBy('let run xs = xs |> List.map (fun x -> x + 1) |> List.choose (fun x -> Some(x * 2))')).toEqual({
    lists: 1,
    functions: 0,
  })
})

test('one stage of which somebody can tell stays a function in the loop', () => {
  const source = 'let run n = [ 1 .. n ] |> List.map (fun x -> x * 2) |> List.iter (fun x -> printfn "%d" x)'
  expect(madeBy(source)).toEqual({ lists: 0, functions: 1 })
})

test('behind a stage of which somebody can tell, another such stage has its list', () => {
  const source =
    'let run n = [ 1 .. n ] |> List.map (fun x -> 12 / x) |> List.map (fun x -> x + 1) |> List.iter (fun x -> printfn "%d" x)'
  expect(madeBy(source)).toEqual({ lists: 1, functions: 2 })
})

test('who wants to stop at statements finds the stages as they are written', () => {
  const source = 'let run xs = xs |> List.filter (fun x -> x > 2) |> List.length'
  expect(madeBy(source, { sourceMaps: true })).toEqual({ lists: 0, functions: 1 })
})

test('a pipeline of thousands of stages compiles, and is the same program', () => {
  const stages = Array.from({ length: 1000 }, (_, i) => `|> List.map (fun x -> x + ${i % 3})`).join('\n    ')
  const chunk = compiled(`let run xs =\n    xs\n    ${stages}\nprintfn "%A" (run [ 1; 2 ])`)
  let text = ''
  new Vm({ print: (piece) => void (text += piece) }).execute(chunk)
  expect(text).toBe('[1000; 1001]\n')
})

test('the stack of an error in a stage names the stage and its line', () => {
  const source =
    'let run n =\n    [ 1 .. n ]\n    |> List.map (fun x -> x + 1)\n    |> List.map (fun x -> 1 / (x - 3))\nrun 3 |> ignore'
  for (const strategy of ['codegen', 'interpreter'] as const) {
    expect(() => new Vm({ strategy }).execute(compiled(source))).toThrowError(
      expect.objectContaining({
        code: 'UNCAUGHT_EXCEPTION',
        scriptStack: [
          expect.objectContaining({ name: 'run/fun', line: 4 }),
          expect.objectContaining({ name: 'run' }),
          expect.anything(),
        ],
      }),
    )
  }
})

const VALUE = fc.constantFrom(
  'x',
  'x + 1',
  'x * 3',
  'x - k',
  'tell x',
  '60 / (x - 2)',
  'if x > 4 then x - 5 else x * 2',
)
const TEST = fc.constantFrom('x > 2', 'x % 2 = 0', 'tell x % 3 <> 0', 'x <> k', '12 / x > 1')
const STAGE = fc.oneof(
  VALUE.map((value) => `List.map (fun x -> ${value})`),
  VALUE.map((value) => `List.mapi (fun i x -> i + (${value}))`),
  TEST.map((text) => `List.filter (fun x -> ${text})`),
  fc.tuple(TEST, VALUE).map(([text, value]) => `List.choose (fun x -> if ${text} then Some(${value}) else None)`),
  VALUE.map((value) => `List.collect (fun x -> [ for y in 1 .. (x &&& 3) -> y + (${value}) ])`),
  VALUE.map((value) => `List.collect (fun x -> [ x; ${value} ])`),
  fc.constant('List.map (fun x -> x, x + 1) |> List.filter (fun (a, b) -> a + b > 5) |> List.map (fun (x, _) -> x)'),
  fc.constant('List.map id'),
)
const SOURCE = fc.constantFrom(
  '[ 1 .. 6 ]',
  '[ 6 .. -1 .. k ]',
  'items',
  '[ for x in items -> tell x ]',
  '[ for x in items do if x > 2 then yield x * 2 ]',
  '[ yield 3; yield! items ]',
)
const END = fc.oneof(
  fc.constant(''),
  fc.constant('|> List.length'),
  VALUE.map((value) => `|> List.fold (fun s x -> s * 3 + (${value})) k`),
  VALUE.map((value) => `|> List.iter (fun x -> tell (${value}) |> ignore)`),
  VALUE.map((value) => `|> List.iteri (fun i x -> tell (i + (${value})) |> ignore)`),
)

const program = fc
  .tuple(SOURCE, fc.array(STAGE, { minLength: 1, maxLength: 5 }), END)
  .map(([source, stages, end]) =>
    [
      'let tell x =\n    printf "%d " x\n    x',
      'let items = [ 4; 1; 3; 2; 8; 5 ]',
      `let run k = ${source} ${stages.map((stage) => `|> ${stage} `).join('')}${end}`,
      'try printfn "%A" (run 3) with e -> printfn "%s" e.Message',
      'try printfn "%A" (run 9) with e -> printfn "%s" e.Message',
    ].join('\n'),
  )

test('pipelines print what they print stage by stage', () => {
  let joined = 0
  fc.assert(
    fc.property(program, (source) => {
      expectSameOutput(source)
      if (madeBy(source).functions < madeBy(source, { sourceMaps: true }).functions) joined++
    }),
    { seed: 7, numRuns: 200 },
  )
  // Otherwise there was nothing to compare.
  expect(joined).toBeGreaterThan(100)
})

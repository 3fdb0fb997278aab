// The first edits of a session would be compiled by code that the JavaScript engine has seen once: three times as slow as
// after some dozens. So a program is compiled and run a few dozen times while nobody waits.

import type { Clock } from '@fsrs/base'
import { Vm } from '@fsrs/vm'

import { defaultCompiler } from '../default-compiler.ts'

/** Rounds after which little is gained. */
const ROUNDS = 40
/** Before the first round, in milliseconds: whatever begins with the first program goes first. */
const BEFORE_MS = 50
/** Between two rounds, in milliseconds. A round takes one to five, which is the longest that anything waits for it. */
const PAUSE_MS = 5

/** A script with something of everything that scripts have; the number makes each round an edit. */
const scriptOf = (round: number): string => `type Shape =
    | Circle of radius: float
    | Group of Shape list
type Item = { Name: string; Count: int; Tag: string option }
[<Persist>]
let mutable total = ${round}
total <- total + 1
let rec area shape =
    match shape with
    | Circle radius -> 3.0 * radius * radius
    | Group shapes -> shapes |> List.map area |> List.sum
let items = [ for i in 1 .. 3 -> { Name = sprintf "item %d" i; Count = i * ${round}; Tag = if i = 2 then Some "two" else None } ]
let describe item =
    match item with
    | { Count = 0 } -> "none"
    | { Tag = Some tag; Name = name } when tag.Length > 1 -> sprintf "%s (%s)" name tag
    | { Name = name; Count = count } -> name + " " + string count
let counts = items |> List.map (fun item -> item.Name, item.Count) |> Map.ofList
let update (event: string) (state: Map<string, int>) =
    match Map.tryFind event state with
    | Some count -> Map.add event (count + 1) state
    | None -> Map.add event 1 state
let text = items |> List.map describe |> String.concat ", "
sprintf "%s %.1f %d %A" text (area (Group [ Circle 1.0; Circle 2.0 ])) (update "item 1" counts).Count items
`

/**
 * Compiles and runs a script of its own, again and again, each time in a turn of its own. Nothing of it can be seen from
 * outside but that the processor is busy for a tenth of a second.
 *
 * @returns dispose of it to end it
 */
export function warmUp(clock: Clock): Disposable {
  const compiler = defaultCompiler()
  const vm = new Vm({ print: () => undefined })
  let hasEnded = false
  let timer: Disposable
  const run = async (round: number): Promise<void> => {
    const text = scriptOf(round)
    const sources = { read: () => ({ ok: true, text }) as const, resolve: (path: string) => path }
    const result = await compiler.compile({ entry: 'warm-up.fsrs', sources })
    if (result.ok) vm.load(result.artifact).run()
    if (!hasEnded && round < ROUNDS) timer = clock.schedule(PAUSE_MS, () => void run(round + 1))
  }
  timer = clock.schedule(BEFORE_MS, () => void run(1))
  return {
    [Symbol.dispose]: () => {
      hasEnded = true
      timer[Symbol.dispose]()
    },
  }
}

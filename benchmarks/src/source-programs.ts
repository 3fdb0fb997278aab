// Programs to compile: dense, with unions, records, matches, closures, comprehensions, formats; each piece is 25 lines.

/** One piece of a program, whose names end in `n`. */
function piece(n: number): string {
  return `type Shape${n} =
    | Circle${n} of float
    | Rect${n} of width: float * height: float
    | Group${n} of Shape${n} list

type Item${n} = { Name: string; Count: int; Shape: Shape${n} }

let rec area${n} shape =
    match shape with
    | Circle${n} r -> 3.14 * r * r
    | Rect${n} (w, h) -> w * h
    | Group${n} shapes -> shapes |> List.map area${n} |> List.sum

let total${n} items =
    items
    |> List.filter (fun item -> item.Count > ${n % 7})
    |> List.fold (fun sum (item: Item${n}) -> sum + area${n} item.Shape) 0.0

let items${n} =
    [ for i in 1 .. 10 do
        if i % 2 = 0 then
            yield { Name = sprintf "item %d" i; Count = i; Shape = Circle${n} (float i) } ]

let describe${n} count = if count > 10 then "many" elif count > 1 then "some" else "few"
let text${n} = sprintf "%s: %.2f %A" (describe${n} (List.length items${n})) (total${n} items${n}) items${n}
`
}

/** A program of about that many lines. */
export function programOf(lines: number): string {
  return Array.from({ length: Math.max(1, Math.round(lines / 25)) }, (_, i) => piece(i)).join('\n')
}

/** Modules of 100 lines, each of which uses the one before it, and `/main.fsrs`, which loads all. */
export function modulesOf(count: number): Map<string, string> {
  const files = new Map<string, string>()
  for (let i = 0; i < count; i++) {
    const before = i === 0 ? '' : `let before = M${i - 1}.text0\n`
    files.set(`/m${i}.fsrs`, before + programOf(100))
  }
  const loads = Array.from({ length: count }, (_, i) => `#load "m${i}.fsrs"`).join('\n')
  files.set('/main.fsrs', `${loads}\nM${count - 1}.text0\n`)
  return files
}

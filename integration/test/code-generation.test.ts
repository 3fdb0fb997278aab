import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

/** Runs in a process of its own: what it prints is what the machine says of itself, and what the script printed. */
const PROGRAM = `
import { compileProgramFromSource } from '@fsrs/frontend'
import { HostRegistry, RuntimeError, Vm } from '@fsrs/vm'

const host = new HostRegistry().register('Host.twice', 'int -> int', (n) => 2 * n)
const source = \`
printfn "%A" (fun x -> x)
let rec depth n = if n = 0 then 0 else 1 + depth (n - 1)
printfn "%d %d %A" (depth 100000) (Host.twice 21) [ for i in 1 .. 3 -> i * i ]
try failwith "caught" with e -> printfn "%s" e.Message
while true do ()\`
const { ok, chunk } = compileProgramFromSource(source, { path: '/main.fsrs', host })
const vm = new Vm({ host, fuel: 1e7, print: (text) => process.stdout.write(text) })
console.log(ok, vm.strategy)
try {
  vm.execute(chunk)
} catch (error) {
  console.log(error instanceof RuntimeError, error.code, error.scriptStack.length)
}
`

async function printedUnder(...flags: readonly string[]): Promise<readonly string[]> {
  const args = [...flags, '--import', 'tsx', '--conditions=@fsrs/source', '--input-type=module', '--eval', PROGRAM]
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  return stdout.trimEnd().split('\n')
}

test('where V8 makes no code of text, the same program runs on the portable strategy, inside the same limits', async () => {
  const [generated, portable] = await Promise.all([
    printedUnder(),
    printedUnder('--disallow-code-generation-from-strings'),
  ])
  expect(portable).toEqual([
    'true interpreter',
    '<fun:clo@2>',
    '100000 42 [1; 4; 9]',
    'caught',
    'true FUEL_EXHAUSTED 1',
  ])
  expect(generated).toEqual(['true codegen', ...portable.slice(1)])
})

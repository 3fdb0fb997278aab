import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { Folder } from './session.ts'
import type { Result } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

const fsrs = (args: readonly string[], files?: Readonly<Record<string, string>>): Promise<Result> =>
  folder.fsrs(args, files)

describe('the command line', () => {
  test('without arguments shows the help', async () => {
    const { exitCode, stdout } = await fsrs([])
    expect(exitCode).toBe(0)
    for (const word of ['watch', 'run', 'check']) expect(stdout).toContain(word)
  })

  test.each([
    ['an unknown command', ['wathc', 'a.fsrs'], 'watch'],
    ['an unknown flag', ['run', '--colour', 'a.fsrs'], '--color'],
    ['a missing file name', ['run'], 'file'],
    ['a limit that is no number', ['run', '--fuel', 'much', 'a.fsrs'], 'positive whole number'],
    ['a choice that there is not', ['run', '--color', 'red', 'a.fsrs'], 'always'],
    ['a flag of another command', ['check', '--fuel', '1', 'a.fsrs'], 'See fsrs check --help.'],
  ])('%s ends with 2 and says what to do', async (_what, args, said) => {
    const { exitCode, stderr } = await fsrs(args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(said)
  })

  test('flags of every command may stand before its name', async () => {
    const files = { 'a.fsrs': 'let x = 1\n' }
    const { exitCode, stdout } = await fsrs(['--json', '--color', 'never', 'check', 'a.fsrs'], files)
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: '{"type":"checked","files":1,"errors":0,"warnings":0}\n',
    })
  })

  test.each(['run', 'check', 'compile', 'types', 'disassemble'])(
    '%s of a file that is for watch says so',
    async (name) => {
      const { exitCode, stdout, stderr } = await fsrs([name, 'package.json'], { 'package.json': '{}\n' })
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
      expect(stderr).toContain('package.json is no script of FSRS. Files of other languages are for fsrs watch.')
    },
  )

  test.each(['run', 'check', 'watch'])('%s of a file that is not there ends with 3', async (command) => {
    const { exitCode, stderr } = await fsrs([command, 'nothing.fsrs'])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('nothing.fsrs')
  })
})

describe('run', () => {
  test('prints what the script prints, and nothing else', async () => {
    const result = await fsrs(['run', 'a.fsrs'], { 'a.fsrs': 'printfn "%d" (6 * 7)\n' })
    expect(result).toEqual({ exitCode: 0, stdout: '42\n', stderr: '' })
  })

  test('shows a code frame for a wrong script, runs nothing, and ends with 1', async () => {
    const { exitCode, stdout, stderr } = await fsrs(['run', 'a.fsrs'], {
      'a.fsrs': 'printfn "first"\nlet x = 1 + "a"\n',
    })
    expect(exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('FS0001')
    expect(stderr).toContain('a.fsrs:2:')
    expect(stderr).toContain('2 | let x = 1 + "a"')
  })

  test('an exception of the script ends with 1, after what it printed', async () => {
    const { exitCode, stdout, stderr } = await fsrs(['run', 'a.fsrs'], {
      'a.fsrs': 'printfn "first"\nlet zero = 0\nprintfn "%d" (1 / zero)\n',
    })
    expect(exitCode).toBe(1)
    expect(stdout).toBe('first\n')
    expect(stderr).toContain('System.DivideByZeroException')
  })

  test('a script that never ends is ended by the limits', async () => {
    const endless = { 'a.fsrs': 'let mutable n = 0\nwhile true do\n    n <- n + 1\n' }
    expect(await fsrs(['run', '--fuel', '100000', 'a.fsrs'], endless)).toMatchObject({ exitCode: 1 })
    const { stderr } = await fsrs(['run', '--timeout', '50', 'a.fsrs'], endless)
    expect(stderr).toContain('TIMEOUT')
  })

  test('a script ends the program with `exit`, which nothing in it stops', async () => {
    const ending = (code: string): string => `
try
    try
        printfn "before"
        exit ${code} |> ignore
    with _ -> printfn "handled"
finally
    printfn "cleanup"
printfn "after"
`
    const run = (code: string): Promise<Result> => fsrs(['run', 'a.fsrs'], { 'a.fsrs': ending(code) })
    expect(await run('0')).toEqual({ exitCode: 0, stdout: 'before\n', stderr: '' })
    expect(await run('3')).toEqual({ exitCode: 3, stdout: 'before\n', stderr: '' })
    expect(await run('-1')).toMatchObject({ exitCode: 255 })
  })

  test('loads the files that the script loads', async () => {
    const { stdout } = await fsrs(['run', 'main.fsrs'], {
      'main.fsrs': '#load "shapes.fsrs"\nprintfn "%d" (Shapes.area 3)\n',
      'shapes.fsrs': 'let area n = n * n\n',
    })
    expect(stdout).toBe('9\n')
  })
})

describe('check', () => {
  test('is silent about a good script but for the count', async () => {
    const { exitCode, stdout } = await fsrs(['check', 'a.fsrs'], { 'a.fsrs': 'printfn "not run"\n' })
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '1 file: 0 errors, 0 warnings\n' })
  })

  test('shows all findings of all files and ends with 1', async () => {
    const { exitCode, stdout } = await fsrs(['check', 'a.fsrs', 'b.fsrs'], {
      'a.fsrs': 'let x : int = "a"\nlet y = unknownName\n',
      'b.fsrs': 'let f o = match o with Some x -> x\n',
    })
    expect(exitCode).toBe(1)
    for (const part of ['FS0001', 'FS0039', 'FS0025', '2 files: 2 errors, 1 warning']) expect(stdout).toContain(part)
  })

  test('with --json writes one finding a line', async () => {
    const { stdout } = await fsrs(['check', '--json', 'a.fsrs'], { 'a.fsrs': 'let x : int = "a"\n' })
    const findings = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { code: string })
    expect(findings.map((finding) => finding.code)).toEqual(['FS0001', undefined])
  })
})

test('a file of no known language is refused with the extensions of those that are', async () => {
  const { exitCode, stderr } = await folder.fsrs(['watch', 'notes.xyz'], { 'notes.xyz': '' })
  expect(exitCode).toBe(3)
  expect(stderr).toContain('notes.xyz. Name a file that ends in one of .fsrs .fs .ts .mts .tsx .js')
})

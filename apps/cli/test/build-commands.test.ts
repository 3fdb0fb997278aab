import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { Folder } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

const SHAPES = {
  'shapes.fsrs': 'type Shape = Square of float\nlet area shape = match shape with Square side -> side * side\n',
  'main.fsrs': '#load "shapes.fsrs"\nlet total = Shapes.area (Shapes.Square 3.0)\nprintfn "%.1f" total\n',
}

describe('compile', () => {
  test('makes one file that runs without its sources', async () => {
    const compiled = await folder.fsrs(['compile', 'main.fsrs'], SHAPES)
    expect(compiled).toMatchObject({ exitCode: 0, stdout: '' })
    expect(compiled.stderr).toMatch(/^main\.fsrsc: \d+ bytes\n$/)
    const other = await Folder.make()
    await other.write({})
    const bytes = await readFile(join(folder.path, 'main.fsrsc'))
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('FSRS')
    await other.remove()
    await folder.write({ 'shapes.fsrs': 'broken (', 'main.fsrs': 'broken (' })
    expect(await folder.fsrs(['run', 'main.fsrsc'])).toEqual({ exitCode: 0, stdout: '9.0\n', stderr: '' })
  })

  test('writes to the file that --output names, and says so in JSON', async () => {
    const { stdout } = await folder.fsrs(['compile', 'main.fsrs', '-o', 'out.bin', '--json'], SHAPES)
    const size = (await readFile(join(folder.path, 'out.bin'))).length
    expect(JSON.parse(stdout)).toMatchObject({ type: 'compiled', output: join(folder.path, 'out.bin'), bytes: size })
  })

  test('of a wrong script shows what is wrong, writes nothing, and ends with 1', async () => {
    const { exitCode, stderr } = await folder.fsrs(['compile', 'a.fsrs'], { 'a.fsrs': 'let x : int = "a"\n' })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('FS0001')
    await expect(readFile(join(folder.path, 'a.fsrsc'))).rejects.toThrow('ENOENT')
  })

  test('into a folder that is not there ends with 3', async () => {
    const { exitCode, stderr } = await folder.fsrs(['compile', 'main.fsrs', '-o', 'no/such/out'], SHAPES)
    expect(exitCode).toBe(3)
    expect(stderr).toContain('cannot write')
  })
})

test('run refuses a damaged program with what is the matter', async () => {
  const { exitCode, stderr } = await folder.fsrs(['run', 'a.fsrsc'], { 'a.fsrsc': 'FSRS\u0001damaged program' })
  expect(exitCode).toBe(3)
  expect(stderr).toContain('damaged')
})

describe('disassemble', () => {
  test('shows the program with places in the script, and the JavaScript with the same', async () => {
    const { exitCode, stdout } = await folder.fsrs(['disassemble', 'main.fsrs'], SHAPES)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('call Shapes:area  @2:13')
    expect(stdout).toContain('// Main, as JavaScript')
    expect(stdout).toMatch(/\/\* 2:13 \*\//)
  })

  test('--show chooses one of the two', async () => {
    const program = await folder.fsrs(['disassemble', 'main.fsrs', '--show', 'program'], SHAPES)
    expect(program.stdout).not.toContain('as JavaScript')
    const code = await folder.fsrs(['disassemble', 'main.fsrs', '--show', 'code'])
    expect(code.stdout).not.toContain('call Shapes:area')
  })

  test('takes a compiled program', async () => {
    await folder.fsrs(['compile', 'main.fsrs'], SHAPES)
    const { stdout } = await folder.fsrs(['disassemble', 'main.fsrsc'])
    expect(stdout).toContain('call Shapes:area  @2:13')
  })
})

describe('types', () => {
  test('shows declarations of what the script defines', async () => {
    const { stdout } = await folder.fsrs(['types', 'shapes.fsrs'], SHAPES)
    expect(stdout).toContain('export declare function area(arg1: Shape): number')
  })

  test('writes them to the file that --output names', async () => {
    const { stdout } = await folder.fsrs(['types', 'shapes.fsrs', '-o', 'shapes.d.ts'], SHAPES)
    expect(stdout).toBe('')
    expect(await readFile(join(folder.path, 'shapes.d.ts'), 'utf8')).toContain('export type Shape')
  })
})

describe('--host', () => {
  const HOST = { 'host.mjs': "export default { 'Host.double': ['int -> int', (n) => 2 * n] }\n" }

  test('offers the functions of a module to the script', async () => {
    const { stdout } = await folder.fsrs(['run', 'a.fsrs', '--host', 'host.mjs'], {
      ...HOST,
      'a.fsrs': 'printfn "%d" (Host.double 21)\n',
    })
    expect(stdout).toBe('42\n')
  })

  test('lets check hold the script against their types', async () => {
    const { exitCode, stdout } = await folder.fsrs(['check', 'a.fsrs', '--host', 'host.mjs'], {
      ...HOST,
      'a.fsrs': 'printfn "%d" (Host.double "x")\n',
    })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('FS0001')
  })

  test.each([
    ['is not there', {}],
    ['has no default export', { 'host.mjs': 'export const x = 1\n' }],
    ['offers what is no function', { 'host.mjs': "export default { 'Host.x': 1 }\n" }],
  ])('a module that %s ends with 3 and an example', async (_what, files) => {
    const { exitCode, stderr } = await folder.fsrs(['run', 'a.fsrs', '--host', 'host.mjs'], {
      ...files,
      'a.fsrs': '1\n',
    })
    expect(exitCode).toBe(3)
    expect(stderr).toContain("export default { 'Host.log'")
  })
})

import { statSync } from 'node:fs'

import { Workspace } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { pathRules } from '../src/path-rules.ts'
import { WatchedDirectories } from '../src/watched-directories.ts'

const [linux, macos, windows] = [pathRules('linux'), pathRules('darwin'), pathRules('win32')]

describe('the names of a path', () => {
  test.each([
    ['C:\\', []],
    ['C:\\src\\main.fs', ['src', 'main.fs']],
    ['C:/src\\main.fs', ['src', 'main.fs']],
    ['\\\\server\\share\\src\\main.fs', ['src', 'main.fs']],
    ['\\\\?\\C:\\src', ['src']],
    ['..\\src\\.\\main.fs', ['..', 'src', 'main.fs']],
  ])('on Windows: %j', (path, names) => {
    expect(windows.namesOf(path)).toEqual(names)
  })

  test.each([
    ['/', []],
    ['/src//main.fs', ['src', 'main.fs']],
    ['../src/./main.fs', ['..', 'src', 'main.fs']],
    ['/a\\b/C:', ['a\\b', 'C:']],
  ])('elsewhere, where a backslash and a colon are letters: %j', (path, names) => {
    expect(linux.namesOf(path)).toEqual(names)
    expect(macos.namesOf(path)).toEqual(names)
  })
})

describe('what is below a root', () => {
  test.each([
    ['C:\\src', 'C:\\src', true],
    ['C:\\src\\a.fs', 'C:\\src', true],
    ['C:\\src2\\a.fs', 'C:\\src', false],
    ['C:\\src', 'C:\\', true],
    ['D:\\src', 'C:\\', false],
    ['\\\\server\\share\\a.fs', '\\\\server\\share\\', true],
  ])('on Windows: %j and %j', (path, root, expected) => {
    expect(windows.isAtOrBelow(path, root)).toBe(expected)
  })

  test.each([
    ['/src/a.fs', '/src', true],
    ['/src2/a.fs', '/src', false],
    ['/src', '/', true],
    ['/src\\a.fs', '/src', false],
  ])('elsewhere: %j and %j', (path, root, expected) => {
    expect(linux.isAtOrBelow(path, root)).toBe(expected)
  })

  test('is written with slashes for globs, whatever the system writes', () => {
    expect(windows.below('C:\\src', 'C:\\src\\dist\\a.js')).toBe('dist/a.js')
    expect(windows.below('C:\\', 'C:\\a.js')).toBe('a.js')
    expect(linux.below('/src', '/src/dist/a\\b.js')).toBe('dist/a\\b.js')
  })
})

describe('two spellings of one name', () => {
  test.each([
    ['Main.fs', 'main.FS'],
    ['caf\u00E9.fs', 'cafe\u0301.fs'],
  ])('%j and %j are one file on macOS and Windows, and two on Linux', (one, other) => {
    for (const { keyOf } of [macos, windows]) expect(keyOf(one)).toBe(keyOf(other))
    expect(linux.keyOf(one)).not.toBe(linux.keyOf(other))
  })

  test.each([
    ['macOS', macos, ['main.FS']],
    ['Linux', linux, []],
  ] as const)('a watched file hears of events that spell it otherwise, on %s', async (_system, { keyOf }, heard) => {
    await using workspace = await Workspace.create({ 'Main.fs': '1\n' })
    const directories = new WatchedDirectories(() => undefined, keyOf)
    const changed: string[] = []
    const end = directories.subscribe(workspace.root, statSync(workspace.root), {
      name: 'Main.fs',
      wants: () => true,
      changed: (name) => changed.push(name),
      rescan: () => undefined,
    })
    directories.changed(workspace.root, 'main.FS')
    expect(changed).toEqual(heard)
    end()
    directories.changed(workspace.root, 'Main.fs')
    expect(changed).toEqual(heard)
  })
})

import { basename } from 'node:path'

import { describe, expect, test } from 'vitest'

import { compileIgnores } from '../src/ignore.ts'

function ignored(globs: readonly string[], below: string): boolean {
  const path = `/root/${below}`
  return compileIgnores(globs)(basename(path), path, '/root')
}

describe('left out', () => {
  test.each(['.git', 'a/node_modules', 'main.fs~', '.#main.fs', '#main.fs#', '.main.fs.swp', '4913', 'x.tmp'])(
    'by default: %s',
    (below) => {
      expect(ignored([], below)).toBe(true)
    },
  )

  test.each(['main.fs', '.env', 'git', 'node_modules.md', '~main.fs', 'a b.fs', '49130', 'tmp'])(
    'by default is not: %s',
    (below) => {
      expect(ignored([], below)).toBe(false)
    },
  )

  test.each([
    [['*.log'], 'a/b.log', true],
    [['**/*.log'], 'a/b.log', true],
    [['dist/**'], 'dist', true],
    [['dist/**'], 'a/dist', false],
    [['/dist'], 'dist', true],
    [['dist/'], 'dist', true],
    [['a/*.fs'], 'a/x.fs', true],
    [['a/*.fs'], 'a/b/x.fs', false],
    [['!node_modules'], 'node_modules', false],
    [['*.fs', '!keep.fs'], 'keep.fs', false],
    [['!keep.fs', '*.fs'], 'keep.fs', true],
    [['a/**', '!a/b'], 'a/b', false],
  ])('by %j: %s is %s', (globs, below, expected) => {
    expect(ignored(globs, below)).toBe(expected)
  })

  test('by a predicate, which is given the absolute path and replaces the defaults', () => {
    const ignores = compileIgnores((path) => path === '/root/a')
    expect(ignores('a', '/root/a', '/root')).toBe(true)
    expect(ignores('.git', '/root/.git', '/root')).toBe(false)
  })
})

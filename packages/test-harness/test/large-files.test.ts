import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { LARGE_FILE_SIZES, Workspace, largeContent, writeLargeFile } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

test('contents have their size to the byte, whole lines, and are the same each time', () => {
  for (const sizeBytes of [0, 1, 79, 80, 81, 65_535, 65_536, 65_537, 1_000_000]) {
    const content = Buffer.concat([...largeContent({ sizeBytes })])
    expect(content).toHaveLength(sizeBytes)
    expect(content.at(-1) ?? 10).toBe(10)
    expect(content.equals(Buffer.concat([...largeContent({ sizeBytes })]))).toBe(true)
  }
})

test('another seed gives another content of the same size', () => {
  const [one, other] = [0, 1].map((seed) => Buffer.concat([...largeContent({ sizeBytes: 1000, seed })]))
  expect(other).toHaveLength(1000)
  expect(other).not.toEqual(one)
})

test('every line begins with the prefix', () => {
  const lines = Buffer.concat([...largeContent({ sizeBytes: 200_000, linePrefix: '// ' })])
    .toString()
    .trimEnd()
    .split('\n')
  expect(lines.filter((line) => !line.startsWith('// '))).toEqual([])
  expect(lines[0]).toMatch(/^\/\/ [a-z]{76}$/)
  expect(() => [...largeContent({ sizeBytes: 1, linePrefix: 'x'.repeat(80) })]).toThrow(RangeError)
})

test('a file is what was generated, at every size', async () => {
  await using workspace = await Workspace.create()
  // The largest takes seconds; what it adds is only more blocks of the same.
  for (const sizeBytes of LARGE_FILE_SIZES.filter((size) => size <= 10 * 1024 ** 2)) {
    const file = await writeLargeFile(workspace.path('large.txt'), { sizeBytes })
    const content = readFileSync(file.path)
    expect(content).toHaveLength(sizeBytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256)
  }
})

test('the sizes go from 1 KB to 100 MB', () => {
  expect(LARGE_FILE_SIZES.at(0)).toBe(1024)
  expect(LARGE_FILE_SIZES.at(-1)).toBe(100 * 1024 * 1024)
})

test('writing can be aborted, and fails where the directory is missing', async () => {
  await using workspace = await Workspace.create()
  const options = { sizeBytes: 1024, signal: AbortSignal.abort() }
  await expect(writeLargeFile(workspace.path('a.txt'), options)).rejects.toThrow('aborted')
  await expect(writeLargeFile(workspace.path('missing/a.txt'), { sizeBytes: 1024 })).rejects.toThrow('ENOENT')
})

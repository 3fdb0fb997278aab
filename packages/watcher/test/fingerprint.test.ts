import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

import { Workspace } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { type Fingerprint, condensed, glance, observe, sameContent, withInode } from '../src/fingerprint.ts'

function observed(path: string): Fingerprint {
  const seen = observe(path, true)
  if (seen.type !== 'file') throw new Error(`${path} is ${seen.type}`)
  return seen.fingerprint
}

function glimpsed(path: string): Fingerprint {
  const seen = glance(path)
  if (seen === undefined || seen === 'missing') throw new Error(`${path}: ${String(seen)}`)
  return seen
}

describe('a glance', () => {
  test('finds the content that a thorough look finds', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = "ä" // \u{1F680}\n', 'b.fs': 'let y = 1' })
    for (const name of ['a.fs', 'b.fs']) {
      const [seen, whole] = [glimpsed(workspace.path(name)), observed(workspace.path(name))]
      expect(seen).toMatchObject({ sizeBytes: whole.sizeBytes, endsWithNewline: whole.endsWithNewline })
      expect(sameContent(whole, seen)).toBe(true)
      expect(sameContent(seen, whole)).toBe(true)
    }
  })

  test('tells contents of one size apart, bytes that are no text included, and whichever of them is condensed', async () => {
    await using workspace = await Workspace.create({
      one: new Uint8Array([0xff, 0xfe, 1]),
      other: new Uint8Array([0xff, 0xfd, 1]),
    })
    const [one, other] = [glimpsed(workspace.path('one')), glimpsed(workspace.path('other'))]
    for (const [a, b] of [
      [one, other],
      [condensed(one), other],
      [one, condensed(other)],
      [condensed(one), condensed(other)],
    ] as const) {
      expect(sameContent(a, b)).toBe(false)
      expect(sameContent(a, one)).toBe(true)
      expect(sameContent(other, b)).toBe(true)
    }
    expect(condensed(one).text).toBeUndefined()
  })

  test.each([
    ['a file of 64 KiB', 'x'.repeat(64 * 1024)],
    ['a larger one', 'x'.repeat(100_000)],
  ])('leaves %s to a thorough look', async (_what, content) => {
    await using workspace = await Workspace.create({ 'a.fs': content })
    expect(glance(workspace.path('a.fs'))).toBeUndefined()
    expect(observed(workspace.path('a.fs')).sizeBytes).toBe(content.length)
  })

  test('tells an empty file from a missing one', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '' })
    expect(glance(workspace.path('a.fs'))).toMatchObject({ sizeBytes: 0, text: '', endsWithNewline: undefined })
    expect(glance(workspace.path('missing'))).toBe('missing')
  })

  test('finds no file in what is none: a directory, a device', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    for (const path of [workspace.path('d'), '/dev/zero']) expect(glance(path)).toBeUndefined()
  })

  test.runIf(process.platform !== 'win32')('takes nothing out of a pipe, which is no file', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    const path = workspace.path('pipe')
    execFileSync('mkfifo', [path])
    expect(glance(path)).toBeUndefined()
    expect(observe(path, true)).toEqual({ type: 'missing' })
  })

  test('learns the inode afterwards', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    const path = workspace.path('a.fs')
    const seen = glimpsed(path)
    expect(seen.inode).toBeNaN()
    expect(withInode(seen, path).inode).toBe(statSync(path).ino)
    expect(withInode(seen, workspace.path('missing')).inode).toBeNaN()
  })
})

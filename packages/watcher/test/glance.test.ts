import { execFileSync } from 'node:child_process'
import { renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'

import { Workspace } from '@fsrs/test-harness'
import { afterEach, describe, expect, test } from 'vitest'

import { type Fingerprint, condensed, observe, sameContent, withInode } from '../src/fingerprint.ts'
import { Glances } from '../src/glance.ts'
import { handlesOf } from './support.ts'

const glances = new Glances()

afterEach(() => glances.release())

function observed(path: string): Fingerprint {
  const seen = observe(path, true)
  if (seen.type !== 'file') throw new Error(`${path} is ${seen.type}`)
  return seen.fingerprint
}

function glimpsed(path: string): Fingerprint {
  const seen = glances.at(path)
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
    expect(glances.at(workspace.path('a.fs'))).toBeUndefined()
    expect(observed(workspace.path('a.fs')).sizeBytes).toBe(content.length)
  })

  test('tells an empty file from a missing one', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '' })
    expect(glances.at(workspace.path('a.fs'))).toMatchObject({ sizeBytes: 0, text: '', endsWithNewline: undefined })
    expect(glances.at(workspace.path('missing'))).toBe('missing')
  })

  test('finds no file in what is none: a directory, a device', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    for (const path of [workspace.path('d'), '/dev/zero']) expect(glances.at(path)).toBeUndefined()
  })

  test.runIf(process.platform !== 'win32')('takes nothing out of a pipe, which is no file', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    const path = workspace.path('pipe')
    execFileSync('mkfifo', [path])
    expect(glances.at(path)).toBeUndefined()
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

describe('a file found empty', () => {
  async function withEmptyFile(use: (path: string, workspace: Workspace) => void): Promise<void> {
    await using workspace = await Workspace.create({ 'a.fs': '' })
    const path = workspace.path('a.fs')
    expect(glances.at(path)).toMatchObject({ sizeBytes: 0 })
    use(path, workspace)
  }

  test('is read once it was written', () =>
    withEmptyFile((path) => {
      writeFileSync(path, 'let x = 1\n')
      expect(glances.at(path)).toMatchObject({ text: 'let x = 1\n' })
      writeFileSync(path, 'let x = 2\n')
      expect(glances.at(path)).toMatchObject({ text: 'let x = 2\n' })
    }))

  test('is looked for by its name while it is empty: another may have been moved into its place, or none be left', () =>
    withEmptyFile((path, workspace) => {
      writeFileSync(workspace.path('b.fs'), 'let x = 1\n')
      renameSync(workspace.path('b.fs'), path)
      expect(glances.at(path)).toMatchObject({ text: 'let x = 1\n' })
      writeFileSync(path, '')
      expect(glances.at(path)).toMatchObject({ sizeBytes: 0 })
      unlinkSync(path)
      expect(glances.at(path)).toBe('missing')
    }))

  test('is left to a thorough look once it is large', () =>
    withEmptyFile((path) => {
      writeFileSync(path, 'x'.repeat(64 * 1024))
      expect(glances.at(path)).toBeUndefined()
    }))

  test('does not stand for another one', () =>
    withEmptyFile((path, workspace) => {
      writeFileSync(path, 'let x = 1\n')
      writeFileSync(workspace.path('b.fs'), 'let y = 2\n')
      expect(glances.at(workspace.path('b.fs'))).toMatchObject({ text: 'let y = 2\n' })
      expect(glances.at(path)).toMatchObject({ text: 'let x = 1\n' })
    }))

  test.runIf(process.platform === 'linux')('is held open until it is released, or another one is looked at', () =>
    withEmptyFile((path, workspace) => {
      expect(handlesOf(path)).toBe(1)
      glances.at(path)
      expect(handlesOf(path)).toBe(1)
      writeFileSync(path, 'let x = 1\n')
      glances.at(path)
      glances.release()
      expect(handlesOf(path)).toBe(0)
      writeFileSync(path, '')
      glances.at(path)
      glances.at(workspace.path('missing'))
      expect(handlesOf(path)).toBe(0)
    }),
  )
})

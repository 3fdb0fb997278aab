import type { WatcherSubject } from '@fsrs/test-harness'
import { parseWatchCase, watchCase } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { ReferenceWatcher } from './reference-watcher.ts'

const subject: WatcherSubject = {
  name: 'reference',
  create: (options) => new ReferenceWatcher(options),
  patienceMs: 2000,
}

const ATOMIC = `# An editor writes aside, then renames over.
given   /a.fsrs  "let x = 1"
option  extensions  [".fsrs"]
write   /a.tmp  "let x = 2"   # not announced
rename  /a.tmp  /a.fsrs
expect  modified /a.fsrs
save    truncate-write /a.fsrs "let x = 2"
expect  nothing
remove  /a.fsrs
write   "/with space.fsrs" "line\\n"
expect  deleted /a.fsrs
expect  created "/with space.fsrs"
`

test('a case file is read, with its name, options and steps', () => {
  const parsed = parseWatchCase(
    'atomic.watch',
    ATOMIC.replace('option  extensions  [".fsrs"]', 'option debounceMs 5'),
    'linux',
  )
  expect(parsed.name).toBe('An editor writes aside, then renames over.')
  expect(parsed.given).toEqual([{ word: 'given', args: ['/a.fsrs', 'let x = 1'], line: 2 }])
  expect(parsed.options).toEqual({ debounceMs: 5 })
  expect(parsed.steps.map((step) => step.word)).toEqual([
    'write',
    'rename',
    'expect',
    'save',
    'expect',
    'remove',
    'write',
    'expect',
    'expect',
  ])
})

describe.concurrent('run against a watcher,', () => {
  test('a case that holds passes', async () => {
    const text = ATOMIC.replace('option  extensions  [".fsrs"]', 'option extensions "[\\".fsrs\\"]"')
    expect(await watchCase(parseWatchCase('atomic.watch', text)).run(subject)).toEqual({ type: 'passed' })
  })

  test.each([
    ['an event that does not come', 'write /a "1"\nexpect modified /a\n'],
    ['an event too many', 'given /a "1"\nwrite /a "2"\nexpect nothing\n'],
    ['another file', 'write /a "1"\nexpect created /b\n'],
  ])('a case that does not hold fails: %s', async (_, text) => {
    await expect(watchCase(parseWatchCase('a.watch', text)).run(subject)).rejects.toThrow('a.watch')
  })
})

test('blocks count on their systems only', () => {
  const text =
    'write /a "1"\non win32 darwin\nexpect created /a\nend\non linux\nexpect created /a\nexpect created /b\nend\n'
  expect(parseWatchCase('a.watch', text, 'linux').steps).toHaveLength(3)
  expect(parseWatchCase('a.watch', text, 'win32').steps).toHaveLength(2)
})

test.each([
  ['expects nothing', 'write /a "1"\n'],
  ['unknown word', 'wirte /a "1"\nexpect nothing\n'],
  ['does not take', 'write /a\nexpect nothing\n'],
  ['does not take', 'expect created\n'],
  ['cannot read', 'write /a "open\nexpect nothing\n'],
  ['"end" without "on"', 'end\nexpect nothing\n'],
  ['"on" without "end"', 'on linux\nexpect nothing\n'],
  ['names of systems', 'on plan9\nexpect nothing\nend\n'],
  ['not JSON', 'option debounceMs soon\nexpect nothing\n'],
  ['as JSON writes it', 'write /a "\\q"\nexpect nothing\n'],
])('a file that is wrong is refused: %s', (message, text) => {
  expect(() => parseWatchCase('a.watch', text, 'linux')).toThrow(message)
})

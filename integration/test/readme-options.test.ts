// A README names every option of its package, and none that is not there: the types are what it is compared with.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))

interface Options {
  readonly name: string
  readonly names: readonly string[]
}

/** The interfaces called `…Options` that a package exports, with the names of what they hold. */
function optionsOf(folder: string): readonly Options[] {
  const door = join(folder, 'src/index.ts')
  return [...readFileSync(door, 'utf8').matchAll(/export type \{([^}]*)\} from '([^']+)'/g)].flatMap(
    ([, names, from]) =>
      names!
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name.endsWith('Options'))
        .map((name) => ({ name, names: membersOf(readFileSync(resolve(dirname(door), from!), 'utf8'), name) })),
  )
}

function membersOf(text: string, name: string): readonly string[] {
  const found = new RegExp(`^export interface ${name}\\b[^{]*\\{\n([\\s\\S]*?)^\\}`, 'm').exec(text)
  return [...(found?.[1] ?? '').matchAll(/^ {2}(?:readonly )?(\w+)\??[(:]/gm)].map(([, member]) => member!)
}

/** What stands in the first column of tables that begin with `option`. */
function tabulated(readme: string): readonly string[] {
  return [...readme.matchAll(/^\| option.*\n\|[-| :]+\n((?:\|.*\n)+)/gm)].flatMap(([, rows]) =>
    rows!
      .trim()
      .split('\n')
      .flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!)),
  )
}

/** What no user gives. */
const UNNAMED = new Map([
  ['FsrsCompilerOptions.recorded', 'the engine tells the compiler of the state that it records'],
  ['WatcherLikeOptions', 'what the contract asks of a watcher, not what the package takes'],
])

const documented = readdirSync(packages)
  .map((name) => ({ name, folder: join(packages, name) }))
  .filter(({ folder }) => existsSync(join(folder, 'README.md')))
  .map(({ name, folder }) => ({
    name,
    options: optionsOf(folder),
    readme: readFileSync(join(folder, 'README.md'), 'utf8'),
  }))
  .filter(({ options }) => options.length > 0)

test('interfaces of options are found', () => {
  const found = documented.find(({ name }) => name === 'engine')?.options.find(({ name }) => name === 'HistoryOptions')
  expect(found?.names).toEqual(['generations', 'bytes'])
})

test.each(documented)('the README of $name names every option', ({ options, readme }) => {
  const unnamed = options.flatMap(({ name, names }) =>
    names.filter((each) => !new RegExp(`\`[^\`]*\\b${each}\\b[^\`]*\``).test(readme)).map((each) => `${name}.${each}`),
  )
  expect(unnamed.filter((each) => !UNNAMED.has(each) && !UNNAMED.has(each.split('.')[0]!))).toEqual([])
})

test.each(documented)('the README of $name tabulates no option that is not there', ({ options, readme }) => {
  const known = new Set(options.flatMap(({ names }) => names))
  expect(tabulated(readme).filter((name) => !known.has(name))).toEqual([])
})

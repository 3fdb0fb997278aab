/** What may be put in the place of what is watched: another file, a link, a twin. The client must not take it for the same. */
import { strictEqual } from 'node:assert/strict'
import { closeSync, openSync, renameSync, utimesSync, writeFileSync, writeSync } from 'node:fs'

import type { ContractCase } from './contract-case.ts'
import { saveStrategies } from './save-strategies.ts'
import { scenarioCase } from './watcher-scenario.ts'
import type { WatcherSubject } from './watcher-subject.ts'

type Case = ContractCase<WatcherSubject>

const ONE = 'let x = 1\n'
const TWO = 'let x = 2\n'
const LONG = 'let x = 1000\n'

/** Each strategy, at the far end of a link. */
const savesBehindLinks: readonly Case[] = saveStrategies
  .filter(({ name, effect }) => effect === 'content' && name !== 'configmap-swap')
  .map((strategy) =>
    scenarioCase(
      `announces a save of the file that a watched link leads to as one change: ${strategy.name}`,
      {
        prepare: async (workspace) => {
          await workspace.directory('real')
          await strategy.create(workspace.path('real/a.fsrs'), ONE)
          await workspace.link('real/a.fsrs', 'link.fsrs')
        },
        watch: ['link.fsrs'],
        needs: ['symbolic-links'],
      },
      async (scenario) => {
        await strategy.save(scenario.workspace.path('real/a.fsrs'), LONG)
        await scenario.announces('link.fsrs', 'modified')
        strictEqual(scenario.client.contentOf(scenario.workspace.path('link.fsrs')), LONG)
      },
    ),
  )

const files: readonly Case[] = [
  ...[[''], ['a.fsrs', 'b.fsrs']].map((watch) =>
    scenarioCase(
      `tells two files of one size apart that change places, ${watch.length === 1 ? 'in a watched directory' : 'both watched'}`,
      { files: { 'a.fsrs': ONE, 'b.fsrs': TWO }, watch },
      async (scenario) => {
        const at = (name: string): string => scenario.workspace.path(name)
        renameSync(at('a.fsrs'), at('third'))
        renameSync(at('b.fsrs'), at('a.fsrs'))
        renameSync(at('third'), at('b.fsrs'))
        await scenario.learns('a.fsrs', TWO)
        await scenario.learns('b.fsrs', ONE)
        await scenario.converges()
      },
    ),
  ),
  scenarioCase(
    'follows a watched file when a link takes its place, and a file again',
    { files: { 'a.fsrs': ONE, 'else/b.fsrs': TWO }, watch: ['a.fsrs'], needs: ['symbolic-links'] },
    async (scenario) => {
      const { workspace } = scenario
      await workspace.relink('else/b.fsrs', 'a.fsrs')
      await scenario.learns('a.fsrs', TWO)
      await workspace.write('else/b.fsrs', LONG)
      await scenario.learns('a.fsrs', LONG)
      await workspace.write('new.fsrs', ONE)
      await workspace.rename('new.fsrs', 'a.fsrs')
      await scenario.learns('a.fsrs', ONE)
      await workspace.write('else/b.fsrs', TWO)
      await scenario.converges()
    },
  ),
  ...[64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 1024 * 1024].map((sizeBytes) =>
    scenarioCase(
      `announces that the last byte of ${sizeBytes} is another one`,
      { prepare: (workspace) => workspace.write('a.fsrs', `${'.'.repeat(sizeBytes - 1)}1`), watch: ['a.fsrs'] },
      async (scenario) => {
        const file = openSync(scenario.workspace.path('a.fsrs'), 'r+')
        writeSync(file, '2', sizeBytes - 1)
        closeSync(file)
        await scenario.announces('a.fsrs', 'modified')
      },
    ),
  ),
]

const directories: readonly Case[] = [
  scenarioCase(
    'tells a directory from its twin, whose names, sizes and times are the same',
    {
      files: { 'in/d/a.fsrs': ONE, 'twin/a.fsrs': TWO },
      watch: ['in'],
      prepare: async (workspace) => {
        for (const name of ['in/d/a.fsrs', 'twin/a.fsrs']) utimesSync(workspace.path(name), 1e9, 1e9)
      },
    },
    async (scenario) => {
      renameSync(scenario.workspace.path('in/d'), scenario.workspace.path('away'))
      renameSync(scenario.workspace.path('twin'), scenario.workspace.path('in/d'))
      await scenario.learns('in/d/a.fsrs', TWO)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'announces what was changed in a directory while it was elsewhere',
    { files: { 'in/d/a.fsrs': ONE, 'in/d/e/b.fsrs': ONE, 'out/x.fsrs': ONE }, watch: ['in'] },
    async (scenario) => {
      const at = (name: string): string => scenario.workspace.path(name)
      renameSync(at('in/d'), at('out/d'))
      writeFileSync(at('out/d/e/b.fsrs'), TWO)
      renameSync(at('out/d'), at('in/d'))
      await scenario.learns('in/d/e/b.fsrs', TWO)
      await scenario.workspace.write('in/d/e/b.fsrs', LONG)
      await scenario.learns('in/d/e/b.fsrs', LONG)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'follows a watched directory when a link takes its place, and the directory again',
    { files: { 'd/a.fsrs': ONE, 'else/a.fsrs': TWO, 'else/b.fsrs': ONE }, watch: ['d'], needs: ['symbolic-links'] },
    async (scenario) => {
      const { workspace } = scenario
      await workspace.rename('d', 'away')
      await workspace.link('else', 'd')
      await scenario.learns('d/a.fsrs', TWO)
      await scenario.learns('d/b.fsrs', ONE)
      await workspace.write('else/a.fsrs', LONG)
      await scenario.learns('d/a.fsrs', LONG)
      await workspace.remove('d')
      await workspace.rename('away', 'd')
      await scenario.learns('d/a.fsrs', ONE)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'follows a watched directory that is deleted and made anew 50 times',
    { files: { 'd/a.fsrs': ONE }, watch: ['d'] },
    async (scenario) => {
      const { workspace } = scenario
      for (let round = 1; round <= 50; round++) {
        await workspace.removeTree('d')
        await workspace.write('d/a.fsrs', `let x = ${round}\n`)
      }
      await scenario.learns('d/a.fsrs', 'let x = 50\n')
      await workspace.write('d/b.fsrs', ONE)
      await scenario.learns('d/b.fsrs', ONE)
      await scenario.converges()
    },
  ),
]

/** What a watcher has to tell apart. */
export const watcherSwaps: readonly Case[] = [...savesBehindLinks, ...files, ...directories]

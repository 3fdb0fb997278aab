import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, describe, expect, test } from 'vitest'

import { saveStrategies } from '@fsrs/test-harness'

import { Stage, configWith } from './stage.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

describe('tabs and panes', () => {
  test('run programs side by side; keys go to the one with the cursor', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type('echo left-$((1+1))\r')
    await stage.shows('left-2')
    stage.type('\x02%')
    await stage.shows(/│\$/)
    stage.type('echo right-$((2+2))\r')
    await stage.shows(/│right-4/)
    stage.type('\x02\x1b[D')
    stage.type('echo again-$((3+3))\r')
    await stage.shows(/^again-6 *│/)
  })

  test('open, change and close by their keys, and the terminal ends with the last one', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type('\x02c')
    await stage.shows('<2 tabs>')
    stage.type('echo in-the-second\r')
    await stage.shows('in-the-second')
    stage.type('\x021')
    await stage.shows((lines) => !lines.some((line) => line.includes('in-the-second')))
    stage.type('\x02n')
    await stage.shows('in-the-second')
    stage.type('exit\r')
    await stage.shows('<1 tabs>')
    stage.type('exit\r')
    await stage.app.ended
  })

  test('are there although the configuration is wrong from the beginning, with what is wrong', async () => {
    stage = await Stage.open('#load "terminal.fsrs"\nopen Terminal\nlet config = { defaults with Scrolback = 1 }\n')
    await stage.shows('FS1129')
    stage.type('echo works-$((1+1))\r')
    await stage.shows('works-2')
  })

  test('are told of another size, and programs see it', async () => {
    stage = await Stage.open(configWith('one'))
    stage.screen.resize(40, 10)
    stage.type('stty size\r')
    await stage.shows('8 40')
    stage.screen.resize(100, 30)
    stage.type('stty size\r')
    await stage.shows('28 100')
  })

  test('survive a screen without room for anything', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type('\x02%')
    await stage.shows(/│/)
    for (const [columns, rows] of [
      [1, 1],
      [2, 3],
      [200, 2],
    ] as const) {
      stage.screen.resize(columns, rows)
    }
    stage.screen.resize(60, 16)
    stage.type('echo still-$((1+2))\r')
    // The shell may ask for the line once more after it has echoed it.
    await stage.shows(/still-3/)
  })

  test('ring where nobody looks, until somebody does', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type("sleep 0.2; printf '\\a'\r\x02c")
    await stage.shows(/1 \w+!/)
    stage.type('\x021')
    await stage.shows((lines) => !lines[0]!.includes('!'))
  })
})

describe('what has scrolled away', () => {
  test('can be read, searched and copied, and pasted into a program', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type('for i in $(seq 100); do echo line-$i-end; done\r')
    await stage.shows('line-100-end')
    stage.type('\x02[')
    await stage.shows(/copy \d+\/\d+/)
    stage.type('/line-42-')
    await stage.shows('/line-42-')
    stage.type('\r')
    await stage.shows('line-42-end')
    stage.type('v$y')
    await stage.shows('Copied 11 characters.')
    stage.type('echo \x02]\r')
    await stage.shows(/^line-42-end$/)
  })
})

describe('the configuration', () => {
  test.each(saveStrategies.filter(({ effect }) => effect === 'content').map((each) => [each.name, each] as const))(
    'is live after a save by %s',
    async (_, strategy) => {
      stage = new Stage(60, 16)
      await strategy.create(stage.configPath, configWith('before'))
      await stage.app.start()
      await stage.shows('<before>')
      await strategy.save(stage.configPath, configWith('after'))
      await stage.shows('<after>')
      await strategy.save(stage.configPath, configWith('again'))
      await stage.shows('<again>')
    },
  )

  test('with a mistake in it changes nothing but the message, which goes when it is mended', async () => {
    stage = await Stage.open(configWith('good'), 80, 30)
    stage.save(configWith('bad').replace('Green', 'Grene'))
    await stage.shows('FS0039', 'Did you mean `Green`?', '<good>')
    stage.save(configWith('mended'))
    await stage.shows('<mended>')
    expect(stage.lines.join('\n')).not.toContain('FS0039')
  })

  test.each([
    [
      'binds a key to a function of another type',
      configWith('x').replace('Keys = standardKeys "Ctrl+B"', 'Keys = [ key "F5" "count" Tabs.select ]'),
      'FS0001',
    ],
    [
      'names a key that does not exist',
      configWith('x').replace('standardKeys "Ctrl+B"', 'standardKeys "Hyper+B"'),
      'is no key',
    ],
    [
      'has a colour out of range',
      configWith('x', 'let theme = { plainTheme with Border = style (Rgb(0, 300, 0)) Default }').replace(
        'Keys =',
        'Theme = theme\n        Keys =',
      ),
      'has 300',
    ],
    ['gives no config', 'let x = 1\n', 'gives no value `config`'],
    ['gives a config that is none', 'let config = 1\n', 'must have the type Config'],
    ['fails while it is loaded', configWith('x', 'let zero = 0\nlet broken = 1 / zero'), 'DivideByZeroException'],
    ['acts while it is loaded', configWith('x', 'Tabs.openNew ()'), 'call it from'],
    ['never ends', configWith('x', 'let rec loop () = loop ()\nlet forever: int = loop ()'), 'TIMEOUT'],
  ])('that %s is refused with the reason', async (_, text, reason) => {
    stage = await Stage.open(configWith('good'), 120, 30)
    stage.save(text)
    await stage.shows(reason, '<good>')
  })

  test('keeps its typed state over reloads, and a reload can be undone', async () => {
    const counting = (label: string) =>
      configWith(
        label,
        '[<Persist>]\nlet mutable count = 0\nlet press () =\n    count <- count + 1\n    Tabs.rename (sprintf "count-%d" count)',
      ).replace('standardKeys "Ctrl+B"', 'standardKeys "Ctrl+B" @ [ key "F5" "count" press ]')
    stage = await Stage.open(counting('one'))
    stage.type('\x1b[15~\x1b[15~')
    await stage.shows('count-2')
    stage.save(counting('two'))
    await stage.shows('<two>')
    stage.type('\x1b[15~')
    await stage.shows('count-3')
    stage.type('\x02u')
    await stage.shows('The last reload is undone.')
    await stage.shows('<one>')
    stage.type('\x1b[15~')
    await stage.shows('count-4')
  })

  test('that is deleted goes on as it was, and is live again when it is back', async () => {
    stage = await Stage.open(configWith('one'))
    renameSync(stage.configPath, `${stage.configPath}.away`)
    await stage.shows('<one>', 'does not exist')
    stage.save(configWith('back'))
    await stage.shows('<back>')
    rmSync(stage.configPath)
    await stage.shows('<back>', 'does not exist')
    renameSync(`${stage.configPath}.away`, stage.configPath)
    await stage.shows('<one>')
  })

  test('that does not exist yet leaves a terminal to write it in', async () => {
    stage = await Stage.open(undefined)
    await stage.shows('does not exist')
    stage.save(configWith('new'))
    await stage.shows('<new>')
  })

  test('of two files is live when either is saved', async () => {
    stage = new Stage(60, 16)
    const names = join(stage.folder, 'names.fsrs')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(names, 'module Names\nlet label = "first"\n')
    stage.save(
      configWith('x').replace('"<x>"', 'Names.label').replace('open Terminal', '#load "names.fsrs"\nopen Terminal'),
    )
    await stage.app.start()
    await stage.shows('first')
    writeFileSync(names, 'module Names\nlet label = "second"\n')
    await stage.shows('second')
  })

  test('whose function fails when it is drawn or pressed says so, and the programs are shown all the same', async () => {
    stage = await Stage.open(configWith('one'))
    stage.type('echo program\r')
    await stage.shows(/^program$/)
    stage.save(configWith('x').replace('segment "<x>"', 'segment (string (1 / (info.Rows - info.Rows)))'))
    await stage.shows('divide by zero', /^program$/)
  })
})

/** What is done for long where `npm run soak` asks for it: the suite is to stay quick. */
const isSoak = process.env['FSRS_SOAK'] === '1'
const RELOADS = isSoak ? 1000 : 100
const FLOOD_BYTES = isSoak ? 100_000_000 : 10_000_000

test('programs live on over many reloads, and the newest configuration is what is shown', async () => {
  stage = await Stage.open(configWith('0'))
  stage.type('echo pid-is-$$\r')
  await stage.shows(/^pid-is-\d+/)
  const pid = stage.lines.map((line) => /^pid-is-(\d+)$/.exec(line)?.[1]).find((found) => found !== undefined)
  for (let reload = 1; reload <= RELOADS; reload++) {
    stage.save(configWith(String(reload)))
    await stage.shows(`<${reload}>`)
  }
  stage.type('echo still-$$\r')
  await stage.shows(`still-${pid}`)
}, 120_000)

test('a program that floods its tab does not keep the configuration from being reloaded, nor keys from being heard', async () => {
  stage = await Stage.open(configWith('0'))
  const done = join(stage.folder, 'done')
  stage.type(`yes flood | head -c ${FLOOD_BYTES}; touch ${done}\r`)
  await stage.shows(/^flood/)
  let reloads = 0
  while (!existsSync(done)) {
    reloads += 1
    stage.save(configWith(`during-${reloads}`))
    await stage.shows(`<during-${reloads}>`)
  }
  expect(reloads).toBeGreaterThan(2)
  stage.type('clear; echo over\r')
  await stage.shows(/^over$/)
  expect(readFileSync(stage.configPath, 'utf8')).toContain(`during-${reloads}`)
}, 120_000)

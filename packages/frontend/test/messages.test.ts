import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { check } from './checking.ts'

const folder = new URL('../cases/messages/', import.meta.url)

test.each(readdirSync(folder).filter((name) => name.endsWith('.fs')))('%s is told as it was reviewed', async (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const told = text
    .split(/\n\n(?=\S)/)
    .map((program) => check(`${program.trimEnd()}\n`).rendered())
    .join('\n\n----\n\n')
  await expect(`${told}\n`).toMatchFileSnapshot(fileURLToPath(new URL(name.replace(/fs$/, 'txt'), folder)))
})

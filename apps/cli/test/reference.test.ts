import { expect, test } from 'vitest'

import { COMMANDS } from '../src/commands.ts'
import { COMMON_FLAGS } from '../src/flags.ts'
import { referencePage } from '../src/reference.ts'

test('the reference page is what the records say', async () => {
  await expect(referencePage(COMMANDS, COMMON_FLAGS)).toMatchFileSnapshot('../../../docs/cli.md')
})

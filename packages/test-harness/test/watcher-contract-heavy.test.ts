import { existsSync } from 'node:fs'

import { describe } from 'vitest'

import { HEAVY, testReference } from './reference-contract.ts'

// Tens of thousands of files: what is tested is not the disk.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'

describe('a plain watcher can keep the whole contract:', () => {
  testReference((name) => HEAVY.test(name), 6)
})

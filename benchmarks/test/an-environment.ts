import type { Environment } from '../src/environment.ts'

/** Where figures in tests come from. */
export const environment: Environment = {
  date: '2026-01-02',
  commit: 'abc1234',
  cpu: 'a cpu',
  cores: 2,
  system: 'Linux 6',
  node: '20.1.0',
  load: '0.10',
  loadAfter: '1.20',
  versions: { peer: '1.0.0' },
}

import { readdirSync } from 'node:fs'

import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

/** Workspace packages resolve to their TypeScript source, so tests need no build. */
const conditions = ['@fsrs/source', ...defaultServerConditions]

const roots = [
  ...readdirSync(new URL('packages', import.meta.url)).map((name) => `packages/${name}`),
  ...readdirSync(new URL('apps', import.meta.url)).map((name) => `apps/${name}`),
  'integration',
  'benchmarks',
]

export default defineConfig({
  test: {
    projects: roots.map((root) => ({
      root,
      ssr: { resolve: { conditions } },
      test: {
        name: `@fsrs/${root.split('/').at(-1)}`,
        include: ['test/**/*.test.ts'],
        // Slow is not wrong: a loaded machine may take its time.
        testTimeout: 30_000,
        hookTimeout: 30_000,
      },
    })),
    coverage: { provider: 'v8', include: ['{packages,apps}/*/src/**/*.ts'] },
  },
})

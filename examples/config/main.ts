// A server that is configured by a file. npm start [FILE]
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

import { formatDiagnostic } from '@fsrs/compiler'
import { ConfigHolder, configCompiler } from '@fsrs/config'
import type { ConfigOf } from '@fsrs/config'
import { HotReloadEngine } from '@fsrs/engine'
import { z } from 'zod'

const schema = z.strictObject({
  greeting: z.string(),
  features: z.array(z.string()).default([]),
  server: z.strictObject({ port: z.number().int().min(0).max(65_535), host: z.string() }),
})

const file = process.argv[2] ?? fileURLToPath(new URL('app.yaml', import.meta.url))
const config = new ConfigHolder<ConfigOf<typeof schema>>()
const engine = HotReloadEngine.withCompiler(file, configCompiler({ schema }), { prepare: config.prepare })

const server = createServer((_request, response) => {
  // Whoever asks gets what the files say now.
  response.end(`${config.value.greeting}! Features: ${config.value.features.join(', ')}\n`)
})

config.onChange(({ server: { port, host } }, changes) => {
  for (const { path, kind, before, after } of changes) console.log(`${path.join('.')} ${kind}:`, before, '→', after)
  const isMoved = changes.length === 0 || changes.some(({ path: [section] }) => section === 'server')
  if (!isMoved) return
  server.close()
  server.closeAllConnections()
  server.listen(port, host, () => console.log(`listening on http://${host}:${port}`))
})

engine.onReload(() => {
  for (const diagnostic of engine.diagnostics) {
    console.log(formatDiagnostic(diagnostic, { sourceText: (path) => engine.sourceText(path) }))
  }
})
await engine.reload()
await engine.watchAndReload()

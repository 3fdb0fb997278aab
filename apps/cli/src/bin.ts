#!/usr/bin/env node
import * as nodeModule from 'node:module'

// From 22.8 on Node.js can keep what it compiled for the next start; it must be told before the program is loaded.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
  nodeModule.enableCompileCache()
}
await import('./node-process.ts')

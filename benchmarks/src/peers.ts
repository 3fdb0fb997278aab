import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** By the name under which each is installed here. */
export const PEERS = [
  '@parcel/watcher',
  'c12',
  'chokidar3',
  'chokidar4',
  'chokidar5',
  'chokidar6',
  'dynohot',
  'fable-standalone',
  'fengari',
  'hot-hook',
  'jiti',
  'nodemon',
  'quickjs-emscripten',
  'tsx',
  'vite',
  'vite-node',
  'wasmoon',
  'watchpack',
] as const

type Peer = (typeof PEERS)[number]

const require = createRequire(import.meta.url)

/** Directory of an installed peer. */
export function directoryOf(peer: string): string {
  for (const parent of require.resolve.paths(peer) ?? []) {
    const directory = join(parent, peer)
    try {
      readFileSync(join(directory, 'package.json'))
      return directory
    } catch {
      continue
    }
  }
  throw new Error(`${peer} is not installed. Run npm run setup.`)
}

/** The installed version of a peer. */
export function versionOf(peer: string): string {
  const manifest = JSON.parse(readFileSync(join(directoryOf(peer), 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** `chokidar 5.0.0`, for a row; without a version where it is not installed, so that the others are measured all the same. */
export function nameOf(peer: Peer): string {
  try {
    return `${peer.replace(/^chokidar\d$/, 'chokidar')} ${versionOf(peer)}`
  } catch {
    return peer
  }
}

/** File of a command that a peer installs. */
export function commandOf(peer: string): string {
  const directory = directoryOf(peer)
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  return join(directory, typeof bin === 'string' ? bin : Object.values(bin)[0]!)
}

/** A peer's module; `Shape` is what is used of it. */
export async function load<Shape>(peer: Peer | `${Peer}/${string}`): Promise<Shape> {
  return (await import(peer)) as Shape
}

/** Versions of all peers, or why there is none. */
export function allVersions(): Record<string, string> {
  const version = (peer: Peer): string => {
    try {
      return versionOf(peer)
    } catch {
      return 'not installed'
    }
  }
  return Object.fromEntries(PEERS.map((peer) => [peer, version(peer)]))
}

/** Directory of this workspace. */
export const WORKSPACE: string = dirname(import.meta.dirname)

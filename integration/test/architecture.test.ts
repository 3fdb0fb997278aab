import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The architecture: a package may import those of the rows above its own, and none of its own row. What stands in
 * `browser` must load in a browser.
 */
const LAYERS = [
  ['base', 'test-harness'],
  ['stats', 'watcher', 'compiler'],
  ['chunk'],
  ['frontend', 'vm', 'typescript', 'config', 'wasm'],
  ['engine', 'worker'],
  ['cli', 'terminal'],
]
const BROWSER = new Set(['base', 'stats', 'compiler', 'chunk', 'frontend', 'vm'])
/** Used by tests only, so that no package depends on it. */
const TESTS_ONLY = 'test-harness'

/**
 * Folders of a package's sources, each of which imports those before it only; what is within a folder belongs to it. Files
 * beside the folders, if there are any, stand `above` them all, or `anywhere`.
 */
const FOLDERS = {
  frontend: { order: ['syntax', 'types', 'matches', 'checking', 'lowering', 'compile'], beside: 'none' },
  vm: {
    order: ['values', 'machine', 'library', 'host', 'state', 'strategy', 'interpreter', 'codegen'],
    beside: 'above',
  },
  engine: { order: ['sources', 'state', 'live'], beside: 'anywhere' },
} as const satisfies Record<string, { order: readonly string[]; beside: 'none' | 'above' | 'anywhere' }>

/** Imports of types that may close a cycle within their package. */
const MUTUAL = [
  {
    from: 'packages/frontend/src/types/types.ts',
    to: 'packages/frontend/src/types/typed-tree.ts',
    why: 'an operator that waits for its types is a constraint of theirs, and knows the expression that it is in',
  },
]

interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

interface Package {
  readonly name: string
  readonly folder: string
  readonly manifest: Manifest
  readonly sources: readonly { readonly path: string; readonly text: string }[]
}

const packages: readonly Package[] = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => {
    const folder = join(root, parent, name)
    const manifest = readManifest(join(folder, 'package.json'))
    return { name, folder, manifest, sources: sourcesOf(join(folder, 'src')) }
  }),
)

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}

function sourcesOf(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), 'utf8') }))
}

/** Module specifiers of all imports and re-exports; `isType` where nothing of it remains at run time. */
function importsOf(text: string): { specifier: string; isType: boolean }[] {
  const found: { specifier: string; isType: boolean }[] = []
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]/gm)) {
    found.push({ specifier: match[2]!, isType: match[1] !== undefined })
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)|^\s*import\s+['"]([^'"]+)['"]/gm)) {
    found.push({ specifier: (match[1] ?? match[2])!, isType: false })
  }
  return found
}

const mayClose = (from: string, to: string): boolean =>
  MUTUAL.some((each) => join(root, each.from) === from && join(root, each.to) === to)

const layerOf = (name: string): number => LAYERS.findIndex((row) => row.includes(name))

test('every package has its layer, and every layer its packages', () => {
  expect(packages.map((p) => p.name).toSorted()).toEqual(LAYERS.flat().toSorted())
})

test('what may close a cycle is an import of types', () => {
  const found = MUTUAL.filter(({ from, to }) =>
    importsOf(readFileSync(join(root, from), 'utf8')).some(
      (i) => i.isType && resolve(root, dirname(from), i.specifier) === join(root, to),
    ),
  )
  expect(found).toEqual(MUTUAL)
})

test.each(Object.entries(FOLDERS))('a folder of %s imports only folders before it', (name, { order, beside }) => {
  const folder = join(root, 'packages', name, 'src')
  const folderOf = (path: string): number => order.findIndex((each) => each === relative(folder, path).split(sep)[0])
  const levelOf = (path: string): number => {
    const found = folderOf(path)
    return found < 0 && beside === 'above' ? order.length : found
  }
  const files = sourcesOf(folder).filter(({ path }) => relative(folder, path) !== 'index.ts')
  expect(order.filter((_, level) => !files.some(({ path }) => folderOf(path) === level))).toEqual([])
  expect(beside === 'none' ? files.filter(({ path }) => folderOf(path) < 0) : []).toEqual([])
  const upward = files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => resolve(dirname(path), specifier))
      .filter((target) => levelOf(path) >= 0 && levelOf(target) > levelOf(path))
      .map((target) => `${path} → ${target}`),
  )
  expect(upward).toEqual([])
})

test('every dependency has its reason in ARCHITECTURE.md', () => {
  const reasons = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Dependencies and their reasons')[1]!
  const manifests = [...packages.map((p) => p.manifest), readManifest(join(root, 'package.json'))]
  const names = manifests.flatMap((m) => [
    ...Object.keys(m.dependencies ?? {}),
    ...Object.keys(m.devDependencies ?? {}),
  ])
  const foreign = [...new Set(names)].filter((name) => !name.startsWith('@fsrs/') && !name.startsWith('@types/'))
  expect(foreign.filter((name) => !reasons.includes(name))).toEqual([])
})

describe.each(packages)('$name', ({ name, folder, manifest, sources }) => {
  const imports = sources.flatMap(({ path, text }) => importsOf(text).map((i) => ({ path, ...i })))

  test('imports only packages of the layers beneath it', () => {
    const upward = imports
      .map((i) => ({ ...i, target: /^@fsrs\/([^/]+)/.exec(i.specifier)?.[1] }))
      .filter(({ target }) => target !== undefined && (layerOf(target) >= layerOf(name) || target === TESTS_ONLY))
    expect(upward).toEqual([])
  })

  test('imports other packages by their front door only', () => {
    expect(imports.filter((i) => /^@fsrs\/[^/]+\//.test(i.specifier))).toEqual([])
  })

  test('declares exactly the dependencies that it imports', () => {
    const imported = imports
      .map((i) => i.specifier)
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
    // What a user installs by themselves, if at all, is a peer.
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    expect(declared.toSorted()).toEqual([...new Set(imported)].toSorted())
  })

  test('has no import cycle, of types neither', () => {
    const edges = new Map(
      sources.map(({ path, text }) => [
        path,
        importsOf(text)
          .filter((i) => i.specifier.startsWith('.'))
          .map((i) => resolve(dirname(path), i.specifier))
          .filter((target) => !mayClose(path, target)),
      ]),
    )
    expect(findCycle(edges)?.map((path) => relative(folder, path))).toBeUndefined()
  })

  test.runIf(BROWSER.has(name))('says nothing that only Node.js has', () => {
    const nodeOnly = sources.filter(
      ({ text }) =>
        importsOf(text).some((i) => i.specifier.startsWith('node:')) ||
        /\b(?:process\.|Buffer\.|require\()/.test(code(text)),
    )
    expect(nodeOnly.map((source) => source.path)).toEqual([])
  })

  test('its front door only re-exports', () => {
    const door = sources.find((source) => source.path === join(folder, 'src/index.ts'))
    expect(
      code(door!.text)
        .replaceAll(/export (?:type )?\{[^}]*\} from '[^']+'/g, '')
        .trim(),
    ).toBe('')
  })

  test('explains every exported name', () => {
    const undocumented = sources.flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm,
        ),
      ]
        .filter((match) => !/\*\/\s*$/.test(text.slice(0, match.index)))
        // Overloads and merged declarations are explained at the first.
        .filter((match) => text.indexOf(` ${match[1]!}`) >= match.index)
        .map((match) => `${path}: ${match[1]!}`),
    )
    expect(undocumented).toEqual([])
  })
})

/** The text without comments, strings and blank lines' worth. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  function visit(file: string): readonly string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    path.push(file)
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next)
      if (cycle !== undefined) return cycle
    }
    path.pop()
    done.add(file)
    return undefined
  }
  for (const file of edges.keys()) {
    const cycle = visit(file)
    if (cycle !== undefined) return cycle
  }
  return undefined
}

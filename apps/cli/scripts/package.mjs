// Makes what is published, in dist/package, of what `tsc -b` made: the program with all that it needs bundled into a few files, which load faster
// than two hundred; a manifest without dependencies; types of a host module; licences of what is bundled. Then
// `npm pack dist/package`, as `pnpm publish` does.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { rolldown } from 'rolldown'

const OPTIONAL = ['@fsrs/typescript', '@fsrs/wasm']
const root = fileURLToPath(new URL('../', import.meta.url))
const target = join(root, 'dist/package')

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
const modules = await bundle()
await Promise.all([
  writeManifest(),
  writeNotices(modules),
  copyFile(join(root, 'README.md'), join(target, 'README.md')),
  copyFile(join(root, '../../LICENSE'), join(target, 'LICENSE')),
  copyFile(join(root, 'events.schema.json'), join(target, 'events.schema.json')),
  writeTypes(),
])

/** @returns paths of everything that was bundled */
async function bundle() {
  const build = await rolldown({
    input: { fsrs: join(root, 'dist/bin.js') },
    platform: 'node',
    // What a package has for bundlers: its `main` may find its parts by names made at run time.
    resolve: { mainFields: ['module', 'main'] },
    // Large, or made for each system: who wants them installs them.
    external: OPTIONAL,
  })
  const { output } = await build.write({
    dir: join(target, 'lib'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  })
  await build.close()
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
}

async function writeManifest() {
  const { name, version, description, license, repository, type, engines } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  const manifest = {
    name,
    version,
    description,
    license,
    repository,
    bin: { fsrs: './lib/fsrs.js' },
    type,
    exports: {
      '.': { types: './index.d.ts' },
      './events.schema.json': './events.schema.json',
      './package.json': './package.json',
    },
    engines,
    peerDependencies: Object.fromEntries(OPTIONAL.map((each) => [each, `^${version}`])),
    peerDependenciesMeta: Object.fromEntries(OPTIONAL.map((each) => [each, { optional: true }])),
  }
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** A program has no functions to import; what a host module must be is all that there is to know of it. */
async function writeTypes() {
  const declarations = await readFile(join(root, 'dist/host-module.d.ts'), 'utf8')
  const own = declarations.split(/^(?=\/\*\*)/m).filter((part) => /export type HostModule/.test(part))
  await writeFile(join(target, 'index.d.ts'), own.join('\n').replaceAll(/^\/\/# sourceMappingURL.*\n?/gm, ''))
}

async function writeNotices(bundled) {
  const folders = new Set(bundled.map(packageFolder).filter((folder) => folder !== undefined))
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim()
    return `## ${name} ${version}\n\n${text}\n`
  })
  const head = '# Licences of what is bundled\n\n'
  await writeFile(join(target, 'THIRD-PARTY-LICENSES.md'), head + notices.toSorted().join('\n'))
}

/** The folder of the foreign package that a bundled file belongs to; undefined for files of ours. */
function packageFolder(file) {
  if (!file.includes('/node_modules/')) return undefined
  let folder = dirname(file)
  while (!folder.endsWith('node_modules') && !isPackage(folder)) folder = dirname(folder)
  return isPackage(folder) ? folder : undefined
}

/** Some packages have a manifest without a name in their folders, to say what kind of modules stand there. */
function isPackage(folder) {
  const manifest = join(folder, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name !== undefined
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is edited: a module that nothing but the first one uses, or one that all use. */
export type Edited = 'leaf' | 'shared'

/** A program to be reloaded. Run, it says `live VERSION TIME`, where the version is that of its newest part. */
export interface Project {
  readonly directory: string
  readonly entry: string
  /** The file that is edited, and its text at a version; version 0 stands there to begin with. */
  readonly file: string
  readonly textAt: (version: number) => string
}

/** The languages of the contestants: all of modules get the very same text, in files named `.js` or `.ts`. */
export type ProjectLanguage = 'javascript' | 'typescript' | 'fsrs' | 'json' | 'function' | 'wasm'

/** Those of which a program has several files. */
export type FilesLanguage = Exclude<ProjectLanguage, 'function' | 'wasm'>

const EXTENSIONS: Readonly<Record<ProjectLanguage, string>> = {
  javascript: 'js',
  typescript: 'ts',
  fsrs: 'fsrs',
  // Read by itself; a file named .json c12 has Node load, once.
  json: 'jsonc',
  function: 'js',
  wasm: 'wat',
}

/** The moment is taken first, and does not count the writing; where a module runs before its moment, the process writes later. */
const SAY_IN_JAVASCRIPT = `import { writeSync } from 'node:fs'
if (import.meta.hot?.accept) import.meta.hot.accept()
const write = globalThis.writeLater ?? ((line) => writeSync(1, line))
const say = (version) => write('live ' + version + ' ' + process.hrtime.bigint() + '\\n')
`

/** Writes a program of one module: itself what is edited. */
export function writeOneModule(directory: string, language: ProjectLanguage): Project {
  const module = (version: number): string => `${SAY_IN_JAVASCRIPT}say(${version})\n`
  const text: Readonly<Record<ProjectLanguage, (version: number) => string>> = {
    javascript: module,
    typescript: module,
    fsrs: (version) => `Bench.live ${version}\n`,
    json: (version) => `{ "leaf": ${version}, "shared": 0 }\n`,
    function: (version) => `live(${version})\n`,
    wasm: (version) =>
      `(module (import "bench" "live" (func $live (param i32)))\n(func $run i32.const ${version} call $live) (start $run))\n`,
  }
  return written(directory, language, `main.${EXTENSIONS[language]}`, text[language], {})
}

/** Writes a program of `count` modules that all use one, and a first one that uses all of them. */
export function writeManyModules(directory: string, language: FilesLanguage, count: number, edited: Edited): Project {
  const extension = EXTENSIONS[language]
  const files = filesOf(language, count)
  const name = edited === 'leaf' ? `m${count - 1}.${extension}` : `shared.${extension}`
  return written(directory, language, name, files.edited[edited], files.fixed, {
    leaf: files.edited.leaf,
    shared: files.edited.shared,
  })
}

/** Writes a program of three files that say one version together. */
export function writeThreeFiles(directory: string, language: FilesLanguage): Project {
  if (language === 'fsrs') {
    const text = (version: number): string => `let version = ${version}\n`
    const main = '#load "a.fsrs"\n#load "b.fsrs"\n#load "c.fsrs"\nBench.together A.version B.version C.version\n'
    const parts = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.fsrs`, text(0)]))
    return written(directory, 'fsrs', '*.fsrs', text, { ...parts, 'main.fsrs': main })
  }
  if (language === 'json') {
    // The files differ in their keys only: `#` is where the name of each goes.
    const text = (version: number): string => `{ "#": ${version} }\n`
    const parts = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.jsonc`, text(0).replace('#', name)]))
    const main = '{ "extends": ["./a.jsonc", "./b.jsonc", "./c.jsonc"] }\n'
    return written(directory, 'json', '*.jsonc', text, { ...parts, 'main.jsonc': main })
  }
  const text = (version: number): string => `export const version = ${version}\n`
  const extension = EXTENSIONS[language]
  const imports = ['a', 'b', 'c']
    .map((name) => `import { version as ${name} } from './${name}.${extension}'\n`)
    .join('')
  const parts = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.${extension}`, text(0)]))
  return written(directory, language, `*.${extension}`, text, {
    ...parts,
    [`main.${extension}`]: `${imports}${SAY_IN_JAVASCRIPT}say([a, b, c].join())\n`,
  })
}

function written(
  directory: string,
  language: ProjectLanguage,
  edited: string,
  textAt: (version: number) => string,
  fixed: Readonly<Record<string, string>>,
  parts: { readonly [edited in Edited]?: (version: number) => string } = {},
): Project {
  mkdirSync(directory, { recursive: true })
  const extension = EXTENSIONS[language]
  const files: Record<string, string> = { 'package.json': '{ "type": "module" }\n', ...fixed }
  if (parts.shared !== undefined) files[`shared.${extension}`] = parts.shared(0)
  if (!edited.includes('*')) files[edited] = textAt(0)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return { directory, entry: join(directory, `main.${extension}`), file: join(directory, edited), textAt }
}

interface Files {
  readonly fixed: Readonly<Record<string, string>>
  readonly edited: { readonly [edited in Edited]: (version: number) => string }
}

function filesOf(language: FilesLanguage, count: number): Files {
  switch (language) {
    case 'fsrs':
      return fsrsFiles(count)
    case 'json':
      return jsonFiles(count)
    case 'javascript':
    case 'typescript':
      return moduleFiles(count, EXTENSIONS[language])
  }
}

function moduleFiles(count: number, extension: string): Files {
  const module = (i: number): string =>
    `import { scale } from './shared.${extension}'\nexport const value = scale(${i})\nexport const double = (x) => x + value\n`
  const leaf = (version: number): string => `${module(count - 1)}export const version = ${version}\n`
  const shared = (version: number): string => `export const version = ${version}\nexport const scale = (x) => x * 2\n`
  const names = Array.from({ length: count - 1 }, (_, i) => `m${i}`)
  const main = [
    ...names.map((name) => `import { value as ${name} } from './${name}.${extension}'\n`),
    `import { version as leaf } from './m${count - 1}.${extension}'\nimport { version as shared } from './shared.${extension}'\n`,
    SAY_IN_JAVASCRIPT,
    `if ([${names.join()}].length !== ${count - 1}) throw new Error('modules are missing')\nsay(leaf + shared)\n`,
  ].join('')
  const fixed = Object.fromEntries(names.map((name, i) => [`${name}.${extension}`, module(i)]))
  return {
    fixed: { ...fixed, [`main.${extension}`]: main, [`m${count - 1}.${extension}`]: leaf(0) },
    edited: { leaf, shared },
  }
}

function fsrsFiles(count: number): Files {
  const module = (i: number): string => `let value = Shared.scale ${i}\nlet double x = x + value\n`
  const leaf = (version: number): string => `${module(count - 1)}let version = ${version}\n`
  const shared = (version: number): string => `let version = ${version}\nlet scale x = x * 2\n`
  const names = Array.from({ length: count }, (_, i) => `m${i}`)
  const loads = ['shared', ...names].map((name) => `#load "${name}.fsrs"\n`).join('')
  const values = names.map((name) => `M${name.slice(1)}.value`)
  const main = `${loads}let values = [ ${values.slice(0, -1).join('; ')} ]\nBench.live (M${count - 1}.version + Shared.version)\n`
  const fixed = Object.fromEntries(names.slice(0, -1).map((name, i) => [`${name}.fsrs`, module(i)]))
  return {
    fixed: { ...fixed, 'main.fsrs': main, [`m${count - 1}.fsrs`]: leaf(0) },
    edited: { leaf, shared },
  }
}

/** A configuration of `count` files, each with a key of its own, and one more that the others may overrule. */
function jsonFiles(count: number): Files {
  const leaf = (version: number): string => `{ "leaf": ${version}, "value${count - 1}": 1 }\n`
  const shared = (version: number): string => `{ "shared": ${version}, "scale": 2 }\n`
  const names = Array.from({ length: count }, (_, i) => `m${i}`)
  const main = `${JSON.stringify({ extends: ['shared', ...names].map((name) => `./${name}.jsonc`) })}\n`
  const fixed = Object.fromEntries(names.slice(0, -1).map((name, i) => [`${name}.jsonc`, `{ "value${i}": ${i} }\n`]))
  return {
    fixed: { ...fixed, 'main.jsonc': main, [`m${count - 1}.jsonc`]: leaf(0) },
    edited: { leaf, shared },
  }
}

import picomatch from 'picomatch'

import { localPaths } from './path-rules.ts'

/** Left out below every watched directory unless `ignore` takes it back in with `!`. */
export const DEFAULT_IGNORES: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '*~',
  '.#*',
  '#*#',
  '*.sw[opx]',
  '4913',
  '*.tmp',
  '.*.kate-swp',
  '*___jb_???___',
  '.goutputstream-*',
  '.~lock.*#',
  '.DS_Store',
  'Thumbs.db',
]

/** Whether the entry called `name` at `path`, below the watched directory `root`, is left out. */
export type Ignores = (name: string, path: string, root: string) => boolean

/** Rules that follow each other with the same effect, tested at once. */
interface Rule {
  readonly ignores: boolean
  readonly ofName: boolean
  sources: string[]
  pattern: RegExp
}

/** Makes the test for what is left out; see `FileWatcherOptions.ignore`. */
export function compileIgnores(ignore: readonly string[] | ((path: string) => boolean)): Ignores {
  if (typeof ignore === 'function') return (_name, path) => ignore(path)
  const rules: Rule[] = []
  for (const glob of [...DEFAULT_IGNORES, ...ignore]) addRule(rules, glob)
  const byPath = rules.some((rule) => !rule.ofName)
  return (name, path, root) => {
    const below = byPath ? localPaths.below(root, path) : ''
    let ignored = false
    for (const rule of rules) {
      if (rule.ignores !== ignored && rule.pattern.test(rule.ofName ? name : below)) ignored = rule.ignores
    }
    return ignored
  }
}

function addRule(rules: Rule[], glob: string): void {
  const ignores = !glob.startsWith('!')
  const pattern = (ignores ? glob : glob.slice(1)).replace(/^\*\*\/([^/]*)$/, '$1').replace(/\/$/, '')
  const ofName = !pattern.includes('/')
  const source = picomatch.makeRe(pattern.replace(/^\.?\//, ''), { dot: true }).source
  const last = rules.at(-1)
  if (last !== undefined && last.ignores === ignores && last.ofName === ofName) {
    last.sources.push(source)
    last.pattern = new RegExp(last.sources.map((each) => `(?:${each})`).join('|'))
  } else {
    rules.push({ ignores, ofName, sources: [source], pattern: new RegExp(source) })
  }
}

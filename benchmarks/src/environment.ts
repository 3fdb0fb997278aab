import { spawnSync } from 'node:child_process'
import { cpus, loadavg, release, type } from 'node:os'

/** Where figures come from: without it they mean nothing. */
export interface Environment {
  readonly date: string
  /** What was measured, as git names it, with `-dirty` where the sources differ from that commit; `unknown` without git. */
  readonly commit: string
  readonly cpu: string
  readonly cores: number
  readonly system: string
  readonly node: string
  /** Load average of the last minute when the run began. */
  readonly load: string
  /** The same when it ended: most of it is the run's own. */
  readonly loadAfter: string
  /** Versions of all peers that are installed here. */
  readonly versions: Readonly<Record<string, string>>
}

/** At the end of a commit's name: the sources differ from it. */
const DIRTY = '-dirty'

/** Whether what was measured at `before` is what is measured at `now`, on the same machine: figures of both may stand beside one another. */
export function isSameMeasured(before: Environment, now: Environment): boolean {
  if (now.commit === 'unknown' || now.commit.endsWith(DIRTY)) return false
  const facts = ({ commit, cpu, cores, system, node, versions }: Environment): string =>
    JSON.stringify([commit, cpu, cores, system, node, versions])
  return facts(before) === facts(now)
}

/** Load average of the last minute. */
export function loadOfMachine(): string {
  return loadavg()[0]!.toFixed(2)
}

/** The environment of a run that begins now. */
export function environmentOf(versions: Readonly<Record<string, string>>): Environment {
  const processors = cpus()
  return {
    commit: commitHere(),
    date: new Date().toISOString().slice(0, 10),
    cpu: processors[0]?.model ?? 'an unknown processor',
    cores: processors.length,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    load: loadOfMachine(),
    loadAfter: loadOfMachine(),
    versions,
  }
}

function commitHere(): string {
  const commit = git('rev-parse', '--short', 'HEAD')
  if (commit === undefined) return 'unknown'
  // Results and pages are what a run writes; they change nothing about what is measured.
  const changed = git('status', '--porcelain', '--', ':/', ':(top,exclude)*.md', ':(top,exclude)benchmarks/results')
  return changed === '' ? commit : `${commit}${DIRTY}`
}

function git(...words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** The variables for a process that is measured: without those that slow Node's start or change what is written. */
export function plainVariables(): NodeJS.ProcessEnv {
  const variables = { ...process.env }
  for (const name of ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'FORCE_COLOR']) delete variables[name]
  return variables
}

import { cpus, loadavg, release, type } from 'node:os'

/** Where figures come from: without it they mean nothing. */
export interface Environment {
  readonly date: string
  readonly cpu: string
  readonly cores: number
  readonly system: string
  readonly node: string
  /** Load average of the last minute when the run began. */
  readonly load: string
  /** Versions of all peers that are installed here. */
  readonly versions: Readonly<Record<string, string>>
}

export function environmentOf(versions: Readonly<Record<string, string>>): Environment {
  const processors = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: processors[0]?.model ?? 'an unknown processor',
    cores: processors.length,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    load: loadavg()[0]!.toFixed(2),
    versions,
  }
}

import type { ProbeResult } from './event-probe.ts'
import type { InotifyUsage } from './inotify.ts'
import { needsPolling } from './mounts.ts'
import type { Mount } from './mounts.ts'

/** One thing that `fsrs doctor` looked at. */
export interface Finding {
  readonly name: string
  /** A warning works, but not as well as it could; what is broken keeps `fsrs` from working. */
  readonly status: 'good' | 'warning' | 'broken'
  readonly message: string
  /** What to do. */
  readonly advice?: string
}

/** What the machine answered; undefined where it has no such thing. */
export interface Examination {
  readonly nodeVersion: string
  readonly platform: string
  readonly inotify: InotifyUsage | undefined
  readonly mount: Mount | undefined
  readonly probe: ProbeResult
}

/** What that means, and what to do about it. */
export function checkup({ nodeVersion, platform, inotify, mount, probe }: Examination): readonly Finding[] {
  return [
    checkNode(nodeVersion),
    checkPlatform(platform),
    ...(inotify === undefined ? [] : checkInotify(inotify)),
    ...(mount === undefined ? [] : [checkMount(mount)]),
    checkEvents(probe),
  ]
}

const NODE_MIN = [20, 19] as const

function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])
  if (isEnough) return { name: 'Node.js', status: 'good', message: version }
  const advice = `Install Node.js ${NODE_MIN.join('.')} or later.`
  return { name: 'Node.js', status: 'broken', message: `${version} is too old`, advice }
}

function checkPlatform(platform: string): Finding {
  if (platform === 'linux') return { name: 'system', status: 'good', message: platform }
  const advice = 'It should work; please tell us what does not.'
  return { name: 'system', status: 'warning', message: `${platform} is not tested yet`, advice }
}

/** From this share on a limit is worth a warning. */
const NEARLY_FULL = 0.8

function checkInotify({ watches, watchesMax, instances, instancesMax }: InotifyUsage): Finding[] {
  return [
    checkLimit('inotify watches', 'max_user_watches', watches, watchesMax, 524_288),
    checkLimit('inotify instances', 'max_user_instances', instances, instancesMax, 1024),
  ]
}

function checkLimit(name: string, setting: string, used: number, max: number, better: number): Finding {
  const message = `${used} of ${max} used`
  if (used < max * NEARLY_FULL) return { name, status: 'good', message }
  const advice = `Raise the limit: sudo sysctl fs.inotify.${setting}=${Math.max(better, max * 2)}`
  return { name, status: used < max ? 'warning' : 'broken', message, advice }
}

function checkMount(mount: Mount): Finding {
  const message = `${mount.point} is ${mount.type}`
  if (!needsPolling(mount)) return { name: 'mount', status: 'good', message }
  const advice =
    'What other machines change there causes no events, so it is polled; --backend polling does so from the start.'
  return { name: 'mount', status: 'warning', message, advice }
}

function checkEvents(probe: ProbeResult): Finding {
  const name = 'events'
  switch (probe.type) {
    case 'seen':
      return { name, status: 'good', message: `a change was noticed after ${probe.afterMs.toFixed(1)} ms` }
    case 'silent': {
      const advice = 'Use fsrs watch --backend polling here.'
      return { name, status: 'broken', message: 'a change in this folder caused no event', advice }
    }
    case 'refused':
      return { name, status: 'broken', message: probe.message }
    case 'unwritable': {
      const advice = 'Name a folder that may be written: fsrs doctor FOLDER.'
      return { name, status: 'warning', message: `not tried: ${probe.message}`, advice }
    }
  }
}

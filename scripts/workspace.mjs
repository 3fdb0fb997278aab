/**
 * What the root's scripts share: installing the workspace with nothing but Node.js and npm on the machine, and running
 * its tools.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url))

const stamp = join(root, 'node_modules/.setup-stamp')

/** Installs the dependencies unless those that are installed are the lockfile's. */
export function install() {
  const digest = manifestsDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  run('npm', ['exec', '--yes', '--', packageManager, 'install', '--frozen-lockfile'])
  writeFileSync(stamp, digest)
}

/**
 * Runs a command in the repository with the workspace's tools on PATH, and exits with its status if it fails.
 *
 * @param {string} file
 * @param {readonly string[]} args
 */
export function run(file, args) {
  const { status } = spawnSync(file, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH,
      TURBO_TELEMETRY_DISABLED: '1',
      npm_config_update_notifier: 'false',
    },
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Everything that decides what an install makes: the lockfile, and each workspace's manifest. */
function manifestsDigest() {
  const hash = createHash('sha256')
  const workspaces = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  )
  const files = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'integration/package.json', ...workspaces]
  for (const file of files) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

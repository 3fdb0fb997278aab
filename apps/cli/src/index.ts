export { main } from './main.ts'
export { EXIT } from './exit-code.ts'
export type { CliHost, Output } from './cli-host.ts'
export type { HostModule, HostModuleFunction } from './host-module.ts'

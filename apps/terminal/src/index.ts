export { TerminalApp } from './app.ts'
export type { AppOptions } from './app.ts'
export type { Screen } from './screen.ts'

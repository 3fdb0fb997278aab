/** What the program's exit codes mean; 130 and 143 are those of a shell for SIGINT and SIGTERM. */
export const EXIT = {
  ok: 0,
  /** A script is wrong, or failed while it ran. */
  scriptError: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A file cannot be read, the system refuses a watch, … */
  environment: 3,
} as const

/** What the system makes of the number that a script gives to `exit`: its lowest eight bits. */
export function processExitCode(given: number): number {
  return given & 0xff
}

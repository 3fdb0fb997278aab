/** Longer than most saves take from their first event to their last. */
const LATER_MS = 2

const jobs: (() => void)[] = []
const settled = Promise.resolve()
let timer: NodeJS.Timeout | undefined
let scheduled = false

/**
 * Does `job` once the client has had its turn with the events of now, and the save that they belong to is probably over:
 * whatever is done between its first event and its last makes the last one late. One timer serves all, and is used again
 * and again; it does not keep the process alive. There is no taking back: a job looks whether it is still wanted.
 */
export function afterwards(job: () => void): void {
  jobs.push(job)
  if (scheduled) return
  scheduled = true
  // Setting a timer is felt in the path from a save to its event; the client that was told before takes its turn first.
  void settled.then(start)
}

function start(): void {
  if (timer === undefined) timer = setTimeout(run, LATER_MS).unref()
  else timer.refresh()
}

function run(): void {
  scheduled = false
  for (const job of jobs.splice(0)) job()
}

const jobs: (() => void)[] = []
let scheduled = false

/**
 * Does `job` once the client has had its turn with the events of now. One immediate serves all, since making one is felt
 * in the path from a save to its event. There is no taking back: a job looks whether it is still wanted.
 */
export function afterwards(job: () => void): void {
  jobs.push(job)
  if (scheduled) return
  scheduled = true
  void settled.then(schedule)
}

/** The client's turn was asked for before this one. */
const settled = Promise.resolve()

function schedule(): void {
  setImmediate(run)
}

function run(): void {
  scheduled = false
  for (const job of jobs.splice(0)) job()
}

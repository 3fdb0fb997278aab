/** What is counted. Edits of other modules leave it alone: only this file's own edits begin again at 0. */
export const counter: { ticks: number } = { ticks: 0 }

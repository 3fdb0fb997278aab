/** How it is shown. Change something here: the count goes on. */
export const line = (ticks: number): string => `tick ${ticks}`

/** Tells `report` of an error where nothing may fail any more: what it throws itself goes to the console. */
export function reportTo(report: (error: unknown) => void, error: unknown): void {
  try {
    report(error)
  } catch (another) {
    console.error(another)
  }
}

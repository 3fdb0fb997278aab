import { FsException, List } from './values.ts'
export const provisionalLibrary: Record<string, (...args: any[]) => unknown> = {
  'List.length': (list: List) => {
    let n = 0
    for (const _ of list) n++
    return n
  },
}
export const provisionalSupport: any = {
  equals: (a: unknown, b: unknown) => a === b,
  compare: (a: any, b: any) => (a < b ? -1 : a > b ? 1 : 0),
  formatParts: () => {
    throw new Error('no formats yet')
  },
  formatAny: (a: unknown) => String(a),
  exceptionMessage: (e: FsException) => e.message ?? e.type,
  exceptionName: (e: FsException) => e.type,
  isDotNetException: (e: FsException, t: string) => e.type === t || t === 'System.Exception',
  decimal: (d: string) => d,
}

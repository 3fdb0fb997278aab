import { setTimeout } from 'node:timers/promises'

/**
 * The answer of `ask`, or a rejection when there is none within `limitMs`. Whatever `ask` does goes on then; what matters
 * is that whoever asked can clean up and say so.
 */
export async function inTime<Answer>(limitMs: number, ask: () => Promise<Answer>): Promise<Answer> {
  const over = new AbortController()
  const late = setTimeout(limitMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${limitMs} ms`)
  })
  try {
    return await Promise.race([ask(), late])
  } finally {
    over.abort()
    await late.catch(() => undefined)
  }
}

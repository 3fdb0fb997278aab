/**
 * The names most like `name`, nearest first: within an edit distance of a third of its length (at least 1), where a
 * swap of neighbours counts as one edit (the restricted Damerau-Levenshtein distance; R. Wagner, R. Lowrance, "An
 * Extension of the String-to-String Correction Problem", 1975), and a difference of case alone as none.
 *
 * @param limit how many to answer at most, default 3
 */
export function nearMisses(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const bound = Math.max(1, Math.floor(name.length / 3))
  const wanted = name.toLowerCase()
  const found: { candidate: string; distance: number }[] = []
  const seen = new Set<string>()
  for (const candidate of candidates) {
    if (candidate === name || seen.has(candidate) || Math.abs(candidate.length - name.length) > bound) continue
    seen.add(candidate)
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance <= bound) found.push({ candidate, distance })
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
  return found.slice(0, limit).map((miss) => miss.candidate)
}

function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforePrevious[j - 2]! + 1)
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length]!
}

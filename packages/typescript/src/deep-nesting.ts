// The transformer is native code without a limit to its recursion: a text nested some ten thousand levels deep ends the whole
// process. Nothing that a person writes comes near; what may (generated, or damaged) is transformed in a process of its own.

/**
 * Levels that are safe: with the 1 MB stack that some systems give, an eighth of the 4900 at which nested JSX, the worst,
 * overflows one of 8 MB.
 */
const LEVELS_MAX = 600

const OPENING = '([{<'
const CLOSING = ')]}>'
/** What a chain may be made of in which each link is nested into the next: `1 + 1 + 1`, `!!1`, `() => () => 1`, `a ? b : c`. */
const LINK = /[-+*/%&|^!~?:=.)]|\belse\b|[a-z]<(?!\/)/g
/** Where a statement ends, or an item of a list: at a sign, or at a line of which neither side goes on. */
const END = /[;,]|(?<![-+*/%&|^!?:=.([{<>])\n\s*(?=[\w}@])/

/** Whether `text` may be nested deeper than the transformer can follow; true for some that are not. */
export function mayBeTooDeep(text: string): boolean {
  if (text.length < LEVELS_MAX) return false
  return bracketsDeep(text) > LEVELS_MAX || tagsDeep(text) > LEVELS_MAX || longestChain(text) > 4 * LEVELS_MAX
}

/** The most brackets that are open at one time, those in strings included. */
function bracketsDeep(text: string): number {
  let deepest = 0
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (OPENING.includes(char)) {
      // `</a>` closes, and `<` between spaces compares.
      if (char === '<' && (text[at + 1] === '/' || text[at + 1] === ' ' || text[at + 1] === '=')) continue
      if (++open > deepest) deepest = open
    } else if (CLOSING.includes(char) && open > 0) {
      // `=>` and comparisons close nothing, and nor does the end of a tag that opens an element.
      if (char !== '>' || /[\w"'}>\]]/.test(text[at - 1] ?? '')) open--
    }
  }
  return deepest
}

/** The most elements of JSX that are open at one time. */
function tagsDeep(text: string): number {
  let deepest = 0
  let open = 0
  for (const [tag] of text.matchAll(/<\/|\/>|<(?=[A-Za-z]\w*[ />])/g)) {
    if (tag === '<') deepest = Math.max(deepest, ++open)
    else if (open > 0) open--
  }
  return deepest
}

/** The most links between two places at which a statement or an item of a list ends. */
function longestChain(text: string): number {
  let longest = 0
  for (const stretch of text.split(END)) {
    if (stretch.length <= longest) continue
    longest = Math.max(longest, stretch.match(LINK)?.length ?? 0)
  }
  return longest
}

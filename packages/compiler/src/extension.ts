/**
 * Whether a text may stand among extensions: one with its dot, since without it would be any ending of a name; or the empty
 * text, which takes every name.
 */
export function isExtension(text: unknown): text is string {
  return typeof text === 'string' && (text === '' || /^\.[^/\\]*[^./\\]$/.test(text))
}

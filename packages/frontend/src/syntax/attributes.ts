import type { Attribute } from './ast.ts'

/** Whether an attribute stands there; `Attribute` may be left out of its name. */
export function hasAttribute(attributes: readonly Attribute[], name: string): boolean {
  return attributes.some((each) => each.name.at(-1)!.name.replace(/Attribute$/, '') === name)
}

import { readFileSync } from 'node:fs'

import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

const schema: unknown = JSON.parse(readFileSync(new URL('../events.schema.json', import.meta.url), 'utf8'))

/** The schema lets fields be added; here, what it does not describe is an error. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((each) => closed(each))
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)])
  return { ...Object.fromEntries(entries), ...('properties' in schema ? { additionalProperties: false } : {}) }
}

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(closed(schema) as object)

/** The types of the lines, each of which the schema must describe. */
export function typesOf(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const event = JSON.parse(line) as { type: string }
      expect(validate(event), `${line}\n${JSON.stringify(validate.errors)}`).toBe(true)
      return event.type
    })
}

// Types as F# writes them: in messages, and as the recorded types that a migration is checked against.

import type { FieldDef, TypeDef, TypeRep } from '@fsrs/chunk'

/** How a type of the program is called, by its unique name. */
export type NameOf = (uniqueName: string) => string

const POSTFIX = new Set(['list', 'array', 'option', 'seq', 'ref'])

/** A type: `Map<string, Todo list>`. */
export function typeText(type: TypeRep, nameOf: NameOf, position: 'free' | 'argument' = 'free'): string {
  const inner = (each: TypeRep): string => typeText(each, nameOf, 'argument')
  switch (type.k) {
    case 'prim':
      return type.name
    case 'param':
      return `'t${type.index}`
    case 'local':
      return '_'
    case 'def':
      return applied(nameOf(type.name), type.args, nameOf)
    case 'lib':
      return POSTFIX.has(type.name)
        ? `${type.args.map(inner).join('')} ${type.name}`
        : applied(type.name, type.args, nameOf)
    case 'fun':
      return enclose(`${inner(type.from)} -> ${typeText(type.to, nameOf)}`, position)
    case 'tuple':
      return enclose(type.items.map(inner).join(' * '), position)
    case 'anon':
      return `{| ${type.fields.map((each) => `${each.name}: ${typeText(each.type, nameOf)}`).join('; ')} |}`
  }
}

function applied(name: string, args: readonly TypeRep[], nameOf: NameOf): string {
  return args.length === 0 ? name : `${name}<${args.map((arg) => typeText(arg, nameOf)).join(', ')}>`
}

function enclose(text: string, position: 'free' | 'argument'): string {
  return position === 'argument' ? `(${text})` : text
}

/** What stands after the `=` of a definition, on lines of their own; undefined for what F# cannot write as data. */
export function definitionText(def: TypeDef, nameOf: NameOf): readonly string[] | undefined {
  switch (def.k) {
    case 'record':
      return def.fields.map((field, index) => {
        const [open, close] = [index === 0 ? '{ ' : '  ', index === def.fields.length - 1 ? ' }' : '']
        return `${open}${fieldText(field, nameOf)}${close}`
      })
    case 'union':
      return def.cases.map(({ name, fields }) => `| ${name}${caseText(fields, nameOf)}`)
    case 'enum':
      return def.cases.map(({ name, value }) => `| ${name} = ${value}`)
    case 'class':
    case 'exception':
      return undefined
  }
}

function fieldText({ name, type, isMutable }: FieldDef, nameOf: NameOf): string {
  return `${isMutable ? 'mutable ' : ''}${quoted(name)}: ${typeText(type, nameOf)}`
}

function caseText(fields: readonly FieldDef[], nameOf: NameOf): string {
  if (fields.length === 0) return ''
  const texts = fields.map(({ name, type }) =>
    isUnnamed(name) ? typeText(type, nameOf, 'argument') : `${quoted(name)}: ${typeText(type, nameOf, 'argument')}`,
  )
  return ` of ${texts.join(' * ')}`
}

/** Whether a case's field was given no name in the source. */
export function isUnnamed(name: string): boolean {
  return /^Item\d*$/.test(name)
}

/** A name as it can be written. */
export function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_']*$/u.test(name) && !KEYWORDS.has(name) ? name : `\`\`${name}\`\``
}

const KEYWORDS = new Set(
  (
    'abstract and as assert base begin class default delegate do done downcast downto elif else end exception extern ' +
    'false finally fixed for fun function global if in inherit inline interface internal lazy let match member module ' +
    'mutable namespace new null of open or override private public rec return sig static struct then to true try type ' +
    'upcast use val void when while with yield'
  ).split(' '),
)

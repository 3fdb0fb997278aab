/** A fingerprint of what other files can see of a module: equal fingerprints mean that dependents need no new check. */
import type { ModuleEntry, ValueEntry } from './environment.ts'
import { printScheme, printType } from './type-printer.ts'
import type { TypeConstructor, ValueSymbol } from './types.ts'
import { interfacesOf } from './subtypes.ts'

/** @param text the source, which is part of the hash where bodies are inlined into other files */
export function interfaceHash(module: ModuleEntry, text: string): string {
  const lines: string[] = []
  const inlines = describe(module, lines)
  if (inlines) lines.push(text)
  return hashOf(lines.join('\n'))
}

function describe(module: ModuleEntry, lines: string[]): boolean {
  let inlines = false
  lines.push(`module ${module.path} ${module.requiresQualifiedAccess} ${[...module.privates].join()}`)
  for (const [name, entry] of module.values) {
    lines.push(`${name} ${entryText(entry)}`)
    if (entry.kind === 'Value' && entry.symbol.isInline) inlines = true
  }
  for (const [name, entry] of module.patterns) lines.push(`pattern ${name} ${entry.kind}`)
  const seen = new Set<TypeConstructor>()
  for (const type of module.types.values()) {
    if (seen.has(type)) continue
    seen.add(type)
    typeText(type, lines)
    for (const members of type.members.values())
      if (members.some((each) => each.symbol?.isInline === true)) inlines = true
  }
  for (const { type, member } of module.extensions)
    lines.push(`extension ${type.uniqueName} ${member.name} ${printScheme(member.scheme)}`)
  for (const each of module.autoOpens) lines.push(`open ${each.path}`)
  for (const inner of module.modules.values()) if (describe(inner, lines)) inlines = true
  return inlines
}

/** What others can see of a name, as text that is equal where it is the same for them. */
export function entryText(entry: ValueEntry): string {
  switch (entry.kind) {
    case 'Value':
      return symbolText(entry.symbol)
    case 'Case':
    case 'ActiveResult':
      return `case ${entry.case.owner.uniqueName} ${entry.case.exception ?? ''} ${entry.case.fields.map((each) => `${each.name}:${printType(each.type)}`).join()}`
    case 'ActiveCase':
      return `active ${entry.cases.join()} ${entry.index}`
    case 'SelfField':
    case 'SelfMethod':
    case 'Static':
    case 'Base':
    case 'Intrinsic':
      return entry.kind
  }
}

function symbolText(symbol: ValueSymbol): string {
  const { origin } = symbol
  const name = origin.kind === 'Global' ? origin.uniqueName : symbol.name
  const literal =
    symbol.literal === undefined
      ? ''
      : `${symbol.literal.type} ${'value' in symbol.literal ? String(symbol.literal.value) : ''}`
  return `${name} ${symbol.isMutable} ${symbol.arity} ${printScheme(symbol.scheme)} ${literal}`
}

/** The same of a type, in lines. */
export function typeText(type: TypeConstructor, lines: string[]): void {
  const { definition } = type
  lines.push(
    `type ${type.uniqueName} ${type.parameters.length} ${definition.kind} ${type.supportsEquality} ${type.supportsComparison} ${type.isReference === true} ${type.isQualified === true} ${type.isStruct === true} ${type.privateIn ?? ''}`,
  )
  if (definition.kind === 'Class') {
    const { isInterface, isAbstract, isStruct, isSealed, allowsNull, isSelfReferential, base } = definition
    lines.push(
      `class ${isInterface} ${isAbstract} ${isStruct === true} ${isSealed === true} ${allowsNull === true} ${isSelfReferential === true} ${base === undefined ? '' : printType(base)}`,
    )
  }
  switch (definition.kind) {
    case 'Record':
    case 'Class':
      for (const field of definition.fields) lines.push(`${field.name} ${field.isMutable} ${printType(field.type)}`)
      for (const each of interfacesOf(type)) lines.push(`interface ${printType(each)}`)
      break
    case 'Union':
      for (const each of definition.cases)
        lines.push(`${each.name} ${each.fields.map((field) => `${field.name} ${printType(field.type)}`).join()}`)
      break
    case 'Enum':
      for (const each of definition.cases) lines.push(`${each.name} ${each.value}`)
      break
    case 'Abbreviation':
      lines.push(printType(definition.type))
      break
    case 'Delegate':
      lines.push(`${definition.parameters.map(printType).join()} ${printType(definition.result)}`)
      break
    case 'Primitive':
    case 'Library':
    case 'Host':
    case 'Measure':
    case 'Unknown':
  }
  for (const members of type.members.values())
    for (const each of members)
      lines.push(
        `member ${each.name} ${each.kind} ${each.isHidden === true} ${each.isStatic} ${each.methodKey ?? ''} ${printScheme(each.scheme)} ${JSON.stringify(each.parameters ?? [])}${each.operation === undefined ? '' : JSON.stringify(each.operation)}`,
      )
}

/** cyrb53, by the author known as bryc: 53 bits, which is plenty for the handful of versions of one file. */
function hashOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

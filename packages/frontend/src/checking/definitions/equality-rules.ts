/** The attributes that say how values of a type are compared: which go together, and with which members. */
import type { Member, TypeDefinition } from '../../syntax/ast.ts'
import { hasAttribute } from '../../syntax/attributes.ts'
import * as catalog from '../../types/catalog.ts'
import type { Checker } from '../checker.ts'
import { implementsComparable, isOverride } from './derived-equals.ts'

interface Says {
  readonly NoEquality: boolean
  readonly NoComparison: boolean
  readonly StructuralEquality: boolean
  readonly StructuralComparison: boolean
  readonly CustomEquality: boolean
  readonly CustomComparison: boolean
  readonly ReferenceEquality: boolean
}

/** What a type says of its equality and comparison, by attributes and by members. */
interface Facts {
  readonly says: Says
  /** Records, unions and structs: F# compares their parts. */
  readonly isStructural: boolean
  readonly isStruct: boolean
  readonly overridesEquals: boolean
  readonly overridesHash: boolean
  /** An override of `Equals`, or an interface that says the same. */
  readonly hasEquals: boolean
  readonly hasCompareTo: boolean
  /** `System.IComparable`, not the one with a type. */
  readonly isComparable: boolean
}

/** Reports attributes of equality that contradict each other, the kind of the type, or its members. */
export function checkEqualityRules(c: Checker, definition: TypeDefinition): void {
  if (definition.representation.kind === 'Abbreviation') return
  const facts = factsOf(definition)
  const name = definition.name.at(-1)!
  // F# looks at them when all types and values are right.
  for (const code of wrongIn(facts))
    c.late.push((WARNINGS.has(code) ? catalog.remark : catalog.badDeclaration)(code, name, MESSAGES[code]))
}

function wrongIn(facts: Facts): readonly Code[] {
  const { says, isStructural, hasEquals, hasCompareTo } = facts
  if (isStructural && derivesComparison(says) && hasCompareTo) return ['FS0647']
  const found = [wrongCombination(facts), wrongMembers(facts), withoutEquals(facts), withoutPartner(facts)]
  const derivesEquality = isStructural && !says.CustomEquality && !says.ReferenceEquality && !says.NoEquality
  if (derivesEquality && hasEquals) found.push('FS0344')
  return found.filter((each) => each !== undefined)
}

function factsOf({ attributes, representation, members }: TypeDefinition): Facts {
  const isStruct =
    hasAttribute(attributes, 'Struct') ||
    (representation.kind === 'Class' && representation.definitionKind === 'struct')
  const overridesEquals = members.some((each) => isOverride(each, 'Equals'))
  return {
    says: {
      NoEquality: hasAttribute(attributes, 'NoEquality'),
      NoComparison: hasAttribute(attributes, 'NoComparison'),
      StructuralEquality: hasAttribute(attributes, 'StructuralEquality'),
      StructuralComparison: hasAttribute(attributes, 'StructuralComparison'),
      CustomEquality: hasAttribute(attributes, 'CustomEquality'),
      CustomComparison: hasAttribute(attributes, 'CustomComparison'),
      ReferenceEquality: hasAttribute(attributes, 'ReferenceEquality'),
    },
    isStructural: representation.kind === 'Record' || representation.kind === 'Union' || isStruct,
    isStruct,
    overridesEquals,
    overridesHash: members.some((each) => isOverride(each, 'GetHashCode')),
    hasEquals: overridesEquals || implementsSome(members, EQUATABLE),
    hasCompareTo: implementsSome(members, COMPARABLE),
    isComparable: members.some(implementsComparable),
  }
}

const EQUATABLE: ReadonlySet<string> = new Set(['IEquatable', 'IStructuralEquatable'])
const COMPARABLE: ReadonlySet<string> = new Set(['IComparable', 'IStructuralComparable'])

function implementsSome(members: readonly Member[], names: ReadonlySet<string>): boolean {
  return members.some(
    (each) => each.kind === 'Interface' && each.type.kind === 'Name' && names.has(each.type.path.at(-1)!.name),
  )
}

function derivesComparison(says: Says): boolean {
  const { NoEquality, NoComparison, CustomEquality, CustomComparison, ReferenceEquality } = says
  if (NoEquality || NoComparison || CustomEquality || CustomComparison || ReferenceEquality) return false
  return !says.StructuralEquality || says.StructuralComparison
}

function wrongCombination({ says, isStructural, isStruct }: Facts): Code | undefined {
  if (says.NoEquality && !says.NoComparison) return 'FS0378'
  const isCustom = says.CustomEquality || says.CustomComparison
  if (!isStructural) {
    if (says.StructuralEquality || says.StructuralComparison || says.ReferenceEquality) return 'FS0382'
    return isCustom ? 'FS0377' : undefined
  }
  if (says.StructuralComparison && !says.StructuralEquality) return 'FS0379'
  if (isStruct && says.ReferenceEquality) return 'FS0376'
  const isOrdered = says.NoComparison || says.CustomComparison
  if (says.StructuralEquality && !isOrdered && !says.StructuralComparison) return 'FS0380'
  if (says.CustomEquality && !isOrdered) return 'FS0387'
  if (says.CustomComparison && !says.CustomEquality && !says.StructuralEquality) return 'FS0377'
  return says.NoEquality && says.ReferenceEquality ? 'FS0377' : undefined
}

function wrongMembers({ says, hasEquals, hasCompareTo }: Facts): Code | undefined {
  if ((says.NoEquality && hasEquals) || (says.NoComparison && hasCompareTo)) return 'FS0386'
  if (says.CustomEquality && !hasEquals) return 'FS0384'
  if (says.CustomComparison && !hasCompareTo) return 'FS0385'
  return says.ReferenceEquality && hasEquals ? 'FS0383' : undefined
}

/** FS0342, FS0343: an order of its own, whose `Equals` F# derives, or makes of `CompareTo`. */
function withoutEquals({ says, isStructural, isComparable, overridesEquals }: Facts): Code | undefined {
  if (!isComparable || overridesEquals) return undefined
  return isStructural && !says.CustomEquality && !says.NoEquality ? 'FS0342' : 'FS0343'
}

/** FS0345, FS0346: what is equal has the same hash code, so both or neither. */
function withoutPartner({ overridesEquals, overridesHash }: Facts): Code | undefined {
  if (overridesEquals === overridesHash) return undefined
  return overridesHash ? 'FS0345' : 'FS0346'
}

const WARNINGS: ReadonlySet<Code> = new Set(['FS0342', 'FS0343', 'FS0345', 'FS0346', 'FS0386'] as const)

type Code = keyof typeof MESSAGES

const MESSAGES = {
  FS0342: 'This type has an order of its own, and still is equal by its parts: `override Equals` to have both agree.',
  FS0343: 'This type has an order of its own, and no `Equals`: values are equal where `CompareTo` answers 0.',
  FS0344: 'A type with its own `Equals` or `GetHashCode` says `[<CustomEquality>]`, and how it is ordered.',
  FS0345: 'This type overrides `GetHashCode` without `Equals`: override both.',
  FS0346: 'This type overrides `Equals` without `GetHashCode`: equal values must have one hash code, so override both.',
  FS0376: 'Structs are compared by their parts, never by reference.',
  FS0377: 'These attributes of equality and comparison do not go together, or not with this kind of type.',
  FS0378: 'What has no equality has no order either: `[<NoEquality; NoComparison>]`.',
  FS0379: 'An order by parts needs equality by parts: `[<StructuralEquality; StructuralComparison>]`.',
  FS0380: '`[<StructuralEquality>]` says how the type is ordered, too: add `StructuralComparison` or `NoComparison`.',
  FS0382: 'Only records, unions, exceptions and structs are compared by their parts, or by reference on demand.',
  FS0383: 'A type with `[<ReferenceEquality>]` has no equality of its own.',
  FS0384: '`[<CustomEquality>]` needs an `override` of `Equals`, or `IEquatable`.',
  FS0385: '`[<CustomComparison>]` needs an implementation of `System.IComparable`.',
  FS0386: 'This type says that it is not compared, and has members that compare.',
  FS0387: '`[<CustomEquality>]` says how the type is ordered, too: add `CustomComparison` or `NoComparison`.',
  FS0647: 'A type that implements `IComparable` itself says `[<CustomComparison>]`, and how equal values are found.',
} as const

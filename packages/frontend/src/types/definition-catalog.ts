/** The findings of what a type or its members are defined as, one constructor each; see `catalog.ts`. */
import type { Node } from '../syntax/ast.ts'
import { badDeclaration } from './catalog.ts'
import { count, error, quotedNames, warning } from './finding.ts'
import type { Finding, FindingLabel } from './finding.ts'
import type { MemberInfo } from './types.ts'

/** FS0864: a member that hides one of every object. */
export function hiddenMember(at: Node, name: string): Finding {
  return warning(
    'FS0864',
    at,
    `This \`${name}\` hides the one that every object has, and is not called in its place.`,
    {
      help: `Write 'override' instead of 'member'.`,
    },
  )
}

/** FS0855, FS0856, FS0859, and FS0767, FS0768 in an object expression: a member that implements nothing. */
export function implementsNothing(
  at: Node,
  name: string,
  of: 'object' | 'method' | 'property',
  found: MemberInfo | undefined,
  help?: string,
): Finding {
  const isOfObject = of === 'object'
  if (found !== undefined)
    return error(
      isOfObject ? 'FS0768' : 'FS0856',
      at,
      `\`${name}\` takes other arguments than the abstract member that it implements.`,
      {
        help: `The abstract member takes ${found.arguments.length === 1 ? count(found.arguments[0]!, 'argument') : `${found.arguments.length} groups of arguments`}.`,
      },
    )
  return error(
    isOfObject ? 'FS0767' : of === 'method' ? 'FS0855' : 'FS0859',
    at,
    `There is no abstract member \`${name}\` that this could implement.`,
    { help },
  )
}

/** FS0894: an `inline` function of a class. */
export function inlineClassLet(at: Node): Finding {
  return error('FS0894', at, 'A `let` of a class cannot be inline.', {
    help: 'Define the function before the class, or leave `inline` out.',
  })
}

/** FS0953: an abbreviation that is its own meaning. */
export function cyclicAbbreviation(at: Node, name: string): Finding {
  return error('FS0953', at, `The abbreviation \`${name}\` means itself.`)
}

/** FS0053: a case that begins like a variable. */
export function lowercaseCase(at: Node, name: string): Finding {
  const upper = `${name[0]!.toUpperCase()}${name.slice(1)}`
  return error('FS0053', at, `\`${name}\` cannot be a case: cases begin with a capital letter, variables need not.`, {
    help: name.startsWith('_') ? undefined : `Write \`${upper}\`.`,
  })
}

/** FS0568: an enum of which one element has no number. */
export function enumWithoutValue(at: Node, name: string): Finding {
  return error('FS0568', at, `\`${name}\` has no value, but the others have: this is an enum.`, {
    help: `Write '${name} = …', or take the values away from all of them for a union.`,
  })
}

/** FS0960: a `let` of a class behind its members. */
export function letAfterMember(at: Node): Finding {
  return error('FS0960', at, '`let` and `do` of a class must come before its members.', {
    help: 'Move it up, before the first `member`.',
  })
}

/** FS0673: a member without a name for its object. */
export function memberWithoutSelf(at: Node, name: string): Finding {
  return error('FS0673', at, `This member has no name for the object that it belongs to.`, {
    help: `Write 'member this.${name} = …', or 'static member ${name} = …' if it needs no object.`,
  })
}

/** FS1212: `?x` before a parameter that cannot be left out. */
export function optionalBeforeOthers(at: Node): Finding {
  return error('FS1212', at, 'Parameters that may be left out must come last.', {
    help: 'Move it behind the others.',
  })
}

/** FS0438: two members that no call could tell apart. */
export function duplicateMember(at: Node, name: string, type: string, other: FindingLabel): Finding {
  return error('FS0438', at, `\`${type}\` has two members \`${name}\` that take the same arguments.`, {
    labels: [other],
    help: 'Give one of them another name, or other parameters.',
  })
}

/** FS0054: a class that is not abstract, but has abstract members without a body. */
export function unimplemented(at: Node, type: string, members: readonly MemberInfo[]): Finding {
  const [first] = members
  const keyword = first?.owner.name === type ? 'default' : 'override'
  return error('FS0054', at, `\`${type}\` does not implement ${quotedNames(members.map((each) => each.name))}.`, {
    help: `Add '${keyword} this.${first?.name} … = …', or mark the class with [<AbstractClass>] if no object of it is made.`,
  })
}

/** FS0964: `type A = B with member …`. */
export function membersOfAbbreviation(at: Node): Finding {
  const message = 'This is another name for a type that there is, and so has no members of its own.'
  return badDeclaration('FS0964', at, message, 'Add them to the type itself: `type T with member …`.')
}

/** FS0896: members of an enum. */
export function membersOfEnum(at: Node): Finding {
  return badDeclaration('FS0896', at, 'An enum has no members.', 'Write functions in a module, or make it a union.')
}

/** FS0545: members of a delegate. */
export function membersOfDelegate(at: Node): Finding {
  return badDeclaration('FS0545', at, 'A delegate has no members.')
}

/** FS0912: a part that only the definition of a class has. */
export function onlyInClasses(at: Node, why: string): Finding {
  return badDeclaration('FS0912', at, `This can stand only in the definition of a class. ${why}`)
}

/** FS0871: `new` in a record or union. */
export function constructorOfData(at: Node): Finding {
  const help = 'Write a static member that makes one, `static member Create(…) = …`.'
  return badDeclaration('FS0871', at, 'A record or union has no constructors.', help)
}

/** FS0909: an interface that a type would implement behind its definition. */
export function interfaceAdded(at: Node): Finding {
  const message = 'The interfaces of a type stand in its definition: they cannot be added behind `with`.'
  return badDeclaration('FS0909', at, message)
}

/** FS3192: a constructor for a type that is defined elsewhere. */
export function constructorAdded(at: Node): Finding {
  const help = 'Write a static member, or a function, that makes one.'
  return badDeclaration('FS3192', at, 'Constructors stand in the definition of their type.', help)
}

/** FS3573: `static let` for a type that is defined elsewhere. */
export function staticsAdded(at: Node): Finding {
  const help = 'Write a static member, or a `let` in the module around it.'
  return badDeclaration('FS3573', at, 'A type that is defined elsewhere gets members only.', help)
}

/** FS0959: `inherit` behind something else. */
export function inheritNotFirst(at: Node): Finding {
  return badDeclaration(
    'FS0959',
    at,
    '`inherit` comes first in a class, and once.',
    'Move it up, right behind the `=`.',
  )
}

/** FS0961: `inherit T` without its arguments. */
export function inheritWithoutArguments(at: Node): Finding {
  const message = 'The constructor of what the class inherits is called here: its arguments are missing.'
  return badDeclaration('FS0961', at, message, 'Write them in parentheses, `()` if there are none.')
}

/** FS0753, FS0945, FS0946: what cannot be inherited. */
export function notABase(code: 'FS0753' | 'FS0945' | 'FS0946', at: Node, message: string, help?: string): Finding {
  return badDeclaration(code, at, message, help)
}

/** FS0963: a `let` or `do` of a type of which no object is made by its name. */
export function withoutConstructor(at: Node): Finding {
  return badDeclaration('FS0963', at, 'This needs a primary constructor: write () after the name of the type.')
}

/** FS0954: a type that would be a part of itself. */
export function ownBase(at: Node, name: string): Finding {
  return error('FS0954', at, `\`${name}\` would be a part of itself.`, {
    help: 'A class cannot inherit from itself, nor a struct hold a value of its own type.',
  })
}

/** FS0366: members of an interface are missing; FS0365: of a class. */
export function missingImplementation(
  at: Node,
  interfaceName: string,
  members: readonly string[],
  isInterface: boolean,
): Finding {
  return error(
    isInterface ? 'FS0366' : 'FS0365',
    at,
    `No implementation is given for ${quotedNames(members)} of \`${interfaceName}\`.`,
  )
}

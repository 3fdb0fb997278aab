/** Attributes: which there are, what they stand at, and that each stands there once. */
import type { Attribute, Expr, Ident, LongIdent, Pattern } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { constantOf } from './constants.ts'
import { missingName } from './missing-names.ts'
import type { Finding } from '../types/finding.ts'
import { findType, resolvePath } from './names.ts'

/** What an attribute stands at. */
export type AttributeTarget = 'type' | 'value' | 'member'

/** Attributes of types alone. */
const OF_TYPES =
  words(`AbstractClass AllowNullLiteral Class CLIMutable CustomComparison CustomEquality Interface Measure
  NoComparison NoEquality ReferenceEquality Sealed Struct StructuralComparison StructuralEquality StructuredFormatDisplay Flags
  AttributeUsage`)

/** Attributes of functions and values alone. */
const OF_VALUES = words('Literal EntryPoint GeneralizableValue')

/** All others that F# and .NET have and programs write; those of this language are the last. */
const OTHERS =
  words(`AutoOpen AutoSerializable CLIEvent ComparisonConditionalOn CompilationArgumentCounts CompilationRepresentation
  CompiledName CompilerMessage CustomOperation DefaultAugmentation DefaultValue EqualityConditionalOn Experimental
  InlineIfLambda NoCompilerInlining NoDynamicInvocation OptionalArgument ProjectionParameter ReflectedDefinition
  RequireQualifiedAccess RequiresExplicitTypeArguments TailCall Unverifiable VolatileField WarnOnWithoutNullArgument
  Conditional ContextStatic DebuggerBrowsable DebuggerDisplay DebuggerStepThrough DllImport Extension FieldOffset
  IsReadOnly MethodImpl NonSerialized Obsolete Optional DefaultParameterValue CallerMemberName CallerFilePath CallerLineNumber Out In
  ParamArray Serializable StructLayout ThreadStatic AssemblyVersion AssemblyTitle InternalsVisibleTo ExcludeFromCodeCoverage
  DataContract DataMember JsonPropertyName JsonIgnore Description DisplayName Required
  Persist Default Migrate`)

/** What would change what a program does, and does not here: what to write instead. */
const REFUSED: Readonly<Record<string, string>> = {
  Conditional: 'Write `if …`, or `#if …`, where the member is called.',
  DllImport: 'A function that the host registers can stand in for it.',
  CallerMemberName: 'Leave it out, and write the name where the member is called.',
  CallerFilePath: 'Leave it out, and write the path where the member is called.',
  CallerLineNumber: 'Leave it out, and write the line where the member is called.',
  Optional: 'Write `?name: type`, and `defaultArg name value` in the member.',
  DefaultParameterValue: 'Write `?name: type`, and `defaultArg name value` in the member.',
}

const UNUSED = 'Leave the attribute out, and make the definition `private` or take it away.'

const REPEATABLE = words('Conditional CompilerMessage InternalsVisibleTo')

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

/** Reports attributes that nobody defines (FS0039), that stand at something else (FS0842) or twice (FS0429). */
export function checkAttributes(c: Checker, attributes: readonly Attribute[], target: AttributeTarget): void {
  if (attributes.length === 0) return
  const seen = new Set<string>()
  for (const each of attributes) {
    const last = each.name.at(-1)!
    const name = bareName(each)
    if (isRefused(c, each, name)) c.report(catalog.unsupported(each, `\`[<${name}>]\` is`, REFUSED[name]))
    else if (makesUsesErrors(c, each, name))
      c.report(catalog.unsupported(each, `\`[<${name}>]\` that makes uses errors is`, UNUSED))
    const isOther = (target === 'type' ? OF_VALUES : OF_TYPES).has(name)
    if (isOther && !each.hasTarget) c.report(catalog.misplacedAttribute(last, name, target))
    else if (!isKnown(name) && !isDefined(c, each))
      c.report(
        missingAttribute(c, each.name, () => catalog.undefinedName(last, 'attribute', last.name, near(c, last.name))),
      )
    else if (seen.has(name) && !REPEATABLE.has(name)) c.report(catalog.attributeTwice(last, name))
    seen.add(name)
    if (each.argument !== undefined) checkArguments(c, unparen(each.argument))
  }
}

/** Reports attributes of a member's parameters that nobody heeds here. */
export function checkParameterAttributes(c: Checker, pattern: Pattern): void {
  let inner = pattern
  while (inner.kind === 'Paren' || inner.kind === 'Typed' || inner.kind === 'Attributed') {
    if (inner.kind === 'Attributed') {
      // The two go together, and one finding says it.
      const refused = inner.attributes.find((each) => isRefused(c, each, bareName(each)))
      if (refused !== undefined)
        c.report(catalog.unsupported(refused, `\`[<${bareName(refused)}>]\` is`, REFUSED[bareName(refused)]))
    }
    inner = inner.kind === 'Paren' ? inner.inner : inner.pattern
  }
}

function bareName({ name }: Attribute): string {
  return name.at(-1)!.name.replace(/Attribute$/, '')
}

function isRefused(c: Checker, attribute: Attribute, name: string): boolean {
  return Object.hasOwn(REFUSED, name) && !isDefined(c, attribute)
}

/** `Obsolete("…", true)`, `CompilerMessage("…", 1, IsError = true)`: a program may be refused for what it uses. */
function makesUsesErrors(c: Checker, attribute: Attribute, name: string): boolean {
  if (!(name === 'Obsolete' || name === 'CompilerMessage') || isDefined(c, attribute)) return false
  const argument = attribute.argument && unparen(attribute.argument)
  return argument?.kind === 'Tuple' && argument.items.some((each) => isTrue(c, isNamed(each) ? each.right : each))
}

function isTrue(c: Checker, e: Expr): boolean {
  const value = constantOf(c, e)
  return value?.type === 'bool' && value.value
}

function missingAttribute(c: Checker, name: LongIdent, otherwise: () => Finding): Finding {
  const path = withSuffix(name)
  return missingName(c, path, path[0]!, otherwise)
}

/** Arguments are constants, for an attribute is there before anything runs. */
function checkArguments(c: Checker, argument: Expr): void {
  if (argument.kind === 'Tuple') for (const each of argument.items) checkArguments(c, each)
  else if (isNamed(argument)) checkArguments(c, argument.right)
  else if (!mayBeConstant(c, argument)) c.report(catalog.notConstant(argument))
  else if (argument.kind === 'Name' && argument.path.length === 1) reportMissing(c, argument.path[0]!)
}

function reportMissing(c: Checker, name: Ident): void {
  if (resolvePath(c, [name]).kind === 'Missing')
    c.report(catalog.undefinedName(name, 'value or constructor', name.name, c.scope.suggest(name.name, c.scope.values)))
}

/** `AllowMultiple = true`: the name of a property of the attribute. */
function isNamed(e: Expr): e is Expr & { kind: 'Infix' } {
  return e.kind === 'Infix' && e.operator.name === '=' && e.left.kind === 'Name' && e.left.path.length === 1
}

/** On the safe side: enums and types of .NET, which an attribute may name too, are known to nobody here. */
function mayBeConstant(c: Checker, e: Expr): boolean {
  if (e.kind === 'Infix') return e.operator.name === '|||' || constantOf(c, e) !== undefined
  if (e.kind !== 'Name' || e.path.length > 1) return true
  const meaning = resolvePath(c, e.path)
  return meaning.kind !== 'Entry' || meaning.entry.kind !== 'Value' || meaning.entry.symbol.literal !== undefined
}

function isKnown(name: string): boolean {
  return OF_TYPES.has(name) || OF_VALUES.has(name) || OTHERS.has(name)
}

/** Whether the program has the attribute itself. */
function isDefined(c: Checker, { name }: Attribute): boolean {
  return findType(c, name, 0) !== undefined || findType(c, withSuffix(name), 0) !== undefined
}

/** The name of the attribute's class. */
function withSuffix(name: LongIdent): LongIdent {
  const last = name.at(-1)!
  return [...name.slice(0, -1), { ...last, name: `${last.name.replace(/Attribute$/, '')}Attribute` }]
}

function near(c: Checker, name: string): readonly string[] {
  return c.scope.suggest(name, new Map([...OF_TYPES, ...OF_VALUES, ...OTHERS].map((each) => [each, each])))
}

/** Attributes: which there are, what they stand at, and that each stands there once. */
import type { Attribute } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { findType } from './names.ts'

/** What an attribute stands at. */
export type AttributeTarget = 'type' | 'value'

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
  MethodImpl NonSerialized Obsolete Optional DefaultParameterValue CallerMemberName CallerFilePath CallerLineNumber Out In
  ParamArray Serializable StructLayout ThreadStatic AssemblyVersion AssemblyTitle InternalsVisibleTo ExcludeFromCodeCoverage
  DataContract DataMember JsonPropertyName JsonIgnore Description DisplayName Required
  Persist Default Migrate`)

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
    const name = last.name.replace(/Attribute$/, '')
    const isOther = (target === 'value' ? OF_TYPES : OF_VALUES).has(name)
    if (isOther && !each.hasTarget) c.report(catalog.misplacedAttribute(last, name, target))
    else if (!isKnown(name) && !isDefined(c, each))
      c.report(catalog.undefinedName(last, 'attribute', last.name, near(c, last.name)))
    else if (seen.has(name) && !REPEATABLE.has(name)) c.report(catalog.attributeTwice(last, name))
    seen.add(name)
  }
}

function isKnown(name: string): boolean {
  return OF_TYPES.has(name) || OF_VALUES.has(name) || OTHERS.has(name)
}

/** Whether the program has the attribute itself. */
function isDefined(c: Checker, { name }: Attribute): boolean {
  const last = name.at(-1)!
  const full = [...name.slice(0, -1), { ...last, name: `${last.name}Attribute` }]
  return findType(c, name, 0) !== undefined || findType(c, full, 0) !== undefined
}

function near(c: Checker, name: string): readonly string[] {
  return c.scope.suggest(name, new Map([...OF_TYPES, ...OF_VALUES, ...OTHERS].map((each) => [each, each])))
}

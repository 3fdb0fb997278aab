import type { Rep } from '../values/values.ts'

const PRIMITIVE_NAMES: Readonly<Record<string, string>> = {
  unit: 'Microsoft.FSharp.Core.Unit',
  bool: 'System.Boolean',
  char: 'System.Char',
  string: 'System.String',
  int: 'System.Int32',
  float: 'System.Double',
  float32: 'System.Single',
  int64: 'System.Int64',
  uint64: 'System.UInt64',
  int16: 'System.Int16',
  uint16: 'System.UInt16',
  byte: 'System.Byte',
  sbyte: 'System.SByte',
  uint32: 'System.UInt32',
  decimal: 'System.Decimal',
  bigint: 'System.Numerics.BigInteger',
  obj: 'System.Object',
  exn: 'System.Exception',
}

const LIBRARY_NAMES: Readonly<Record<string, string>> = {
  list: 'Microsoft.FSharp.Collections.FSharpList',
  option: 'Microsoft.FSharp.Core.FSharpOption',
  seq: 'System.Collections.Generic.IEnumerable',
  Map: 'Microsoft.FSharp.Collections.FSharpMap',
  Set: 'Microsoft.FSharp.Collections.FSharpSet',
  ref: 'Microsoft.FSharp.Core.FSharpRef',
  Result: 'Microsoft.FSharp.Core.FSharpResult',
  Lazy: 'System.Lazy',
  Random: 'System.Random',
  Dictionary: 'System.Collections.Generic.Dictionary',
  HashSet: 'System.Collections.Generic.HashSet',
  ResizeArray: 'System.Collections.Generic.List',
  Queue: 'System.Collections.Generic.Queue',
  Stack: 'System.Collections.Generic.Stack',
  SortedDictionary: 'System.Collections.Generic.SortedDictionary',
  SortedSet: 'System.Collections.Generic.SortedSet',
  LinkedList: 'System.Collections.Generic.LinkedList',
  LinkedListNode: 'System.Collections.Generic.LinkedListNode',
  KeyValuePair: 'System.Collections.Generic.KeyValuePair',
  StringBuilder: 'System.Text.StringBuilder',
  StringWriter: 'System.IO.StringWriter',
  TextWriter: 'System.IO.TextWriter',
}

/** The name of a type as .NET writes it: `System.Int32[]`. */
export function dotNetTypeName(rep: Rep): string {
  switch (rep.k) {
    case 'prim':
      return PRIMITIVE_NAMES[rep.name] ?? rep.name
    case 'lib':
      if (rep.name === 'array') return `${rep.args[0] === undefined ? 'System.Object' : dotNetTypeName(rep.args[0])}[]`
      if (rep.name === 'array2D')
        return `${rep.args[0] === undefined ? 'System.Object' : dotNetTypeName(rep.args[0])}[,]`
      return (LIBRARY_NAMES[rep.name] ?? rep.name) + typeArguments(rep.args)
    case 'def':
      return dotNetNameOf(rep.info.def.name) + typeArguments(rep.args)
    case 'fun':
      return `Microsoft.FSharp.Core.FSharpFunc${typeArguments([rep.from, rep.to])}`
    case 'tuple':
      return `System.${rep.isStruct === true ? 'ValueTuple' : 'Tuple'}${typeArguments(rep.items)}`
    case 'anon':
      return '<>f__AnonymousType'
  }
}

function typeArguments(args: readonly Rep[]): string {
  return args.length === 0 ? '' : `\`${args.length}[${args.map(dotNetTypeName).join(',')}]`
}

/** Of a type of the program by its unique name: a module is a class that holds the types in it. */
export function dotNetNameOf(uniqueName: string): string {
  const plain = uniqueName.replace(/#\d+$/, '')
  const colon = plain.indexOf(':')
  const unit = colon < 0 ? '' : plain.slice(0, colon)
  const inside = colon < 0 ? plain : plain.slice(colon + 1)
  const path = inside.replaceAll('.', '+')
  return unit === '' ? path : `${unit}+${path}`
}

/** The last part of a name. */
export function shortName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('+')) + 1)
}

/** `Name` of a type: its last part, without type arguments. */
export function typeName(fullName: string): string {
  return shortName(fullName.replace(/(`\d+)\[.*$/, '$1'))
}

export { Chunk } from './chunk.ts'
export { ChunkError } from './chunk-error.ts'
export type { ChunkErrorCode } from './chunk-error.ts'
export {
  COMPARE,
  COMPARE_TO,
  CURRENT,
  DISPOSE,
  GET_ENUMERATOR,
  MOVE_NEXT,
  EXCEPTION_MESSAGE,
  OBJECT_EQUALS,
  OBJECT_HASH,
  OPERATIONS,
} from './ir.ts'
export type {
  Constant,
  EqualityKind,
  Expr,
  FieldDef,
  FormatPart,
  GlobalDef,
  ClosureName,
  Lambda,
  LocalId,
  Offset,
  Operation,
  PrimitiveName,
  Program,
  TypeDef,
  TypeRep,
  Unit,
} from './ir.ts'
export { libraryEntries } from './library/lookup.ts'
export type { LibraryEntry, LibraryKind } from './library/lookup.ts'
export { Lineage, perUnit, typesOf } from './lineage.ts'
export type { Ancestor } from './lineage.ts'
export { mapChildren } from './map.ts'
export { visitChildren } from './visit.ts'
export { PRIMITIVE_NAMES } from './primitive-names.ts'
export { partsOfType } from './type-parts.ts'
export { parseHostType } from './host-type.ts'
export { parameterCounts, parseType, uncurryType } from './type-syntax.ts'
export type { TypeSyntax } from './type-syntax.ts'
export { disassemble } from './disassemble.ts'
export { MAX_EXPRESSION_DEPTH } from './verify-expressions.ts'
export { verifyProgram } from './verify.ts'

import { CodedError } from '@fsrs/base'

/** Why a chunk was refused. */
export type ChunkErrorCode =
  /** The bytes are no chunk. */
  | 'CHUNK_NOT_RECOGNISED'
  /** Written by a version that this one does not read. */
  | 'CHUNK_VERSION_UNSUPPORTED'
  /** Cut short, or changed since it was written. */
  | 'CHUNK_DAMAGED'
  /** Whole, but no program that may run: the message says where. */
  | 'CHUNK_INVALID'

/** A chunk that is refused; nothing of it has run. */
export class ChunkError extends CodedError<ChunkErrorCode> {}

import { CodedError } from '@fsrs/base'

/** Why the engine refuses; the watcher's own errors come through as they are. */
export type EngineErrorCode =
  /** The script cannot be read: it is missing, a directory, not permitted or not UTF-8. */
  | 'SOURCE_READ_FAILED'
  /** The script's extension is not among those that the compiler takes. */
  | 'INVALID_FILE_EXTENSION'
  /** The script does not exist, so that it cannot be watched. */
  | 'PATH_NOT_FOUND'
  /** The engine was started before. */
  | 'ALREADY_WATCHING'
  /** The engine was not started. */
  | 'NOT_WATCHING'
  /** The engine was disposed of. */
  | 'DISPOSED'
  /** An option is out of range, or does not go with another. */
  | 'INVALID_OPTION'
  /** The engine does not run programs: it was made without the option `live`. */
  | 'LIVE_NOT_ENABLED'
  /** No program is live yet. */
  | 'NOT_LIVE'
  /** The live program has no function of that name. */
  | 'FUNCTION_MISSING'
  /** The live program has another type for a function than the one the host took it with. */
  | 'FUNCTION_TYPE_CHANGED'
  /** A value is not what the schema of a piece of the host's state takes. */
  | 'STATE_INVALID'
  /** History does not hold the generation to roll back to. */
  | 'GENERATION_NOT_KEPT'

/** An error of the engine; match on `code`. */
export class EngineError extends CodedError<EngineErrorCode> {}

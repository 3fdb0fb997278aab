import { CodedError } from '@fsrs/base'

/** A program that could not be started. */
export class SessionError extends CodedError<'SPAWN_FAILED'> {}

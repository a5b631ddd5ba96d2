package dev.querytool.error;

/**
 * The stable, machine-readable kinds of failure.
 *
 * <p>Programs may switch on these; the names never change within a major version. The sentence
 * shown to a person for each is in the resource bundle {@code dev.querytool.error.messages}.
 */
public enum ErrorCode {
  /** An argument is out of its range or form. */
  VALIDATION_ERROR,
  /** A database could not be reached, or refused the login. */
  CONNECTION_ERROR,
  /** The guard refused a statement. */
  QUERY_REFUSED,
  /** A statement was not run because its plan exceeds a limit of rows or cost. */
  QUERY_TOO_COSTLY,
  /** The database failed while it ran an accepted statement. */
  QUERY_EXECUTION_ERROR,
  /** A statement ran longer than its timeout. */
  QUERY_TIMEOUT,
  /** A statement was cancelled by the caller. */
  QUERY_CANCELLED,
  /** A result exceeded its limit of rows or bytes. */
  RESULT_TOO_LARGE,
  /** An export could not be written. */
  EXPORT_ERROR,
  /** The caller may not do this. */
  ACCESS_DENIED,
  /** A password or key is not valid, or a caller authenticated by it is no longer valid. */
  AUTHENTICATION_FAILED,
  /** Authentication was attempted too often; it may be tried again later. */
  TOO_MANY_ATTEMPTS,
  /** A credential or key could not be stored or opened. */
  CREDENTIAL_ERROR,
  /** A language model failed or is not configured. */
  LLM_ERROR,
  /** The named thing does not exist. */
  NOT_FOUND,
  /** The name is taken, or the state does not allow the step. */
  CONFLICT,
  /** The store's file could not be opened, read or written. */
  STORE_ERROR,
  /** Another writer holds the store's file. */
  STORE_BUSY,
  /** A migration failed or does not fit the file. */
  MIGRATION_ERROR
}
